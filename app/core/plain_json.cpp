// SPDX-License-Identifier: Apache-2.0

#include "app/core/plain_json.h"

#include "app/generate/json_guard.h"
#include "media/base/files.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostBytes = 4u << 20;
// A file of ours has lists of many thousand figures, but no object of many thousand keys: in the
// ordered tree each key is looked for among all that came before it.
constexpr JsonLimits kLimits{.values = 1'000'000, .keys = 5'000};

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
  const JsonLook look = look_through_json(text, kLimits);
  switch (look.trouble) {
    case JsonLook::Trouble::too_deep:
      return damaged_file(name, "it is nested too deeply", "巢狀太深");
    case JsonLook::Trouble::too_many:
      return damaged_file(name, "it holds too many values", "內容項目太多");
    case JsonLook::Trouble::key_twice:
      return damaged_file(name, "\"" + look.key + "\" is there twice",
                          "「" + look.key + "」出現了兩次");
    case JsonLook::Trouble::not_json:  // The parser says where.
    case JsonLook::Trouble::none:
      break;
  }
  Json json;
  try {
    json = Json::parse(text.begin(), text.end());
  } catch (const std::exception& problem) {
    return damaged_file(name, std::string("it is not JSON (") + problem.what() + ")",
                        std::string("它不是 JSON（") + problem.what() + "）");
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
