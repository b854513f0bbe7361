// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/view.h"

namespace shotlab::practice {

View::View(const CameraPose& pose, int width, int height)
    : position_{pose.x, pose.y, pose.z},
      focal_(pose.focal * width),
      roll_(pose.roll),
      width_(width),
      height_(height) {
  const double sy = std::sin(pose.yaw), cy = std::cos(pose.yaw);
  const double sp = std::sin(pose.pitch), cp = std::cos(pose.pitch);
  const double sr = std::sin(pose.roll), cr = std::cos(pose.roll);
  forward_ = {sy * cp, sp, cy * cp};
  const Vec3 right{cy, 0, -sy};
  const Vec3 up{-sy * sp, cp, -cy * sp};
  right_ = right * cr - up * sr;
  up_ = up * cr + right * sr;
}

Vec3 View::turn_to_camera(Vec3 d) const { return {dot(d, right_), dot(d, up_), dot(d, forward_)}; }

Vec3 View::to_camera(Vec3 world) const { return turn_to_camera(world - position_); }

Point View::project(Vec3 c) const {
  return {centre_x() + focal_ * c.x / c.z, centre_y() - focal_ * c.y / c.z};
}

Vec3 View::ray(double px, double py) const {
  return forward_ + right_ * ((px - centre_x()) / focal_) + up_ * ((centre_y() - py) / focal_);
}

}  // namespace shotlab::practice
