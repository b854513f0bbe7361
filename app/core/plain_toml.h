// SPDX-License-Identifier: Apache-2.0
//
// TOML of our own small files: read with the engine's careful reader (caps, a scan of keys before
// the parser sees the text), written by hand so that "version" comes first and the file reads well.
//
// Errors: name the file and the line; a missing or newer version is refused by name.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "exercises/engine/toml.h"
#include "media/base/result.h"

namespace shotlab {

// The whole file as a table.
Result<TomlValue> read_toml(const std::filesystem::path& file, int newest);
// The same of what was read already; `file`: its name, for what is said of it.
Result<TomlValue> parse_toml(std::string_view text, const std::filesystem::path& file, int newest);

// Fields of a table with a fallback when they are absent or of another type.
std::string toml_text(const TomlValue& table, std::string_view key,
                      const std::string& fallback = "");
double toml_number(const TomlValue& table, std::string_view key, double fallback);
std::int64_t toml_integer(const TomlValue& table, std::string_view key, std::int64_t fallback);
std::optional<std::int64_t> toml_integer(const TomlValue& table, std::string_view key);
// The table or array at `key`, or an empty table.
const TomlValue& toml_part(const TomlValue& table, std::string_view key);

// `text` as a TOML basic string, quotes included: "a \"b\"\n".
std::string toml_quoted(std::string_view text);
// A bare key if it may be one, else a quoted one.
std::string toml_key(std::string_view key);

}  // namespace shotlab
