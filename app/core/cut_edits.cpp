// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_edits.h"

#include <algorithm>

#include "media/model/cut.h"

namespace shotlab::cut_edit {
namespace {

std::ptrdiff_t offset(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

std::int64_t dissolve_after(const Line& line, std::size_t shot) {
  return shot + 1 < line.size() ? line[shot + 1].dissolve : 0;
}

// What the exported film could not do (problem_of, media/model/cut.h): a dissolve needs a shot
// before it and a frame of either shot beside it, and no fade goes with it.
void fit_transitions(Line& line) {
  for (std::size_t n = 0; n < line.size(); ++n) {
    const std::int64_t before = n == 0 ? 1 : frames_of(line[n - 1]) - line[n - 1].dissolve;
    const std::int64_t room = std::min(before, frames_of(line[n])) - 1;
    line[n].dissolve =
        std::clamp<std::int64_t>(line[n].dissolve, 0, std::max<std::int64_t>(room, 0));
  }
  for (std::size_t n = 0; n < line.size(); ++n) {
    CutRow& row = line[n];
    const std::int64_t after = dissolve_after(line, n);
    const std::int64_t room = frames_of(row) - row.dissolve - after;
    row.fade_in = row.dissolve > 0 ? 0 : std::clamp<std::int64_t>(row.fade_in, 0, room);
    row.fade_out = after > 0 ? 0 : std::clamp<std::int64_t>(row.fade_out, 0, room - row.fade_in);
  }
}

// Film frames that a shot must be heard, for its transitions.
std::int64_t least_heard(const Line& line, std::size_t shot) {
  const CutRow& row = line[shot];
  return std::max<std::int64_t>(
      1, row.dissolve + row.fade_in + row.fade_out + dissolve_after(line, shot));
}

// Sound edits from the first to the last: what an earlier one leaves is the later one's. What is
// not known of a take is left as it is.
void fit_sounds(Line& line, const Lengths& lengths) {
  if (!line.empty()) line[0].sound_lead = 0;
  for (std::size_t n = 1; n < line.size(); ++n) {
    CutRow& row = line[n];
    const CutRow& last = line[n - 1];
    const std::int64_t before = frames_of(last) + last.sound_lead - least_heard(line, n - 1);
    const std::int64_t most = std::min(before, film_frames(row, row.range.in));
    std::int64_t least = least_heard(line, n) - frames_of(row);
    const std::int64_t take = lengths ? lengths(last.take) : 0;
    if (take > 0)
      least = std::max(least, -film_frames(last, std::max<std::int64_t>(take - last.range.out, 0)));
    row.sound_lead = std::clamp(row.sound_lead, std::min<std::int64_t>(least, 0),
                                std::max<std::int64_t>(most, 0));
  }
}

// The shot before is another one now: what was heard of the old one is not there.
void meet(Line& line, std::size_t shot) {
  if (shot < line.size()) line[shot].sound_lead = std::max<std::int64_t>(line[shot].sound_lead, 0);
}

Changed changed(const Line& before, Line after, const Lengths& lengths = {}) {
  fit_transitions(after);
  fit_sounds(after, lengths);
  if (after == before) return std::nullopt;
  return after;
}

// Frames of the take that so many film frames use, to the nearest; one at least if there are any.
std::int64_t take_frames(const CutRow& row, std::int64_t frames) {
  const Rational speed = pace(row);
  const std::int64_t used = rescale(frames, speed, {1, 1});
  return used == 0 && frames != 0 ? (frames > 0 ? 1 : -1) : used;
}

std::int64_t end_of_take(const CutRow& row, const Lengths& lengths) {
  return std::max(lengths(row.take), row.range.out);
}

// How far the edit between two shots can go back and on: the first keeps a frame and has no more
// than its take, and so has the second.
FrameRange room_of_edit(const CutRow& first, const CutRow& second, const Lengths& lengths) {
  const std::int64_t least = std::max(1 - frames_of(first), -film_frames(second, second.range.in));
  const std::int64_t most = std::min(
      film_frames(first, end_of_take(first, lengths) - first.range.out), frames_of(second) - 1);
  return {least, std::max(most, least)};
}

void end_later(CutRow& row, std::int64_t frames, const Lengths& lengths) {
  row.range.out = std::clamp(row.range.out + take_frames(row, frames), row.range.in + 1,
                             end_of_take(row, lengths));
}

void begin_later(CutRow& row, std::int64_t frames) {
  row.range.in =
      std::clamp<std::int64_t>(row.range.in + take_frames(row, frames), 0, row.range.out - 1);
}

}  // namespace

Rational pace(const CutRow& row) {
  return {row.speed.num * row.rate.num, row.speed.den * row.rate.den};
}

std::int64_t frames_of(const CutRow& row) {
  return film_length(row.range.length(), row.rate, row.speed, {1, 1});
}

std::int64_t length(const Line& line) {
  return line.empty() ? 0 : start_of(line, line.size() - 1) + frames_of(line.back());
}

std::int64_t start_of(const Line& line, std::size_t shot) {
  if (shot >= line.size()) return length(line);
  std::int64_t start = 0;
  for (std::size_t n = 0; n < shot; ++n) start += frames_of(line[n]) - line[n + 1].dissolve;
  return start;
}

std::int64_t take_frame(const CutRow& row, std::int64_t film_frames) {
  // The nearest; on to the next one only when half way to it is past.
  const Rational speed = pace(row);
  const std::int64_t twice = 2 * film_frames * speed.num - speed.den;
  const std::int64_t whole = 2 * speed.den;
  const std::int64_t on = twice <= 0 ? 0 : (twice + whole - 1) / whole;
  return std::clamp(row.range.in + on, row.range.in, row.range.out - 1);
}

std::int64_t film_frames(const CutRow& row, std::int64_t take_frames) {
  const Rational speed = pace(row);
  return take_frames * speed.den / speed.num;
}

FrameRange seen(const Line& line, std::size_t shot) {
  const std::int64_t start = start_of(line, shot);
  const std::int64_t after = dissolve_after(line, shot);
  return {start + line[shot].dissolve / 2, start + frames_of(line[shot]) - (after - after / 2)};
}

FrameRange heard(const Line& line, std::size_t shot) {
  const std::int64_t start = start_of(line, shot);
  const std::int64_t after = shot + 1 < line.size() ? line[shot + 1].sound_lead : 0;
  return {start - line[shot].sound_lead, start + frames_of(line[shot]) - after};
}

std::optional<Place> at(const Line& line, std::int64_t film_frame) {
  if (film_frame < 0) return std::nullopt;
  for (std::size_t n = 0; n < line.size(); ++n) {
    if (film_frame < seen(line, n).out)
      return Place{n, take_frame(line[n], film_frame - start_of(line, n))};
  }
  return std::nullopt;
}

std::vector<std::int64_t> edit_points(const Line& line) {
  std::vector<std::int64_t> points{0};
  for (std::size_t n = 0; n < line.size(); ++n) points.push_back(seen(line, n).out);
  return points;
}

Changed split(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place || place->frame == line[place->shot].range.in) return std::nullopt;
  Line after = line;
  CutRow second = line[place->shot];
  after[place->shot].range = {second.range.in, place->frame};
  second.range = {place->frame, second.range.out};
  // Between the two pieces nothing was to be seen, and nothing is.
  after[place->shot].fade_out = 0;
  second.fade_in = 0;
  second.dissolve = 0;
  second.sound_lead = 0;
  after.insert(after.begin() + offset(place->shot + 1), second);
  return changed(line, std::move(after));
}

Changed trim_in(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  begin_later(after[shot], frames);
  return changed(line, std::move(after), lengths);
}

Changed trim_out(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  end_later(after[shot], frames, lengths);
  return changed(line, std::move(after), lengths);
}

Changed set_range(const Line& line, std::size_t shot, FrameRange range, const Lengths& lengths) {
  if (shot >= line.size() || range.in < 0 || range.length() <= 0) return std::nullopt;
  Line after = line;
  after[shot].range = range;
  return changed(line, std::move(after), lengths);
}

Changed trim_start_to(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place) return std::nullopt;
  Line after = line;
  after[place->shot].range = {place->frame, line[place->shot].range.out};
  return changed(line, std::move(after));
}

