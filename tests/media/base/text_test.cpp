// SPDX-License-Identifier: Apache-2.0

#include "media/base/text.h"

#include <clocale>
#include <limits>

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("a text without Chinese is shown in English, and the other way round", "[base]") {
  CHECK(Text{"shot", "鏡頭"}.in(Language::chinese) == "鏡頭");
  CHECK(Text{"shot", ""}.in(Language::chinese) == "shot");
  CHECK(Text{"", "鏡頭"}.in(Language::english) == "鏡頭");
}

TEST_CASE("every Chinese locale name means Traditional Chinese, anything else English", "[base]") {
  CHECK(language_from("zh-Hant-HK") == Language::chinese);
  CHECK(language_from("zh_HK.UTF-8") == Language::chinese);
  CHECK(language_from("en_GB.UTF-8") == Language::english);
  CHECK(language_from("C") == Language::english);
  CHECK(language_from("") == Language::english);
}

TEST_CASE("malformed UTF-8 is told from well-formed", "[base]") {
  CHECK(is_utf8("a 中景 𨋢"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));          // Overlong slash.
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // Surrogate.
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // Above U+10FFFF.
  CHECK_FALSE(is_utf8("\xE4\xB8"));          // Cut short.
  CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("code points survive a round trip, also above U+FFFF", "[base]") {
  const std::string text = "a\xC3\xA9中𨋢";
  std::string again;
  for (char32_t point : code_points(text)) append_utf8(again, point);

  CHECK(again == text);
  CHECK(count_code_points(text) == 4);
  CHECK(code_points("\xE4\xB8")[0] == 0xFFFD);
}

TEST_CASE("Han characters and Latin words are counted as people count them", "[base]") {
  CHECK(count_han("穿綠色外套的老伯 waits") == 8);
  CHECK(count_han("搭𨋢去") == 3);  // The lift is outside the basic plane.
  CHECK(count_latin_words("ELS 大遠景,slow dolly in") == 4);
  CHECK(count_latin_words("don't look, naïve 3D") == 4);
  CHECK(count_latin_words("") == 0);
}

TEST_CASE("trimming takes ASCII and full-width blanks from both ends only", "[base]") {
  CHECK(trim(" \t中 景\r\n\xE3\x80\x80") == "中 景");
  CHECK(trim("\xE3\x80\x80 ") == "");
}

TEST_CASE("splitting keeps empty parts", "[base]") {
  CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string>{""});
}

TEST_CASE("filling replaces numbered places and leaves other braces alone", "[base]") {
  CHECK(fill("take {0} of {1}, {0}", {"1", "3"}) == "take 1 of 3, 1");
  CHECK(fill("{2} {x} {", {"1"}) == "{2} {x} {");
  CHECK(fill(Text{"{0} s", "{0} 秒"}, {"4"}) == Text{"4 s", "4 秒"});
}

TEST_CASE("numbers are written with a point whatever the locale, and never as minus nothing",
          "[base]") {
  CHECK(number(0.5, 2) == "0.50");
  CHECK(number(-0.001, 2) == "0.00");
  CHECK(number(-1.25, 1) == "-1.2");
  CHECK(number(std::numeric_limits<double>::quiet_NaN(), 1) == "?");
}
