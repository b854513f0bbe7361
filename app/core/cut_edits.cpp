// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_edits.h"

#include <algorithm>

namespace shotlab::cut_edit {
namespace {

std::ptrdiff_t offset(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

// A dissolve needs a shot before it, and a frame of both shots beside it: what an edit leaves no
// room for becomes shorter, or a hard cut.
void fit_dissolves(Line& line) {
  for (std::size_t n = 0; n < line.size(); ++n) {
    const std::int64_t room =
        n == 0 ? 0 : std::min(line[n - 1].range.length(), line[n].range.length()) - 1;
    line[n].dissolve = std::clamp<std::int64_t>(line[n].dissolve, 0, room);
  }
}

Changed changed(const Line& before, Line after) {
  const bool same =
      before.size() == after.size() &&
      std::equal(before.begin(), before.end(), after.begin(), [](const CutRow& a, const CutRow& b) {
        return a.take == b.take && a.range == b.range;
      });
  if (same) return std::nullopt;
  fit_dissolves(after);
  return after;
}

// A shot's seconds follow its frames: all shots of a line have one rate.
void set_range(CutRow& row, FrameRange range) {
  if (row.range.length() > 0)
    row.seconds *= static_cast<double>(range.length()) / static_cast<double>(row.range.length());
  row.range = range;
}

std::int64_t end_of_take(const CutRow& row, const Lengths& lengths) {
  return std::max(lengths(row.take), row.range.out);
}

}  // namespace

std::int64_t length(const Line& line) { return start_of(line, line.size()); }

std::int64_t start_of(const Line& line, std::size_t shot) {
  std::int64_t start = 0;
  for (std::size_t n = 0; n < std::min(shot, line.size()); ++n) start += line[n].range.length();
  return start;
}

std::optional<Place> at(const Line& line, std::int64_t film_frame) {
  if (film_frame < 0) return std::nullopt;
  for (std::size_t n = 0; n < line.size(); ++n) {
    if (film_frame < line[n].range.length()) return Place{n, line[n].range.in + film_frame};
    film_frame -= line[n].range.length();
  }
  return std::nullopt;
}

std::vector<std::int64_t> edit_points(const Line& line) {
  std::vector<std::int64_t> points{0};
  for (const CutRow& row : line) points.push_back(points.back() + row.range.length());
  return points;
}

Changed split(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place || place->frame == line[place->shot].range.in) return std::nullopt;
  Line after = line;
  CutRow second = line[place->shot];
  set_range(after[place->shot], {second.range.in, place->frame});
  set_range(second, {place->frame, second.range.out});
  // Between the two pieces nothing was to be seen, and nothing is.
  after[place->shot].fade_out = 0;
  second.fade_in = 0;
  second.dissolve = 0;
  after.insert(after.begin() + offset(place->shot + 1), second);
  return changed(line, std::move(after));
}

Changed trim_in(const Line& line, std::size_t shot, std::int64_t frames, const Lengths&) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  FrameRange range = line[shot].range;
  range.in = std::clamp<std::int64_t>(range.in + frames, 0, range.out - 1);
  set_range(after[shot], range);
  return changed(line, std::move(after));
}

Changed trim_out(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  FrameRange range = line[shot].range;
  range.out = std::clamp(range.out + frames, range.in + 1, end_of_take(line[shot], lengths));
  set_range(after[shot], range);
  return changed(line, std::move(after));
}

Changed trim_start_to(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place) return std::nullopt;
  Line after = line;
  set_range(after[place->shot], {place->frame, line[place->shot].range.out});
  return changed(line, std::move(after));
}

Changed trim_end_to(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place || place->frame == line[place->shot].range.in) return std::nullopt;
  Line after = line;
  set_range(after[place->shot], {line[place->shot].range.in, place->frame});
  return changed(line, std::move(after));
}

Changed roll(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot + 1 >= line.size()) return std::nullopt;
  const CutRow& first = line[shot];
  const CutRow& second = line[shot + 1];
  const std::int64_t least = std::max(first.range.in + 1 - first.range.out, -second.range.in);
  const std::int64_t most =
      std::min(end_of_take(first, lengths) - first.range.out, second.range.length() - 1);
  const std::int64_t by = std::clamp(frames, least, std::max(most, least));
  Line after = line;
  set_range(after[shot], {first.range.in, first.range.out + by});
  set_range(after[shot + 1], {second.range.in + by, second.range.out});
  return changed(line, std::move(after));
}

Changed slip(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot >= line.size()) return std::nullopt;
  const CutRow& row = line[shot];
  const std::int64_t by =
      std::clamp(frames, -row.range.in, end_of_take(row, lengths) - row.range.out);
  Line after = line;
  after[shot].range = {row.range.in + by, row.range.out + by};
  return changed(line, std::move(after));
}

Changed slide(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot == 0 || shot + 1 >= line.size()) return std::nullopt;
  const CutRow& before = line[shot - 1];
  const CutRow& next = line[shot + 1];
  const std::int64_t least = std::max(before.range.in + 1 - before.range.out, -next.range.in);
  const std::int64_t most =
      std::min(end_of_take(before, lengths) - before.range.out, next.range.length() - 1);
  const std::int64_t by = std::clamp(frames, least, std::max(most, least));
  Line after = line;
  set_range(after[shot - 1], {before.range.in, before.range.out + by});
  set_range(after[shot + 1], {next.range.in + by, next.range.out});
  return changed(line, std::move(after));
}

Changed move(const Line& line, std::size_t shot, std::size_t to) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  const CutRow row = line[shot];
  after.erase(after.begin() + offset(shot));
  after.insert(after.begin() + offset(std::min(to, after.size())), row);
  return changed(line, std::move(after));
}

Changed remove(const Line& line, std::size_t shot) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after.erase(after.begin() + offset(shot));
  return changed(line, std::move(after));
}

Changed insert(const Line& line, std::int64_t film_frame, const CutRow& row) {
  if (row.range.length() <= 0) return std::nullopt;
  Line after = line;
  if (Changed parted = split(line, film_frame)) after = *std::move(parted);
  const std::optional<Place> place = at(after, film_frame);
  const std::size_t to = place ? place->shot : after.size();
  after.insert(after.begin() + offset(to), row);
  return changed(line, std::move(after));
}

}  // namespace shotlab::cut_edit
