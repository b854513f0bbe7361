// SPDX-License-Identifier: Apache-2.0
//
// Which packets of a clip's sound make a stretch of it when they are copied, and which samples of
// them are to be heard. Packets do not begin where pictures do, and most decoders need the packet
// before: what lies outside the stretch is hidden by the edit list, to the sample.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/libav/clip_source_state.h"

namespace shotlab::av {

// Times in samples; 0 is where the film begins.
struct SoundCopy {
  std::size_t first = 0;         // Of the source's sound packets.
  std::vector<std::int64_t> at;  // Where packet first + k begins.
  std::int64_t begin = 0;        // Heard: [begin, end).
  std::int64_t end = 0;
  bool plain = false;  // The codec is one whose copies are known to decode to the same samples.
};

// The sound from `zero` on for `length` samples at the source's own rate. Nothing: it has to be
// encoded again, because of its codec, its container, or its times.
std::optional<SoundCopy> plan_sound_copy(const ClipSource::State& source, TimePoint zero,
                                         std::int64_t length, const std::string& container);

}  // namespace shotlab::av
