// SPDX-License-Identifier: Apache-2.0
//
// Which source frame is film frame k. A clip becomes a whole number of film frames before anything
// else is decided; sound then follows the film's clock and cannot drift.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <vector>

#include "media/libav/packet_index.h"
#include "media/model/clip_facts.h"
#include "media/model/time.h"

namespace shotlab {

// Source frame numbers, one for each film frame. A source of the film's own constant rate is taken
// frame by frame; any other lasts as long as it did, and each film frame shows the nearest source
// frame. At speed 2/1 it lasts half as long. REQUIRES: `range` is inside the clip and not empty;
// fps > 0; speed > 0.
std::vector<std::int64_t> plan_frames(const PacketIndex& index, const VideoFacts& video,
                                      FrameRange range, Rational fps, Rational speed = {1, 1});

// The rate of a film that begins with this clip: the clip's own, or for an uneven one the nearest
// common rate.
Rational film_rate(const VideoFacts& video);

}  // namespace shotlab
