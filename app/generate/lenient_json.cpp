// SPDX-License-Identifier: Apache-2.0

#include "app/generate/lenient_json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace shotlab {
namespace {

using Json = nlohmann::json;

// The parser itself takes any depth, and the destructor and printer then overflow the stack.
bool too_deep(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      // To the closing quote, over escapes: clips are strings of megabytes.
      for (i = text.find_first_of("\"\\", i + 1); i != std::string_view::npos && text[i] == '\\';) {
        i = text.find_first_of("\"\\", i + 2);
      }
      if (i == std::string_view::npos) return false;  // Unfinished: the parser will say so.
    } else if (c == '{' || c == '[') {
      if (++depth > kMostJsonDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// Sees every key as the parser goes.
class Keys {
 public:
  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    switch (event) {
      case Json::parse_event_t::object_start:
        open_.emplace_back();
        break;
      case Json::parse_event_t::object_end:
        if (!open_.empty()) open_.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!open_.empty() && !open_.back().insert(parsed.get_ref<const std::string&>()).second) {
          twice_ = true;
        }
        break;
      default:
        break;
    }
    return true;
  }
  bool twice() const { return twice_; }

 private:
  std::vector<std::set<std::string>> open_;
  bool twice_ = false;
};

}  // namespace

std::optional<Json> parse_json(std::string_view text) {
  if (text.size() > kMostJsonBytes || too_deep(text)) return std::nullopt;
  Keys keys;
  try {
    Json json = Json::parse(text.begin(), text.end(), std::ref(keys), false);
    if (json.is_discarded() || keys.twice()) return std::nullopt;
    return json;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

const Json* field(const Json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(name);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string text_field(const Json& json, const char* name) {
  const Json* value = field(json, name);
  return value != nullptr && value->is_string() ? value->get_ref<const std::string&>() : "";
}

std::int64_t count_field(const Json& json, const char* name) {
  const Json* value = field(json, name);
  if (value == nullptr || !value->is_number_integer()) return 0;
  // Above the signed range an unsigned one would come out negative.
  const std::int64_t count = value->get<std::int64_t>();
  return count < 0 ? 0 : count;
}

std::optional<std::int64_t> micros_field(const Json& json, const char* name) {
  constexpr double kMost = 1e9;  // Dollars.
  const Json* value = field(json, name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const double dollars = value->get<double>();
  if (!std::isfinite(dollars) || dollars < 0 || dollars > kMost) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(dollars * 1e6));
}

const Json& list_field(const Json& json, const char* name) {
  static const Json empty = Json::array();
  const Json* value = field(json, name);
  return value != nullptr && value->is_array() ? *value : empty;
}

std::string print_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace shotlab
