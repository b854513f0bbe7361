// SPDX-License-Identifier: Apache-2.0

#include "app/practice/memory.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <vector>

#include "media/base/files.h"

namespace shotlab::practice {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::size_t kMost = 400;               // Jobs; the oldest go.
constexpr std::uintmax_t kMostBytes = 1u << 20;  // Of one file.
constexpr int kMostDepth = 64;                   // Of a chain of edits.

bool is_id(const std::string& id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  });
}

// Pictures that came along are not kept, so such a job cannot be painted again.
bool is_words_alone(const PaintRequest& request) {
  return request.references.empty() && request.first_frame.empty() && request.last_frame.empty() &&
         request.source.empty() && request.mask.empty() && request.element.empty();
}

Json path_json(const std::vector<CameraKey>& path) {
  Json list = Json::array();
  for (const CameraKey& key : path)
    list.push_back({key.seconds, key.x, key.y, key.z, key.look_x, key.look_y, key.look_z, key.fov});
  return list;
}

// Throws what nlohmann-json throws: the file is ours, and a damaged one is forgotten.
PaintRequest request_from(const Json& json) {
  PaintRequest request;
  request.prompt = json.at("prompt");
  request.negative = json.at("negative");
  request.seconds = json.at("seconds");
  request.width = json.at("width");
  request.height = json.at("height");
  request.seed = json.at("seed");
  for (const Json& key : json.at("camera_path")) {
    CameraKey made;
    double* to[] = {&made.seconds, &made.x,      &made.y,      &made.z,
                    &made.look_x,  &made.look_y, &made.look_z, &made.fov};
    for (std::size_t i = 0; i < 8; ++i) *to[i] = key.at(i);
    request.camera_path.push_back(made);
  }
  for (const Json& sound : json.at("sounds"))
    request.sounds.push_back({sound.at("words"), sound.at("at")});
  return request;
}

}  // namespace

fs::path Memory::file_of(const std::string& id) const { return folder_ / (id + ".json"); }

void Memory::keep(const std::string& id, const PaintRequest& request, const std::string& parent,
                  const std::string& after) const {
  if (folder_.empty() || !is_id(id) || request.output != ShotOutput::clip) return;
  if (!is_words_alone(request) || !make_folder(folder_)) return;
  Json json = {{"version", kVersion},
               {"prompt", request.prompt},
               {"negative", request.negative},
               {"seconds", request.seconds},
               {"width", request.width},
               {"height", request.height},
               {"seed", request.seed},
               {"parent", parent},
               {"after", after},
               {"camera_path", path_json(request.camera_path)},
               {"sounds", Json::array()}};
  for (const SoundCue& cue : request.sounds)
    json["sounds"].push_back({{"words", cue.words}, {"at", cue.at}});
  (void)write_file(file_of(id), json.dump(-1, ' ', false, Json::error_handler_t::replace));
  drop_oldest();
}

std::optional<Memory::Recalled> Memory::recall(const std::string& id) const {
  if (folder_.empty()) return std::nullopt;
  return recall(id, 0);
}

std::optional<Memory::Recalled> Memory::recall(const std::string& id, int depth) const {
  if (!is_id(id) || depth >= kMostDepth) return std::nullopt;
  const Result<std::string> text = read_file(file_of(id), kMostBytes);
  if (!text) return std::nullopt;
  Recalled out;
  try {
    const Json json = Json::parse(*text);
    if (json.at("version") != kVersion) return std::nullopt;
    out.part.request = request_from(json);
    out.parent = json.at("parent");
    out.after = json.at("after");
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  if (!out.parent.empty()) {
    const std::optional<Recalled> parent = recall(out.parent, depth + 1);
    if (!parent) return std::nullopt;
    out.part.request.parent = std::make_shared<PaintRequest>(parent->part.request);
    if (out.after == out.parent) out.part.after = std::make_shared<Part>(parent->part);
  }
  if (out.after.empty() || out.after == out.parent) return out;
  const std::optional<Recalled> after = recall(out.after, depth + 1);
  if (!after) return std::nullopt;
  out.part.after = std::make_shared<Part>(after->part);
  return out;
}

void Memory::drop_oldest() const {
  std::error_code problem;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  for (fs::directory_iterator it(folder_, problem), end; !problem && it != end;
       it.increment(problem)) {
    std::error_code ignored;
    files.emplace_back(it->last_write_time(ignored), it->path());
  }
  if (files.size() <= kMost) return;
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i + kMost < files.size(); ++i) fs::remove(files[i].second, problem);
}

}  // namespace shotlab::practice
