// SPDX-License-Identifier: Apache-2.0
//
// The shape of a sound over time: levels, silences, digital silence, clipping. And how far one
// sound goes down under another.
//
// Threading: pure.
// Source:    craft 5 (silence -50 dB for half a second, three samples at full scale).

#pragma once

#include <optional>

#include "media/model/measurement.h"
#include "media/model/samples.h"

namespace shotlab {

inline constexpr double kLevelStep = .1;  // Seconds of one value of `levels`.
inline constexpr float kNoLevel = -120;   // dBFS of nothing.
inline constexpr double kAudible = -50;   // dBFS.

// All but the onsets.
SoundMeasurement shape_of_sound(const Samples& sound);

// Mean level of `bed` where `voice` is heard, and where it is not, in dB: how far it goes down.
// Absent where the voice is never, or always, heard over it. Times are on one clock.
struct LevelTrack {
  const std::vector<float>& levels;
  double begin = 0;  // Seconds.
};
std::optional<double> ducking_of(const LevelTrack& bed, const LevelTrack& voice);

}  // namespace shotlab
