// SPDX-License-Identifier: Apache-2.0
//
// The learner's boxes that checks read: which one of a take counts, and what to say where there is
// none.
//
// Threading: pure.

#pragma once

#include <optional>

#include "exercises/engine/check.h"

namespace shotlab {

// Below this share of other colours than around it, a box is round nothing (ACCURACY.md).
inline constexpr double kStandsOut = 0.10;

// The last one drawn of that kind; null if there is none.
const BoxMeasurement* box_of(const TakeEvidence& take, MarkKind kind);
// The same; where there is none, or it is round nothing, the verdict says so and null comes back.
const BoxMeasurement* box_of(const TakeEvidence& take, MarkKind kind, CriterionVerdict& verdict);
// The takes that a check of the whole looks at: of each shot of `shots` (all if empty) the keeper,
// else its newest. An exercise without shots: its keepers, else all its takes.
std::vector<const TakeEvidence*> chosen_takes(const CheckContext& context,
                                              const std::vector<std::string>& shots);
Text draw_one(MarkKind kind);  // "Draw a box round the head ..."

}  // namespace shotlab
