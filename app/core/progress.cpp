// SPDX-License-Identifier: Apache-2.0

#include "app/core/progress.h"

#include <system_error>

#include "app/core/plain_toml.h"

namespace shotlab {
namespace {

constexpr int kProgressVersion = 1;

}  // namespace

std::string print_progress(const Progress& progress) {
  std::string out = "version = " + std::to_string(kProgressVersion) + "\n";
  out += "language = " + toml_quoted(progress.language) + "\n";
  out += "last_film = " + toml_quoted(progress.last_film.string()) + "\n";
  out += "last_exercise = " + toml_quoted(progress.last_exercise) + "\n\n[films]\n";
  for (const auto& [exercise, film] : progress.films) {
    out += toml_key(exercise) + " = " + toml_quoted(film.string()) + "\n";
  }
  out += "\n[passed]\n";
  for (const auto& [exercise, utc] : progress.passed) {
    out += toml_key(exercise) + " = " + toml_quoted(utc) + "\n";
  }
  return out;
}

Result<Progress> read_progress(const std::filesystem::path& file) {
  Progress progress;
  if (std::error_code ignored; !std::filesystem::exists(file, ignored)) return progress;
  Result<TomlValue> table = read_toml(file, kProgressVersion);
  if (!table) return table.error();
  progress.language = toml_text(*table, "language");
  progress.last_film = toml_text(*table, "last_film");
  progress.last_exercise = toml_text(*table, "last_exercise");
  for (const auto& [exercise, film] : toml_part(*table, "films").entries)
    progress.films[exercise] = film.text;
  for (const auto& [exercise, utc] : toml_part(*table, "passed").entries)
    progress.passed[exercise] = utc.text;
  return progress;
}

}  // namespace shotlab
