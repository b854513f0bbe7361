// SPDX-License-Identifier: Apache-2.0

#include "media/edit/frame_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "media/model/cut.h"

namespace shotlab {

std::vector<std::int64_t> plan_frames(const PacketIndex& index, const VideoFacts& video,
                                      FrameRange range, Rational fps, Rational speed) {
  std::vector<std::int64_t> plan;
  if (!video.vfr && video.fps == fps && speed == Rational{1, 1}) {
    for (std::int64_t n = range.in; n < range.out; ++n) plan.push_back(n);
    return plan;
  }
  const auto in = static_cast<std::size_t>(range.in);
  const auto out = static_cast<std::size_t>(range.out);
  const std::vector<std::int64_t>& pts = index.frame_pts;
  const std::int64_t end = out < pts.size() ? pts[out] : index.end_pts;
  // How much of the source passes in a frame of the film.
  const Rational frame{fps.den * speed.num, fps.num * speed.den};
  const std::int64_t count =
      video.vfr ? std::max<std::int64_t>(1, rescale(end - pts[in], index.time_base, frame))
                : film_length(range.length(), video.fps, speed, fps);
  const Rational half_tick{index.time_base.num, 2 * index.time_base.den};
  std::size_t n = in;
  for (std::int64_t k = 0; k < count; ++k) {
    // On to the next frame only when it is truly nearer: when half way to it is already past.
    while (n + 1 < out &&
           TimePoint{pts[n] + pts[n + 1] - 2 * pts[in], half_tick} < TimePoint{k, frame}) {
      ++n;
    }
    plan.push_back(static_cast<std::int64_t>(n));
  }
  return plan;
}

Rational film_rate(const VideoFacts& video) {
  if (video.fps.num <= 0) return {25, 1};
  if (!video.vfr) return video.fps;
  static constexpr std::array kCommon = {8, 10, 12, 15, 24, 25, 30, 48, 50, 60};
  int best = kCommon.front();
  for (const int rate : kCommon) {
    if (std::abs(rate - video.fps.value()) < std::abs(best - video.fps.value())) best = rate;
  }
  return {best, 1};
}

}  // namespace shotlab
