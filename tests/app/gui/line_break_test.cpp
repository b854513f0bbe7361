// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/line_break.h"

#include <string>

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// A Han character is two wide, everything else one.
float cells(std::string_view text) {
  float width = 0;
  for (char32_t c : code_points(text)) width += c >= 0x2E80 ? 2.0f : 1.0f;
  return width;
}

std::vector<std::string> lines(std::string_view text, float width,
                               Language language = Language::english) {
  std::vector<std::string> out;
  for (const Line& line : break_lines(text, width, language, cells)) {
    out.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return out;
}

constexpr std::string_view kMixed =
    "有人在等，有東西來到。用一個四至六秒的鏡頭拍出來：填好「提示詞」欄（五欄），最少生成兩條 "
    "takes，揀一條！"
    "ELS 大遠景,slow dolly in，搭𨋢去；點解？講出原因。";

}  // namespace

TEST_CASE("English breaks between words and drops the blank at the edge", "[gui]") {
  CHECK(lines("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(lines("one two three", 100) == std::vector<std::string>{"one two three"});
}

TEST_CASE("Chinese breaks between characters", "[gui]") {
  CHECK(lines("有人在等", 4, Language::chinese) == std::vector<std::string>{"有人", "在等"});
}

TEST_CASE("No line begins with closing punctuation, at any width", "[gui]") {
  for (float width = 8; width < 80; ++width) {
    for (const std::string& line : lines(kMixed, width, Language::chinese)) {
      const auto first = code_points(line);
      REQUIRE_FALSE(first.empty());
      CAPTURE(width, line);
      CHECK(std::u32string_view(U"，。：；！？」）、").find(first.front()) ==
            std::u32string_view::npos);
    }
  }
}

TEST_CASE("No line is wider than asked, and nothing but blanks at line ends is lost", "[gui]") {
  for (float width = 8; width < 80; ++width) {
    std::string joined;
    for (const std::string& line : lines(kMixed, width, Language::chinese)) {
      CAPTURE(width, line);
      CHECK(cells(line) <= width);
      CHECK(is_utf8(line));
      joined += line;
    }
    std::string wanted;
    for (char c : joined) wanted += c == ' ' ? "" : std::string(1, c);
    std::string all;
    for (char c : std::string(kMixed)) all += c == ' ' ? "" : std::string(1, c);
    CHECK(wanted == all);
  }
}

TEST_CASE("A word too long for a line is broken between characters, never inside one", "[gui]") {
  CHECK(lines("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  for (const std::string& line : lines("𨋢𨋢𨋢𨋢", 3, Language::english)) CHECK(is_utf8(line));
}

TEST_CASE("A line end in the text is kept, also the last one", "[gui]") {
  CHECK(lines("a\n\nb", 10) == std::vector<std::string>{"a", "", "b"});
  CHECK(lines("a\n", 10) == std::vector<std::string>{"a", ""});
  CHECK(lines("", 10) == std::vector<std::string>{""});
}
