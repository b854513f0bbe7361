// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/answer_text.h"

#include <algorithm>
#include <set>

#include "exercises/language/tokens.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

std::vector<std::string> units_of(std::string_view text) {
  std::vector<std::string> units;
  for (const Token& token : tokens_of(text)) {
    if (token.is_word()) units.push_back(token.text);
  }
  return units;
}

std::vector<std::string> runs_of_four(std::string_view text) {
  const std::vector<std::string> units = units_of(text);
  std::vector<std::string> runs;
  for (std::size_t i = 0; i + 4 <= units.size(); ++i) {
    runs.push_back(units[i] + "\n" + units[i + 1] + "\n" + units[i + 2] + "\n" + units[i + 3]);
  }
  return runs;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// `word` in `text`, not inside a longer word or number.
bool has_word(const std::string& text, const std::string& word) {
  const auto inside = [](char c) { return digit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool left = at == 0 || !inside(text[at - 1]) || !inside(word.front());
    const std::size_t end = at + word.size();
    const bool right = end == text.size() || !inside(text[end]) || !inside(word.back());
    if (left && right) return true;
  }
  return false;
}

}  // namespace

double overlap(std::string_view answer, std::string_view source) {
  const std::vector<std::string> runs = runs_of_four(answer);
  if (runs.empty()) return 0;
  const std::vector<std::string> list = runs_of_four(source);
  const std::set<std::string> known(list.begin(), list.end());
  const auto shared = std::count_if(runs.begin(), runs.end(),
                                    [&](const std::string& run) { return known.contains(run); });
  return static_cast<double>(shared) / static_cast<double>(runs.size());
}

double repetition(std::string_view answer) {
  const std::vector<std::string> units = units_of(answer);
  if (units.empty()) return 0;
  const std::set<std::string> different(units.begin(), units.end());
  return 1.0 - static_cast<double>(different.size()) / static_cast<double>(units.size());
}

std::vector<std::string> takes_named(std::string_view answer,
                                     const std::vector<std::pair<std::string, int>>& takes) {
  const std::string text = lower_ascii(answer);
  std::vector<std::string> named;
  for (const auto& [id, number] : takes) {
    const std::string plain = std::to_string(number);
    std::string padded = plain;
    padded.insert(0, padded.size() < 4 ? 4 - padded.size() : 0, '0');
    for (const std::string& form :
         {lower_ascii(id), padded, "take " + plain, "take #" + plain, "#" + plain,
          "第" + plain + "條", "第 " + plain + " 條", plain + "號條"}) {
      if (!form.empty() && has_word(text, form)) {
        named.push_back(id);
        break;
      }
    }
  }
  return named;
}

}  // namespace shotlab
