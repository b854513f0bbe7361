// SPDX-License-Identifier: Apache-2.0
//
// The two small TOML files of a film: film.toml (what it is) and papers/answers.toml (what was
// answered).
//
// Errors: name the file and the line; a newer version is refused by name.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "app/core/film.h"
#include "media/base/result.h"

namespace shotlab {

std::string print_film_info(const FilmInfo& info);
Result<FilmInfo> read_film_info(const std::filesystem::path& file);
// The same of what was read already; `file`: its name, for what is said of it.
Result<FilmInfo> parse_film_info(std::string_view text, const std::filesystem::path& file);

// What was answered, and when each answer was last changed (UTC, ISO 8601).
struct Answers {
  std::map<std::string, std::string> text;
  std::map<std::string, std::string> changed;
};
// Keys "quiz.<item>" go to the [quiz] table, all others to [answers]; hours go to [changed].
std::string print_answers(const Answers& answers);
// A file that is not there is no answers yet; one of an older program holds no hours.
Result<Answers> read_answers(const std::filesystem::path& file);

}  // namespace shotlab