Changed trim_end_to(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place || place->frame == line[place->shot].range.in) return std::nullopt;
  Line after = line;
  after[place->shot].range = {line[place->shot].range.in, place->frame};
  return changed(line, std::move(after));
}

Changed roll(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot + 1 >= line.size()) return std::nullopt;
  const FrameRange room = room_of_edit(line[shot], line[shot + 1], lengths);
  const std::int64_t by = std::clamp(frames, room.in, room.out);
  Line after = line;
  end_later(after[shot], by, lengths);
  begin_later(after[shot + 1], by);
  return changed(line, std::move(after), lengths);
}

Changed slip(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot >= line.size()) return std::nullopt;
  const CutRow& row = line[shot];
  const std::int64_t by = std::clamp(take_frames(row, frames), -row.range.in,
                                     end_of_take(row, lengths) - row.range.out);
  Line after = line;
  after[shot].range = {row.range.in + by, row.range.out + by};
  return changed(line, std::move(after), lengths);
}

Changed slide(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths) {
  if (shot == 0 || shot + 1 >= line.size()) return std::nullopt;
  const FrameRange room = room_of_edit(line[shot - 1], line[shot + 1], lengths);
  const std::int64_t by = std::clamp(frames, room.in, room.out);
  Line after = line;
  end_later(after[shot - 1], by, lengths);
  begin_later(after[shot + 1], by);
  return changed(line, std::move(after), lengths);
}

