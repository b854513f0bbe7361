// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_follow.h"

#include <algorithm>

namespace shotlab::cut_edit {
namespace {

bool same_shot(const CutRow& a, const CutRow& b) {
  return a.take == b.take && a.source == b.source;
}

// Alike in all that decides how long the film is.
bool alike(const CutRow& a, const CutRow& b) {
  return same_shot(a, b) && a.range == b.range && a.speed == b.speed && a.rate == b.rate &&
         a.dissolve == b.dissolve;
}

struct Edited {
  std::size_t first = 0;   // As many shots before it are alike,
  std::size_t behind = 0;  // and as many at the end.
};

Edited edited(const Line& before, const Line& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  Edited found;
  while (found.first < shorter && alike(before[found.first], after[found.first])) ++found.first;
  while (found.behind < shorter - found.first &&
         alike(before[before.size() - 1 - found.behind], after[after.size() - 1 - found.behind]))
    ++found.behind;
  return found;
}

}  // namespace

std::int64_t followed(const Line& before, const Line& after, std::int64_t film_frame) {
  const std::int64_t longer = length(after) - length(before);
  if (longer == 0) return film_frame;
  const Edited found = edited(before, after);
  if (film_frame >= start_of(before, before.size() - found.behind)) return film_frame + longer;
  const std::optional<Place> place = at(before, film_frame);
  if (!place || place->shot < found.first) return film_frame;
  // The same picture among the shots that changed, else the end of its shot that is nearer to it.
  std::int64_t nearest = start_of(after, found.first);
  for (std::size_t n = found.first; n + found.behind < after.size(); ++n) {
    const CutRow& row = after[n];
    if (!same_shot(row, before[place->shot])) continue;
    const std::int64_t start = start_of(after, n);
    if (place->frame < row.range.in) return start;
    if (place->frame < row.range.out) return start + film_frames(row, place->frame - row.range.in);
    nearest = start + frames_of(row);
  }
  return nearest;
}

CutRest followed(const Line& before, const Line& after, CutRest rest) {
  if (before.empty() || after.empty()) return rest;
  const auto to = [&](std::int64_t frame) { return followed(before, after, frame); };
  for (CutTitle& title : rest.titles) {
    const std::int64_t frames = title.range.length();
    title.range.in = to(title.range.in);
    title.range.out = title.range.in + frames;
  }
  for (CutMarker& marker : rest.markers) marker.at = to(marker.at);
  for (CutTrack& track : rest.tracks) {
    for (CutSound& sound : track.sounds) sound.at = to(sound.at);
  }
  return rest;
}

}  // namespace shotlab::cut_edit
