// SPDX-License-Identifier: Apache-2.0
//
// What the film shows and sounds like at one of its frames, for whoever plays a cut without
// rendering it: the same shots, shares and lights as the exported film (media/edit/film_plan.h,
// film_sound.h), titles and tracks left out.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "app/core/cut_edits.h"

namespace shotlab::cut_edit {

// A shot as it takes part in a moment.
struct Part {
  std::size_t shot = 0;
  std::int64_t frame = 0;  // Of the take.
  double gain = 1;         // Of its sound, as a factor: level, fades and crossing.
};

struct Moment {
  Part first;  // The only one, or the one that goes.
  // The one that comes: in a dissolve, and where one shot is heard while the other is seen.
  std::optional<Part> second;
  double share = 0;           // Of the second in the picture; the rest is the first's.
  double light = 1;           // 1: as bright as it is; 0: black.
  bool second_leads = false;  // Past the middle of the dissolve, or the edit.

  const Part& lead() const { return second_leads ? *second : first; }
  // Else the other one is only heard.
  bool both_seen() const { return share > 0 && share < 1; }
};

// Nullopt outside the film. Of more than two shots that are heard at once, two are told of.
std::optional<Moment> moment_at(const Line& line, std::int64_t film_frame);

}  // namespace shotlab::cut_edit
