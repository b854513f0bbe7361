// SPDX-License-Identifier: Apache-2.0
//
// The trim that always works: every frame decoded and encoded again as H.264 in MP4.
//
// Blocking, Threading, Errors: as trim.h.

#pragma once

#include "media/edit/trim.h"
#include "media/libav/clip_source.h"
#include "media/model/samples.h"

namespace shotlab {

// REQUIRES: `range` lies inside the clip. Gives the number of frames read back from the target.
Result<std::int64_t> trim_full(const ClipSource& source, FrameRange range,
                               const std::filesystem::path& target, const Cancel& cancel,
                               const ProgressFn& progress);

// The stretch of the clip's sound that belongs to frames `range`, at this rate and so many
// channels.
Result<Samples> sound_of_range(const ClipSource& source, FrameRange range, int rate, int channels,
                               const Cancel& cancel);

// How the clip's sound is encoded again. rate 0: it has none.
struct SoundShape {
  int rate = 0;
  int channels = 2;
  int bits = 0;  // Per second.
};
SoundShape sound_shape(const ClipFacts& facts);

}  // namespace shotlab
