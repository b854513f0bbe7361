// SPDX-License-Identifier: Apache-2.0
//
// Numbers of one camera path: how far, how straight, how shaky.
//
// Threading: pure.

#pragma once

#include <array>
#include <vector>

#include "media/measure/move_units.h"
#include "media/model/measurement.h"

namespace shotlab {

// Per channel, in picture widths of displacement.
struct PathStatistics {
  std::array<double, kChannels> total{};       // Signed.
  std::array<double, kChannels> directness{};  // |total| / length of the way, smoothed; 0..1.
  std::array<double, kChannels> range{};       // Largest minus smallest, smoothed.
  std::array<double, kChannels>
      sign_share{};      // Of the frames that move: those that go the total's way.
  double jitter = 0;     // RMS of x, y and roll about a local quadratic.
  double speed = 0;      // Mean, widths per second, smoothed.
  double peak_step = 0;  // Largest movement from one frame to the next.
};

PathStatistics path_statistics(const std::vector<PathPoint>& path, double fps, double width,
                               double height);

}  // namespace shotlab
