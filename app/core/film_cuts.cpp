// SPDX-License-Identifier: Apache-2.0
//
// The cuts of a film: every save is a new version, and only frames that are there can be cut.

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <system_error>

#include "app/core/film.h"
#include "app/core/folder_lock.h"
#include "app/core/inside.h"
#include "app/core/otio.h"
#include "media/base/files.h"
#include "media/libav/probe.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostCut = 4u << 20;

std::string cut_name(int version) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "%04d.otio", version);
  return name.data();
}

// 3 for "0003.otio"; 0 for anything else.
int version_of(const fs::path& file) {
  const std::string stem = file.stem().string();
  int version = 0;
  const auto [end, problem] = std::from_chars(stem.data(), stem.data() + stem.size(), version);
  const bool whole = problem == std::errc() && end == stem.data() + stem.size();
  return whole && file.extension() == ".otio" && version > 0 ? version : 0;
}

std::vector<int> versions_in(const fs::path& cuts) {
  std::vector<int> versions;
  std::error_code problem;
  for (fs::directory_iterator entry(cuts, problem); !problem && entry != fs::directory_iterator();
       entry.increment(problem)) {
    if (const int version = version_of(entry->path()); version > 0) versions.push_back(version);
  }
  std::sort(versions.begin(), versions.end());
  return versions;
}

int newest_version(const fs::path& cuts) {
  const std::vector<int> versions = versions_in(cuts);
  return versions.empty() ? 0 : versions.back();
}

Result<SourceFacts> check_event(const fs::path& folder, const CutEvent& event) {
  Result<fs::path> source = file_inside(folder, event.source);
  if (!source) return source.error();
  Result<ClipFacts> facts = probe(*source);
  if (!facts) return facts.error();
  const std::string name = event.take.empty() ? event.source : event.take;
  if (!facts->video) {
    return Error{ErrorCode::bad_input,
                 {"\"" + name + "\" has no picture to cut.", "「" + name + "」沒有畫面可剪。"},
                 {"Choose a take.", "請選一條有畫面的片段。"}};
  }
  const std::int64_t frames = facts->video->frames;
  if (event.range.in < 0 || event.range.length() < 1 || event.range.out > frames) {
    const std::vector<std::string> values{name, std::to_string(event.range.in),
                                          std::to_string(event.range.out), std::to_string(frames)};
    return Error{ErrorCode::bad_input,
                 fill(Text{"\"{0}\" has {3} frames, so it has no frames {1} to {2}.",
                           "「{0}」共 {3} 幀，沒有第 {1} 至 {2} 幀。"},
                      values),
                 fill(Text{"Choose an in point from 0 and an out point of at most {3}.",
                           "入點由 0 起，出點最多是 {3}。"},
                      values)};
  }
  return SourceFacts{facts->video->fps, frames};
}

// Transitions, titles and tracks: what they ask for must be there.
Status check_rest(const fs::path& folder, const Cut& cut, const std::vector<SourceFacts>& sources) {
  std::vector<std::int64_t> lengths;
  std::vector<Handles> handles;
  for (std::size_t i = 0; i < cut.events.size(); ++i) {
    const CutEvent& event = cut.events[i];
    lengths.push_back(film_length(event.range.length(), sources[i].fps, event.speed, cut.fps));
    handles.push_back(handles_of(event, sources[i].frames, sources[i].fps, cut.fps));
  }
  if (const std::optional<Text> problem = problem_of(cut, lengths, handles)) {
    return Error{ErrorCode::bad_input, *problem, {"Change it and save again.", "請修改後再儲存。"}};
  }
  for (const CutTrack& track : cut.tracks) {
    for (const CutSound& sound : track.sounds) {
      Result<fs::path> source = file_inside(folder, sound.source);
      if (!source) return source.error();
      Result<ClipFacts> facts = probe(*source);
      if (!facts) return facts.error();
      if (!facts->audio) {
        return Error{
            ErrorCode::bad_input,
            {"\"" + sound.source + "\" has no sound.", "「" + sound.source + "」沒有聲音。"},
            {"Choose a file with sound.", "請選有聲音的檔案。"}};
      }
    }
  }
  return done();
}

}  // namespace

Result<Cut> Film::save_cut(Cut cut) {
  if (cut.events.empty()) {
    return Error{ErrorCode::bad_input,
                 {"A cut needs at least one shot.", "剪接版本最少要有一個鏡頭。"},
                 {"Add a take to the cut first.", "請先加入一條。"}};
  }
  std::vector<SourceFacts> sources;
  for (const CutEvent& event : cut.events) {
    Result<SourceFacts> facts = check_event(folder_, event);
    if (!facts) return facts.error();
    sources.push_back(*facts);
  }
  if (Status sound = check_rest(folder_, cut, sources); !sound) return sound.error();
  const fs::path cuts = folder_ / "cuts";
  if (Status made = make_folder(cuts); !made) return made.error();
  Result<FolderLock> lock = FolderLock::hold(cuts);
  if (!lock) return lock.error();
  cut.version = newest_version(cuts) + 1;
  if (cut.name.empty()) cut.name = info_.name;
  Status written = write_file(cuts / cut_name(cut.version), print_otio(cut, sources));
  if (!written) return written.error();
  return cut;
}

std::vector<int> Film::cut_versions() const { return versions_in(folder_ / "cuts"); }

Result<Cut> Film::cut_of(int version, std::string* saved_utc) const {
  const std::string name = cut_name(version);
  Result<fs::path> file = file_inside(folder_, "cuts/" + name);
  if (!file) return file.error();
  Result<std::string> text = read_file(*file, kMostCut);
  if (!text) return text.error();
  Result<Cut> cut = parse_otio(*text, *file);
  if (!cut) return cut.error();
  cut->version = version;
  if (saved_utc != nullptr) {
    struct stat facts {};
    if (::stat(file->c_str(), &facts) == 0)
      *saved_utc = iso_time(std::chrono::seconds(facts.st_mtim.tv_sec));
  }
  return cut;
}

Result<std::optional<Cut>> Film::newest_cut() const {
  const int version = newest_version(folder_ / "cuts");
  if (version == 0) return std::optional<Cut>();
  Result<Cut> cut = cut_of(version);
  if (!cut) return cut.error();
  return std::optional<Cut>(std::move(*cut));
}

}  // namespace shotlab
