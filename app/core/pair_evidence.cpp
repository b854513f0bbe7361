// SPDX-License-Identifier: Apache-2.0

#include "app/core/pair_evidence.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "app/core/box_json.h"
#include "app/core/measure_cache.h"
#include "app/core/pair_json.h"
#include "app/core/whitebox.h"
#include "media/base/files.h"
#include "media/base/hash.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"
#include "media/measure/evidence_pair.h"
#include "media/measure/path_match.h"

namespace shotlab {
namespace {

namespace fs = std::filesystem;

// Grows when the results change, so that old numbers are not believed.
constexpr int kPairVersion = 1;

// A file of the request by its role, where it is kept; empty if it is not there.
fs::path kept_reference(const Film& film, const Take& take, std::string_view role) {
  static constexpr std::array<const char*, 6> kEndings{".mp4", ".png",  ".jpg",
                                                       ".mov", ".webm", ".mkv"};
  for (const Reference& reference : take.request.references) {
    if (reference.role != role || reference.sha256.size() != 64 ||
        reference.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
      continue;
    }
    for (const char* ending : kEndings) {
      fs::path file = film.folder() / "assets" / "references" / (reference.sha256 + ending);
      if (std::error_code ignored; fs::exists(file, ignored)) return file;
    }
  }
  return {};
}

PathMatch not_matched(const Text& why) {
  PathMatch match;
  match.why_not = why;
  return match;
}

// The take's path against the flight that was asked for: of its camera path, else of its source.
PathMatch match_of(const Film& film, const Take& take, const fs::path& source,
                   const TakeEvidence& evidence, const Cancel& cancel) {
  fs::path reference = source;
  if (take.request.camera_path.size() >= 2) {
    Result<fs::path> flight = whitebox_clip(
        {"street", take.request.seconds, take.request.camera_path}, film.cache_folder(), cancel);
    if (!flight) return not_matched(flight.error().message);
    reference = *flight;
  }
  if (reference.empty()) {
    return not_matched({"The request carried no camera path and no source clip to ride.",
                        "請求沒有附鏡頭軌跡或來源片段。"});
  }
  if (!evidence.measurement || !evidence.measurement->move) {
    return not_matched({"The take's camera has not been measured.", "這一條的鏡頭還未量度。"});
  }
  const Result<std::string> hash = sha256_of_file(reference);
  if (!hash) return not_matched(hash.error().message);
  const Result<Measurement> measured = measure_once(reference, *hash, {.shots = true, .move = true},
                                                    {}, film.cache_folder(), cancel);
  if (!measured) return not_matched(measured.error().message);
  if (!measured->move) {
    return not_matched({"The reference has no picture.", "參考片沒有畫面。"});
  }
  const auto& video = evidence.facts->video;
  const double aspect = video && video->display_height() > 0
                            ? static_cast<double>(video->display_width()) / video->display_height()
                            : 16.0 / 9;
  PathMatch match = match_paths(*evidence.measurement->move, *measured->move, aspect);
  if (!match.why_not.empty()) return match;
  const fs::path folder = film.cache_folder() / "measured" /
                          (take.sha256.substr(0, 24) + "-path-" + hash->substr(0, 12));
  const fs::path picture = folder / "path.png";
  const Status drawn = [&]() -> Status {
    if (Status made = make_folder(folder); !made) return made;
    return write_picture(picture,
                         draw_paths(match, *evidence.measurement->move, *measured->move, aspect));
  }();
  if (drawn) match.evidence = picture;
  return match;
}

Result<PairMeasurement> pair_once(const Film& film, const TakeEvidence& evidence,
                                  PairRequest request, const Cancel& cancel) {
  const Result<std::string> other = sha256_of_file(request.other);
  if (!other) return other.error();
  Json question{{"take", evidence.take.sha256},
                {"other", *other},
                {"mask", request.mask.filename().string()},
                {"region", request.region},
                {"follow", request.follow},
                {"composite", request.composite}};
  for (const FrameBox& box : request.regions) {
    question["regions"].push_back(mark_json({MarkKind::region, 0, box}));
  }
  const fs::path folder =
      film.cache_folder() / "measured" / ("pair-" + sha256(question.dump()).substr(0, 24));
  const fs::path file = folder / "numbers.json";
  if (std::error_code ignored; fs::exists(file, ignored)) {
    const Result<Json> json = read_json(file);
    if (json && integer_of(*json, "version") == kPairVersion) {
      PairMeasurement known = pair_from(part_of(*json, "pair"));
      const auto whole = [&](auto& measured) {
        if (measured && !measured->evidence.empty()) {
          measured->evidence = folder / measured->evidence.filename();
        }
      };
      whole(known.region), whole(known.follow), whole(known.composite);
      return known;
    }
  }
  request.evidence_folder = folder;
  Result<PairMeasurement> measured = measure_pair(request, cancel);
  if (!measured) return measured;
  // A full disk costs a second measuring, nothing else.
  (void)write_file(file, print_json({{"version", kPairVersion}, {"pair", pair_json(*measured)}}));
  return measured;
}

}  // namespace

fs::path made_of(const Film& film, const std::vector<Take>& all, const Take& take) {
  if (fs::path source = kept_reference(film, take, "video"); !source.empty()) return source;
  const auto parent = std::find_if(all.begin(), all.end(), [&](const Take& candidate) {
    return !take.parent.empty() && candidate.id == take.parent;
  });
  return parent == all.end() ? fs::path() : parent->clip;
}

void look_beside(const Film& film, const std::vector<Take>& all,
                 const std::vector<FrameMark>& marks, const NeededMeasures& needed,
                 TakeEvidence& evidence, const Cancel& cancel) {
  if (!evidence.facts || !evidence.facts->video) return;
  const Take& take = evidence.take;
  const fs::path other = made_of(film, all, take);
  if (const fs::path plate = kept_reference(film, take, "video"); !plate.empty()) {
    if (Result<ClipFacts> facts = probe(plate, cancel)) {
      evidence.plate_says = facts->digital_source_type;
    }
  }
  if (needed.path) {
    evidence.path = match_of(film, take, kept_reference(film, take, "video"), evidence, cancel);
  }
  if (needed.source_texture && !other.empty()) {
    const Result<std::string> hash = sha256_of_file(other);
    if (hash) {
      Result<Measurement> source =
          measure_once(other, *hash, {.texture = true}, {}, film.cache_folder(), cancel);
      if (source) evidence.source = *source;
    }
  }
  if (!needed.region && !needed.follow && !needed.composite) return;
  if (other.empty()) return;  // The checks say that there is nothing to compare with.
  PairRequest request;
  request.take = take.clip;
  request.other = other;
  request.mask = kept_reference(film, take, "mask");
  for (const FrameMark& mark : marks) {
    if (mark.kind == MarkKind::region) request.regions.push_back(mark.box);
  }
  request.region = needed.region;
  request.follow = needed.follow;
  request.composite = needed.composite;
  const Result<PairMeasurement> pair = pair_once(film, evidence, request, cancel);
  if (!pair) return;
  evidence.region = pair->region;
  evidence.follow = pair->follow;
  evidence.composite = pair->composite;
}

}  // namespace shotlab
