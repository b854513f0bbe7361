// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/prompt_reading.h"

#include <algorithm>
#include <array>
#include <set>

#include "exercises/language/assemble.h"
#include "exercises/language/lexemes.h"
#include "exercises/language/moves.h"
#include "exercises/language/spelling.h"

namespace shotlab {
namespace {

struct SlotRow {
  std::string_view name;
  const char* en;
  const char* zh;
};

constexpr std::array<SlotRow, kSlotCount> kSlots = {{
    {"size", "shot size", "景別"},
    {"angle", "angle", "角度"},
    {"move", "camera move", "鏡頭運動"},
    {"lens", "lens and focus", "鏡片與焦點"},
    {"subject", "subject", "主體"},
    {"action", "action", "動作"},
    {"place", "place", "地點"},
    {"time", "time", "時間"},
    {"light", "light", "光線"},
    {"palette", "colour", "色彩"},
    {"style", "style", "風格"},
    {"audio", "sound", "聲音"},
    {"dialogue", "dialogue", "對白"},
    {"negative", "negative prompt", "反向提示詞"},
}};

// Far beyond any prompt that a generator takes; a longer text comes from somebody who tries us.
constexpr std::size_t kMostTokens = 4000;

// Lexemes with every move word either joined to a move or given up.
struct Read {
  std::vector<Lexeme> lexemes;
  std::vector<std::pair<std::size_t, MoveFound>> moves;  // Index of the move word's lexeme.
};

Read read_lexemes(const std::vector<Token>& tokens) {
  Rejected rejected;
  for (;;) {
    Read read{find_lexemes(tokens, rejected), {}};
    const Line line(tokens, read.lexemes);
    Rejected doubtful;  // Move words that need the camera before them, and have none.
    Rejected failed;
    for (std::size_t i = 0; i < read.lexemes.size(); ++i) {
      const Lexeme& lexeme = read.lexemes[i];
      if (lexeme.kind() != WordKind::move_head) continue;
      if (auto move = join_move(line, lexeme)) {
        read.moves.emplace_back(i, std::move(*move));
      } else {
        const bool camera = lexeme.entry->trust == MoveTrust::camera;
        (camera ? doubtful : failed).insert({lexeme.entry, lexeme.first()});
      }
    }
    if (doubtful.empty() && failed.empty()) return read;
    // Without them the same words may say something else ("a truck", "she moves"), and a word
    // that is no move no longer stands between a move and its direction: so the doubtful go first.
    rejected.merge(doubtful.empty() ? failed : doubtful);
  }
}

// Reads slips of spelling as what was meant. Not in what somebody says, nor in names in capitals.
std::vector<Slip> forgive(std::vector<Token>& tokens) {
  std::vector<Slip> slips;
  bool quoted = false;
  for (Token& token : tokens) {
    if (token.kind == Token::Kind::open) quoted = true;
    if (token.kind == Token::Kind::close) quoted = false;
    if (token.kind != Token::Kind::word || quoted || token.capitals) continue;
    std::string meant = spelled(token.text);
    if (meant.empty()) continue;
    slips.push_back({token.begin, token.end, meant});
    token.text = std::move(meant);
  }
  return slips;
}

}  // namespace

std::string_view name_of(Slot slot) { return kSlots[static_cast<std::size_t>(slot)].name; }

Text words_of(Slot slot) {
  const SlotRow& row = kSlots[static_cast<std::size_t>(slot)];
  return {row.en, row.zh};
}

const Concept* PromptReading::first(Slot slot) const {
  for (const Concept& read : concepts) {
    if (read.slot == slot && !read.negated) return &read;
  }
  return nullptr;
}

std::vector<const Concept*> PromptReading::all(Slot slot) const {
  std::vector<const Concept*> found;
  for (const Concept& read : concepts) {
    if (read.slot == slot && !read.negated) found.push_back(&read);
  }
  return found;
}

std::size_t PromptReading::dominant_moves() const {
  std::set<std::string> directed;
  std::set<std::string> families;
  for (const Concept* move : all(Slot::move)) {
    const std::string family = family_of(move->id);
    if (family != move->id) {
      directed.insert(move->id);
      families.insert(family);
    }
  }
  // A word without direction adds a move only if no directed one of its kind is there.
  std::set<std::string> bare;
  for (const Concept* move : all(Slot::move)) {
    const std::string family = family_of(move->id);
    if (family != move->id) continue;
    const bool covered =
        families.contains(family) ||
        (family == "dolly" && (families.contains("push") || families.contains("pull")));
    if (!covered) bare.insert(family);
  }
  return directed.size() + bare.size();
}

std::string_view PromptReading::attribute(const Concept& of, std::string_view name) {
  for (const auto& [key, value] : of.attributes) {
    if (key == name) return value;
  }
  return {};
}

PromptReading read_prompt(std::string_view prompt) {
  std::vector<Token> tokens = tokens_of(prompt);
  if (tokens.size() > kMostTokens) tokens.resize(kMostTokens);
  std::vector<Slip> slips = forgive(tokens);
  const Read read = read_lexemes(tokens);
  PromptReading reading = assemble(prompt, tokens, read.lexemes, read.moves);
  reading.slips = std::move(slips);
  return reading;
}

}  // namespace shotlab
