// SPDX-License-Identifier: Apache-2.0
//
// What lies above and below the line of shots, on the same clock: markers, titles, what changes at
// each edit, tracks of sound. Titles are dragged to another time and by their edges; the rest is
// chosen with a press.

#pragma once

#include <imgui.h>

#include <optional>
#include <vector>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// One frame of drawing the timeline.
struct Strip {
  const Kit& kit;
  const View& view;
  CutDraft& draft;
  std::vector<CutRow> shots;     // As they would be if the pointer let go now.
  std::vector<CutTitle> titles;  // Likewise.
  ImVec2 at;                     // Of film frame 0, top of the ruler.
  float scale = 1;               // Pixels per frame.
  float width = 0;               // Of all of it, pixels.
  float left = 0;                // Where what is in sight begins.
  float x(std::int64_t frame) const { return at.x + static_cast<float>(frame) * scale; }
};

// The pointer takes something: it is held until it is let go.
void hold(CutDraft& draft, CutDraft::Hold what, std::size_t which);

float lanes_above_height(const Kit& kit, const View& view);  // Markers and titles.
float lanes_below_height(const Kit& kit, const View& view);  // Edits and tracks.
void draw_lanes_above(const Strip& strip, float top);
// A track's name is seen at the left however far the line has been pushed.
void draw_lanes_below(const Strip& strip, float top);

// How much changes at an edit, in a word: 5 and 15 of CIE76 are the bounds.
Text words_of_edit(const EditRow& row);

}  // namespace shotlab::gui
