// SPDX-License-Identifier: Apache-2.0
//
// TOML read with care, and written by hand so that "version" comes first and the file reads well.
//
// Errors: name the file and the line.
// Source: reference "reliability", finding 7: toml++ 3.3 crashes on keys of very many segments, so
// keys are
//         counted before it sees the text; at most 256 KiB.

#pragma once

#include <toml++/toml.h>
#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

Result<toml::table> parse_toml(std::string_view text, const std::filesystem::path& name);
// Refuses a file whose `version` is missing or newer than `newest`, by name.
Result<toml::table> read_toml(const std::filesystem::path& file, int newest);

std::string toml_text(const toml::table& table, std::string_view key);

// `text` as a TOML basic string, quotes included: "a \"b\"\n".
std::string toml_quoted(std::string_view text);
// A bare key if it may be one, else a quoted one.
std::string toml_key(std::string_view key);

}  // namespace shotlab
