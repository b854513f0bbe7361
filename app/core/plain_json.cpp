// SPDX-License-Identifier: Apache-2.0

#include "app/core/plain_json.h"

#include <set>
#include <vector>

#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostBytes = 4u << 20;
constexpr int kMostDepth = 64;

// Looks at the text as it is parsed: depth and duplicate keys are things the library lets pass.
struct Watch {
  std::vector<std::set<std::string>> keys;
  std::string duplicate;
  bool too_deep = false;

  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > kMostDepth) too_deep = true;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.empty()) {
      const std::string key = parsed.get<std::string>();
      if (!keys.back().insert(key).second) duplicate = key;
    }
    return !too_deep;  // False drops the rest of that branch.
  }
};

}  // namespace

Error damaged_file(const std::filesystem::path& file, const std::string& why_en,
                   const std::string& why_zh) {
  const std::string name = file.string();
  return {
      ErrorCode::bad_input,
      {"\"" + name + "\" is damaged: " + why_en + ".", "「" + name + "」已損壞：" + why_zh + "。"},
      {"Restore it from a copy, or move it away; the rest of the film stays usable.",
       "請由備份還原，或把它移走；影片的其他部分仍可使用。"}};
}

Error newer_file(const std::filesystem::path& file, int version, int newest) {
  const std::string name = file.string();
  const std::string is = std::to_string(version);
  const std::string knows = std::to_string(newest);
  return {
      ErrorCode::unsupported,
      {"\"" + name + "\" was written by a newer Shotlab (format " + is + "; this one knows up to " +
           knows + ").",
       "「" + name + "」由較新版本的 Shotlab 寫成（格式 " + is + "，這個版本只認識到 " + knows +
           "）。"},
      {"Update Shotlab to open it; nothing was changed.", "請更新 Shotlab 再開啟；檔案沒有改動。"}};
}

Result<Json> parse_json(std::string_view text, const std::filesystem::path& name) {
  if (text.size() > kMostBytes) {
    return damaged_file(name, "it is larger than 4 MiB", "大於 4 MiB");
  }
  Watch watch;
  Json json;
  try {
    // Handed over by reference, so that what it saw can be read afterwards.
    json = Json::parse(text.begin(), text.end(),
                       [&watch](int depth, Json::parse_event_t event, Json& parsed) {
                         return watch(depth, event, parsed);
                       });
  } catch (const std::exception& problem) {
    return damaged_file(name, std::string("it is not JSON (") + problem.what() + ")",
                        std::string("它不是 JSON（") + problem.what() + "）");
  }
  if (watch.too_deep) return damaged_file(name, "it is nested too deeply", "巢狀太深");
  if (!watch.duplicate.empty()) {
    return damaged_file(name, "\"" + watch.duplicate + "\" is there twice",
                        "「" + watch.duplicate + "」出現了兩次");
  }
  if (!json.is_object()) return damaged_file(name, "it is not a JSON object", "它不是 JSON 物件");
  return json;
}

Result<Json> read_json(const std::filesystem::path& file) {
  Result<std::string> text = read_file(file, kMostBytes);
  if (!text) return text.error();
  return parse_json(*text, file);
}

std::string print_json(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<int> json_version(const Json& json, int newest, const std::filesystem::path& name) {
  const auto field = json.find("version");
  if (field == json.end() || !field->is_number_integer()) {
    return damaged_file(name, "it does not say its version", "沒有註明版本");
  }
  const auto version = field->get<std::int64_t>();
  if (version > newest) return newer_file(name, static_cast<int>(version), newest);
  if (version < 1) return damaged_file(name, "its version is not a version", "版本號不正確");
  return static_cast<int>(version);
}

std::string text_of(const Json& json, const char* key) {
  const auto field = json.find(key);
  return field != json.end() && field->is_string() ? field->get<std::string>() : std::string();
}

double number_of(const Json& json, const char* key, double fallback) {
  const auto field = json.find(key);
  return field != json.end() && field->is_number() ? field->get<double>() : fallback;
}

std::int64_t integer_of(const Json& json, const char* key, std::int64_t fallback) {
  const auto field = json.find(key);
  return field != json.end() && field->is_number_integer() ? field->get<std::int64_t>() : fallback;
}

bool flag_of(const Json& json, const char* key, bool fallback) {
  const auto field = json.find(key);
  return field != json.end() && field->is_boolean() ? field->get<bool>() : fallback;
}

const Json& part_of(const Json& json, const char* key) {
  static const Json empty = Json::object();
  const auto field = json.find(key);
  return field != json.end() && field->is_structured() ? *field : empty;
}

}  // namespace shotlab
