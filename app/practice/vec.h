// SPDX-License-Identifier: Apache-2.0
//
// The small mathematics of the practice generator: points in metres (x right, y up, z away from the
// first camera), points in pixels, and colours as an illustrator mixes them (display values, 0..1).
//
// Threading: plain values.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace shotlab::practice {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double radians(double degrees) { return degrees * kPi / 180; }

struct Vec3 {
  double x = 0, y = 0, z = 0;
};

inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator*(Vec3 a, double k) { return {a.x * k, a.y * k, a.z * k}; }
inline double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 unit(Vec3 a) {
  const double l = length(a);
  return l > 0 ? a * (1 / l) : Vec3{0, 0, 1};
}
inline Vec3 mix(Vec3 a, Vec3 b, double t) { return a + (b - a) * t; }

struct Point {
  double x = 0, y = 0;
};

inline double mix(double a, double b, double t) { return a + (b - a) * t; }
inline double clamp01(double x) { return std::clamp(x, 0.0, 1.0); }
inline double smooth(double t) {
  t = clamp01(t);
  return t * t * (3 - 2 * t);
}
// 0 before `from`, 1 after `to`, smooth between.
inline double ramp(double x, double from, double to) { return smooth((x - from) / (to - from)); }

struct Rgb {
  double r = 0, g = 0, b = 0;
};

inline Rgb operator*(Rgb a, double k) { return {a.r * k, a.g * k, a.b * k}; }
inline Rgb operator*(Rgb a, Rgb b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
inline Rgb operator+(Rgb a, Rgb b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
inline Rgb mix(Rgb a, Rgb b, double t) {
  return {mix(a.r, b.r, t), mix(a.g, b.g, t), mix(a.b, b.b, t)};
}
inline Rgb rgb(std::uint32_t hex) {
  return {((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0};
}
inline double luma(Rgb c) { return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b; }
// Away from (above 1) or towards (below 1) its own grey.
inline Rgb saturate(Rgb c, double k) {
  const double l = luma(c);
  return {l + (c.r - l) * k, l + (c.g - l) * k, l + (c.b - l) * k};
}
inline Rgb clamped(Rgb c) { return {clamp01(c.r), clamp01(c.g), clamp01(c.b)}; }

}  // namespace shotlab::practice
