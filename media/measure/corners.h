// SPDX-License-Identifier: Apache-2.0
//
// Finds points worth following: the best Shi-Tomasi corner of every 16-pixel cell, so that points
// count area, and a small textured subject cannot outvote the place behind it.
//
// Threading: pure.

#pragma once

#include <vector>

#include "media/measure/plane.h"

namespace shotlab {

// Pixels; (0, 0) is the centre of the first pixel.
struct Point {
  float x = 0;
  float y = 0;
};

std::vector<Point> find_corners(const Plane& luma);

}  // namespace shotlab
