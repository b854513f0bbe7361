// SPDX-License-Identifier: Apache-2.0
//
// Which packets of a clip can be copied so that exactly frames [in, out) are shown, and which
// frames have to be encoded again. Everything is decided by times of presentation: the order of
// decoding only says which packets must go along.
//
// Threading: pure.
// Source:    ITU-T H.264 and H.265 on random access; reference notes on open groups of pictures.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/libav/packet_index.h"
#include "media/model/time.h"

namespace shotlab {

// One stretch of the plan. Copied: packets [first, end) of the index, in file order. Encoded:
// presented frames [first, end).
struct CutPiece {
  bool copy = true;
  std::int64_t first = 0;
  std::int64_t end = 0;
  bool skip_leading = false;  // Without pictures shown before the first packet's.
  bool operator==(const CutPiece&) const = default;
};

struct CutPlan {
  std::vector<CutPiece> pieces;
  std::int64_t hidden = 0;   // Pictures that go along and must not be shown.
  std::int64_t encoded = 0;  // Frames that are encoded again.
  bool clean = true;         // Begins with a key picture that closes off what was before it.
};

// How a clip's codec behaves at key pictures that are not closed.
struct CutHabits {
  // Pictures that follow an open key picture but are shown before it can be left out (HEVC).
  bool drops_leading = false;
  // Only closed key pictures are trusted: an open one did not decode as it should.
  bool closed_only = false;
};

// One stretch of packets from which all frames of `range` decode exactly; `hidden` is 0 where
// nothing else is in it. Nothing: the packets' own times are not in order, or no key picture comes
// before. REQUIRES: `range` lies inside the clip and is not empty.
std::optional<CutPlan> plan_copy(const PacketIndex& index, FrameRange range, CutHabits habits);

// The longest stretch inside `range` that can be copied with nothing hidden, and the frames before
// and after it to be encoded. Nothing: there is no such stretch.
std::optional<CutPlan> plan_smart(const PacketIndex& index, FrameRange range, CutHabits habits);

}  // namespace shotlab
