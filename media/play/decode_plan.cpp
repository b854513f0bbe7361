// SPDX-License-Identifier: Apache-2.0

#include "media/play/decode_plan.h"

#include <algorithm>
#include <cstdlib>

namespace shotlab {
namespace {

// While a long way is decoded, one picture in so many of it is shown: few when exactness is waited
// for, more in play, where a machine that is too slow would otherwise show nothing.
constexpr std::int64_t kGlimpse = 16;
constexpr std::int64_t kGlimpseInPlay = 4;
// So many pictures before one that is waited for are made on the way to it, for a step back. More
// would keep it waiting: they come when it is there.
constexpr std::int64_t kBeforeWanted = 12;

// How many pictures ahead and behind the wanted one fit, by their worth.
struct Window {
  std::int64_t ahead = 0;
  std::int64_t behind = 0;
};

Window window_of(const DecodeState& state) {
  const std::int64_t others = std::min(state.capacity, state.frames) - 1;
  const std::int64_t behind = others / (kBehindCost + 1);
  return {others - behind, behind};
}

// The frame `offset` steps away from the wanted one, if the clip has it.
std::optional<std::int64_t> frame_at(const DecodeState& state, const Outlook& outlook,
                                     std::int64_t offset) {
  std::int64_t frame = outlook.frame + offset * outlook.direction;
  if (outlook.loop || state.capacity >= state.frames) {
    frame = (frame % state.frames + state.frames) % state.frames;
  }
  if (frame < 0 || frame >= state.frames) return std::nullopt;
  return frame;
}

std::int64_t entry_of(const DecodeState& state, std::int64_t frame) {
  const auto after = std::upper_bound(state.entries->begin(), state.entries->end(), frame);
  return after == state.entries->begin() ? 0 : *(after - 1);
}

// The way to `frame`: on from where the reader stands, or from the last entry before it.
DecodeStep way_to(const DecodeState& state, std::int64_t frame) {
  const std::int64_t entry = entry_of(state, frame);
  if (state.read >= entry && state.read < frame) return {state.read + 1, frame, false};
  return {entry, frame, true};
}

// `frame` and those before it are wanted, the last one first; they can only be read the other way
// round. So a stretch of them is read, at most `room` long, beginning at its first missing one.
DecodeStep stretch_before(const DecodeState& state, std::int64_t frame, std::int64_t room) {
  // Go on with the stretch that is being read.
  const std::int64_t begin = std::max(entry_of(state, frame), frame - room + 1);
  if (state.read + 1 > begin && state.read < frame && !state.settled(state.read + 1)) {
    return way_to(state, state.read + 1);
  }
  std::int64_t first = begin;
  while (first < frame && state.settled(first)) ++first;
  return way_to(state, first);
}

}  // namespace

std::vector<std::int64_t> entry_frames(const PacketIndex& index) {
  std::vector<std::int64_t> entries{0};
  for (const PacketEntry& packet : index.packets) {
    if (packet.key && packet.presented && packet.frame > 0) entries.push_back(packet.frame);
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

std::optional<DecodeStep> next_step(const DecodeState& state, const Outlook& outlook) {
  if (!state.settled(outlook.frame)) return way_to(state, outlook.frame);
  const Window window = window_of(state);
  const auto look = [&](std::int64_t steps, int sign) -> std::optional<DecodeStep> {
    for (std::int64_t i = 1; i <= steps; ++i) {
      const std::optional<std::int64_t> frame = frame_at(state, outlook, i * sign);
      if (!frame) break;
      if (state.settled(*frame)) continue;
      const bool backward = sign * outlook.direction < 0;
      return backward ? stretch_before(state, *frame, steps - i + 1) : way_to(state, *frame);
    }
    return std::nullopt;
  };
  if (const auto step = look(window.ahead, 1)) return step;
  return look(window.behind, -1);
}

bool worth_keeping(const DecodeState& state, const Outlook& outlook, const DecodeStep& step) {
  if (step.frame == step.toward) return true;
  if (state.settled(step.frame)) return false;
  if (step.toward == outlook.frame) {
    // A first look at a far place, and glimpses of a long way to it.
    const bool nearer = outlook.shown < 0 || std::abs(step.frame - outlook.frame) <
                                                 std::abs(outlook.shown - outlook.frame);
    const std::int64_t glimpse = outlook.playing ? kGlimpseInPlay : kGlimpse;
    if (nearer && (step.entry || step.frame % glimpse == 0)) return true;
    if (!outlook.playing && step.toward - step.frame > kBeforeWanted) return false;
  }
  const Window window = window_of(state);
  std::int64_t ahead = (step.frame - outlook.frame) * outlook.direction;
  if (outlook.loop || state.capacity >= state.frames) {
    ahead = (ahead + state.frames) % state.frames;
    if (!outlook.playing && state.frames - ahead <= window.behind) return true;
  }
  // In play what is behind comes too late.
  if (ahead < 0) return !outlook.playing && -ahead <= window.behind;
  return ahead <= window.ahead;
}

}  // namespace shotlab
