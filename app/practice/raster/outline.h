// SPDX-License-Identifier: Apache-2.0
//
// Convex outlines on the picture, and where rows of pixels cross them.
//
// Threading: pure functions.

#pragma once

#include <vector>

#include "app/practice/raster/view.h"

namespace shotlab::practice {

inline constexpr double kNearPlane = 0.06;  // Metres: nothing nearer is drawn.

// The picture of a flat shape given in the camera's axes, cut off where it comes too near.
std::vector<Point> outline_of(const std::vector<Vec3>& camera_points, const View& view);

struct Rows {
  int first = 0, end = 0;
};
// The rows that it touches, a pixel wider on both sides, within the picture.
Rows rows_of(const std::vector<Point>& outline, int height);

// The pixels [x0, x1) that it touches in the rows [y - 1, y + 1], a pixel wider on both sides.
bool span_of(const std::vector<Point>& outline, double y, int width, int& x0, int& x1);

// Where the line y crosses it.
bool cross_of(const std::vector<Point>& outline, double y, double& low, double& high);

}  // namespace shotlab::practice
