// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic on pixel words: premultiplied ARGB, eight bits each. What is done for every pixel of
// every frame is written for the processor's own vectors (SSE2, which every x86-64 has) and, for
// others, in plain words with the same results.
//
// Threading: pure functions, plain values.

#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "app/practice/vec.h"

namespace shotlab::practice {

// Pixels of a row that are worked out together.
inline constexpr int kSegment = 32;
struct alignas(16) Words {
  std::array<std::uint32_t, kSegment> at{};
};

// a + (b - a) * f / 256 on all four bytes at once; f in 0..256.
inline std::uint32_t blend_words(std::uint32_t a, std::uint32_t b, std::uint32_t f) {
  const std::uint32_t arb = a & 0x00ff00ffu, brb = b & 0x00ff00ffu;
  const std::uint32_t aag = (a >> 8) & 0x00ff00ffu, bag = (b >> 8) & 0x00ff00ffu;
  const std::uint32_t rb = ((arb * (256 - f) + brb * f) >> 8) & 0x00ff00ffu;
  const std::uint32_t ag = (aag * (256 - f) + bag * f) & 0xff00ff00u;
  return rb | ag;
}

// All four bytes times k / 256.
inline std::uint32_t scaled_word(std::uint32_t w, std::uint32_t k) {
  const std::uint32_t rb = (((w & 0x00ff00ffu) * k) >> 8) & 0x00ff00ffu;
  const std::uint32_t ag = (((w >> 8) & 0x00ff00ffu) * k) & 0xff00ff00u;
  return rb | ag;
}

// Premultiplied `top` over opaque `under`; alpha 0 adds. Bytes that overflow stay full.
inline std::uint32_t over(std::uint32_t top, std::uint32_t under) {
  const std::uint32_t keep = 256 - ((top >> 24) + (top >> 31));
  const std::uint32_t base = scaled_word(under, keep);
  const std::uint32_t r = std::min(255u, ((top >> 16) & 255) + ((base >> 16) & 255));
  const std::uint32_t g = std::min(255u, ((top >> 8) & 255) + ((base >> 8) & 255));
  const std::uint32_t b = std::min(255u, (top & 255) + (base & 255));
  return 0xff000000u | (r << 16) | (g << 8) | b;
}

inline std::uint32_t opaque_word(Rgb c) {
  auto byte = [](double v) { return static_cast<std::uint32_t>(std::lround(clamp01(v) * 255)); };
  return 0xff000000u | (byte(c.r) << 16) | (byte(c.g) << 8) | byte(c.b);
}

// The four bytes of one pixel in sixteen bits each: room for sums and products.
#if defined(__SSE2__)
struct Lanes {
  __m128i v;  // Blue, green, red, alpha; the upper half means nothing.

  // A light: 256 leaves a byte as it is; alpha is left alone.
  static Lanes of_light(std::uint16_t r, std::uint16_t g, std::uint16_t b) {
    return {_mm_set_epi16(0, 0, 0, 0, 256, static_cast<short>(r), static_cast<short>(g),
                          static_cast<short>(b))};
  }
  Lanes operator+(Lanes o) const { return {_mm_add_epi16(v, o.v)}; }
  Lanes half() const { return {_mm_srli_epi16(_mm_add_epi16(v, _mm_set1_epi16(1)), 1)}; }
  Lanes quarter() const { return {_mm_srli_epi16(_mm_add_epi16(v, _mm_set1_epi16(2)), 2)}; }
  // REQUIRES: bytes. What is over 255 is cut off by word().
  Lanes times(Lanes light) const { return {_mm_mulhi_epu16(_mm_slli_epi16(v, 8), light.v)}; }
  std::uint32_t word() const {
    return static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_packus_epi16(v, v)));
  }
};

