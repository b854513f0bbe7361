// SPDX-License-Identifier: Apache-2.0

#include "app/core/sound_json.h"

#include <cmath>

namespace shotlab {
namespace {

double tenths(double value) { return std::round(10 * value) / 10; }
double thousandths(double value) { return std::round(1000 * value) / 1000; }

Json runs_json(const std::vector<SoundRun>& runs) {
  Json list = Json::array();
  for (const SoundRun& run : runs) {
    list.push_back({{"begin", thousandths(run.begin)}, {"end", thousandths(run.end)}});
  }
  return list;
}

std::vector<SoundRun> runs_from(const Json& json) {
  std::vector<SoundRun> runs;
  for (const Json& run : json) {
    if (run.is_object()) runs.push_back({number_of(run, "begin"), number_of(run, "end")});
  }
  return runs;
}

}  // namespace

Json sound_json(const SoundMeasurement& sound) {
  Json onsets = Json::array(), levels = Json::array();
  for (const double onset : sound.onsets) onsets.push_back(thousandths(onset));
  for (const float level : sound.levels) levels.push_back(tenths(static_cast<double>(level)));
  return {{"duration_s", sound.duration_s},
          {"onsets", onsets},
          {"silences", runs_json(sound.silences)},
          {"zeros", runs_json(sound.zeros)},
          {"clipped", sound.clipped},
          {"levels", levels},
          {"evidence", sound.evidence.empty() ? Json(nullptr) : Json(sound.evidence.string())}};
}

SoundMeasurement sound_from(const Json& json) {
  SoundMeasurement sound;
  sound.duration_s = number_of(json, "duration_s");
  for (const Json& onset : part_of(json, "onsets")) {
    if (onset.is_number()) sound.onsets.push_back(onset);
  }
  sound.silences = runs_from(part_of(json, "silences"));
  sound.zeros = runs_from(part_of(json, "zeros"));
  sound.clipped = integer_of(json, "clipped");
  for (const Json& level : part_of(json, "levels")) {
    if (level.is_number()) sound.levels.push_back(level);
  }
  sound.evidence = text_of(json, "evidence");
  return sound;
}

}  // namespace shotlab
