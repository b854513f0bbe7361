// SPDX-License-Identifier: Apache-2.0
//
// The rate of a clip from the times of its frames. Containers round times (Matroska to
// milliseconds), so a constant rate is one whose grid all times lie on within a rounding step.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <vector>

#include "media/model/time.h"

namespace shotlab::av {

struct FrameRate {
  Rational fps{0, 1};
  bool vfr = false;
};

// `hints`: rates that the container or the codec claims; believed only where the times agree.
// `end_pts`: where the last frame ends.
FrameRate find_frame_rate(const std::vector<std::int64_t>& pts, std::int64_t end_pts,
                          Rational time_base, const std::vector<Rational>& hints);

}  // namespace shotlab::av
