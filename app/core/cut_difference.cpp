// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_difference.h"

#include <algorithm>

namespace shotlab {
namespace {

bool shows_the_same(const CutRow& a, const CutRow& b) {
  return a.take == b.take && a.source == b.source;
}

std::string figure(std::int64_t value) { return std::to_string(value); }

// From one value to another, where they differ.
void add(std::vector<Text>& words, const Text& pattern, bool differs,
         const std::vector<std::string>& values) {
  if (differs) words.push_back(fill(pattern, values));
}

std::vector<Text> changes(const CutRow& a, const CutRow& b, FrameCount count) {
  const std::int64_t first = count == FrameCount::from_one ? 1 : 0;
  std::vector<Text> words;
  add(words, {"frames {0}–{1} → {2}–{3}", "第 {0}–{1} 格 → 第 {2}–{3} 格"}, !(a.range == b.range),
      {figure(a.range.in + first), figure(a.range.out), figure(b.range.in + first),
       figure(b.range.out)});
  add(words, {"dissolve {0} → {1} frames", "溶接 {0} → {1} 格"}, a.dissolve != b.dissolve,
      {figure(a.dissolve), figure(b.dissolve)});
  add(words, {"fade in {0} → {1} frames", "淡入 {0} → {1} 格"}, a.fade_in != b.fade_in,
      {figure(a.fade_in), figure(b.fade_in)});
  add(words, {"fade out {0} → {1} frames", "淡出 {0} → {1} 格"}, a.fade_out != b.fade_out,
      {figure(a.fade_out), figure(b.fade_out)});
  add(words, {"speed {0} → {1} times", "速度 {0} → {1} 倍"}, !(a.speed == b.speed),
      {number(a.speed.value(), 2), number(b.speed.value(), 2)});
  add(words, {"level {0} → {1} dB", "音量 {0} → {1} dB"}, a.gain_db != b.gain_db,
      {number(a.gain_db, 1), number(b.gain_db, 1)});
  if (a.mute != b.mute)
    words.push_back(b.mute ? Text{"muted", "靜音"} : Text{"no longer muted", "不再靜音"});
  add(words, {"sound {0} → {1} frames ahead", "聲音早 {0} → {1} 格"}, a.sound_lead != b.sound_lead,
      {figure(a.sound_lead), figure(b.sound_lead)});
  return words;
}

}  // namespace

std::vector<CutRow> rows_of(const Cut& cut) {
  std::vector<CutRow> rows;
  for (const CutEvent& event : cut.events) {
    rows.push_back({event.take,
                    event.range,
                    event.dissolve,
                    event.fade_in,
                    event.fade_out,
                    event.speed,
                    event.gain_db,
                    event.mute,
                    {1, 1},
                    event.take.empty() ? event.source : std::string(),
                    event.sound_lead});
  }
  return rows;
}

std::vector<ShotDifference> cut_difference(const std::vector<CutRow>& a,
                                           const std::vector<CutRow>& b, FrameCount count) {
  // Longest common row of the ends from (i, j) on.
  std::vector<std::vector<std::size_t>> longest(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i][j] = shows_the_same(a[i], b[j]) ? longest[i + 1][j + 1] + 1
                                                 : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  std::vector<ShotDifference> all;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    const bool both = i < a.size() && j < b.size();
    if (both && shows_the_same(a[i], b[j])) {
      all.push_back({i, j, changes(a[i], b[j], count)});
      ++i, ++j;
    } else if (j == b.size() || (both && longest[i + 1][j] >= longest[i][j + 1])) {
      all.push_back({i++, std::nullopt, {{"taken out", "移除"}}});
    } else {
      all.push_back({std::nullopt, j++, {{"new", "新加"}}});
    }
  }
  return all;
}

std::vector<Text> rest_difference(const CutRest& a, const CutRest& b) {
  std::vector<Text> words;
  const auto count = [&](const Text& name, std::size_t from, std::size_t to, bool alike) {
    if (alike) return;
    const std::string figures = " " + std::to_string(from) + " → " + std::to_string(to);
    words.push_back(from != to ? Text{name.en + figures, name.zh + figures}
                               : Text{name.en + " changed", name.zh + "有改動"});
  };
  count({"titles", "字幕"}, a.titles.size(), b.titles.size(), a.titles == b.titles);
  count({"sound tracks", "聲軌"}, a.tracks.size(), b.tracks.size(), a.tracks == b.tracks);
  count({"markers", "記號"}, a.markers.size(), b.markers.size(), a.markers == b.markers);
  return words;
}

}  // namespace shotlab
