// SPDX-License-Identifier: Apache-2.0
//
// A Film is a folder of plain, versioned files (design, §4): film.toml, takes/, cuts/, papers/,
// exports/. Everything in it is written whole or not at all; a take's bytes are never altered after
// they arrived.
//
// Threading: one thread at a time per Film; two programs may have one folder open (each write is
// atomic). Blocking:  small files; takes are moved, not copied, when on one file system. Errors: a
// file that cannot be read is named, with its line; the others stay usable.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "media/base/clock.h"
#include "media/base/result.h"
#include "media/base/text.h"
#include "media/model/cut.h"
#include "media/model/take.h"

namespace shotlab {

struct FilmInfo {
  std::string name;
  Language language = Language::english;
  std::string pack = "foundations";
  std::string exercise;  // "m1e1"; empty: no exercise.
  std::string provider = "practice";
  int width = 1280;
  int height = 720;
  Rational fps{24, 1};
  bool operator==(const FilmInfo&) const = default;
};

class Film {
 public:
  // Refused if `folder` exists and is not empty.
  static Result<Film> create(const std::filesystem::path& folder, const FilmInfo& info,
                             Clock& clock);
  static Result<Film> open(const std::filesystem::path& folder, Clock& clock);

  const std::filesystem::path& folder() const { return folder_; }
  const FilmInfo& info() const { return info_; }
  Status set_info(const FilmInfo& info);

  // Takes, oldest first. One damaged take does not hide the others: it comes in `damaged`.
  Result<std::vector<Take>> takes(std::vector<Error>* damaged = nullptr) const;
  // By id ("0007-lantern"), number ("7") or unique beginning.
  Result<Take> find_take(const std::string& name) const;
  // Pictures that a service made, to go with shots: assets/pictures/NNNN-words/, oldest first.
  Result<std::vector<Take>> pictures(std::vector<Error>* damaged = nullptr) const;
  // A free take id for words such as "an old man": "0007-old-man". Numbers of `reserved` ids (jobs
  // on their way) are not given again. Takes and pictures are numbered in one row.
  Result<std::string> new_take_id(const std::string& words,
                                  const std::vector<std::string>& reserved = {}) const;
  // Moves a finished clip into takes/<take.id>/ with its recipe, or a picture into
  // assets/pictures/: read-only, hashed, durable. The clip stays where it is until the take is
  // whole. Storing the same job twice gives the take that is there; another take under that id
  // gives a new number.
  Result<Take> store_take(const std::filesystem::path& clip, Take take);

  // Refused without words, on a frame that the take does not have, or on a region outside the
  // picture.
  Status add_note(const std::string& take, const std::string& text,
                  const std::optional<NotePlace>& place = {});
  // The newest note of the take that says exactly this about this place; nothing happens where none
  // does.
  Status remove_note(const std::string& take, const std::string& text,
                     const std::optional<NotePlace>& place = {});
  // A word of at most 40 characters that takes are found by, put on it or taken off it. Nothing
  // happens where it is so already.
  Status set_label(const std::string& take, const std::string& label, bool on);
  Status judge_take(const std::string& take, Judgement judgement);
  // One keeper per exercise and shot: the one before is let go. A take that was not judged yet is
  // judged "keep" by it.
  Status set_keeper(const std::string& take, bool keeper);

  // papers/answers.toml: question id -> text; quiz item id -> choice (keys "quiz.<id>").
  Result<std::map<std::string, std::string>> answers() const;
  // When each was last changed: UTC, ISO 8601. Answers of an older program have no hour.
  Result<std::map<std::string, std::string>> answer_times() const;
  Status set_answer(const std::string& question, const std::string& text);

  // cuts/NNNN.otio, every save a new version; `version` is given here. Refused if an event names no
  // frames, frames that its clip does not have, or a clip outside this folder. newest_cut():
  // nullopt when there is none.
  Result<Cut> save_cut(Cut cut);
  Result<std::optional<Cut>> newest_cut() const;
  // The numbers of all saved cuts, rising; and one of them, with its version and the hour when it
  // was saved (of its file, RFC 3339) in `saved_utc`.
  std::vector<int> cut_versions() const;
  Result<Cut> cut_of(int version, std::string* saved_utc = nullptr) const;

  std::filesystem::path cache_folder() const { return folder_ / ".cache"; }
  std::filesystem::path exports_folder() const { return folder_ / "exports"; }

 private:
  Film(std::filesystem::path folder, FilmInfo info, Clock& clock)
      : folder_(std::move(folder)), info_(std::move(info)), clock_(&clock) {}
  std::filesystem::path folder_;
  FilmInfo info_;
  Clock* clock_;
};

}  // namespace shotlab
