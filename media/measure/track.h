// SPDX-License-Identifier: Apache-2.0
//
// Follows points from one picture to the next: pyramidal Lucas-Kanade on 15 x 15 patches, forward
// and back again, so that a point that cannot be found again is known as lost.
//
// Threading: pure.

#pragma once

#include <vector>

#include "media/measure/corners.h"
#include "media/measure/plane.h"

namespace shotlab {

struct Tracked {
  Point to;
  bool kept = false;
};

// `guess[i]`: where point i may be in `b`. REQUIRES: a and b of one size, guess.size() ==
// from.size().
std::vector<Tracked> track_points(const Pyramid& a, const Pyramid& b,
                                  const std::vector<Point>& from, const std::vector<Point>& guess);

}  // namespace shotlab
