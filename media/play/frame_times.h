// SPDX-License-Identifier: Apache-2.0
//
// When each presented frame begins, in microseconds from the first one: all that play needs to know
// of a clip's time base, whether its rate is constant or not.
//
// Threading: plain values.

#pragma once

#include <cstdint>
#include <vector>

#include "media/libav/packet_index.h"

namespace shotlab {

struct FrameTimes {
  std::vector<std::int64_t> starts;  // Rising, first 0. Never empty.
  std::int64_t end = 0;              // Where the last frame ends; after the last start.

  std::int64_t frames() const { return static_cast<std::int64_t>(starts.size()); }
  std::int64_t last() const { return frames() - 1; }
  std::int64_t start_of(std::int64_t frame) const {
    return starts[static_cast<std::size_t>(frame)];
  }
  std::int64_t end_of(std::int64_t frame) const {
    return frame == last() ? end : start_of(frame + 1);
  }
  // The frame that is shown at `time`; the first before 0, the last from `end` on.
  std::int64_t frame_at(std::int64_t time) const;
};

// REQUIRES: the clip has a frame.
FrameTimes frame_times(const PacketIndex& index);

}  // namespace shotlab
