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
//   size    ELS LS FS MLS MS MCU CU ECU ...          angle  eye_level high low birds_eye worms_eye
//   dutch move    static pan_left pan_right tilt_up tilt_down push_in pull_out truck_left
//   truck_right pedestal_up
//           pedestal_down zoom_in zoom_out orbit_left orbit_right roll_cw roll_ccw handheld
//           crane_up crane_down tracking whip_pan dolly_zoom; without a direction: pan tilt truck
//           pedestal zoom orbit roll
//   subject man woman person child dog cup hand ...; with attributes below     action waits
//   checks_watch walks ... place   tram_stop street room market_lane teahouse rooftop courtyard
//   window_room ... time    day dusk night dawn                      light  low_sun soft_window
//   hard_side neon overcast + side palette warm cool neon_night ... and colour names      lens wide
//   normal telephoto ...
struct Concept {
  Slot slot = Slot::size;
  std::string id;
  Text label;             // How it is shown back to the learner: "medium shot" / 「中景」.
  std::size_t begin = 0;  // Bytes [begin, end) of the prompt.
  std::size_t end = 0;
  bool negated = false;  // "no dog": named, but not wanted.
  // For subjects: {"coat", "green"}, {"hat", "blue"}, {"scarf", "red"}, {"mark", "round"}, {"age",
  // "old"}; for light: {"side", "left"}; for actions: {"count", "2"}; for props: {"color", ...}.
  std::vector<std::pair<std::string, std::string>> attributes;
};

struct PromptReading {
  std::vector<Concept> concepts;  // In the order of the text.
  std::vector<Concept> vague;     // Words that name nothing a camera could see (P.vague).
  std::size_t words = 0;          // Latin words plus Han characters: length as people count it.
  // Words that no concept covers: [begin, end) byte spans. Subject and place need not be in any
  // list.
  std::vector<std::pair<std::size_t, std::size_t>> unread;
  std::size_t unread_words = 0;

  const Concept* first(Slot slot) const;             // First not negated, or null.
  std::vector<const Concept*> all(Slot slot) const;  // Not negated.
  std::size_t dominant_moves() const;                // Different camera moves named (P.onemove).
};

PromptReading read_prompt(std::string_view prompt);

}  // namespace shotlab
