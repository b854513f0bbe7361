// SPDX-License-Identifier: Apache-2.0
//
// What the writer and the reader of OpenTimelineIO must agree on.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "media/model/cut.h"

namespace shotlab::otio {

// Of metadata.shotlab. 1: hard cuts only. 2: transitions, speed, gain, titles, tracks, loudness.
inline constexpr int kVersion = 2;

// A dissolve lies round the cut: so many of its frames before it, and so many after.
inline std::int64_t after_cut(std::int64_t frames) { return frames / 2; }
inline std::int64_t before_cut(std::int64_t frames) { return frames - frames / 2; }

// Source frames that so many film frames of a dissolve use.
inline std::int64_t handle(std::int64_t film_frames, Rational film_fps, Rational source_fps,
                           Rational speed) {
  if (source_fps.num <= 0) return film_frames;
  return rescale(film_frames, {film_fps.den * speed.num, film_fps.num * speed.den},
                 {source_fps.den, source_fps.num});
}

inline std::string words_of(Rational value) {
  return std::to_string(value.num) + "/" + std::to_string(value.den);
}

std::string name_of(TitlePlace place);
std::optional<TitlePlace> place_named(std::string_view name);

}  // namespace shotlab::otio
