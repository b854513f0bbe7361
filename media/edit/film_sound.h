// SPDX-License-Identifier: Apache-2.0
//
// The sound of a film on its one clock: what belongs to the shots, with gains, fades and crossings,
// and the tracks beside them.
//
// Blocking: decodes. Threading: one thread at a time.
// Errors:   as join.h.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/edit/film_plan.h"
#include "media/model/samples.h"

namespace shotlab {

class FilmSound {
 public:
  // REQUIRES: the plan outlives this.
  FilmSound(const FilmPlan& plan, int rate, int channels, const Cancel& cancel)
      : plan_(plan), rate_(rate), channels_(channels), cancel_(cancel) {}

  std::int64_t length() const { return sample_of_frame(plan_.frames, plan_.fps, rate_); }

  // Samples [begin, end) of the shots' own sound. Asked for in order, each once.
  Result<Samples> shots(std::int64_t begin, std::int64_t end);

  // All of the film: shots and tracks. `layer`, where given, is shown each as it goes in, at its
  // level and ducked: first the shots (nullopt), then the tracks that are heard, by number.
  using Layer = std::function<void(std::optional<std::size_t> track, const Samples&)>;
  Result<Samples> mix(const Layer& layer = {});

 private:
  std::int64_t sample(std::int64_t frame) const { return sample_of_frame(frame, plan_.fps, rate_); }
  Samples silence(std::int64_t length) const;
  Result<Samples> shot_sound(std::size_t shot) const;
  Result<Samples> track_sound(const CutTrack& track) const;

  const FilmPlan& plan_;
  int rate_;
  int channels_;
  Cancel cancel_;
  std::map<std::size_t, Samples> heard_;  // Of the shots that are heard now.
};

// Multiplies samples [begin, end) of `sound` by gain(t), t going from 0 to 1.
template <typename Gain>
void shape(Samples& sound, std::int64_t begin, std::int64_t end, Gain gain) {
  const std::int64_t length = end - begin;
  for (std::int64_t i = 0; i < length; ++i) {
    const auto level =
        static_cast<float>(gain((static_cast<double>(i) + 0.5) / static_cast<double>(length)));
    for (int c = 0; c < sound.channels; ++c) {
      sound.values[static_cast<std::size_t>((begin + i) * sound.channels + c)] *= level;
    }
  }
}

// How far a track goes down under `above`: a level for each sample, 1 or less. It is down when the
// other begins, and comes back after it. Pure.
std::vector<float> duck_levels(const Samples& above, double duck_db);

}  // namespace shotlab
