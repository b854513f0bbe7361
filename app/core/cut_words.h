// SPDX-License-Identifier: Apache-2.0
//
// What a person writes on the command line about titles, tracks and shots of a cut.
//
// Threading: pure, but for parse_sounds(), which looks for nothing either: paths are kept as words.
// Errors:    bad_input that shows how it is written.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/edit/join.h"
#include "media/model/cut.h"

namespace shotlab {

// "24-96:The lantern" or "1.0s-4.0s:The lantern": frames of the film, or seconds. "\n" in the text
// begins a new line.
Result<CutTitle> parse_title(std::string_view words, Rational fps, TitlePlace place);

// "48:the door" or "2.0s:the door": a frame of the film, and a word, which may be missing.
Result<CutMarker> parse_marker(std::string_view words, Rational fps);

// "2:12" or "3:-0.5s": at the edit to that shot the sound changes so long before the picture, or
// after it.
struct SoundLead {
  std::size_t shot = 0;     // From 0.
  std::int64_t frames = 0;  // CutEvent::sound_lead.
};
Result<SoundLead> parse_lead(std::string_view words, Rational fps);

// "music.mp3", "music.mp3@48" from frame 48 on, "music.mp3@2.0s,-6dB" quieter, too.
Result<CutSound> parse_sound(std::string_view words, Rational fps);

// The same as a track of its own, or "ambience=rain.wav@0,-6dB", which says what it is for.
Result<CutTrack> parse_track(std::string_view words, Rational fps);

// "2", "1/2", "0.5".
Result<Rational> parse_speed(std::string_view words);

// "auto", "h264", "hevc", "vp9", "prores", "png".
inline const std::vector<std::string> kFilmCodecs = {"auto", "h264",   "hevc",
                                                     "vp9",  "prores", "png"};
FilmCodec codec_named(std::string_view name);

}  // namespace shotlab
