// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/ground_shader.h"

namespace shotlab::practice {
namespace {

using Floats = std::array<float, kSegment>;
// Red, green, blue of a segment's pixels.
using Channels = std::array<std::array<std::int32_t, kSegment>, 3>;

// The whole number below, for the range that coordinates of a segment have.
inline float floored(float x) { return static_cast<float>(static_cast<int>(x + 16384) - 16384); }

inline float least(float a, float b) { return a < b ? a : b; }
inline float most(float a, float b) { return a > b ? a : b; }

// The mean of a square wave of period 2 over a window of width w: a checker without shimmer.
inline float wave(float x, float w, float per_w) {
  auto tri = [](float t) {
    const float h = t * 0.5F;
    return std::abs(h - floored(h) - 0.5F);
  };
  return most(-1.0F, least(1.0F, 2 * (tri(x - 0.5F * w) - tri(x + 0.5F * w)) * per_w));
}

// How much of a window of width w is covered by the joint at whole numbers, a line `half` wide on
// both sides of it.
struct Joint {
  float reach, share, per_rise;
  Joint(float w, float half)
      : reach(most(w, 2 * half) * 0.5F + least(w * 0.5F, half)),
        share(least(1.0F, 2 * half / w)),
        per_rise(1 / most(1e-6F, least(w, 2 * half))) {}
  float at(float x) const {
    const float d = std::abs(x - floored(x + 0.5F));
    return share * least(1.0F, most(0.0F, (reach - d) * per_rise));
  }
};

// Each pixel of `out`, a detail of which 128 leaves all as it is, times `base` (0..2000); opaque.
// REQUIRES: `count` is a multiple of four.
#if defined(__SSE2__)
void modulate(const Channels& base, std::size_t count, Words& out) {
  const __m128i byte = _mm_set1_epi32(255), opaque = _mm_set1_epi32(static_cast<int>(0xff000000u));
  for (std::size_t i = 0; i < count; i += 4) {
    auto* at = reinterpret_cast<__m128i*>(&out.at[i]);
    const __m128i detail = _mm_load_si128(at);
    auto channel = [&](std::size_t k, int shift) {
      const __m128i d = _mm_and_si128(_mm_srli_epi32(detail, shift), byte);
      const __m128i b = _mm_load_si128(reinterpret_cast<const __m128i*>(&base[k][i]));
      // Both are less than 2^15: the sum of the products of halves is the product.
      const __m128i product = _mm_srli_epi32(_mm_madd_epi16(d, b), 7);
      return _mm_slli_epi32(_mm_min_epi16(product, byte), shift);
    };
    _mm_store_si128(at, _mm_or_si128(_mm_or_si128(opaque, channel(0, 16)),
                                     _mm_or_si128(channel(1, 8), channel(2, 0))));
  }
}
#else
void modulate(const Channels& base, std::size_t count, Words& out) {
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t w = 0xff000000u;
    for (std::size_t k = 0; k < 3; ++k) {
      const int shift = 16 - 8 * static_cast<int>(k);
      const auto d = static_cast<std::int32_t>((out.at[i] >> shift) & 255);
      w |= static_cast<std::uint32_t>(std::min(255, (base[k][i] * d) >> 7)) << shift;
    }
    out.at[i] = w;
  }
}
#endif

}  // namespace

GroundShader::GroundShader(const Ground& g)
    : ground_(g),
      mean_{static_cast<float>((g.first.r + g.second.r) / 2),
            static_cast<float>((g.first.g + g.second.g) / 2),
            static_cast<float>((g.first.b + g.second.b) / 2)},
      swing_{static_cast<float>((g.first.r - g.second.r) / 2),
             static_cast<float>((g.first.g - g.second.g) / 2),
             static_cast<float>((g.first.b - g.second.b) / 2)} {}

