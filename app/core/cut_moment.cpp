// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_moment.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace shotlab::cut_edit {
namespace {

double part_of(std::int64_t frames, std::int64_t whole) {
  return static_cast<double>(frames) / static_cast<double>(whole);
}

// 1, or less in a fade; `in` frames of the film after the shot's first.
double light_of(const CutRow& row, std::int64_t in) {
  const std::int64_t left = frames_of(row) - 1 - in;
  double light = 1;
  if (in < row.fade_in) light = part_of(in, row.fade_in);
  if (left < row.fade_out) light = std::min(light, part_of(left, row.fade_out));
  return light;
}

Part part_at(const Line& line, std::size_t shot, std::int64_t film_frame) {
  const CutRow& row = line[shot];
  const std::int64_t in = film_frame - start_of(line, shot);
  // What is heard but not seen lies outside the range.
  const bool seen = in >= 0 && in < frames_of(row);
  const std::int64_t frame =
      seen ? take_frame(row, in)
           : std::max<std::int64_t>(0, row.range.in + rescale(in, pace(row), {1, 1}));

  const FrameRange sound = heard(line, shot);
  const std::int64_t since = film_frame - sound.in;
  const std::int64_t left = sound.out - 1 - film_frame;
  if (row.mute || since < 0 || left < 0) return {shot, frame, 0};
  double gain = std::pow(10.0, row.gain_db / 20);
  // In the middle of the frame's sound, which goes on between this frame and the next.
  if (since < row.fade_in) gain *= part_of(2 * since + 1, 2 * row.fade_in);
  if (left < row.fade_out) gain *= part_of(2 * left + 1, 2 * row.fade_out);
  const auto crossing = [](std::int64_t at, std::int64_t whole) {
    return std::sin(part_of(2 * at + 1, 2 * whole) * std::numbers::pi / 2);
  };
  if (since < row.dissolve) gain *= crossing(since, row.dissolve);
  const std::int64_t after = shot + 1 < line.size() ? line[shot + 1].dissolve : 0;
  if (left < after) gain *= crossing(left, after);
  return {shot, frame, gain};
}

}  // namespace

std::optional<Moment> moment_at(const Line& line, std::int64_t film_frame) {
  const std::optional<Place> place = at(line, film_frame);
  if (!place) return std::nullopt;
  const std::size_t lead = place->shot;
  Moment moment;
  const std::int64_t in = film_frame - start_of(line, lead);
  std::size_t second = line.size();
  if (lead > 0 && in < line[lead].dissolve) {
    second = lead;
    moment.second_leads = true;
  } else if (lead + 1 < line.size() && film_frame >= start_of(line, lead + 1)) {
    second = lead + 1;
  }
  if (second == line.size()) {
    moment.light = light_of(line[lead], in);
    if (lead > 0 && film_frame < heard(line, lead - 1).out) {
      moment.first = part_at(line, lead - 1, film_frame);
      moment.second = part_at(line, lead, film_frame);
      moment.share = 1;
      moment.second_leads = true;
      return moment;
    }
    moment.first = part_at(line, lead, film_frame);
    if (lead + 1 < line.size() && film_frame >= heard(line, lead + 1).in) {
      moment.second = part_at(line, lead + 1, film_frame);
    }
    return moment;
  }
  moment.first = part_at(line, second - 1, film_frame);
  moment.second = part_at(line, second, film_frame);
  moment.share = part_of(film_frame - start_of(line, second) + 1, line[second].dissolve + 1);
  return moment;
}

}  // namespace shotlab::cut_edit
