// SPDX-License-Identifier: Apache-2.0
//
// Places made of textured rectangles, for pictures whose camera is known exactly. Nothing here is
// shared with the practice generator, so that painter and estimator cannot share an error.
//
// Threading: plain values. The same seed gives the same place.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace shotlab::test {

// Metres. x right, y down, z ahead of a camera that stands at the origin and looks along z.
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

// A square grey picture that repeats, with all of its half sizes (a mip-map). Values 0..1.
struct Texture {
  std::vector<std::vector<float>> levels;  // Sides 512, 256, ... 1.
};

struct Quad {
  Vec3 corner, along_u, along_v;  // The rectangle's corner and its two whole edges.
  int texture = 0;
  double texels_per_metre = 60;
  std::array<float, 3> light{255, 255, 255};  // sRGB of texture value 1.
};

enum class Place { street, room, landscape, photo, low_texture };

struct Scene {
  std::vector<Texture> textures;
  std::vector<Quad> quads;
  std::array<float, 3> sky{150, 165, 190};
  double reach = 1.6;           // How far a truck goes here, metres.
  double subject_distance = 4;  // Of the thing that is looked at, metres.
};

Scene make_scene(Place place, std::uint64_t seed);

}  // namespace shotlab::test
