// SPDX-License-Identifier: Apache-2.0
//
// The one reader of prompts: which film words a prompt names, in English, Traditional Chinese or
// both in one line, and where in the text they stand. The generator, the checks and the window all
// read with it.
//
// Threading: pure functions.
// Source:    reference "film-language" (words), "checks" §3.1, "craft" §7 (method).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/text.h"

namespace shotlab {

enum class Slot {
  size,
  angle,
  move,
  lens,
  subject,
  action,
  place,
  time,
  light,
  palette,
  style,
  audio,
  dialogue,
  negative,
};
inline constexpr int kSlotCount = 14;

std::string_view name_of(Slot slot);  // "size", "angle", ...
Text words_of(Slot slot);             // "shot size" / 「景別」

// One thing read. `id` is the canonical name of the concept, stable in files:
//   size    ELS LS FS MLS cowboy MS MCU CU ECU insert establishing master single two_shot OTS POV
//           reaction cutaway (全景 is LS with {"also", "FS"})
//   angle   eye_level high low birds_eye worms_eye dutch aerial profile
//   move    static pan_left pan_right tilt_up tilt_down push_in pull_out truck_left truck_right
//           pedestal_up pedestal_down zoom_in zoom_out orbit_left orbit_right roll_cw roll_ccw
//           handheld crane_up crane_down tracking whip_pan dolly_zoom; without a direction: pan
//           tilt dolly truck pedestal crane zoom orbit roll
//   lens    wide normal telephoto macro fisheye shallow_focus deep_focus rack_focus soft_focus
//           bokeh lens_flare anamorphic focal_length exposure aperture shutter motion_blur grain
//   subject man woman person child face eye hand dog cat bird cup chair table window curtain sign
//           door lantern umbrella tram car pillar ... (words_scene.cpp)
//   action  waits checks_watch arrives walks steps opens_door crosses_room sits_down speaks
//           stands_still ... (words_action.cpp)
//   place   tram_stop street market_lane teahouse rooftop courtyard window_room seats_room room ...
//   time    day dusk night dawn
//   light   low_sun soft_window hard_side neon overcast moonlight candle sunlight window_light
//           light (only with a side) golden_hour blue_hour side_light backlit hard_light soft_light
//           high_key low_key ...
//   palette warm cool neon_night pastel monochrome sepia earth teal_orange, and colours: red orange
//           yellow green teal cyan blue purple magenta pink brown black white grey gold silver
//   style   photoreal documentary ink watercolour animation noir ..., composition (foreground,
//           thirds, ...), weather (rain fog snow), ways of shooting (steadicam long_take oner)
//   audio   rain hum steps door wind crowd bell ambience room_tone music silence ...
struct Concept {
  Slot slot = Slot::size;
  std::string id;
  Text label;  // How it is shown back: "medium shot" / 「中景」, "old man in a green coat".
  std::size_t begin = 0;  // Bytes [begin, end) of the prompt.
  std::size_t end = 0;
  bool negated = false;  // "no dog": named, but not wanted.
  // All pieces of the prompt that it is made of, [begin, end) first: of "an old man in a green
  // coat" also "old" and "green coat".
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  // For subjects: {"coat", "green"}, {"hat", "blue"}, {"scarf", "red"}, {"mark", "round"}, {"age",
  // "old"}, {"name", "阿敏"}, {"number", "2"}; for things: {"color", "red"}; for light: {"side",
  // "left"} (left right top bottom back front); for actions: {"count", "2"}; for moves: {"speed",
  // "slow"} or "fast".
  // {"also", ...}: a second meaning of the same word. {"removed", "1"}: told to be taken away.
  std::vector<std::pair<std::string, std::string>> attributes;
};

// A word that is taken for another: "evning" for "evening".
struct Slip {
  std::size_t begin = 0, end = 0;  // Bytes of the prompt.
  std::string read_as;
};

struct PromptReading {
  std::vector<Concept> concepts;  // In the order of the text.
  std::vector<Concept> vague;     // Words that name nothing a camera could see (P.vague).
  std::size_t words = 0;          // Latin words plus Han characters: length as people count it.
  // Words that no concept covers: [begin, end) byte spans. Subject and place need not be in any
  // list.
  std::vector<std::pair<std::size_t, std::size_t>> unread;
  std::size_t unread_words = 0;  // Latin words plus Han characters in them, fillers not counted.
  std::vector<Slip> slips;       // Spelling slips that were forgiven.
  // Lengths of time in the prose ("4 seconds"): a length is a parameter of the request.
  std::vector<std::pair<std::size_t, std::size_t>> lengths;
  std::size_t beats =
      0;  // Countable beats: "three steps", "twice", 第2秒, [00:00-00:02] (P.beats).

  const Concept* first(Slot slot) const;             // First not negated, or null.
  std::vector<const Concept*> all(Slot slot) const;  // Not negated.
  // Different camera moves named (P.onemove); "pan" and "pan left" are one.
  std::size_t dominant_moves() const;
  // The value of an attribute of a concept, or "".
  static std::string_view attribute(const Concept& of, std::string_view name);
};

// Reads the first 4,000 words and marks of a prompt; `words` counts all of it.
PromptReading read_prompt(std::string_view prompt);

}  // namespace shotlab
