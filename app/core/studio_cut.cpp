// SPDX-License-Identifier: Apache-2.0
//
// The cut being edited: what an edit changes, how it is saved, and what is made of it for eye and
// ear: pictures of its titles, what both sides of its edits have in common, its sound.

#include <algorithm>
#include <utility>

#include "app/core/cut_difference.h"
#include "app/core/cut_edits.h"
#include "app/core/cut_follow.h"
#include "app/core/cut_mix.h"
#include "app/core/cut_titles.h"
#include "app/core/inside.h"
#include "app/core/studio_room.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

std::string source_of(const CutRow& row) {
  return row.source.empty() ? "takes/" + row.take + "/take.mp4" : row.source;
}

std::string key_of(const CutRow& row, std::int64_t frame) {
  return source_of(row) + "#" + std::to_string(frame);
}

}  // namespace

void StudioRoom::on(const action::SetCut& a) {
  view_.beside = cut_edit::followed(view_.cut, a.cut, view_.beside);
  view_.cut = a.cut;
  set_rates();
  draw_titles();
  look_at_edits();
  mix_film();
  save_cut_draft();
}

void StudioRoom::on(const action::SetCutRest& a) {
  view_.beside = a.rest;
  draw_titles();
  mix_film();
  save_cut_draft();
}

void StudioRoom::on(const action::BringBack& a) {
  view_.cut = a.cut;
  view_.beside = a.rest;
  set_rates();
  draw_titles();
  look_at_edits();
  mix_film();
  save_cut_draft();
}

// Not with the rest of the film: a long work has hundreds of them, and the window asks seldom.
void StudioRoom::on(const action::ReadVersions&) {
  const fs::path folder = desk_.folder;
  workers_.start(Lane::disk, [this, folder, &clock = clock_](const Cancel&) -> Workers::Finish {
    std::vector<CutVersion> versions;
    Result<Film> film = Film::open(folder, clock);
    for (const int version : film ? film->cut_versions() : std::vector<int>()) {
      CutVersion one;
      one.version = version;
      Result<Cut> cut = film->cut_of(version, &one.utc);
      if (cut) {
        one.cut = rows_of(*cut);
        one.rest = {cut->titles, cut->tracks, cut->markers};
      } else {
        one.damaged = cut.error();
      }
      versions.push_back(std::move(one));
    }
    return [this, folder, versions] {
      if (folder != desk_.folder) return;
      view_.versions = versions;
      set_rates();
      touch();
    };
  });
}

Cut StudioRoom::draft_cut() const {
  // Loudness and name of the version before go on.
  Cut cut = desk_.cut.value_or(Cut());
  cut.version = 0;
  cut.fps = desk_.info.fps;
  cut.width = desk_.info.width;
  cut.height = desk_.info.height;
  cut.events.clear();
  for (const CutRow& row : view_.cut) {
    cut.events.push_back({row.take, source_of(row), row.range, row.dissolve, row.fade_in,
                          row.fade_out, row.speed, row.gain_db, row.mute, row.sound_lead});
  }
  cut.titles = view_.beside.titles;
  std::erase_if(cut.titles, [](const CutTitle& title) { return trim(title.text).empty(); });
  cut.tracks = view_.beside.tracks;
  cut.markers = view_.beside.markers;
  return cut;
}

void StudioRoom::on(const action::SaveCut&) {
  Cut cut = draft_cut();
  // Words that hang over the film's end stop there; those that are behind it are refused by name.
  const std::int64_t end = cut_edit::length(view_.cut);
  for (CutTitle& title : cut.titles) {
    if (title.range.in >= end) continue;
    title.range.out = std::min(title.range.out, end);
    title.fade = std::min(title.fade, title.range.length() / 2);
  }
  change_film([cut](Film& film) {
    Result<Cut> saved = film.save_cut(cut);
    return saved ? done() : Status(saved.error());
  });
}

// What cannot be heard makes no other mix.
std::pair<fs::path, Cut> StudioRoom::what_is_heard() const {
  Cut cut = draft_cut();
  cut.titles.clear();
  cut.markers.clear();
  return {desk_.folder, cut};
}

