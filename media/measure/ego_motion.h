// SPDX-License-Identifier: Apache-2.0
//
// The other explanation of a picture's movement: the camera itself travels through a place with
// depth, so near things move more than far ones. Each point has its own depth; the fit finds the
// direction of travel and the turn.
//
// Threading: pure.
// Source:    craft 1.2, step 9.

#pragma once

#include <vector>

#include "media/measure/motion.h"

namespace shotlab {

struct EgoMotion {
  // Travel, scaled by the median nearness of the points, in the units of a Flow: right, down,
  // ahead.
  double tx = 0, ty = 0, tz = 0;
  double ax = 0, ay = 0, az = 0;  // Direction of travel, length 1.
  double wx = 0, wy = 0, wz = 0;  // Turn, as in Motion.
  double cost = 1;                // Of the points in the border ring, 0 perfect .. 1 nothing fits.
};

// Truncated misfit of the border points, mean of 0..1: 1.8 pixels and more count as 1.
double border_cost(const Flow& flow, const Lens& lens, const Motion& motion);

EgoMotion fit_ego_motion(const Flow& flow, const Lens& lens);

// Truncated misfit of some points, mean of 0..1, whatever their depth.
double ego_misfit(const Flow& flow, const Lens& lens, const EgoMotion& motion,
                  const std::vector<bool>& of);

// As fit_ego_motion, but the camera may only travel, never turn. A pan does not look like that even
// where all is far away: its picture bends at the corners. Its cost tells a pan from a flat truck.
EgoMotion fit_travel(const Flow& flow, const Lens& lens);

}  // namespace shotlab
