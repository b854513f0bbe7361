// SPDX-License-Identifier: Apache-2.0
//
// Follows a box from one picture to another by the points in it: their median shift moves it, the
// median change of their distances scales it.
//
// Threading: pure.
// Source:    median flow over forward-backward Lucas-Kanade tracks (track.h).

#pragma once

#include <optional>

#include "media/measure/track.h"
#include "media/model/mark.h"

namespace shotlab {

// Absent where too few points of the box are found again. REQUIRES: a and b of one size.
std::optional<FrameBox> follow_box(const Pyramid& a, const Pyramid& b, const FrameBox& box);

}  // namespace shotlab
