// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/draft.h"

#include <algorithm>
#include <array>

namespace shotlab {

Draft::Draft(std::string_view text, const std::vector<Token>& all, const std::vector<Lexeme>& words)
    : prompt(text), tokens(all), lexemes(words), known(all.size(), false) {
  for (const Lexeme& lexeme : lexemes) {
    for (int i : lexeme.tokens) known[static_cast<std::size_t>(i)] = true;
  }
  marks_.reserve(tokens.size() + 1);
  sentences_.reserve(tokens.size() + 1);
  int marks = 0;
  int sentences = 0;
  for (const Token& one : tokens) {
    marks_.push_back(marks);
    sentences_.push_back(sentences);
    if (one.kind == Token::Kind::sentence) ++sentences;
    if (!one.is_word() && one.kind != Token::Kind::list) ++marks;
  }
  marks_.push_back(marks);
  sentences_.push_back(sentences);
}

bool Draft::is_spoken(const Lexeme& lexeme) const {
  return std::any_of(spoken.begin(), spoken.end(), [&](const auto& line) {
    return lexeme.first() > line.first && lexeme.last() < line.second;
  });
}

int Draft::marks_between(int from, int to) const {
  const auto a = static_cast<std::size_t>(std::min(from, to));
  const auto b = static_cast<std::size_t>(std::max(from, to));
  return sentences_[b] > sentences_[a] ? kFullStop : marks_[b] - marks_[a];
}

Made* Draft::nearest(const Lexeme& lexeme, Slot slot, int marks, int words) {
  Made* best = nullptr;
  int best_cost = 0;
  for (Made& candidate : made) {
    if (candidate.read.slot != slot) continue;
    const int apart = marks_between(std::min(lexeme.first(), candidate.first),
                                    std::max(lexeme.last(), candidate.last));
    const int between = lexeme.first() > candidate.last ? lexeme.first() - candidate.last - 1
                                                        : candidate.first - lexeme.last() - 1;
    if (apart > marks || between > words) continue;
    const int cost = apart * 50 + between;
    if (!best || cost < best_cost) best = &candidate, best_cost = cost;
  }
  return best;
}

void Draft::set(Concept& read, const std::string& name, const std::string& value) {
  if (PromptReading::attribute(read, name).empty()) read.attributes.emplace_back(name, value);
}

bool is_colour(const Concept& read) {
  return read.slot == Slot::palette && PromptReading::attribute(read, "colour") == "1";
}

bool is_being(const Concept& read) {
  static constexpr std::array<std::string_view, 8> kBeings = {"man", "woman", "child", "person",
                                                              "dog", "cat",   "bird",  "horse"};
  return read.slot == Slot::subject &&
         std::find(kBeings.begin(), kBeings.end(), read.id) != kBeings.end();
}

}  // namespace shotlab
