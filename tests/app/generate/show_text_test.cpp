// SPDX-License-Identifier: Apache-2.0

#include "app/generate/show_text.h"

#include "media/base/text.h"
#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("a service's words are shown as they are", "[generate]") {
  CHECK(show_text("I can't make a video of that person.") ==
        "I can't make a video of that person.");
  CHECK(show_text("無法生成這個畫面。") == "無法生成這個畫面。");
  CHECK(show_text(R"(x < y & "z" /a/b?c=d)") == R"(x < y & "z" /a/b?c=d)");
}

TEST_CASE("line breaks become blanks, control and turning characters go away", "[generate]") {
  CHECK(show_text("  a\r\n\r\n b\t c  ") == "a b c");
  CHECK(show_text("a\x1b[31mb\x07") == "a[31mb");
  CHECK(show_text("a\u202Eb\u2066c") == "abc");
}

TEST_CASE("an HTML page is shown without its tags", "[generate]") {
  CHECK(show_text("<!DOCTYPE html><html><h1>502</h1><p>Bad Gateway</p></html>") ==
        "502 Bad Gateway");
}

TEST_CASE("at most 500 characters are shown, of any script", "[generate]") {
  std::string words;
  for (int i = 0; i < 600; ++i) words += "字";
  const std::string shown = show_text(words);
  CHECK(count_code_points(shown) == 501);
  CHECK(shown.ends_with("字…"));
}

TEST_CASE("malformed bytes become the replacement character", "[generate]") {
  const std::string shown = show_text("a\xff\xfe b");
  CHECK(is_utf8(shown));
  CHECK_THAT(shown, test::contains("\uFFFD"));
}

TEST_CASE("keys and long data do not get into what is shown", "[generate]") {
  const std::string old_key = "AIzaSyA1234567890abcdefghijklmnopqrstuv";
  CHECK(show_text("key " + old_key + " refused") == "key [key] refused");
  CHECK(show_text("key=AQ.Ab8RN6Jx1234567890abcdef!").find("Ab8RN6") == std::string::npos);
  CHECK(show_text("data: " + std::string(2000, 'A') + "== end") == "data: [data] end");
}

TEST_CASE("words that a recipe keeps are kept whole, and as clean", "[generate]") {
  CHECK(kept_text("a  long\nprompt") == "a long prompt");
  std::string long_prompt;
  for (int n = 0; n < 900; ++n) long_prompt += "word ";
  CHECK(kept_text(long_prompt).size() == long_prompt.size() - 1);
  CHECK(kept_text("key sk-aaaaaaaaaaaaaaaaaaaaaaaa") == "key [key]");
}
