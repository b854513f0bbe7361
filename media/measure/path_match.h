// SPDX-License-Identifier: Apache-2.0
//
// Compares two camera paths by their shape: both resampled to equal parts of their time, scaled to
// the same reach, and laid over each other.
//
// Threading: pure.
// Source:    craft 1.6: on 9,453 pairs a distance under 0.20 told the same move from another with
//            an AUC of 0.979. No match in space is claimed.

#pragma once

#include <array>
#include <vector>

#include "media/measure/move_units.h"
#include "media/model/measurement.h"

namespace shotlab {

inline constexpr int kPathPoints = 33;

// In picture widths of displacement, from the first frame.
using PathShape = std::array<std::array<double, kChannels>, kPathPoints>;
PathShape shape_of(const std::vector<PathPoint>& path, double aspect);

// `aspect`: width over height of the pictures.
PathMatch match_paths(const MoveMeasurement& take, const MoveMeasurement& reference, double aspect);

}  // namespace shotlab
