// SPDX-License-Identifier: Apache-2.0

#include "app/core/slug.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr std::size_t kMostWords = 3;
constexpr std::size_t kMostHan = 6;

bool is_little_word(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kLittle = {"a",  "an", "the", "in", "on",
                                                               "at", "of", "and", "to", "with"};
  return std::find(kLittle.begin(), kLittle.end(), word) != kLittle.end();
}

}  // namespace

std::string slug(std::string_view words) {
  std::vector<std::string> kept;
  std::string word;
  std::string han;
  std::size_t han_count = 0;
  const auto end_word = [&] {
    if (!word.empty() && !is_little_word(word) && kept.size() < kMostWords)
      kept.push_back(word.substr(0, 16));
    word.clear();
  };
  for (const char32_t point : code_points(words)) {
    std::string one;
    append_utf8(one, point);
    const bool letter = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    if (letter) {
      word += one;
    } else if (point >= 'A' && point <= 'Z') {
      word += static_cast<char>(point - 'A' + 'a');
    } else {
      end_word();
      if (count_han(one) == 1 && han_count < kMostHan) {
        han += one;
        ++han_count;
      }
    }
  }
  end_word();
  if (han_count > 0) return han;
  std::string out;
  for (const std::string& part : kept) out += (out.empty() ? "" : "-") + part;
  return out.empty() ? "take" : out;
}

std::string take_id(int number, const std::string& slug) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d", number);
  return std::string(digits.data()) + "-" + slug;
}

int number_of_id(std::string_view id) {
  int number = 0;
  const auto [end, problem] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = problem == std::errc() && end != id.data() + id.size() && *end == '-';
  return whole && number > 0 ? number : 0;
}

}  // namespace shotlab