// One mix at a time; what changed meanwhile is mixed when it is there.
void StudioRoom::mix_film() {
  const auto heard = what_is_heard();
  if (mixed_ == heard) return;
  mixed_.reset();
  view_.mix.reset();
  view_.mix_problem = {};
  if (mixing_ || heard.second.events.empty()) return;
  mixing_ = true;
  workers_.start(Lane::media, [this, heard](const Cancel& cancel) -> Workers::Finish {
    const auto mix = mix_cut(heard.second, heard.first, cancel);
    return [this, heard, mix] {
      mixing_ = false;
      if (heard != what_is_heard()) return mix_film();
      mixed_ = heard;
      if (mix) {
        view_.mix = *mix;
      } else {
        view_.mix_problem = mix.error().message;
      }
      touch();
    };
  });
}

// One picture at a time, the newest words first asked for when the one before is there.
void StudioRoom::draw_titles() {
  const int width = desk_.info.width;
  const int height = desk_.info.height;
  // The pictures lie in the film's cache: another film has its own.
  const auto key_of_title = [&](const CutTitle& title) {
    return desk_.folder.string() + title_key(title, width, height);
  };
  std::vector<TitleRow> rows;
  const CutTitle* missing = nullptr;
  for (std::size_t n = 0; n < view_.beside.titles.size(); ++n) {
    const CutTitle& title = view_.beside.titles[n];
    const auto known = title_rows_.find(key_of_title(title));
    if (known != title_rows_.end()) {
      rows.push_back(known->second);
      continue;
    }
    // Until it is drawn anew it looks as it did.
    rows.push_back(n < view_.titles.size() ? view_.titles[n] : TitleRow());
    if (trim(title.text).empty()) {
      rows.back() = {};
    } else if (missing == nullptr) {
      missing = &title;
    }
  }
  view_.titles = std::move(rows);
  if (missing == nullptr || drawing_title_) return;
  drawing_title_ = true;
  workers_.start(Lane::media,
                 [this, title = *missing, width, height, key = key_of_title(*missing),
                  cache = desk_.folder / ".cache"](const Cancel&) -> Workers::Finish {
                   TitleRow row;
                   Result<fs::path> file = title_file(title, width, height, cache);
                   if (file) {
                     row.picture = *file;
                   } else {
                     row.problem = file.error().message;
                   }
                   return [this, row, key] {
                     drawing_title_ = false;
                     title_rows_[key] = row;
                     draw_titles();
                   };
                 });
}

void StudioRoom::look_at_edits() {
  std::vector<EditRow> rows;
  std::string wanted;
  fs::path clip;
  std::int64_t frame = 0;
  const auto look = [&](const CutRow& row, std::int64_t at) -> const FrameLook* {
    const std::string key = desk_.folder.string() + key_of(row, at);
    const auto known = frame_looks_.find(key);
    if (known != frame_looks_.end()) return &known->second;
    if (wanted.empty()) {
      wanted = key;
      frame = at;
      clip = source_of(row);
    }
    return nullptr;
  };
  for (std::size_t n = 1; n < view_.cut.size(); ++n) {
    const FrameLook* before = look(view_.cut[n - 1], view_.cut[n - 1].range.out - 1);
    const FrameLook* after = look(view_.cut[n], view_.cut[n].range.in);
    rows.push_back(before != nullptr && after != nullptr ? measure_edit(*before, *after)
                                                         : EditRow());
  }
  view_.edits = std::move(rows);
  if (wanted.empty() || looking_at_frame_) return;
  looking_at_frame_ = true;
  workers_.start(
      Lane::media,
      [this, wanted, clip, frame, folder = desk_.folder](const Cancel& cancel) -> Workers::Finish {
        FrameLook seen;
        Result<fs::path> file = file_inside(folder, clip.string());
        Result<FrameLook> found =
            file ? look_at_frame(*file, frame, cancel) : Result<FrameLook>(file.error());
        if (found) {
          seen = *found;
        } else {
          seen.problem = found.error().message;
        }
        return [this, seen, wanted] {
          looking_at_frame_ = false;
          frame_looks_[wanted] = seen;
          look_at_edits();
        };
      });
}

}  // namespace shotlab
