// SPDX-License-Identifier: Apache-2.0
//
// JSON read with care: size, depth and duplicate keys are checked, and a missing or wrong field is
// an Error that names the file. nlohmann-json throws; nothing that includes this header needs to
// catch.
//
// Source: reference "reliability", finding 7 and §5.2 (4 MiB, depth 64, no duplicate keys).

#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

using Json = nlohmann::ordered_json;  // Ordered: "version" stays first in what we write.

Result<Json> parse_json(std::string_view text, const std::filesystem::path& name);
Result<Json> read_json(const std::filesystem::path& file);
// Two spaces, a line end; bytes that are not UTF-8 become U+FFFD.
std::string print_json(const Json& json);

// Refuses a file whose "version" is missing, or newer than `newest`, by name.
Result<int> json_version(const Json& json, int newest, const std::filesystem::path& name);

// Fields with a fallback when they are absent or of another type.
std::string text_of(const Json& json, const char* key);
double number_of(const Json& json, const char* key, double fallback = 0);
std::int64_t integer_of(const Json& json, const char* key, std::int64_t fallback = 0);
bool flag_of(const Json& json, const char* key, bool fallback = false);
// The object or array at `key`, or an empty one.
const Json& part_of(const Json& json, const char* key);

Error damaged_file(const std::filesystem::path& file, const std::string& why_en,
                   const std::string& why_zh);
Error newer_file(const std::filesystem::path& file, int version, int newest);

}  // namespace shotlab
