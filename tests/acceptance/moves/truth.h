// SPDX-License-Identifier: Apache-2.0
//
// What the measurers say of a painted take beside what the painter knows of it: the pose log, which
// no check may read, and the request.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/practice/painter.h"
#include "media/model/measurement.h"

namespace shotlab::test {

// 320 x 180, four seconds.
PaintRequest take_of(const std::string& prompt, std::int64_t seed = 1);

struct Shot {
  PaintReport painted;
  Measurement measured;
};
// Paints, encodes and measures. `kind`: which of the measures.
enum class Kind { move, palette, soundness };
Shot shoot(const PaintRequest& request, Kind kind);

// The camera's way in the units of PathPoint, from the pose log: what a camera that only turns,
// rolls and zooms does to the picture.
std::vector<PathPoint> true_path(const std::vector<CameraPose>& poses);

// Root of the mean square distance of one channel from the truth, as a share of the truth's range.
double path_error(const std::vector<PathPoint>& measured, const std::vector<PathPoint>& truth,
                  double PathPoint::*channel);

}  // namespace shotlab::test
