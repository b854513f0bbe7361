// SPDX-License-Identifier: Apache-2.0

#include "app/practice/finish.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <cstring>

#include "app/practice/mark.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

constexpr int kGrain = 256;  // Side of the grain tile.
constexpr int kBlock = 8;    // Pixels graded together; corners of such blocks hold the vignette.
constexpr float kRed = 0.2126F, kGreen = 0.7152F, kBlue = 0.0722F;
constexpr float kGrainEverywhere = 0.4F, kGrainMiddle = 2.4F;

}  // namespace

Finish::Finish(const Grade& g, std::uint64_t seed, int width, int height)
    : width_(width),
      height_(height),
      seed_(seed),
      slope_(static_cast<float>(g.contrast * g.gain)),
      lift_(static_cast<float>(0.45 * (1 - g.contrast) * g.gain * 255)),
      saturation_(static_cast<float>(g.saturation * (1 - clamp01(g.mono)))) {
  auto levels = [](Rgb c) {
    return std::array<float, 3>{static_cast<float>(c.r * 255), static_cast<float>(c.g * 255),
                                static_cast<float>(c.b * 255)};
  };
  shadows_ = levels(g.shadows), lights_ = levels(g.lights);
  const int columns = width / kBlock + 2, rows = height / kBlock + 2;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const double dx = (x * kBlock - width / 2.0) / (width / 2.0),
                   dy = (y * kBlock - height / 2.0) / (height / 2.0);
      const double r = ramp(std::sqrt(dx * dx * 0.8 + dy * dy * 0.6), 0.45, 1.25);
      vignette_.push_back(static_cast<float>(1 - g.vignette * r));
    }
  }
  Random draw(seed, "grain");
  grain_.resize(kGrain * (kGrain + kBlock));
  for (int y = 0; y < kGrain; ++y) {
    float* row = grain_.data() + y * (kGrain + kBlock);
    for (int x = 0; x < kGrain; ++x) {
      const double bell = draw.real() + draw.real() + draw.real() - 1.5;  // SD 0.5
      row[x] = static_cast<float>(std::clamp(bell * 2 * g.grain, -12.0, 12.0));
    }
    std::copy_n(row, kBlock, row + kGrain);  // A block may run over the tile's end.
  }
  const Mark mark = practice_mark(height);
  mark_ = mark.coverage, mark_w_ = mark.width, mark_h_ = mark.height;
  mark_x_ = width - mark.width - height / 40, mark_y_ = height - mark.height - height / 40;
}

#if defined(__SSE2__)
// Four pixels at a time. Writes a byte past the last pixel: apply() leaves room for it.
void Finish::block(const std::uint32_t* from, const float* grain, float fall, float fall_step,
                   std::uint8_t* to) const {
  const __m128 zero = _mm_setzero_ps(), full = _mm_set1_ps(255), one = _mm_set1_ps(1);
  const __m128i byte = _mm_set1_epi32(255);
  auto within = [&](__m128 v) { return _mm_min_ps(_mm_max_ps(v, zero), full); };
  auto mul = [](__m128 a, __m128 b) { return _mm_mul_ps(a, b); };
  auto add = [](__m128 a, __m128 b) { return _mm_add_ps(a, b); };
  for (int i = 0; i < kBlock; i += 4) {
    const __m128i w = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i));
    auto channel = [&](__m128i words) {
      const __m128 v = _mm_cvtepi32_ps(_mm_and_si128(words, byte));
      return within(add(mul(v, _mm_set1_ps(slope_)), _mm_set1_ps(lift_)));
    };
    const __m128 c[3] = {channel(_mm_srli_epi32(w, 16)), channel(_mm_srli_epi32(w, 8)), channel(w)};
    const __m128 luma = add(add(mul(c[0], _mm_set1_ps(kRed)), mul(c[1], _mm_set1_ps(kGreen))),
                            mul(c[2], _mm_set1_ps(kBlue)));
    const __m128 v = mul(luma, _mm_set1_ps(1 / 255.0F)), rest = _mm_sub_ps(one, v);
    const __m128 dark = mul(rest, rest);
    const __m128 bright = mul(mul(v, v), _mm_sub_ps(_mm_set1_ps(3), add(v, v)));
    // Grain shows in the middle tones, as on film.
    const __m128 weight =
        add(_mm_set1_ps(kGrainEverywhere), mul(_mm_set1_ps(kGrainMiddle), mul(v, rest)));
    const __m128 noise = add(mul(_mm_loadu_ps(grain + i), weight), _mm_set1_ps(0.5F));
    const __m128 at = add(_mm_set1_ps(static_cast<float>(i)), _mm_setr_ps(0, 1, 2, 3));
    const __m128 shade = add(_mm_set1_ps(fall), mul(_mm_set1_ps(fall_step), at));
    auto graded = [&](std::size_t k) {
      const __m128 colour = add(luma, mul(_mm_sub_ps(c[k], luma), _mm_set1_ps(saturation_)));
      const __m128 toned = add(
          colour, add(mul(_mm_set1_ps(shadows_[k]), dark), mul(_mm_set1_ps(lights_[k]), bright)));
      return _mm_cvttps_epi32(within(add(mul(toned, shade), noise)));
    };
    const __m128i rgb = _mm_or_si128(
        graded(0), _mm_or_si128(_mm_slli_epi32(graded(1), 8), _mm_slli_epi32(graded(2), 16)));
    alignas(16) std::array<std::uint32_t, 4> out{};
    _mm_store_si128(reinterpret_cast<__m128i*>(out.data()), rgb);
    for (std::size_t n = 0; n < 4; ++n, to += 3) std::memcpy(to, &out[n], 4);
  }
}
#else
void Finish::block(const std::uint32_t* from, const float* grain, float fall, float fall_step,
                   std::uint8_t* to) const {
  auto within = [](float v) { return std::min(255.0F, std::max(0.0F, v)); };
  for (int i = 0; i < kBlock; ++i, to += 3) {
    const std::array<float, 3> c = {
        within(static_cast<float>((from[i] >> 16) & 255) * slope_ + lift_),
        within(static_cast<float>((from[i] >> 8) & 255) * slope_ + lift_),
        within(static_cast<float>(from[i] & 255) * slope_ + lift_)};
    const float luma = c[0] * kRed + c[1] * kGreen + c[2] * kBlue;
    const float v = luma * (1 / 255.0F), rest = 1 - v;
    const float dark = rest * rest, bright = v * v * (3 - (v + v));
    // Grain shows in the middle tones, as on film.
    const float noise = grain[i] * (kGrainEverywhere + kGrainMiddle * (v * rest)) + 0.5F;
    const float shade = fall + fall_step * static_cast<float>(i);
    for (std::size_t k = 0; k < 3; ++k) {
      const float toned =
          luma + (c[k] - luma) * saturation_ + (shadows_[k] * dark + lights_[k] * bright);
      to[k] = static_cast<std::uint8_t>(within(toned * shade + noise));
    }
  }
}
#endif

