// SPDX-License-Identifier: Apache-2.0
//
// The hand-in: one package that holds what a person needs to look at the work and at how it was
// made, and by which it can be told that nothing was changed since.
//
//   manifest.json       version, film, exercise, files (path, size, sha256) in order of path, and
//                       the head of the process chain
//   film.toml cuts/ takes/<id>/take.json papers/     as they lie in the film's folder
//   takes/<id>/take.mp4 assets/                      by choice
//   exports/                                         the newest film, and what it says of itself
//   cue-sheet.csv read-me.md                         the papers for people who have no Shotlab
//   process.jsonl       how the work went (process.h)
//   verdict.json        what the checks said here: a claim, to be measured again by who grades
//
// A package holds no time of its own: the same film gives the same bytes. Keys are looked for in
// every byte before anything is written; one that is found stops the hand-in. Nothing else does:
// what is missing is said, and the work may be handed in all the same.
//
// Threading: any thread, one per film. Blocking: reads what goes in, writes and reads it back.
// Errors:    an existing file is never overwritten; on an error nothing is left behind.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/core/film.h"
#include "app/core/handin/options.h"
#include "app/core/papers/cue_sheet.h"
#include "app/core/settings.h"
#include "exercises/engine/pack.h"
#include "exercises/engine/verdict.h"
#include "media/base/cancel.h"
#include "media/base/result.h"

namespace shotlab {

// What a hand-in is made from. Plain values, read before.
struct HandInSources {
  std::filesystem::path folder;  // Of the film.
  FilmInfo info;
  FilmFacts facts;
  Papers papers;
  std::map<std::string, std::string> answers;
  const Exercise* exercise = nullptr;      // Null: a film of one's own.
  std::optional<ExerciseVerdict> verdict;  // Absent: not checked.
};
Result<HandInSources> read_hand_in_sources(const Film& film, const Settings& settings,
                                           const Exercise* exercise, const Cancel& cancel);

struct HandInItem {
  std::string path;  // In the package.
  std::uint64_t bytes = 0;
  std::filesystem::path source;  // Empty: it is made here, and is `text`.
  std::string text;
};

struct HandInPlan {
  std::vector<HandInItem> items;  // In order of path; without the manifest.
  std::uint64_t bytes = 0;
  std::vector<Text> missing;  // One sentence each; advice.
  std::string process_head;
};

// What would go in, and what is missing. Reads cuts and names of files, no clip.
Result<HandInPlan> plan_hand_in(const HandInSources& sources, const HandInOptions& options);

struct HandInReport {
  std::filesystem::path package;
  std::size_t files = 0;    // The manifest included.
  std::uint64_t bytes = 0;  // Of its files.
  std::string sha256;       // Of the archive; of a folder: of its manifest.
  std::vector<Text> missing;
};

// `keys`: as known_keys() gives them. `progress`: 0 to 1.
Result<HandInReport> hand_in(const HandInSources& sources, const HandInOptions& options,
                             const std::vector<std::string>& keys, const Cancel& cancel,
                             const std::function<void(double)>& progress = {});

struct PackedTake {
  std::string id;
  int number = 0;
  std::string sha256;  // Of the clip, by its recipe.
};

struct PackedFile {
  std::uint64_t bytes = 0;
  std::string sha256;
};

// What an instructor sees of a package.
struct HandInCheck {
  std::string film, exercise, made_with;
  std::string manifest_sha256, process_head;
  std::vector<PackedTake> takes;               // Whose recipes are in it, in order of id.
  std::map<std::string, PackedFile> contents;  // What lies in it, by path, as it was read.
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::size_t process_lines = 0;
  std::vector<Text> problems;  // Each thing that is not as it was written; empty: all is.
  std::vector<Text> altered;   // Clips that were no longer the received ones when they were packed.
  std::vector<Text> unreadable;  // What keeps the lab from opening it as a film.
};
// Error: not a hand-in, or not one to read (another program's archive, a newer version).
Result<HandInCheck> check_hand_in(const std::filesystem::path& package, const Cancel& cancel);

}  // namespace shotlab
