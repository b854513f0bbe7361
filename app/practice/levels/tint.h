// SPDX-License-Identifier: Apache-2.0
//
// Colours as the eye parts them: Oklab, cheap and even enough to tell coats from walls.
//
// Threading: pure functions.
// Source:    Björn Ottosson, "A perceptual color space for image processing", 2020.

#pragma once

#include <cmath>
#include <cstdint>

#include "app/practice/vec.h"

namespace shotlab::practice {

struct Tint {
  double l = 0, a = 0, b = 0;  // Lightness 0..1; a, b about -0.3..0.3.
};

inline double linear_of(double v) {
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
inline double display_of(double v) {
  v = clamp01(v);
  return v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
}

inline Tint tint_of(Rgb c) {
  const double r = linear_of(c.r), g = linear_of(c.g), b = linear_of(c.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

inline Rgb colour_of(Tint t) {
  const double l = std::pow(t.l + 0.3963377774 * t.a + 0.2158037573 * t.b, 3);
  const double m = std::pow(t.l - 0.1055613458 * t.a - 0.0638541728 * t.b, 3);
  const double s = std::pow(t.l - 0.0894841775 * t.a - 1.2914855480 * t.b, 3);
  return {display_of(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          display_of(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          display_of(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

inline Rgb rgb_at(const std::uint8_t* p) { return {p[0] / 255.0, p[1] / 255.0, p[2] / 255.0}; }

// Squared distance; lightness counts less, for light changes it most. 0.1 apart is clearly another
// colour.
inline double apart2(Tint x, Tint y, double lightness = 0.5) {
  const double l = (x.l - y.l) * lightness, a = x.a - y.a, b = x.b - y.b;
  return l * l + a * a + b * b;
}

inline double chroma(Tint t) { return std::sqrt(t.a * t.a + t.b * t.b); }

}  // namespace shotlab::practice
