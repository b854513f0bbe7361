// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/end_point.h"

#include <algorithm>
#include <array>

#include "exercises/language/prompt_reading.h"
#include "exercises/language/tokens.h"

namespace shotlab {
namespace {

// Words that lead to an end point. Han ones are folded.
constexpr std::array<std::string_view, 12> kLeads = {"to",        "toward", "towards", "onto",
                                                     "into",      "until",  "reveal",  "reveals",
                                                     "revealing", "find",   "finds",   "reaching"};
constexpr std::array<std::string_view, 5> kHanLeads = {"到", "至", "停", "落", "露"};
// These lead to one only behind a word that ends or aims the move: "push in on", 推向.
constexpr std::array<std::string_view, 10> kBeforeOn = {
    "in", "end", "ends", "ending", "stop", "stops", "stopping", "lands", "landing", "settles"};
constexpr std::array<std::string_view, 5> kBeforeXiang = {"推", "摇", "移", "拉", "转"};
// How far behind the lead the thing may stand: "to the old wooden door".
constexpr int kReach = 5;

template <std::size_t Count>
bool is_any(const std::array<std::string_view, Count>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Something that stands in the picture: a subject, a place, or a word of the learner's own.
bool is_thing(const PromptReading& reading, const Token& token) {
  const auto covers = [&](std::size_t begin, std::size_t end) {
    return begin <= token.begin && token.end <= end;
  };
  for (const Concept& read : reading.concepts) {
    if (covers(read.begin, read.end)) {
      return !read.negated && (read.slot == Slot::subject || read.slot == Slot::place);
    }
  }
  return std::any_of(reading.unread.begin(), reading.unread.end(),
                     [&](const auto& span) { return covers(span.first, span.second); });
}

bool leads(const std::vector<Token>& tokens, std::size_t i) {
  const std::string& text = tokens[i].text;
  const std::string before = i > 0 ? tokens[i - 1].text : "";
  if (text == "on") return is_any(kBeforeOn, before);
  if (text == "向") return is_any(kBeforeXiang, before);
  return tokens[i].kind == Token::Kind::han ? is_any(kHanLeads, text) : is_any(kLeads, text);
}

bool in_move(const PromptReading& reading, const Token& token) {
  return std::any_of(reading.concepts.begin(), reading.concepts.end(), [&](const Concept& read) {
    return read.slot == Slot::move && read.begin <= token.begin && token.end <= read.end;
  });
}

}  // namespace

bool names_end_point(std::string_view prompt) {
  const PromptReading reading = read_prompt(prompt);
  const Concept* move = reading.first(Slot::move);
  if (!move || move->id == "static") return false;
  const std::vector<Token> tokens = tokens_of(prompt);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].begin < move->begin) continue;
    if (tokens[i].kind == Token::Kind::sentence) return false;
    if (!leads(tokens, i)) continue;
    for (std::size_t j = i + 1; j < tokens.size() && j <= i + kReach; ++j) {
      if (!tokens[j].is_word()) break;
      if (!in_move(reading, tokens[j]) && is_thing(reading, tokens[j])) return true;
    }
  }
  return false;
}

}  // namespace shotlab
