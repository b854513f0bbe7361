// SPDX-License-Identifier: Apache-2.0
//
// How the ground looks along a row: two tiles in a checker with joints between them, grain, and the
// light that was laid on it. Every pixel takes the mean over what it covers, so nothing shimmers.
//
// Threading: one per thread and ground.

#pragma once

#include "app/practice/raster/raster.h"
#include "app/practice/raster/segment.h"

namespace shotlab::practice {

class GroundShader {
 public:
  explicit GroundShader(const Ground& ground);

  // See CardShader.
  void segment(const Slope& slope, const Ends& ends);
  bool whole() const { return true; }
  bool opaque() const { return true; }
  std::uint32_t coverage(int) const { return 256; }
  void colours(int count, Words& out) const;

 private:
  Rgb light_at(double x, double z) const;

  const Ground& ground_;
  std::array<float, 3> mean_, swing_, light_{}, light_step_{};
  float wide_x_ = 1, wide_z_ = 1, x0_ = 0, z0_ = 0, dx_ = 0, dz_ = 0;
  const Texture::Level* detail_ = nullptr;
  Walk walk_;
};

}  // namespace shotlab::practice
