// SPDX-License-Identifier: Apache-2.0
//
// The edits of a cut that an editor's hand makes, on one line of shots: split, trim with ripple,
// roll, slip, slide, move, dissolve, fade, speed, level, J- and L-cuts. Film frames count from 0
// along the line; a shot's range counts in frames of its take, of which more or fewer pass in one
// of the film's by its speed and rate. Two shots that dissolve lie over each other. All as in the
// exported film (media/model/cut.h, media/edit/frame_plan.h).
//
// Every function returns the changed line, or nullopt where nothing would change. Amounts are film
// frames, and clamped: a shot keeps at least one frame and stays inside its take, transitions
// become shorter where an edit leaves them no room.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/core/view.h"

namespace shotlab::cut_edit {

using Line = std::vector<CutRow>;
using Changed = std::optional<Line>;
// Frames of a take; 0 where it is unknown: its shots are then not lengthened.
using Lengths = std::function<std::int64_t(const std::string& take)>;

struct Place {
  std::size_t shot = 0;
  std::int64_t frame = 0;  // Of the take.
  bool operator==(const Place&) const = default;
};

Rational pace(const CutRow& row);           // Frames of the take that pass in one of the film's.
std::int64_t frames_of(const CutRow& row);  // How long a shot is, film frames.
std::int64_t length(const Line& line);      // Film frames.
std::int64_t start_of(const Line& line, std::size_t shot);  // Film frame of its first frame.
// The frame of the take that stands in the n-th film frame of the shot; its last one from its end
// on.
std::int64_t take_frame(const CutRow& row, std::int64_t film_frames);
// How many film frames so many frames of the take can fill, whole ones.
std::int64_t film_frames(const CutRow& row, std::int64_t take_frames);
// Film frames that are the shot's if each belongs to one shot: a dissolve is then a cut in its
// middle. One after the other, these are the film.
FrameRange seen(const Line& line, std::size_t shot);
// Film frames in which the shot's own sound is heard (CutEvent::sound_lead).
FrameRange heard(const Line& line, std::size_t shot);
// What stands at a film frame, so seen; nullopt before the start and from the end on.
std::optional<Place> at(const Line& line, std::int64_t film_frame);
// The film frames where one shot ends and the next begins, with 0 and the end.
std::vector<std::int64_t> edit_points(const Line& line);

// Cuts a shot in two before `film_frame`.
Changed split(const Line& line, std::int64_t film_frame);
// Moves the first (last) frame of a shot by `frames`; what follows moves along.
Changed trim_in(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);
Changed trim_out(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);
// Other frames of the take in the same place; what follows moves along.
Changed set_range(const Line& line, std::size_t shot, FrameRange range, const Lengths& lengths);
// Takes away what stands before (from) `film_frame` of the shot there.
Changed trim_start_to(const Line& line, std::int64_t film_frame);
Changed trim_end_to(const Line& line, std::int64_t film_frame);
// Moves the edit after `shot`: one shot gets longer by what the next one loses.
Changed roll(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);
// Other frames of the same take in the same place.
Changed slip(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);
// The shot moves along the line; its neighbours give and take.
Changed slide(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);
// To another place in the order: `to` counts without the shot itself.
Changed move(const Line& line, std::size_t shot, std::size_t to);
Changed remove(const Line& line, std::size_t shot);
// Before the shot at `film_frame`, or inside it by splitting it.
Changed insert(const Line& line, std::int64_t film_frame, const CutRow& row);

// Film frames over which `shot` and the one before it are both seen; 0: a hard cut. The film gets
// so much shorter. A dissolve takes the place of the fades there.
Changed dissolve(const Line& line, std::size_t shot, std::int64_t frames);
// Film frames of its way out of black and into it. They take the place of the dissolves there.
Changed fade_in(const Line& line, std::size_t shot, std::int64_t frames);
Changed fade_out(const Line& line, std::size_t shot, std::int64_t frames);
// How fast it runs, kSlowest..kFastest; the frames of the take stay.
Changed speed(const Line& line, std::size_t shot, Rational speed, const Lengths& lengths);
// Of its own sound, dB, kLeastGain..kMostGain.
Changed level(const Line& line, std::size_t shot, double gain_db);
Changed mute(const Line& line, std::size_t shot, bool on);
// Film frames by which the shot is heard before it is seen; below 0: how long the shot before is
// heard under it. Not farther than their takes reach, nor than leaves either of them its
// transitions.
Changed sound_lead(const Line& line, std::size_t shot, std::int64_t frames, const Lengths& lengths);

}  // namespace shotlab::cut_edit
