// SPDX-License-Identifier: Apache-2.0
//
// The few widgets that the panels are made of. Each has a name that is stable across languages;
// tests and the window's state file know it by that name.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "app/gui/draw/long_text.h"
#include "app/gui/draw/text_draw.h"

namespace shotlab::gui {

enum class ButtonKind { primary, normal, quiet };

struct ButtonLook {
  ButtonKind kind = ButtonKind::normal;
  const char* icon = nullptr;
  std::string_view key =
      {};  // Shown at the right of the words (if there are any) and in the tooltip: "F".
  std::string_view tip = {};  // Tooltip; for a button without words it is the word.
  bool disabled = false;
  bool on = false;  // Of a toggle.
  float width = 0;  // Pixels; 0: as wide as its words.
  Type type = Type::body;
};

float button_height(const Kit& kit);
// Width that the button would take.
float button_width(const Kit& kit, std::string_view words, const ButtonLook& look);
bool button(const Kit& kit, const std::string& name, std::string_view words,
            const ButtonLook& look = {});

// A one-line text field. True when its text changed in this frame.
bool field(const Kit& kit, const std::string& name, std::string& text, std::string_view hint,
           float width = 0, float right_inset = 0);
// A text field of several lines that wraps its words; `height` in pixels.
bool area(const Kit& kit, const std::string& name, LongText& text, std::string_view hint,
          float height, float width = 0);

// An invisible button over a rectangle, for cards and chips that draw themselves. Leaves the cursor
// below it.
struct Touch {
  bool pressed = false;
  bool hovered = false;
  bool focused = false;  // By the keyboard.
};
Touch touch(const std::string& name, ImVec2 size);

// Shown after a moment over the last item.
void tooltip(const Kit& kit, std::string_view words, std::string_view key = {});

// Shapes.
void fill_rect(ImVec2 low, ImVec2 high, ImU32 ink, float round = 0);
void frame_rect(const Kit& kit, ImVec2 low, ImVec2 high, Rgb ink, float round, float thick = 1);
void rule(const Kit& kit);  // A hair line across the region.
void progress(const Kit& kit, ImVec2 at, float width, double share);

// A pane: a child window with the panel colour, padding and its own scrolling. Always call
// end_pane().
bool begin_pane(const Kit& kit, const char* name, ImVec2 size, Rgb ground,
                ImVec2 padding = {12, 12}, ImGuiWindowFlags flags = 0);
void end_pane();

}  // namespace shotlab::gui
