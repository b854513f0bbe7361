// SPDX-License-Identifier: Apache-2.0
//
// JSON from a stranger: bounded in size and depth before it is parsed, duplicate keys refused
// (which of two states would be meant?), and read field by field without ever throwing.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace shotlab {

inline constexpr std::size_t kMostJsonBytes = 64u << 20;  // A 4K clip may come inside it.

// Nullopt: not JSON, not UTF-8, too deep, too large, too many values (json_guard.h), a number out
// of range, or a key given twice.
std::optional<nlohmann::json> parse_json(std::string_view text);

// The field of an object; null if `json` is no object or has no such field, or the field is null.
const nlohmann::json* field(const nlohmann::json& json, const char* name);
// Fields of a type: empty or absent if missing or of another type.
std::string text_field(const nlohmann::json& json, const char* name);
std::int64_t count_field(const nlohmann::json& json, const char* name);  // Never negative.
// Dollars as millionths of one; nullopt: no such number, negative, or beyond all reason.
std::optional<std::int64_t> micros_field(const nlohmann::json& json, const char* name);
// The items of an array field; an empty array if there is none.
const nlohmann::json& list_field(const nlohmann::json& json, const char* name);

// Compact text; malformed UTF-8 becomes U+FFFD instead of an exception.
std::string print_json(const nlohmann::json& json);

}  // namespace shotlab
