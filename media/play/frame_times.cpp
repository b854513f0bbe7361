// SPDX-License-Identifier: Apache-2.0

#include "media/play/frame_times.h"

#include <algorithm>
#include <cassert>

namespace shotlab {

std::int64_t FrameTimes::frame_at(std::int64_t time) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), time);
  return std::max<std::int64_t>(0, (after - starts.begin()) - 1);
}

FrameTimes frame_times(const PacketIndex& index) {
  assert(index.frames() > 0);
  const Rational microseconds{1, 1'000'000};
  FrameTimes times;
  times.starts.reserve(index.frame_pts.size());
  for (const std::int64_t pts : index.frame_pts) {
    times.starts.push_back(rescale(pts - index.frame_pts.front(), index.time_base, microseconds));
  }
  times.end = rescale(index.end_pts - index.frame_pts.front(), index.time_base, microseconds);
  times.end = std::max(times.end, times.starts.back() + 1);
  return times;
}

}  // namespace shotlab
