// SPDX-License-Identifier: Apache-2.0

#include "app/core/camera_path_file.h"

#include <string>

#include "app/core/plain_json.h"

namespace shotlab {
namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMostKeys = 1000;

Error bad_path(const std::filesystem::path& file, const Text& why) {
  return {ErrorCode::bad_input,
          {"\"" + file.string() + "\" is no camera path: " + why.en + ".",
           "「" + file.string() + "」不是攝影機軌跡：" + why.zh + "。"},
          {"Write {\"version\": 1, \"camera_path\": [{\"seconds\": 0, \"at\": [0, 1.5, -6], "
           "\"look\": [0, 1, 0], \"fov\": 50}, ...]}.",
           "格式：{\"version\": 1, \"camera_path\": [{\"seconds\": 0, \"at\": [0, 1.5, -6], "
           "\"look\": [0, 1, 0], \"fov\": 50}, ...]}。"}};
}

bool read_place(const Json& key, const char* name, double& x, double& y, double& z) {
  const Json& list = part_of(key, name);
  if (!list.is_array() || list.size() != 3) return false;
  for (const Json& value : list) {
    if (!value.is_number()) return false;
  }
  x = list[0].get<double>(), y = list[1].get<double>(), z = list[2].get<double>();
  return true;
}

}  // namespace

Result<std::vector<CameraKey>> read_camera_path(const std::filesystem::path& file) {
  const Result<Json> json = read_json(file);
  if (!json) return json.error();
  if (!json->is_object()) return bad_path(file, {"it holds no object", "內容不是物件"});
  const Result<int> version = json_version(*json, kVersion, file);
  if (!version) return version.error();
  const Json& keys = part_of(*json, "camera_path");
  if (!keys.is_array() || keys.empty()) return bad_path(file, {"it has no keys", "沒有關鍵點"});
  if (keys.size() > kMostKeys) return bad_path(file, {"it has too many keys", "關鍵點太多"});
  std::vector<CameraKey> out;
  for (const Json& json_key : keys) {
    const std::string number = std::to_string(out.size() + 1);
    CameraKey key;
    if (!json_key.is_object() || !json_key.contains("seconds") ||
        !json_key["seconds"].is_number() || !read_place(json_key, "at", key.x, key.y, key.z) ||
        !read_place(json_key, "look", key.look_x, key.look_y, key.look_z)) {
      return bad_path(file, {"key " + number + " lacks \"seconds\", \"at\" or \"look\"",
                             "第 " + number + " 個關鍵點缺少 \"seconds\"、\"at\" 或 \"look\""});
    }
    key.seconds = json_key["seconds"].get<double>();
    key.fov = number_of(json_key, "fov", key.fov);
    out.push_back(key);
  }
  if (keys.size() == 1) return bad_path(file, {"it has one key only", "只有一個關鍵點"});
  return out;
}

}  // namespace shotlab
