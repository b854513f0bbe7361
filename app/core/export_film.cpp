// SPDX-License-Identifier: Apache-2.0

#include "app/core/export_film.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>

#include "app/core/inside.h"
#include "app/core/plain_json.h"
#include "app/core/service.h"
#include "app/core/slug.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr int kProvenanceVersion = 1;

// One event with everything that the sidecar says about it.
struct Part {
  CutEvent event;
  fs::path file;
  std::optional<Take> take;  // Absent: an asset.
  std::string source_type;
};

Result<Part> part_of_cut(const Film& film, const CutEvent& event) {
  Part part;
  part.event = event;
  Result<fs::path> file = file_inside(film.folder(), event.source);
  if (!file) return file.error();
  part.file = *file;
  if (!event.take.empty()) {
    Result<Take> take = film.find_take(event.take);
    if (!take) return take.error();
    part.take = *take;
    part.source_type = source_type_of(take->provider);
    return part;
  }
  Result<ClipFacts> facts = probe(part.file);
  if (!facts) return facts.error();
  part.source_type = facts->digital_source_type.empty() ? "composite" : facts->digital_source_type;
  return part;
}

std::string film_slug(const FilmInfo& info) {
  const std::string words = slug(info.name);
  return words == "take" ? "film" : words;
}

fs::path free_target(const Film& film, const Cut& cut) {
  std::array<char, 24> number{};
  std::snprintf(number.data(), number.size(), "-cut%04d", cut.version);
  const std::string stem = film_slug(film.info()) + number.data();
  std::error_code ignored;
  fs::path target = film.exports_folder() / (stem + ".mp4");
  for (int i = 2; fs::exists(target, ignored); ++i) {
    target = film.exports_folder() / (stem + "-" + std::to_string(i) + ".mp4");
  }
  return target;
}

Json event_json(const Part& part, std::int64_t at, std::int64_t length, Rational fps) {
  Json json{{"tc_in", timecode(at, fps)},
            {"tc_out", timecode(at + length, fps)},
            {"film_frames", {{"in", at}, {"out", at + length}}},
            {"source", part.event.source},
            {"source_frames", {{"in", part.event.range.in}, {"out", part.event.range.out}}},
            {"digital_source_type", part.source_type}};
  if (part.take) {
    const Take& take = *part.take;
    json["take"] = take.id;
    json["sha256"] = take.sha256;
    json["provider"] = take.provider;
    json["model"] = take.model;
    json["prompt"] = take.request.prompt;
    json["negative"] = take.request.negative;
    json["prompt_as_rewritten"] = take.rewritten_prompt;
    if (take.request.seed) json["seed"] = *take.request.seed;
    json["provider_job_id"] = take.provider_job_id;
    json["made_utc"] = take.finished_utc;
  }
  return json;
}

std::string provenance(const Film& film, const Cut& cut, const std::vector<Part>& parts,
                       const ExportReport& report, const std::string& hash, Clock& clock) {
  Json json{{"version", kProvenanceVersion},
            {"film", film.info().name},
            {"file", report.film.filename().string()},
            {"sha256", hash},
            {"cut", cut.version},
            {"made_utc", iso_time(clock.utc())},
            {"made_with", "Shotlab " SHOTLAB_VERSION},
            {"digital_source_type", report.digital_source_type},
            {"exercise", film.info().exercise}};
  json["events"] = Json::array();
  std::int64_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::int64_t length = i < report.join.segments.size() ? report.join.segments[i].frames
                                                                : parts[i].event.range.length();
    json["events"].push_back(event_json(parts[i], at, length, cut.fps));
    at += length;
  }
  return print_json(json);
}

Error is_there(const fs::path& file) {
  return {ErrorCode::bad_input,
          {"\"" + file.string() + "\" is there already.", "「" + file.string() + "」已存在。"},
          {"Choose another name; nothing was overwritten.", "請用另一個名稱；沒有覆寫任何檔案。"}};
}

}  // namespace

std::string joined_source_type(const std::vector<std::string>& parts) {
  const auto all = [&](std::string_view type) {
    return !parts.empty() &&
           std::all_of(parts.begin(), parts.end(), [&](const std::string& p) { return p == type; });
  };
  for (const char* type : {"algorithmicMedia", "trainedAlgorithmicMedia", "composite"}) {
    if (all(type)) return type;
  }
  const bool trained = std::any_of(parts.begin(), parts.end(), [](const std::string& p) {
    return p.find("rainedAlgorithmicMedia") != std::string::npos;
  });
  return trained ? "compositeWithTrainedAlgorithmicMedia" : "composite";
}

namespace {

fs::path sidecar_of(const fs::path& film) {
  return fs::path(film).replace_extension(".provenance.json");
}

// Renders into `making`; everything in the sidecar speaks of `target`.
Result<ExportReport> render(const Film& film, const Cut& cut, const fs::path& making,
                            const fs::path& target, Clock& clock, const Cancel& cancel,
                            const ProgressFn& progress) {
  std::vector<Part> parts;
  std::vector<std::string> types;
  JoinRequest request;
  for (const CutEvent& event : cut.events) {
    Result<Part> part = part_of_cut(film, event);
    if (!part) return part.error();
    request.segments.push_back({part->file, event.range});
    types.push_back(part->source_type);
    parts.push_back(std::move(*part));
  }
  if (!making.parent_path().empty()) {
    if (Status made = make_folder(making.parent_path()); !made) return made.error();
  }
  ExportReport report;
  report.film = target;
  report.provenance = sidecar_of(target);
  report.digital_source_type = joined_source_type(types);
  request.target = making;
  request.width = cut.width;
  request.height = cut.height;
  request.fps = cut.fps;
  request.metadata = {{"title", film.info().name}};
  request.digital_source_type = report.digital_source_type;
  Result<JoinReport> joined = join(request, cancel, progress);
  if (!joined) return joined.error();
  report.join = *joined;
  report.seconds = static_cast<double>(joined->frames) / cut.fps.value();

  RemoveOnExit without_sidecar(making);  // A film that nobody can account for is no export.
  Result<std::string> hash = sha256_of_file(making);
  if (!hash) return hash.error();
  Status written =
      write_file(sidecar_of(making), provenance(film, cut, parts, report, *hash, clock));
  if (!written) return written.error();
  without_sidecar.release();
  return report;
}

}  // namespace

Result<ExportReport> export_cut(const Film& film, const Cut& cut, fs::path target, Clock& clock,
                                const Cancel& cancel, const ProgressFn& progress) {
  if (target.empty()) target = free_target(film, cut);
  std::error_code ignored;
  for (const fs::path& file : {target, sidecar_of(target)}) {
    if (fs::exists(file, ignored)) return is_there(file);
  }
  return render(film, cut, target, target, clock, cancel, progress);
}

Result<ExportReport> replace_export(const Film& film, const Cut& cut, const fs::path& target,
                                    Clock& clock, const Cancel& cancel,
                                    const ProgressFn& progress) {
  const std::string hidden = temporary_beside(target).filename().string() + ".mp4";
  const fs::path making = target.parent_path() / hidden;
  RemoveOnExit film_left(making);
  RemoveOnExit sidecar_left(sidecar_of(making));
  Result<ExportReport> report = render(film, cut, making, target, clock, cancel, progress);
  if (!report) return report;
  // The sidecar first: a film without its own account must never stand there.
  if (Status moved = move_into_place(sidecar_of(making), sidecar_of(target)); !moved)
    return moved.error();
  if (Status moved = move_into_place(making, target); !moved) return moved.error();
  return report;
}

}  // namespace shotlab
