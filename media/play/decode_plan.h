// SPDX-License-Identifier: Apache-2.0
//
// The plan says which frame to read next. A stream can only be entered at its key pictures and read
// forward from there, so a plan is made of single reads: after each of them the world is looked at
// again, and a newer wish is never kept waiting behind an older one.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "media/libav/packet_index.h"
#include "media/play/frame_cache.h"

namespace shotlab {

// One picture behind the playhead is worth as much as one that is so many times as far ahead.
inline constexpr std::int64_t kBehindCost = 3;

// The presented frames at which the stream can be entered, rising; the first is always 0.
std::vector<std::int64_t> entry_frames(const PacketIndex& index);

struct DecodeState {
  std::int64_t frames = 0;
  std::int64_t capacity = 0;  // Pictures that may be kept.
  std::int64_t read = -1;     // The frame read last; -1: none.
  // True for frames that need no reading: cached ones and those that cannot be decoded.
  std::function<bool(std::int64_t)> settled;
  const std::vector<std::int64_t>* entries = nullptr;
};

struct DecodeStep {
  std::int64_t frame = 0;   // Read this one.
  std::int64_t toward = 0;  // On the way to this one, which is wanted.
  bool entry = false;       // The stream is entered anew here.
};

// Nothing when all that is worth having is there.
std::optional<DecodeStep> next_step(const DecodeState& state, const Outlook& outlook);

// Whether a frame that was read on the way to `step.toward` is worth turning into a picture too.
bool worth_keeping(const DecodeState& state, const Outlook& outlook, const DecodeStep& step);

}  // namespace shotlab
