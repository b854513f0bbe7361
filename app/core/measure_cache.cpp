// SPDX-License-Identifier: Apache-2.0

#include "app/core/measure_cache.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include "app/core/box_json.h"
#include "app/core/measurement_json.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/measure/measure.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

// Grows when a measurer's results change, so that old numbers are not believed.
constexpr int kCacheVersion = 3;

std::string question(const NeededMeasures& needed) {
  std::string letters;
  if (needed.soundness) letters += 's';
  if (needed.shots) letters += 'c';
  if (needed.move) letters += 'm';
  if (needed.loudness) letters += 'l';
  if (needed.tone) letters += 't';
  if (needed.texture) letters += 'x';
  if (needed.sound) letters += 'o';
  return letters;
}

// What was drawn on the clip, as a few letters; empty: nothing that is measured.
std::string drawn(const std::vector<FrameMark>& marks) {
  Json all = Json::array();
  for (const FrameMark& mark : marks) {
    if (mark.kind == MarkKind::head || mark.kind == MarkKind::subject) {
      all.push_back(mark_json(mark));
    }
  }
  return all.empty() ? "" : "-" + sha256(all.dump()).substr(0, 12);
}

bool evidence_is_there(const Measurement& m) {
  std::error_code ignored;
  const auto there = [&](const fs::path& file) {
    return file.empty() || fs::exists(file, ignored);
  };
  return (!m.move || there(m.move->evidence)) && (!m.shots || there(m.shots->evidence)) &&
         (!m.soundness || there(m.soundness->evidence)) && (!m.sound || there(m.sound->evidence)) &&
         std::all_of(m.boxes.begin(), m.boxes.end(),
                     [&](const BoxMeasurement& box) { return there(box.evidence); });
}

// Evidence lies beside the numbers; by name only, so that a film can be moved.
void only_names(Measurement& m) {
  if (m.move) m.move->evidence = m.move->evidence.filename();
  if (m.shots) m.shots->evidence = m.shots->evidence.filename();
  if (m.soundness) m.soundness->evidence = m.soundness->evidence.filename();
  if (m.sound) m.sound->evidence = m.sound->evidence.filename();
  for (BoxMeasurement& box : m.boxes) box.evidence = box.evidence.filename();
}

void whole_paths(Measurement& m, const fs::path& folder) {
  const auto whole = [&](fs::path& file) {
    if (!file.empty()) file = folder / file.filename();
  };
  if (m.move) whole(m.move->evidence);
  if (m.shots) whole(m.shots->evidence);
  if (m.soundness) whole(m.soundness->evidence);
  if (m.sound) whole(m.sound->evidence);
  for (BoxMeasurement& box : m.boxes) whole(box.evidence);
}

// Of numbers and the clip that they are of. A number that was changed by hand, or numbers that were
// put beside another clip, are measured anew. It is no signature: who reads this source can make
// one, and a package is measured anew wherever it is opened.
std::string seal_of(const Json& measurement, const fs::path& folder) {
  return sha256("shotlab measured " + folder.filename().string() + " " + measurement.dump());
}

std::optional<Measurement> remembered(const fs::path& file, const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return std::nullopt;
  Result<Json> json = read_json(file);
  if (!json || integer_of(*json, "version") != kCacheVersion) return std::nullopt;
  const Json& kept = part_of(*json, "measurement");
  if (text_of(*json, "seal") != seal_of(kept, folder)) return std::nullopt;
  Measurement m = measurement_from(kept);
  whole_paths(m, folder);
  if (!evidence_is_there(m)) return std::nullopt;
  return m;
}

}  // namespace

Result<Measurement> measure_once(const fs::path& clip, const std::string& sha256,
                                 const NeededMeasures& needed, const std::vector<FrameMark>& marks,
                                 const fs::path& cache_folder, const Cancel& cancel) {
  const std::string letters = question(needed) + (needed.boxes ? drawn(marks) : "");
  if (letters.empty()) return Measurement{};
  const fs::path folder = cache_folder / "measured" / (sha256.substr(0, 24) + "-" + letters);
  const fs::path file = folder / "numbers.json";
  if (std::optional<Measurement> known = remembered(file, folder)) return *known;

  if (Status made = make_folder(folder); !made) return made.error();
  MeasureRequest request;
  request.source = clip;
  request.soundness = needed.soundness;
  request.shots = needed.shots;
  request.move = needed.move;
  request.loudness = needed.loudness;
  request.tone = needed.tone;
  request.palette = needed.tone;
  request.texture = needed.texture;
  request.sound = needed.sound;
  if (needed.boxes) request.marks = marks;
  request.evidence_folder = folder;
  Result<Measurement> measured = measure(request, cancel);
  if (!measured) return measured;
  Measurement kept = *measured;
  only_names(kept);
  // As it will be read: numbers lose digits on their way through text.
  const Json numbers = Json::parse(measurement_json(kept, true).dump());
  Json json{
      {"version", kCacheVersion}, {"seal", seal_of(numbers, folder)}, {"measurement", numbers}};
  // A full disk costs a second measuring, nothing else.
  (void)write_file(file, print_json(json));
  return measured;
}

}  // namespace shotlab
