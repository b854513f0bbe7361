// SPDX-License-Identifier: Apache-2.0
//
// What a shader is told about a stretch of a row, and how it walks over a texture.
//
// Threading: plain values, pure functions.

#pragma once

#include <bit>
#include <cstdint>

#include "app/practice/raster/words.h"

namespace shotlab::practice {

// Change of the plane's coordinates per pixel, across (x) and down (y), in the middle.
struct Slope {
  double sx = 0, sy = 0, tx = 0, ty = 0;
  double depth = 1;  // Metres.
};

// Its exact ends, between which everything is straight.
struct Ends {
  double s0 = 0, t0 = 0, s1 = 0, t1 = 0;
  double per_pixel = 1;  // 1 / length
};

// Texel coordinates in 16.16 fixed point, walked from one end of a segment to the other.
struct Walk {
  std::int32_t u = 0, v = 0, du = 0, dv = 0;
};
inline constexpr double kTexel = 65536;

inline double length_of(double a, double b) { return std::sqrt(a * a + b * b); }

// The mip-map for `texels` of the finest level in a pixel: between sharp and smooth.
inline int lod_of(double texels) {
  // floor(log2(1.32 * texels)), from the exponent of the number itself.
  const auto bits = std::bit_cast<std::uint64_t>(texels * 1.32 + 1e-9);
  return static_cast<int>((bits >> 52) & 0x7ff) - 1023;
}

}  // namespace shotlab::practice
