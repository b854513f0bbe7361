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
  out += "last_exercise = " + toml_quoted(progress.last_exercise) + "\nleft = [";
  for (const std::filesystem::path& film : progress.left)
    out += (out.back() == '[' ? "" : ", ") + toml_quoted(film.string());
  out += "]\n\n[films]\n";
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
  for (const TomlValue& film : toml_part(*table, "left").items) progress.left.insert(film.text);
  for (const auto& [exercise, film] : toml_part(*table, "films").entries)
    progress.films[exercise] = film.text;
  for (const auto& [exercise, utc] : toml_part(*table, "passed").entries)
    progress.passed[exercise] = utc.text;
  return progress;
}

Result<std::filesystem::path> reset_exercise(const std::filesystem::path& file,
                                             const std::string& exercise) {
  std::filesystem::path before;
  const Status changed = change_progress(file, [&](Progress& progress) {
    if (const auto film = progress.films.find(exercise); film != progress.films.end()) {
      before = film->second;
      if (progress.last_film == film->second) progress.last_film.clear();
      progress.left.insert(film->second);
      progress.films.erase(film);
    }
    progress.passed.erase(exercise);
  });
  if (!changed) return changed.error();
  return before;
}

}  // namespace shotlab