Changed move(const Line& line, std::size_t shot, std::size_t to) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  const CutRow& row = line[shot];
  after.erase(after.begin() + offset(shot));
  const std::size_t place = std::min(to, after.size());
  if (place == shot) return std::nullopt;
  after.insert(after.begin() + offset(place), row);
  for (const std::size_t met : {place, place + 1, place < shot ? shot + 1 : shot}) meet(after, met);
  return changed(line, std::move(after));
}

Changed remove(const Line& line, std::size_t shot) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after.erase(after.begin() + offset(shot));
  meet(after, shot);
  return changed(line, std::move(after));
}

Changed insert(const Line& line, std::int64_t film_frame, const CutRow& row) {
  if (row.range.length() <= 0) return std::nullopt;
  Line after = line;
  if (Changed parted = split(line, film_frame)) after = *std::move(parted);
  const std::optional<Place> place = at(after, film_frame);
  const std::size_t to = place ? place->shot : after.size();
  after.insert(after.begin() + offset(to), row);
  meet(after, to);
  meet(after, to + 1);
  return changed(line, std::move(after));
}

Changed dissolve(const Line& line, std::size_t shot, std::int64_t frames) {
  if (shot == 0 || shot >= line.size()) return std::nullopt;
  Line after = line;
  after[shot].dissolve = frames;
  return changed(line, std::move(after));
}

Changed fade_in(const Line& line, std::size_t shot, std::int64_t frames) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after[shot].fade_in = frames;
  if (frames > 0) after[shot].dissolve = 0;
  return changed(line, std::move(after));
}

Changed fade_out(const Line& line, std::size_t shot, std::int64_t frames) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after[shot].fade_out = frames;
  if (frames > 0 && shot + 1 < line.size()) after[shot + 1].dissolve = 0;
  return changed(line, std::move(after));
}

Changed speed(const Line& line, std::size_t shot, Rational speed, const Lengths& lengths) {
  if (shot >= line.size() || speed.num <= 0 || speed.den <= 0) return std::nullopt;
  Line after = line;
  const auto less = [](Rational a, Rational b) { return a.num * b.den < b.num * a.den; };
  after[shot].speed = less(speed, kSlowest) ? kSlowest : less(kFastest, speed) ? kFastest : speed;
  return changed(line, std::move(after), lengths);
}

Changed level(const Line& line, std::size_t shot, double gain_db) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after[shot].gain_db = std::clamp(gain_db, kLeastGain, kMostGain);
  return changed(line, std::move(after));
}

Changed mute(const Line& line, std::size_t shot, bool on) {
  if (shot >= line.size()) return std::nullopt;
  Line after = line;
  after[shot].mute = on;
  return changed(line, std::move(after));
}

Changed sound_lead(const Line& line, std::size_t shot, std::int64_t frames,
                   const Lengths& lengths) {
  if (shot == 0 || shot >= line.size()) return std::nullopt;
  // Of a take whose length is not known, nothing more is heard than is seen.
  if (frames < 0 && lengths(line[shot - 1].take) == 0) frames = 0;
  Line after = line;
  after[shot].sound_lead = std::clamp(frames, -kMostLead, kMostLead);
  return changed(line, std::move(after), lengths);
}

}  // namespace shotlab::cut_edit
