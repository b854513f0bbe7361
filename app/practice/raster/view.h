// SPDX-License-Identifier: Apache-2.0
//
// A View is a camera pose at work on a raster: world points to pixels and back.
//
// Threading: plain value.

#pragma once

#include "app/practice/painter.h"
#include "app/practice/vec.h"

namespace shotlab::practice {

class View {
 public:
  View(const CameraPose& pose, int width, int height);

  // In the camera's own axes: x right, y up, z forward (depth).
  Vec3 to_camera(Vec3 world) const;
  Vec3 turn_to_camera(Vec3 direction) const;
  // REQUIRES: camera.z > 0.
  Point project(Vec3 camera) const;
  Point pixel_of(Vec3 world) const { return project(to_camera(world)); }
  // World direction through a pixel, with depth 1.
  Vec3 ray(double px, double py) const;

  Vec3 position() const { return position_; }
  Vec3 forward() const { return forward_; }
  double focal() const { return focal_; }  // Pixels.
  double roll() const { return roll_; }
  int width() const { return width_; }
  int height() const { return height_; }
  double centre_x() const { return width_ / 2.0; }
  double centre_y() const { return height_ / 2.0; }

 private:
  Vec3 position_, right_, up_, forward_;
  double focal_, roll_;
  int width_, height_;
};

}  // namespace shotlab::practice
