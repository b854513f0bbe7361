// SPDX-License-Identifier: Apache-2.0

#include "app/generate/lenient_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/generate/json_guard.h"

namespace shotlab {

using Json = nlohmann::json;

std::optional<Json> parse_json(std::string_view text) {
  if (text.size() > kMostJsonBytes) return std::nullopt;
  if (look_through_json(text).trouble != JsonLook::Trouble::none) return std::nullopt;
  Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return json;
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
  constexpr double kMost = 1e6;  // Dollars, as in the ledger.
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
