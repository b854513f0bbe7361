// SPDX-License-Identifier: Apache-2.0
//
// The step model: how a picture moves when the camera turns and zooms but stays where it is.
// Four numbers, fitted robustly to tracked points, so that things that move by themselves do not
// count.
//
// Threading: pure; the random draws are seeded by a constant: same tracks, same answer.
// Source:    craft 1.2. A 2D similarity instead gave a false 9 % zoom on pans with uneven points.

#pragma once

#include <cstddef>
#include <vector>

#include "media/measure/corners.h"

namespace shotlab {

// How pixels become angles. The focal length is an assumption (a view of 50 degrees): the totals
// are in picture widths, which do not depend on it.
struct Lens {
  double width = 320;  // Pixels.
  double height = 180;
  double focal = 343;  // Pixels.
};
Lens assumed_lens(int width, int height);

// Flow of one step: angles (wx, wy, wz) in radians, z the growth of the picture (log scale).
// Signs of the picture: y down. wy > 0 turns the camera right, wx < 0 down, wz > 0 clockwise.
struct Motion {
  double wx = 0, wy = 0, wz = 0, z = 0;
};

// Tracks from one picture to another in angles: midpoints (x, y) and movement (u, v). Midpoints
// make the linear model right to the second order.
struct Flow {
  std::vector<double> x, y, u, v;
  std::vector<bool> border;  // In the ring near the edge, where people seldom stand.

  std::size_t size() const { return x.size(); }
  void add(Point from, Point to, const Lens& lens);
};

struct FlowVector {
  double u = 0, v = 0;
};
FlowVector flow_of(const Motion& motion, double x, double y);

struct MotionFit {
  Motion motion;
  double inlier_share = 0;    // Of the tracks.
  std::vector<bool> inliers;  // One per track.
};

// `threshold`: in picture widths. `previous`: tried first, with standing still.
MotionFit fit_motion(const Flow& flow, const Lens& lens, double threshold, const Motion& previous);

// Refits from `start` by weights that fall to nothing at 1.6 thresholds; `only`: tracks to use.
Motion refine_motion(const Flow& flow, const Lens& lens, double threshold, const Motion& start,
                     const std::vector<bool>* only = nullptr);

// Least sum of squared misfits over all tracks: right where all of them belong to the place.
Motion least_squares_motion(const Flow& flow, const Motion& start);

// Least sum of absolute misfits over all tracks: not drawn to the far plane as a robust fit is.
Motion least_absolute_motion(const Flow& flow, const Lens& lens, const Motion& start);

}  // namespace shotlab
