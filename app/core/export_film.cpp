// SPDX-License-Identifier: Apache-2.0

#include "app/core/export_film.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>

#include "app/core/inside.h"
#include "app/core/plain_json.h"
#include "app/core/received.h"
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
    // What is said of the film says it of the bytes that were received.
    if (Status same = as_received(*take); !same) return same.error();
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
    // In a dissolve two shots are seen: their frames are counted in both.
    at -= i > 0 ? parts[i].event.dissolve : 0;
    json["events"].push_back(event_json(parts[i], at, length, cut.fps));
    at += length;
  }
  for (const CutTitle& title : cut.titles) {
    json["titles"].push_back({{"text", title.text},
                              {"film_frames", {{"in", title.range.in}, {"out", title.range.out}}}});
  }
  for (const CutTrack& track : cut.tracks) {
    for (const CutSound& sound : track.sounds) {
      Json entry{{"track", track.name}, {"source", sound.source}, {"film_frame", sound.at}};
      Result<fs::path> file = file_inside(film.folder(), sound.source);
      Result<std::string> bytes = file ? sha256_of_file(*file) : Result<std::string>(file.error());
      if (bytes) entry["sha256"] = *bytes;
      json["sounds"].push_back(std::move(entry));
    }
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

Result<JoinRequest> request_for(const Cut& cut, const fs::path& folder) {
  JoinRequest request;
  for (const CutEvent& event : cut.events) {
    Result<fs::path> file = file_inside(folder, event.source);
    if (!file) return file.error();
    request.segments.push_back({*file, event.range, event.dissolve, event.fade_in, event.fade_out,
                                event.speed, event.gain_db, event.mute, event.sound_lead});
  }
  request.titles = cut.titles;
  request.tracks = cut.tracks;
  for (CutTrack& track : request.tracks) {
    for (CutSound& sound : track.sounds) {
      Result<fs::path> file = file_inside(folder, sound.source);
      if (!file) return file.error();
      sound.source = file->string();
    }
  }
  request.width = cut.width;
  request.height = cut.height;
  request.fps = cut.fps;
  request.loudness_lufs = cut.loudness_lufs;
  request.true_peak_dbtp = cut.true_peak_dbtp;
  return request;
}

namespace {

// Of a folder: of the list of its files with their own.
Result<std::string> hash_of(const fs::path& film) {
  std::error_code problem;
  if (!fs::is_directory(film, problem)) return sha256_of_file(film);
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(film, problem)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string list;
  for (const fs::path& file : files) {
    Result<std::string> hash = sha256_of_file(file);
    if (!hash) return hash;
    list += *hash + "  " + file.filename().string() + "\n";
  }
  return sha256(list);
}

fs::path sidecar_of(const fs::path& film) {
  return fs::path(film).replace_extension(".provenance.json");
}

// Renders into `making`; everything in the sidecar speaks of `target`.
Result<ExportReport> render(const Film& film, const Cut& cut, const fs::path& making,
                            const fs::path& target, Clock& clock, const Cancel& cancel,
                            const ProgressFn& progress, FilmCodec codec) {
  std::vector<Part> parts;
  std::vector<std::string> types;
  Result<JoinRequest> asked = request_for(cut, film.folder());
  if (!asked) return asked.error();
  JoinRequest& request = *asked;
  for (const CutEvent& event : cut.events) {
    Result<Part> part = part_of_cut(film, event);
    if (!part) return part.error();
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
  request.codec = codec;
  request.metadata = {{"title", film.info().name}};
  request.digital_source_type = report.digital_source_type;
  Result<JoinReport> joined = join(request, cancel, progress);
  if (!joined) return joined.error();
  report.join = *joined;
  report.seconds = static_cast<double>(joined->frames) / cut.fps.value();

  RemoveOnExit without_sidecar(making);  // A film that nobody can account for is no export.
  Result<std::string> hash = hash_of(making);
  if (!hash) return hash.error();
  Status written =
      write_file(sidecar_of(making), provenance(film, cut, parts, report, *hash, clock));
  if (!written) return written.error();
  without_sidecar.release();
  return report;
}

}  // namespace

Result<ExportReport> export_cut(const Film& film, const Cut& cut, fs::path target, Clock& clock,
                                const Cancel& cancel, const ProgressFn& progress, FilmCodec codec) {
  if (target.empty()) target = free_target(film, cut);
  std::error_code ignored;
  for (const fs::path& file : {target, sidecar_of(target)}) {
    if (fs::exists(file, ignored)) return is_there(file);
  }
  return render(film, cut, target, target, clock, cancel, progress, codec);
}

namespace {

// Takes and assets are originals: no export replaces one, whether the cut uses it or not.
Status not_an_original(const Film& film, const fs::path& target) {
  std::error_code problem;
  const fs::path there = fs::weakly_canonical(target, problem);
  for (const char* folder : {"takes", "assets"}) {
    const fs::path originals = fs::weakly_canonical(film.folder() / folder, problem);
    const fs::path inside = there.lexically_relative(originals);
    if (inside.empty() || *inside.begin() == "..") continue;
    return Error{
        ErrorCode::bad_input,
        {"\"" + target.string() + "\" is where originals are kept; they are never altered.",
         "「" + target.string() + "」存放原片；原片不會被更改。"},
        {"Export to exports/ or elsewhere.", "請匯出至 exports/ 或其他位置。"}};
  }
  return done();
}

}  // namespace

Result<ExportReport> replace_export(const Film& film, const Cut& cut, const fs::path& target,
                                    Clock& clock, const Cancel& cancel, const ProgressFn& progress,
                                    FilmCodec codec) {
  if (Status other = not_an_original(film, target); !other) return other.error();
  const std::string hidden =
      temporary_beside(target).filename().string() + target.extension().string();
  const fs::path making = target.parent_path() / hidden;
  RemoveOnExit film_left(making);
  RemoveOnExit sidecar_left(sidecar_of(making));
  Result<ExportReport> report = render(film, cut, making, target, clock, cancel, progress, codec);
  if (!report) return report;
  // The sidecar first: a film without its own account must never stand there.
  if (Status moved = move_into_place(sidecar_of(making), sidecar_of(target)); !moved)
    return moved.error();
  if (Status moved = move_into_place(making, target); !moved) return moved.error();
  return report;
}

}  // namespace shotlab
