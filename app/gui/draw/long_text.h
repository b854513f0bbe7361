// SPDX-License-Identifier: Apache-2.0
//
// A text that wraps while it is typed. Dear ImGui's multi-line field cannot wrap, so it is shown a
// copy with soft breaks ("\r\n": a zero-width character and a line end) that are taken out again
// after each edit. The text itself never holds a "\r".
//
// Threading: pure functions and plain values.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/gui/draw/line_break.h"

namespace shotlab::gui {

struct LongText {
  std::string text;

  // What the field shows at the moment, and own undo: Dear ImGui's would take back soft breaks, not
  // words.
  std::string shown;
  float width = 0;
  int caret = 0;  // In `shown`.
  struct Step {
    std::string text;
    std::size_t caret = 0;  // In `text`.
  };
  std::vector<Step> undo, redo;
};

// `text` with soft breaks for `width`.
std::string with_soft_breaks(std::string_view text, float width, Language language,
                             const Measure& measure);
std::string without_soft_breaks(std::string_view shown);

// Positions: bytes in the shown copy and in the text.
std::size_t text_position(std::string_view shown, std::size_t shown_position);
std::size_t shown_position(std::string_view shown, std::size_t text_position);

// What an edit of the shown copy means for the text. Deleting half of a soft break deletes the
// character beyond it.
struct Edit {
  std::string text;
  std::size_t caret = 0;  // In `text`.
};
Edit read_edit(std::string_view before, std::string_view after, std::size_t caret_after);

}  // namespace shotlab::gui
