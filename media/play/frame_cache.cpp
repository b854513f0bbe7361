// SPDX-License-Identifier: Apache-2.0

#include "media/play/frame_cache.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "media/play/decode_plan.h"

namespace shotlab {

FrameCache::FrameCache(std::int64_t frames, std::size_t bytes)
    : slots_(static_cast<std::size_t>(frames)), bytes_(bytes) {}

std::int64_t FrameCache::capacity() const {
  if (picture_bytes_ == 0) return frames();
  return std::max(kAtLeast, static_cast<std::int64_t>(bytes_ / picture_bytes_));
}

// How late a picture will be wanted: those behind count as `kBehindCost` times as far, because play
// goes the other way, and a tie is theirs to lose. So exactly the plan's window is the cheapest
// that fits: what it asks for is never thrown out again at once.
std::int64_t FrameCache::cost(std::int64_t frame, const Outlook& outlook) const {
  std::int64_t ahead = (frame - outlook.frame) * outlook.direction;
  std::int64_t behind = -ahead;
  if (outlook.loop) {
    ahead = (ahead + frames()) % frames();
    behind = (behind + frames()) % frames();
    return std::min(2 * ahead, 2 * behind * kBehindCost + 1);
  }
  return ahead >= 0 ? 2 * ahead : 2 * behind * kBehindCost + 1;
}

void FrameCache::put(std::int64_t frame, std::shared_ptr<const Picture> picture,
                     const Outlook& outlook) {
  picture_bytes_ = std::max(picture_bytes_, picture->pixels.size());
  slots_[static_cast<std::size_t>(frame)] = std::move(picture);
  kept_.insert(frame);
  while (static_cast<std::int64_t>(kept_.size()) > capacity()) {
    const auto last = std::max_element(
        kept_.begin(), kept_.end(),
        [&](std::int64_t a, std::int64_t b) { return cost(a, outlook) < cost(b, outlook); });
    slots_[static_cast<std::size_t>(*last)] = nullptr;
    kept_.erase(last);
  }
}

std::optional<std::int64_t> FrameCache::best(const Outlook& outlook) const {
  if (has(outlook.frame)) return outlook.frame;
  const std::int64_t shown_far =
      outlook.shown < 0 ? frames() : std::abs(outlook.shown - outlook.frame);
  for (std::int64_t far = 1; far < shown_far; ++far) {
    const std::int64_t back = outlook.frame - far * outlook.direction;
    if (back >= 0 && back < frames() && has(back)) return back;
    const std::int64_t on = outlook.frame + far * outlook.direction;
    if (!outlook.playing && on >= 0 && on < frames() && has(on)) return on;
  }
  return std::nullopt;
}

}  // namespace shotlab
