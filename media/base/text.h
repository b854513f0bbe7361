// SPDX-License-Identifier: Apache-2.0
//
// Words for people in both languages, and the few UTF-8 helpers that every room needs.
//
// Threading: pure functions and plain values.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

enum class Language { english, chinese };  // Chinese is Traditional, Hong Kong (zh-Hant-HK).

// The same sentence in both languages. Every text that a learner may read is one of these.
struct Text {
  std::string en;
  std::string zh;

  const std::string& in(Language language) const;
  bool empty() const { return en.empty() && zh.empty(); }
  bool operator==(const Text&) const = default;
};

// "en" or "zh-Hant-HK"; from a locale name such as "zh_HK.UTF-8" too. Anything else is English.
Language language_from(std::string_view name);
std::string_view language_name(Language language);

// True if `bytes` is well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
bool is_utf8(std::string_view bytes);
// Code points of `text`; a malformed byte becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);
std::size_t count_code_points(std::string_view text);
void append_utf8(std::string& out, char32_t point);

// Han characters (CJK ideographs of all planes) and Latin words: the units of "40 characters or 25
// words".
std::size_t count_han(std::string_view text);
std::size_t count_latin_words(std::string_view text);

std::string_view trim(std::string_view text);  // ASCII blanks and U+3000 at both ends.
std::string lower_ascii(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

// Replaces {0}, {1}, ... : fill("take {0} of {1}", {"1", "3"}) is "take 1 of 3".
std::string fill(std::string_view pattern, const std::vector<std::string>& values);
Text fill(const Text& pattern, const std::vector<std::string>& values);

// Fixed decimals, independent of the locale: number(0.5, 2) is "0.50".
std::string number(double value, int decimals);

}  // namespace shotlab