Picture Finish::apply(Canvas& canvas, std::int64_t frame, Picture spare) const {
  canvas.flush();
  const bool fits = spare.width == width_ && spare.height == height_ && spare.channels == 3;
  Picture out = fits ? std::move(spare) : make_picture(width_, height_, 3);
  Random draw(seed_ * 31 + static_cast<std::uint64_t>(frame), "grain offset");
  const int gx = static_cast<int>(draw.below(kGrain)), gy = static_cast<int>(draw.below(kGrain));
  const std::size_t columns = static_cast<std::size_t>(width_ / kBlock) + 2;
  std::vector<float> falls(columns);
  std::array<std::uint32_t, kBlock> rest{};
  std::array<std::uint8_t, kBlock * 3 + 1> rest_out{};
  for (int y = 0; y < height_; ++y) {
    const float* above = vignette_.data() + static_cast<std::size_t>(y / kBlock) * columns;
    const auto down = static_cast<float>(y % kBlock) / kBlock;
    for (std::size_t i = 0; i < columns; ++i)
      falls[i] = above[i] + (above[i + columns] - above[i]) * down;
    const std::uint32_t* from = canvas.row(y);
    std::uint8_t* to = out.row(y);
    const float* grain = grain_.data() + ((y + gy) % kGrain) * (kGrain + kBlock);
    for (int x = 0; x < width_; x += kBlock) {
      const auto i = static_cast<std::size_t>(x / kBlock);
      const float step = (falls[i + 1] - falls[i]) / kBlock;
      const int count = std::min(kBlock, width_ - x);
      const float* n = grain + ((x + gx) & (kGrain - 1));
      const bool last = y == height_ - 1 && x + kBlock >= width_;  // No room for a byte more.
      if (count == kBlock && !last) {
        block(from + x, n, falls[i], step, to + static_cast<std::ptrdiff_t>(x) * 3);
        continue;
      }
      std::copy_n(from + x, count, rest.begin());
      block(rest.data(), n, falls[i], step, rest_out.data());
      std::copy_n(rest_out.begin(), count * 3, to + static_cast<std::ptrdiff_t>(x) * 3);
    }
  }
  for (int y = 0; y < mark_h_; ++y) {
    std::uint8_t* to = out.row(mark_y_ + y) + static_cast<std::ptrdiff_t>(mark_x_) * 3;
    for (int x = 0; x < mark_w_; ++x, to += 3) {
      const int a = mark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(mark_w_) +
                          static_cast<std::size_t>(x)] *
                    110 / 255;
      for (int c = 0; c < 3; ++c)
        to[c] = static_cast<std::uint8_t>(to[c] + (((236 - to[c]) * a) >> 8));
    }
  }
  return out;
}

}  // namespace shotlab::practice
