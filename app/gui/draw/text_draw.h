// SPDX-License-Identifier: Apache-2.0
//
// Draws text: single lines that end in "…" rather than in the middle of a letter, and paragraphs
// broken by libunibreak. Dear ImGui's own wrapping is not used anywhere.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <imgui.h>

#include <string_view>

#include "app/gui/draw/kit.h"

namespace shotlab::gui {

// Sizes in ems at scale 1: 12, 13, 14.5, 18, 24, 40.
enum class Type { tiny, small, body, section, title, slate };

struct TextStyle {
  Type type = Type::body;
  bool strong = false;
  Rgb color{};
  bool may_shorten = false;  // A tooltip or another place has the whole text.
};

ImU32 color(Rgb c, float alpha = 1);

float em(const Kit& kit, Type type);
// From one line's top to the next one's: 1.4 em for Latin, 1.6 em for Chinese.
float line_height(const Kit& kit, Type type);
float text_width(const Kit& kit, std::string_view text, Type type, bool strong = false);

// Dear ImGui's font for `type`, until the object goes out of scope: for its own input fields.
class FontScope {
 public:
  FontScope(const Kit& kit, Type type, bool strong = false);
  ~FontScope();
  FontScope(const FontScope&) = delete;
  FontScope& operator=(const FontScope&) = delete;
};

// In the window's draw list at `at`, one line high; no layout. Width used, at most `room` (0: no
// limit).
float draw_line(const Kit& kit, ImVec2 at, std::string_view text, const TextStyle& style,
                float room = 0);
// Broken into lines of `width`; height used. At most `lines` of them when > 0.
float draw_lines(const Kit& kit, ImVec2 at, std::string_view text, const TextStyle& style,
                 float width, int lines = 0);
float lines_height(const Kit& kit, std::string_view text, Type type, bool strong, float width);

// The same as items in the layout: at the cursor, over the width that is left.
void label(const Kit& kit, std::string_view text, const TextStyle& style);
void paragraph(const Kit& kit, std::string_view text, const TextStyle& style, float width = 0);
void gap(const Kit& kit, float logical);

// Usual styles.
TextStyle body(const Kit& kit);
TextStyle quiet(const Kit& kit);  // Body size, second colour.
TextStyle small_print(const Kit& kit);
TextStyle heading(const Kit& kit);  // Section size, strong.
TextStyle caption(const Kit& kit);  // Small, strong, second colour: names of panes and fields.

}  // namespace shotlab::gui
