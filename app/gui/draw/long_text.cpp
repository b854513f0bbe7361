// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/long_text.h"

#include <algorithm>

namespace shotlab::gui {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool soft_break_at(std::string_view shown, std::size_t at) {
  return at + 1 < shown.size() && shown[at] == '\r' && shown[at + 1] == '\n';
}

std::size_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && continues(text[at])) --at;
  return at;
}

std::size_t character_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  ++at;
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

}  // namespace

std::string with_soft_breaks(std::string_view text, float width, Language language,
                             const Measure& measure) {
  std::string shown;
  std::size_t paragraph = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', paragraph), text.size());
    const std::string_view part = text.substr(paragraph, end - paragraph);
    const std::vector<Line> lines = break_lines(part, width, language, measure);
    for (std::size_t n = 0; n < lines.size(); ++n) {
      const std::size_t to = n + 1 < lines.size() ? lines[n + 1].begin : part.size();
      shown += part.substr(lines[n].begin, to - lines[n].begin);
      if (n + 1 < lines.size()) shown += "\r\n";
    }
    if (end == text.size()) return shown;
    shown += '\n';
    paragraph = end + 1;
  }
}

std::string without_soft_breaks(std::string_view shown) {
  std::string text;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (soft_break_at(shown, at)) {
      ++at;
    } else if (shown[at] != '\r') {
      text += shown[at];
    }
  }
  return text;
}

std::size_t text_position(std::string_view shown, std::size_t position) {
  return without_soft_breaks(shown.substr(0, position)).size();
}

std::size_t shown_position(std::string_view shown, std::size_t position) {
  std::size_t passed = 0;
  std::size_t at = 0;
  while (at < shown.size()) {
    if (soft_break_at(shown, at)) {  // At a break the next line's beginning is meant.
      at += 2;
      continue;
    }
    if (passed == position) return at;
    ++passed;
    ++at;
  }
  return shown.size();
}

Edit read_edit(std::string_view before, std::string_view after, std::size_t caret_after) {
  std::string shown(after);
  std::size_t caret = std::min(caret_after, shown.size());

  // Delete in front of a soft break took its "\r": the character behind the break was meant.
  const bool deleted_forward = before.size() == after.size() + 1 && soft_break_at(before, caret) &&
                               before.substr(0, caret) == after.substr(0, caret) &&
                               before.substr(caret + 1) == after.substr(caret);
  if (deleted_forward) {
    shown.erase(caret, 1);
    shown.erase(caret, character_after(shown, caret) - caret);
  }
  // Backspace behind a soft break took its "\n": the character in front of the break was meant.
  const bool deleted_backward = before.size() == after.size() + 1 && caret > 0 &&
                                soft_break_at(before, caret - 1) && shown[caret - 1] == '\r' &&
                                before.substr(caret + 1) == after.substr(caret);
  if (deleted_backward) {
    shown.erase(caret - 1, 1);
    --caret;
    const std::size_t from = character_before(shown, caret);
    shown.erase(from, caret - from);
    caret = from;
  }
  Edit edit;
  edit.text = without_soft_breaks(shown);
  edit.caret = std::min(text_position(shown, caret), edit.text.size());
  return edit;
}

}  // namespace shotlab::gui
