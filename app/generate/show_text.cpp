// SPDX-License-Identifier: Apache-2.0

#include "app/generate/show_text.h"

#include <algorithm>

#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostShown = 500;  // Characters.
constexpr std::size_t kMostKept = 20'000;
constexpr std::size_t kMostRaw = 64u << 10;  // Looked at; an error page has no more to say.

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

bool is_data_letter(char c) { return is_key_letter(c) || c == '+' || c == '/' || c == '='; }

bool is_html(std::string_view raw) {
  const std::string start = lower_ascii(trim(raw.substr(0, 512)));
  return start.starts_with("<!doctype") || start.starts_with("<html") ||
         start.starts_with("<head") || start.starts_with("<body") || start.starts_with("<h1") ||
         start.starts_with("<?xml");
}

std::string without_tags(std::string_view raw) {
  std::string out;
  bool in_tag = false;
  for (const char c : raw) {
    if (c == '<') in_tag = true;
    if (!in_tag) out.push_back(c);
    if (c == '>') {
      in_tag = false;
      out.push_back(' ');
    }
  }
  return out;
}

bool is_key(std::string_view word) {
  return (word.starts_with("AIza") && word.size() >= 30) ||
         (word.starts_with("AQ.") && word.size() >= 20) ||
         (word.starts_with("sk-") && word.size() >= 20);
}

bool is_data(std::string_view word) { return word.size() > 160; }

// Every run of `letter` that is `secret` becomes `name`.
template <typename Letter, typename Secret>
std::string hidden(std::string_view text, Letter letter, Secret secret, std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && letter(text[end])) ++end;
    const std::string_view word = text.substr(i, end - i);
    out += secret(word) ? name : word;
    if (end < text.size()) out.push_back(text[end]);
    i = end + 1;
  }
  return out;
}

std::string without_secrets(std::string_view text) {
  return hidden(hidden(text, is_key_letter, is_key, "[key]"), is_data_letter, is_data, "[data]");
}

bool is_shown(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  const bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return !control && !turns;
}

std::string tidy(std::string_view raw, std::size_t most) {
  raw = raw.substr(0, kMostRaw);
  const std::string plain = without_secrets(is_html(raw) ? without_tags(raw) : std::string(raw));
  std::string out;
  std::size_t count = 0;
  bool blank = false;
  for (const char32_t c : code_points(plain)) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      blank = !out.empty();
      continue;
    }
    if (!is_shown(c)) continue;
    if (count + (blank ? 1 : 0) >= most) {
      out += "…";
      break;
    }
    if (blank) {
      out.push_back(' ');
      ++count;
    }
    blank = false;
    append_utf8(out, c);
    ++count;
  }
  return out;
}

}  // namespace

std::string show_text(std::string_view raw) { return tidy(raw, kMostShown); }

std::string kept_text(std::string_view raw) { return tidy(raw, kMostKept); }

}  // namespace shotlab
