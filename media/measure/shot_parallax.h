// SPDX-License-Identifier: Apache-2.0
//
// What all windows of a shot say of depth: did the camera turn, or travel?
//
// Threading: pure.
// Source:    craft 1.2, step 9, and 1.5.

#pragma once

#include "media/measure/camera_tracker.h"
#include "media/measure/ego_motion.h"
#include "media/model/measurement.h"

namespace shotlab {

// What the windows of a shot say together, weighted by how much they moved.
struct ShotParallax {
  enum class State { no, unknown, yes };
  State state = State::unknown;
  double turn_cost = 0, lens_turn_cost = 0, ego_cost = 0, travel_cost = 0, inlier_share = 1,
         near_far_ratio = 0;
  double energy = 0;          // Movement of all windows, picture widths.
  double mean_flow = 0;       // Mean displacement of the points, all windows, picture widths.
  double subject_growth = 0;  // See ParallaxEvidence.
  bool compact = false;
  EgoMotion ego;         // Summed over the shot; costs and directions unused.
  EgoMotion travel;      // The same for a camera that never turns.
  PathPoint all_points;  // Total path as all points, near ones too, would have it.
};
ShotParallax shot_parallax(const CameraTrack& track);

// Below this movement, in picture widths, depth would not have shown.
inline constexpr double kTellingEnergy = .03;

// How far it travelled.
double length_of(const EgoMotion& motion);

}  // namespace shotlab
