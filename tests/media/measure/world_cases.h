// SPDX-License-Identifier: Apache-2.0
//
// Sets of shots with known truth, and the score of the camera measurer on them.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "media/measure/move_decision.h"
#include "media/measure/shot_parallax.h"
#include "media/model/measurement.h"
#include "tests/support/world_shot.h"

namespace shotlab::test {

// What the measurer may call the move. An orbit is named after the camera's turn, which is what the
// far picture shows: travelling right about a subject turns the camera left.
Move coarse_truth(const WorldShotSpec& spec);
FineMove fine_truth(const WorldShotSpec& spec);

// The camera's total in the units of PathPoint; only for moves without travel.
PathPoint total_truth(const WorldShotSpec& spec);

CameraTrack track_of(const WorldShotSpec& spec);

// Clean shots in four places; subjects, noise, small and eased moves. Thresholds were tuned on it.
std::vector<WorldShotSpec> first_set();
// Random places, sizes, lenses, rates, subjects and grain, never used for tuning.
std::vector<WorldShotSpec> second_set(std::uint64_t seed, int count);

struct Score {
  int shots = 0;
  int coarse_right = 0;
  int fine_right = 0, fine_unsure = 0, fine_wrong = 0;
  std::string misses;                                                 // One line each.
  std::vector<double> pan_error, tilt_error, roll_error, zoom_error;  // Relative.
  double static_residual = 0;                                         // Largest, picture widths.
};
void add_shot(Score& score, const WorldShotSpec& spec);
std::string table(const Score& score);

}  // namespace shotlab::test
