// SPDX-License-Identifier: Apache-2.0
//
// Takes on one clock. The first take's frames are the clock; every other take shows, at each of
// them, the frame that a player would show then, shifted by an offset in its own frames.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "media/libav/packet_index.h"
#include "media/model/picture.h"

namespace shotlab {

// Which frames of two takes are shown together, in order of the first take's.
struct FramePair {
  std::int64_t a = 0;
  std::int64_t b = 0;
  bool operator==(const FramePair&) const = default;
};

// `offset`: the frame of b that meets frame 0 of a; negative: frame 0 of b comes that many of b's
// frames later. Frames that have no partner are left out. Takes of one rate pair one to one; of
// different rates, by their own times (the frame shown at that moment).
std::vector<FramePair> pair_frames(const PacketIndex& a, const PacketIndex& b,
                                   std::int64_t offset = 0);

// A picture small enough to compare takes over seconds: mean 0, variance 1, unless it is flat.
struct Thumbprint {
  static constexpr int kWidth = 32;
  static constexpr int kHeight = 18;
  std::vector<float> values;
  bool flat = false;
};
// REQUIRES: a luma picture of kWidth x kHeight.
Thumbprint thumbprint(const Picture& luma);

struct Alignment {
  std::int64_t offset = 0;  // As pair_frames() takes it; 0 where none could be found.
  bool found = false;
  double agreement = 0;  // Mean correlation of the paired thumbprints at `offset`, -1..1.
  double lead = 0;       // How far it is ahead of the best offset that is not its neighbour.
};

// The offset at which the takes agree best, tried up to `reach` of b's frames either way.
// `a_times`, `b_times`: seconds of each thumbprint from its take's first frame, rising.
// Takes that agree nowhere, or that hold still and so agree everywhere, are not found.
Alignment align(const std::vector<Thumbprint>& a, const std::vector<double>& a_times,
                const std::vector<Thumbprint>& b, const std::vector<double>& b_times,
                std::int64_t reach);

}  // namespace shotlab