void GroundShader::segment(const Slope& slope, const Ends& e) {
  const double k = 1 / ground_.tile;
  wide_x_ =
      static_cast<float>(std::max(1e-4, std::max(std::abs(slope.sx), std::abs(slope.sy)) * k));
  wide_z_ =
      static_cast<float>(std::max(1e-4, std::max(std::abs(slope.tx), std::abs(slope.ty)) * k));
  // Keep the numbers small: a checker repeats every two tiles.
  const double base_x = std::floor(e.s0 * k / 2) * 2, base_z = std::floor(e.t0 * k / 2) * 2;
  x0_ = static_cast<float>(e.s0 * k - base_x), z0_ = static_cast<float>(e.t0 * k - base_z);
  dx_ = static_cast<float>((e.s1 - e.s0) * e.per_pixel * k),
  dz_ = static_cast<float>((e.t1 - e.t0) * e.per_pixel * k);
  if (ground_.detail != nullptr) {
    // Between sharp and smooth: the ground is always seen at a slant.
    const double size = ground_.detail->width() / ground_.detail_size;
    const double x = length_of(slope.sx, slope.sy) * size, z = length_of(slope.tx, slope.ty) * size;
    detail_ = &ground_.detail->level(lod_of(std::sqrt(x * z) * 1.3));
    const double per = 1 / ground_.detail_size, from_x = e.s0 * per - std::floor(e.s0 * per),
                 from_z = e.t0 * per - std::floor(e.t0 * per);
    const double tx = detail_->width * kTexel, tz = detail_->height * kTexel;
    walk_.u = static_cast<std::int32_t>(from_x * tx);
    walk_.v = static_cast<std::int32_t>(from_z * tz);
    walk_.du = static_cast<std::int32_t>((e.s1 - e.s0) * e.per_pixel * per * tx);
    walk_.dv = static_cast<std::int32_t>((e.t1 - e.t0) * e.per_pixel * per * tz);
  }
  // The light changes slowly: its ends are enough.
  const Rgb a = light_at(e.s0, e.t0), b = light_at(e.s1, e.t1);
  const double p = e.per_pixel;
  light_ = {static_cast<float>(a.r), static_cast<float>(a.g), static_cast<float>(a.b)};
  light_step_ = {static_cast<float>((b.r - a.r) * p), static_cast<float>((b.g - a.g) * p),
                 static_cast<float>((b.b - a.b) * p)};
}

void GroundShader::colours(int count, Words& out) const {
  // Whole fours always, in plain loops: the compiler makes vectors of them.
  const auto whole = static_cast<std::size_t>((count + 3) & ~3);
  const auto half = static_cast<float>(0.5 * ground_.joint / ground_.tile);
  const Joint joint_x(wide_x_, half), joint_z(wide_z_, half);
  const float per_x = 1 / wide_x_, per_z = 1 / wide_z_;
  alignas(16) Floats odd, joint;
  for (std::size_t i = 0; i < whole; ++i) {
    const auto n = static_cast<float>(static_cast<int>(i));
    const float u = x0_ + dx_ * n, v = z0_ + dz_ * n;
    odd[i] = wave(u, wide_x_, per_x) * wave(v, wide_z_, per_z);
    joint[i] = 1 - 0.42F * least(1.0F, joint_x.at(u) + joint_z.at(v));
  }
  alignas(16) Channels base;
  for (std::size_t k = 0; k < 3; ++k) {
    const float mean = mean_[k], swing = swing_[k], light = light_[k], step = light_step_[k];
    for (std::size_t i = 0; i < whole; ++i) {
      const float c = (mean - swing * odd[i]) * joint[i] *
                      (light + step * static_cast<float>(static_cast<int>(i))) * 255;
      base[k][i] = static_cast<std::int32_t>(most(0.0F, least(2000.0F, c + 0.5F)));
    }
  }
  if (detail_ != nullptr) {
    std::int32_t u = walk_.u, v = walk_.v;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count);
         ++i, u += walk_.du, v += walk_.dv) {
      out.at[i] = look_repeated(*detail_, u, v).word();
    }
    modulate(base, whole, out);
    return;
  }
  auto byte = [](std::int32_t v) { return static_cast<std::uint32_t>(std::min(255, v)); };
  for (std::size_t i = 0; i < whole; ++i)
    out.at[i] = 0xff000000u | (byte(base[0][i]) << 16) | (byte(base[1][i]) << 8) | byte(base[2][i]);
}

Rgb GroundShader::light_at(double x, double z) const {
  if (ground_.light == nullptr) return {1, 1, 1};
  const Texture::Level& l = ground_.light->level(0);
  const double s = clamp01((x - ground_.x0) / (ground_.x1 - ground_.x0)),
               t = clamp01((ground_.z1 - z) / (ground_.z1 - ground_.z0));
  const std::uint32_t w = look_held(l, static_cast<std::int32_t>((s * l.width - 0.5) * kTexel),
                                    static_cast<std::int32_t>((t * l.height - 0.5) * kTexel))
                              .word();
  const double k = 1 / 128.0;
  return {((w >> 16) & 255) * k, ((w >> 8) & 255) * k, (w & 255) * k};
}

}  // namespace shotlab::practice
