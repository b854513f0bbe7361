// SPDX-License-Identifier: Apache-2.0
//
// Breaks a text into lines the way both languages want it (UAX #14 through libunibreak): no line
// begins with closing punctuation, Chinese breaks between characters, words stay whole. Every
// wrapped text in the window goes through here.
//
// Threading: pure.

#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "media/base/text.h"

namespace shotlab::gui {

// Bytes [begin, end) of the text; blanks at the end of the line are left out.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Line&) const = default;
};

// Width of a piece of text; must be additive (no kerning), as Dear ImGui's is.
using Measure = std::function<float(std::string_view)>;

// At least one line, also for an empty text. A piece that is too wide for a line of its own is
// broken between characters; a character is never split.
std::vector<Line> break_lines(std::string_view text, float width, Language language,
                              const Measure& measure);

}  // namespace shotlab::gui
