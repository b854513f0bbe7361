// SPDX-License-Identifier: Apache-2.0

#include "media/base/text.h"

#include <charconv>
#include <cmath>

namespace shotlab {
namespace {

// Decodes one code point at `at` and moves on; a malformed byte gives U+FFFD and moves by one.
char32_t decode(std::string_view text, std::size_t& at, bool& good) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  good = true;
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  int extra = 0;
  char32_t point = 0;
  char32_t least = 0;
  if ((lead & 0xE0) == 0xC0) {
    extra = 1, point = lead & 0x1Fu, least = 0x80;
  } else if ((lead & 0xF0) == 0xE0) {
    extra = 2, point = lead & 0x0Fu, least = 0x800;
  } else if ((lead & 0xF8) == 0xF0) {
    extra = 3, point = lead & 0x07u, least = 0x10000;
  } else {
    good = false;
  }
  for (int i = 1; good && i <= extra; ++i) {
    if (at + static_cast<std::size_t>(i) >= text.size() ||
        (byte(at + static_cast<std::size_t>(i)) & 0xC0) != 0x80) {
      good = false;
    } else {
      point = (point << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3Fu);
    }
  }
  if (good && (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))) {
    good = false;
  }
  if (!good) {
    ++at;
    return 0xFFFD;
  }
  at += static_cast<std::size_t>(extra) + 1;
  return point;
}

bool is_han(char32_t point) {
  return (point >= 0x3400 && point <= 0x4DBF) || (point >= 0x4E00 && point <= 0x9FFF) ||
         (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x323AF);
}

}  // namespace

const std::string& Text::in(Language language) const {
  if (language == Language::chinese && !zh.empty()) return zh;
  return en.empty() ? zh : en;
}

Language language_from(std::string_view name) {
  return name.starts_with("zh") ? Language::chinese : Language::english;
}

std::string_view language_name(Language language) {
  return language == Language::chinese ? "zh-Hant-HK" : "en";
}

bool is_utf8(std::string_view bytes) {
  bool good = true;
  for (std::size_t at = 0; at < bytes.size();) {
    decode(bytes, at, good);
    if (!good) return false;
  }
  return true;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  bool good = true;
  for (std::size_t at = 0; at < text.size();) points.push_back(decode(text, at, good));
  return points;
}

std::size_t count_code_points(std::string_view text) { return code_points(text).size(); }

void append_utf8(std::string& out, char32_t point) {
  const auto add = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | (point >> 6)), add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | (point >> 12)), add(0x80 | ((point >> 6) & 0x3F)), add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | (point >> 18)), add(0x80 | ((point >> 12) & 0x3F));
    add(0x80 | ((point >> 6) & 0x3F)), add(0x80 | (point & 0x3F));
  }
}

std::size_t count_han(std::string_view text) {
  std::size_t count = 0;
  for (char32_t point : code_points(text)) count += is_han(point) ? 1 : 0;
  return count;
}

std::size_t count_latin_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (char32_t point : code_points(text)) {
    const bool letter =
        (point < 0x80 &&
         ((point >= '0' && point <= '9') || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z'))) ||
        (point >= 0xC0 && point < 0x250) || (inside && (point == '\'' || point == 0x2019));
    if (letter && !inside) ++count;
    inside = letter;
  }
  return count;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kWide = "\xE3\x80\x80";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (;;) {
    if (!text.empty() && blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else if (!text.empty() && blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kWide)) {
      text.remove_suffix(kWide.size());
    } else {
      return text;
    }
  }
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t to = text.find(separator, from);
    if (to == std::string_view::npos) {
      parts.emplace_back(text.substr(from));
      return parts;
    }
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
}

std::string fill(std::string_view pattern, const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{') {
      const std::size_t end = pattern.find('}', at);
      std::size_t index = 0;
      if (end != std::string_view::npos) {
        const auto [stop, code] =
            std::from_chars(pattern.data() + at + 1, pattern.data() + end, index);
        if (code == std::errc{} && stop == pattern.data() + end && index < values.size()) {
          out += values[index];
          at = end;
          continue;
        }
      }
    }
    out.push_back(pattern[at]);
  }
  return out;
}

Text fill(const Text& pattern, const std::vector<std::string>& values) {
  return {fill(pattern.en, values), fill(pattern.zh, values)};
}

std::string number(double value, int decimals) {
  if (!std::isfinite(value)) return "?";
  char buffer[400];
  const auto [end, code] =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  if (code != std::errc{}) return "?";
  const std::string text(buffer, end);
  // "-0.00" would make a learner look for a sign that means nothing.
  return text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-')
             ? text.substr(1)
             : text;
}

}  // namespace shotlab
