// SPDX-License-Identifier: Apache-2.0
//
// Where a learner stands: which film belongs to which exercise, what was passed, what was open
// last. One small file per person, progress.toml in the state folder; films stay whole without it.
//
// Errors: a damaged file is named; it is never overwritten with a fresh one.

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "media/base/result.h"

namespace shotlab {

struct Progress {
  std::string language;  // As the learner last chose it; empty: never.
  std::filesystem::path last_film;
  std::string last_exercise;
  std::map<std::string, std::filesystem::path> films;  // Exercise id -> film folder.
  std::map<std::string, std::string> passed;           // Exercise id -> when, RFC 3339.
  std::set<std::filesystem::path> left;  // Films of exercises that were begun anew since.
  bool operator==(const Progress&) const = default;
};

std::string print_progress(const Progress& progress);
// A file that is not there is a beginner.
Result<Progress> read_progress(const std::filesystem::path& file);
// Forgets film and pass of one exercise, so that it begins anew. Returns the folder of the film
// that it had, which stays as it is; empty: it was not begun.
Result<std::filesystem::path> reset_exercise(const std::filesystem::path& file,
                                             const std::string& exercise);
// Reads, alters and writes under a lock, so that window and verbs do not undo each other.
template <typename Change>
Status change_progress(const std::filesystem::path& file, Change change);

}  // namespace shotlab

#include "app/core/folder_lock.h"
#include "media/base/files.h"

namespace shotlab {

template <typename Change>
Status change_progress(const std::filesystem::path& file, Change change) {
  if (Status made = make_folder(file.parent_path()); !made) return made;
  Result<FolderLock> lock = FolderLock::hold(file.parent_path());
  if (!lock) return lock.error();
  Result<Progress> progress = read_progress(file);
  if (!progress) return progress.error();
  const Progress before = *progress;
  change(*progress);
  return *progress == before ? done() : write_file(file, print_progress(*progress));
}

}  // namespace shotlab
