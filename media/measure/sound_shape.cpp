// SPDX-License-Identifier: Apache-2.0

#include "media/measure/sound_shape.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

constexpr double kFineStep = .01;     // Seconds; silence is looked for at this pace.
constexpr double kLeastSilence = .5;  // Seconds.
constexpr double kLeastZeros = .02;   // Seconds.
constexpr float kFullScale = .999F;
constexpr int kClippedSamples = 3;

float decibel(double mean_square) {
  return mean_square <= 1e-12 ? kNoLevel : static_cast<float>(10 * std::log10(mean_square));
}

// Levels of equal stretches; the last one is that of what is left.
std::vector<float> levels_of(const Samples& sound, double step) {
  std::vector<float> out;
  const auto each = std::max<std::int64_t>(1, std::llround(step * sound.rate));
  for (std::int64_t begin = 0; begin < sound.frames(); begin += each) {
    const std::int64_t end = std::min(sound.frames(), begin + each);
    double squares = 0;
    for (std::int64_t i = begin * sound.channels; i < end * sound.channels; ++i) {
      const double v = sound.values[static_cast<std::size_t>(i)];
      squares += v * v;
    }
    out.push_back(decibel(squares / static_cast<double>((end - begin) * sound.channels)));
  }
  return out;
}

std::vector<SoundRun> runs_of(const std::vector<bool>& on, double step, double least) {
  std::vector<SoundRun> runs;
  for (std::size_t i = 0; i < on.size();) {
    if (!on[i]) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < on.size() && on[end]) ++end;
    const SoundRun run{static_cast<double>(i) * step, static_cast<double>(end) * step};
    if (run.length() >= least - 1e-9) runs.push_back(run);
    i = end;
  }
  return runs;
}

std::int64_t clipped_runs(const Samples& sound) {
  std::int64_t runs = 0;
  for (int channel = 0; channel < sound.channels; ++channel) {
    int length = 0;
    for (std::int64_t i = 0; i < sound.frames(); ++i) {
      const float v = sound.values[static_cast<std::size_t>(i * sound.channels + channel)];
      length = std::abs(v) >= kFullScale ? length + 1 : 0;
      if (length == kClippedSamples) ++runs;
    }
  }
  return runs;
}

}  // namespace

SoundMeasurement shape_of_sound(const Samples& sound) {
  SoundMeasurement out;
  if (sound.rate <= 0 || sound.channels <= 0) return out;
  out.duration_s = static_cast<double>(sound.frames()) / sound.rate;
  out.levels = levels_of(sound, kLevelStep);
  const std::vector<float> fine = levels_of(sound, kFineStep);
  std::vector<bool> silent, zero;
  for (const float level : fine) {
    silent.push_back(level < kAudible);
    zero.push_back(level <= kNoLevel);
  }
  out.silences = runs_of(silent, kFineStep, kLeastSilence);
  out.zeros = runs_of(zero, kFineStep, kLeastZeros);
  out.clipped = clipped_runs(sound);
  return out;
}

namespace {

// Tenths of a second behind a word in which a bed may still be on its way back up.
constexpr std::ptrdiff_t kComingBack = 9;
// And before one, in which it may be on its way down.
constexpr std::ptrdiff_t kGoingDown = 3;

std::optional<double> ducking(const LevelTrack& bed, const LevelTrack& voice,
                              std::ptrdiff_t coming_back) {
  double under = 0, open = 0;
  int unders = 0, opens = 0;
  for (std::size_t i = 0; i < bed.levels.size(); ++i) {
    const double at = bed.begin + kLevelStep * static_cast<double>(i) - voice.begin;
    const auto there = static_cast<std::ptrdiff_t>(std::floor(at / kLevelStep + 1e-6));
    bool heard = false, near = false;
    for (std::ptrdiff_t d = -coming_back; d <= kGoingDown; ++d) {
      const std::ptrdiff_t k = there + d;
      const bool loud = k >= 0 && k < static_cast<std::ptrdiff_t>(voice.levels.size()) &&
                        voice.levels[static_cast<std::size_t>(k)] >= kAudible;
      if (d == 0) heard = loud;
      near = near || loud;
    }
    if (bed.levels[i] <= kNoLevel) continue;
    if (heard) {
      under += static_cast<double>(bed.levels[i]), ++unders;
    } else if (!near) {
      open += static_cast<double>(bed.levels[i]), ++opens;
    }
  }
  constexpr int kLeast = 3;  // Tenths of a second.
  if (unders < kLeast || opens < kLeast) return std::nullopt;
  return open / opens - under / unders;
}

}  // namespace

std::optional<double> ducking_of(const LevelTrack& bed, const LevelTrack& voice) {
  // Where words leave no longer pause, a short one has to do: less is told then than was asked for.
  if (const auto far = ducking(bed, voice, kComingBack)) return far;
  return ducking(bed, voice, kGoingDown);
}

}  // namespace shotlab
