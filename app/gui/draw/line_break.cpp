// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/line_break.h"

#include <linebreak.h>

#include <mutex>

namespace shotlab::gui {
namespace {

std::vector<char> break_marks(std::string_view text, Language language) {
  static std::once_flag once;  // libunibreak sorts its tables on first use, for the whole process.
  std::call_once(once, init_linebreak);
  std::vector<char> marks(text.size(), LINEBREAK_NOBREAK);
  if (text.empty()) return marks;
  set_linebreaks_utf8(reinterpret_cast<const utf8_t*>(text.data()), text.size(),
                      language == Language::chinese ? "zh" : "en", marks.data());
  return marks;
}

bool continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && continuation(text[at])) ++at;
  return at;
}

std::size_t without_blanks(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\r')) {
    --end;
  }
  return end;
}

}  // namespace

std::vector<Line> break_lines(std::string_view text, float width, Language language,
                              const Measure& measure) {
  const std::vector<char> marks = break_marks(text, language);
  std::vector<Line> lines;
  std::size_t line = 0;  // Where the current line begins,
  float used = 0;        // and how much of it is filled.
  const auto finish = [&](std::size_t end) {
    lines.push_back({line, without_blanks(text, line, end)});
    line = end;
    used = 0;
  };

  std::size_t piece = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool must = marks[at] == LINEBREAK_MUSTBREAK && at + 1 < text.size();
    const bool may = marks[at] == LINEBREAK_ALLOWBREAK || must || at + 1 == text.size();
    if (!may) continue;
    // [piece, at] cannot be broken. Its trailing blanks may hang over the edge.
    const std::size_t end = at + 1;
    const float visible = measure(text.substr(piece, without_blanks(text, piece, end) - piece));
    if (used > 0 && used + visible > width) finish(piece);
    if (visible > width) {
      for (std::size_t c = piece; c < end; c = next_character(text, c)) {
        const float wide = measure(text.substr(c, next_character(text, c) - c));
        if (used > 0 && used + wide > width && text[c] != ' ') finish(c);
        used += wide;
      }
    } else {
      used += measure(text.substr(piece, end - piece));
    }
    if (must) finish(end);
    piece = end;
  }
  if (line < text.size() || lines.empty()) finish(text.size());
  if (!text.empty() && text.back() == '\n') lines.push_back({text.size(), text.size()});
  return lines;
}

}  // namespace shotlab::gui
