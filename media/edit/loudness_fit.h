// SPDX-License-Identifier: Apache-2.0
//
// Brings a film's sound to a loudness, its true peaks held, as it will be heard: after the codec,
// which raises peaks. One gain for all of it, and a limiter for what would stand out; nothing that
// moves with the music.
//
// Threading: pure. Blocking: encodes and decodes the sound a few times.
// Source:    EBU R128, ITU-R BS.1770-4.

#pragma once

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/libav/sound_codec.h"
#include "media/model/measurement.h"
#include "media/model/samples.h"

namespace shotlab {

struct LoudnessGoal {
  double integrated_lufs = -23;
  double true_peak_dbtp = -1;
  SoundCodec codec = SoundCodec::aac;
  int bits = 192'000;
};

// The samples to be encoded. Refused by name: silence, and a loudness that cannot be had under this
// peak.
Result<Samples> at_loudness(const Samples& sound, const LoudnessGoal& goal,
                            const Cancel& cancel = {});

// Only its peaks held.
Result<Samples> under_peak(const Samples& sound, const LoudnessGoal& goal);

}  // namespace shotlab