// Between two neighbours in each of two rows; fx and fy in 0..255.
inline Lanes bilinear(const std::uint32_t* top, const std::uint32_t* bottom, std::uint32_t fx,
                      std::uint32_t fy) {
  const __m128i zero = _mm_setzero_si128(), half = _mm_set1_epi16(128);
  const __m128i a = _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(top)), zero);
  const __m128i b =
      _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(bottom)), zero);
  const __m128i down = _mm_set1_epi16(static_cast<short>(fy)),
                up = _mm_set1_epi16(static_cast<short>(256 - fy));
  __m128i v = _mm_add_epi16(_mm_mullo_epi16(a, up), _mm_mullo_epi16(b, down));
  v = _mm_srli_epi16(_mm_add_epi16(v, half), 8);
  const __m128i across = _mm_unpacklo_epi64(_mm_set1_epi16(static_cast<short>(256 - fx)),
                                            _mm_set1_epi16(static_cast<short>(fx)));
  v = _mm_mullo_epi16(v, across);
  v = _mm_add_epi16(v, _mm_srli_si128(v, 8));
  return {_mm_srli_epi16(_mm_add_epi16(v, half), 8)};
}

// Every word of the segment goes `f` / 256 of the way to `to`.
inline void blend_all(Words& words, std::uint32_t to, std::uint32_t f) {
  const __m128i zero = _mm_setzero_si128(), half = _mm_set1_epi16(128);
  const __m128i keep = _mm_set1_epi16(static_cast<short>(256 - f));
  const __m128i add =
      _mm_add_epi16(_mm_mullo_epi16(_mm_unpacklo_epi8(_mm_set1_epi32(static_cast<int>(to)), zero),
                                    _mm_set1_epi16(static_cast<short>(f))),
                    half);
  for (std::size_t i = 0; i < kSegment; i += 4) {
    auto* at = reinterpret_cast<__m128i*>(&words.at[i]);
    const __m128i w = _mm_load_si128(at);
    auto blend = [&](__m128i x) {
      return _mm_srli_epi16(_mm_add_epi16(_mm_mullo_epi16(x, keep), add), 8);
    };
    _mm_store_si128(
        at, _mm_packus_epi16(blend(_mm_unpacklo_epi8(w, zero)), blend(_mm_unpackhi_epi8(w, zero))));
  }
}
#else
struct Lanes {
  std::array<std::uint32_t, 4> v{};

  static Lanes of_light(std::uint16_t r, std::uint16_t g, std::uint16_t b) {
    return {{b, g, r, 256}};
  }
  template <typename F>
  Lanes each(F f) const {
    Lanes out;
    for (std::size_t i = 0; i < 4; ++i) out.v[i] = f(v[i], i);
    return out;
  }
  Lanes operator+(Lanes o) const {
    return each([&](std::uint32_t x, std::size_t i) { return x + o.v[i]; });
  }
  Lanes half() const {
    return each([](std::uint32_t x, std::size_t) { return (x + 1) >> 1; });
  }
  Lanes quarter() const {
    return each([](std::uint32_t x, std::size_t) { return (x + 2) >> 2; });
  }
  Lanes times(Lanes light) const {
    return each([&](std::uint32_t x, std::size_t i) { return (x * light.v[i]) >> 8; });
  }
  std::uint32_t word() const {
    const Lanes c = each([](std::uint32_t x, std::size_t) { return std::min(255u, x); });
    return c.v[0] | (c.v[1] << 8) | (c.v[2] << 16) | (c.v[3] << 24);
  }
};

inline Lanes bilinear(const std::uint32_t* top, const std::uint32_t* bottom, std::uint32_t fx,
                      std::uint32_t fy) {
  Lanes out;
  for (std::size_t i = 0; i < 4; ++i) {
    auto byte = [i](std::uint32_t w) { return (w >> (8 * i)) & 255; };
    const std::uint32_t left = (byte(top[0]) * (256 - fy) + byte(bottom[0]) * fy + 128) >> 8;
    const std::uint32_t right = (byte(top[1]) * (256 - fy) + byte(bottom[1]) * fy + 128) >> 8;
    out.v[i] = (left * (256 - fx) + right * fx + 128) >> 8;
  }
  return out;
}

inline void blend_all(Words& words, std::uint32_t to, std::uint32_t f) {
  for (std::uint32_t& w : words.at) {
    std::uint32_t out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      const std::uint32_t a = (w >> shift) & 255, b = (to >> shift) & 255;
      out |= ((a * (256 - f) + b * f + 128) >> 8) << shift;
    }
    w = out;
  }
}
#endif

}  // namespace shotlab::practice
