// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/moves.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace shotlab {
namespace {

struct Joined {
  std::string_view family;
  std::string_view direction;  // "" is the move word alone.
  std::string_view move;
};

// What a move word means with a direction. An orbit is clockwise as seen from above: the camera
// then travels to its left. A rolling camera that turns to its right turns clockwise.
constexpr Joined kJoined[] = {
    {"pan", "left", "pan_left"},
    {"pan", "right", "pan_right"},
    {"pan", "up", "tilt_up"},
    {"pan", "down", "tilt_down"},
    {"pan", "", "pan"},
    {"tilt", "up", "tilt_up"},
    {"tilt", "down", "tilt_down"},
    {"tilt", "", "tilt"},
    {"shake", "left", "pan_left"},
    {"shake", "right", "pan_right"},
    {"shake", "up", "tilt_up"},
    {"shake", "down", "tilt_down"},
    {"truck", "left", "truck_left"},
    {"truck", "right", "truck_right"},
    {"truck", "in", "push_in"},
    {"truck", "out", "pull_out"},
    {"truck", "", "truck"},
    {"track", "left", "truck_left"},
    {"track", "right", "truck_right"},
    {"track", "in", "push_in"},
    {"track", "out", "pull_out"},
    {"track", "with", "tracking"},
    {"track", "", "tracking"},
    {"follow", "", "tracking"},
    {"dolly", "in", "push_in"},
    {"dolly", "to", "push_in"},
    {"dolly", "through", "push_in"},
    {"dolly", "out", "pull_out"},
    {"dolly", "left", "truck_left"},
    {"dolly", "right", "truck_right"},
    {"dolly", "around", "orbit"},
    {"dolly", "", "dolly"},
    {"push", "in", "push_in"},
    {"push", "to", "push_in"},
    {"push", "through", "push_in"},
    {"push", "left", "truck_left"},
    {"push", "right", "truck_right"},
    {"pull", "out", "pull_out"},
    {"zoom", "in", "zoom_in"},
    {"zoom", "to", "zoom_in"},
    {"zoom", "out", "zoom_out"},
    {"zoom", "", "zoom"},
    {"crane", "up", "crane_up"},
    {"crane", "down", "crane_down"},
    {"crane", "", "crane"},
    {"pedestal", "up", "pedestal_up"},
    {"pedestal", "down", "pedestal_down"},
    {"pedestal", "", "pedestal"},
    {"orbit", "left", "orbit_left"},
    {"orbit", "right", "orbit_right"},
    {"orbit", "cw", "orbit_left"},
    {"orbit", "ccw", "orbit_right"},
    {"orbit", "around", "orbit"},
    {"orbit", "", "orbit"},
    {"roll", "cw", "roll_cw"},
    {"roll", "ccw", "roll_ccw"},
    {"roll", "right", "roll_cw"},
    {"roll", "left", "roll_ccw"},
    {"roll", "around", "orbit"},
    {"roll", "", "roll"},
    {"go", "left", "truck_left"},
    {"go", "right", "truck_right"},
    {"go", "in", "push_in"},
    {"go", "to", "push_in"},
    {"go", "through", "push_in"},
    {"go", "out", "pull_out"},
    {"go", "up", "pedestal_up"},
    {"go", "down", "pedestal_down"},
    {"go", "around", "orbit"},
    {"go", "with", "tracking"},
    {"move", "left", "truck_left"},
    {"move", "right", "truck_right"},
    {"move", "in", "push_in"},
    {"move", "out", "pull_out"},
    {"move", "up", "pedestal_up"},
    {"move", "down", "pedestal_down"},
    {"advance", "", "push_in"},
    {"retreat", "", "pull_out"},
    {"rise", "", "pedestal_up"},
    {"descend", "", "pedestal_down"},
};

std::string_view joined(std::string_view family, std::string_view direction) {
  for (const Joined& row : kJoined) {
    if (row.family == family && row.direction == direction) return row.move;
  }
  return {};
}

// 推 and 拉 say their direction themselves.
std::string_view own_direction(const std::vector<Token>& tokens, const Lexeme& head) {
  if (tokens[static_cast<std::size_t>(head.first())].kind != Token::Kind::han) return {};
  const std::string_view family = head.entry->id;
  return family == "push" ? "in" : family == "pull" ? "out" : "";
}

template <std::size_t Count>
bool any_of(const std::array<std::string_view, Count>& words, const Token& token) {
  return std::find(words.begin(), words.end(), token.text) != words.end();
}

constexpr std::array<std::string_view, 14> kFiller = {"the",  "a",    "an",   "of",       "to",
                                                      "from", "shot", "move", "movement", "motion",
                                                      "地",   "的",   "再",   "个"};
constexpr std::array<std::string_view, 16> kOwner = {"the",  "a",   "an",  "his",  "her",  "their",
                                                     "its",  "my",  "our", "your", "this", "that",
                                                     "some", "two", "him", "them"};
constexpr std::array<std::string_view, 4> kArticle = {"a", "the", "an", "his"};
constexpr std::array<std::string_view, 3> kHandles = {"把", "将", "着"};
constexpr std::array<std::string_view, 6> kPronouns = {"he", "she", "他", "她", "佢", "they"};

class Clause {
 public:
  Clause(const Line& line, const Lexeme& head) : line_(line), tokens_(line.tokens), head_(head) {
    begin_ = head_.first();
    const int earliest = std::max(0, head_.first() - kFarthest);
    const int latest = std::min(size(), head_.last() + kFarthest);
    while (begin_ > earliest && !tokens_[at(begin_) - 1].ends_clause()) --begin_;
    end_ = head_.last() + 1;
    while (end_ < latest && !tokens_[at(end_)].ends_clause()) ++end_;
    sentence_ = begin_;
    while (sentence_ > earliest && tokens_[at(sentence_) - 1].kind != Token::Kind::sentence) {
      --sentence_;
    }
  }

  // The direction that belongs to the move word: the nearest behind it, else the nearest before.
  const Lexeme* direction() const {
    const Lexeme* best = nullptr;
    int best_cost = 0;
    for (int i = begin_; i < end_; ++i) {
      const Lexeme* lexeme = line_.lexeme_at[at(i)];
      if (!lexeme || lexeme->first() != i || !is_direction(*lexeme)) continue;
      if (joined(head_.entry->id, lexeme->entry->id).empty()) continue;
      const bool behind = lexeme->first() > head_.last();
      const int gap = behind ? words_between(head_.last(), lexeme->first())
                             : words_between(lexeme->last(), head_.first());
      if (lexeme->kind() == WordKind::bare_side && gap > 0) continue;
      if (gap > reach(*lexeme, behind)) continue;
      const int cost = gap * 2 + (behind ? 0 : 1);
      if (!best || cost < best_cost) best = lexeme, best_cost = cost;
    }
    return best;
  }

  // "Slow pan, left to right" and 「橫搖，由左至右」: a direction that is a clause by itself.
  const Lexeme* direction_of_next_clause() const {
    if (end_ + 1 >= size()) return nullptr;
    const Lexeme* lexeme = line_.lexeme_at[at(end_) + 1];
    if (!lexeme || lexeme->kind() != WordKind::direction || lexeme->first() != end_ + 1) {
      return nullptr;
    }
    if (joined(head_.entry->id, lexeme->entry->id).empty()) return nullptr;
    const int after = lexeme->last() + 1;
    return after == size() || tokens_[at(after)].ends_clause() ? lexeme : nullptr;
  }

  bool believed(const Lexeme* direction) const {
    switch (head_.entry->trust) {
      case MoveTrust::strong:
        return true;
      case MoveTrust::camera:
        return camera_before();
      case MoveTrust::unpeopled:
        return camera_before() || (!person_before() && !handled() && !takes_object(direction));
      case MoveTrust::vehicle:
        return camera_before() ||
               (!after(kArticle) && ((direction && near(*direction)) || alone()));
      case MoveTrust::turn:
        return camera_before() ||
               (!takes_object(direction) && !person_before() && !after(kArticle) &&
                ((direction && near(*direction)) || alone()));
      case MoveTrust::beside:
        return camera_before() || (!takes_object(direction) && !person_before() &&
                                   ((direction && (near(*direction) || first_in_clause())) ||
                                    after_manner() || alone()));
    }
    return false;
  }

 private:
  static constexpr int kReach = 5;
  // Words that far away have nothing to do with each other, whatever the punctuation.
  static constexpr int kFarthest = 80;

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  int size() const { return static_cast<int>(tokens_.size()); }

  static bool is_direction(const Lexeme& lexeme) {
    return lexeme.kind() == WordKind::direction || lexeme.kind() == WordKind::bare_side;
  }
  bool of_kind(int token, WordKind kind) const { return line_.is(token, kind); }
  bool filler(int token) const {
    return any_of(kFiller, tokens_[at(token)]) || of_kind(token, WordKind::manner) ||
           of_kind(token, WordKind::camera);
  }
  // Words that carry meaning between two tokens; another move word in between parts them.
  int words_between(int from, int to) const {
    int words = 0;
    for (int i = from + 1; i < to; ++i) {
      if (of_kind(i, WordKind::move_head)) return kReach + 1;
      if (!filler(i)) ++words;
    }
    return words;
  }
  // "in", "to", "with" belong to the word right before them; "left" may follow a place.
  int reach(const Lexeme& direction, bool behind) const {
    const std::string_view id = direction.entry->id;
    const bool sideways = id == "left" || id == "right" || id == "up" || id == "down";
    if (id == "cw" || id == "ccw") return kReach;
    if (!sideways)
      return behind ? 0 : (tokens_[at(direction.last())].kind == Token::Kind::han ? 1 : 0);
    if (!behind) return tokens_[at(direction.last())].kind == Token::Kind::han ? 2 : 0;
    return head_.entry->trust == MoveTrust::strong || head_.entry->trust == MoveTrust::camera
               ? kReach
               : 2;
  }
  bool near(const Lexeme& direction) const {
    return direction.first() > head_.last() ? words_between(head_.last(), direction.first()) == 0
                                            : words_between(direction.last(), head_.first()) <= 1;
  }
  bool camera_before() const {
    for (int i = head_.first() - 1; i >= sentence_; --i) {
      if (of_kind(i, WordKind::camera)) return true;
      // Somebody stands between the camera and the move: it is theirs.
      if (is_somebody(i)) return false;
    }
    return false;
  }
  bool is_somebody(int token) const {
    const Lexeme* lexeme = line_.lexeme_at[at(token)];
    return any_of(kPronouns, tokens_[at(token)]) || (lexeme && is_person(*lexeme));
  }
  static bool is_person(const Lexeme& lexeme) {
    if (lexeme.kind() != WordKind::concept_name || lexeme.entry->slot != Slot::subject)
      return false;
    const std::string_view id = lexeme.entry->id;
    return id == "man" || id == "woman" || id == "child" || id == "person" || id == "dog" ||
           id == "cat" || id == "horse" || id == "hand" || id == "car" || id == "tram" ||
           id == "bus" || id == "train" || id == "boat" || id == "bicycle";
  }
  bool person_before() const {
    for (int i = begin_; i < head_.first(); ++i) {
      if (is_somebody(i)) return true;
    }
    return false;
  }
  // 把車推到門口: something is pushed.
  bool handled() const {
    for (int i = begin_; i < head_.first(); ++i) {
      if (any_of(kHandles, tokens_[at(i)])) return true;
    }
    return false;
  }
  // "tilts her head", "pulls out a letter": the word after it is what is moved.
  bool takes_object(const Lexeme* direction) const {
    int next = head_.last() + 1;
    if (next < end_ && any_of(kOwner, tokens_[at(next)])) return true;
    if (direction && direction->first() > head_.last()) next = direction->last() + 1;
    const bool adverb = direction && any_of(kAdverbs, tokens_[at(direction->last())]);
    return adverb && next < end_ && any_of(kOwner, tokens_[at(next)]);
  }
  static constexpr std::array<std::string_view, 4> kAdverbs = {"out", "back", "in", "up"};

  template <std::size_t Count>
  bool after(const std::array<std::string_view, Count>& words) const {
    int before = head_.first() - 1;
    while (before >= begin_ && of_kind(before, WordKind::manner)) --before;
    return before >= begin_ && any_of(words, tokens_[at(before)]);
  }
  bool after_manner() const {
    return head_.first() > begin_ && of_kind(head_.first() - 1, WordKind::manner);
  }
  bool first_in_clause() const { return head_.first() == begin_; }
  // Nothing else is said in the clause.
  bool alone() const {
    for (int i = begin_; i < end_; ++i) {
      const bool own = i >= head_.first() && i <= head_.last();
      const bool way = of_kind(i, WordKind::direction) || of_kind(i, WordKind::bare_side);
      if (!own && !way && !filler(i)) return false;
    }
    return true;
  }

  const Line& line_;
  const std::vector<Token>& tokens_;
  const Lexeme& head_;
  int begin_ = 0;     // Of the clause, in tokens.
  int end_ = 0;       //
  int sentence_ = 0;  // Where the sentence begins.
};

}  // namespace

Line::Line(const std::vector<Token>& all, const std::vector<Lexeme>& words)
    : tokens(all), lexemes(words), lexeme_at(all.size(), nullptr) {
  for (const Lexeme& lexeme : lexemes) {
    for (int i : lexeme.tokens) lexeme_at[static_cast<std::size_t>(i)] = &lexeme;
  }
}

std::optional<MoveFound> join_move(const Line& line, const Lexeme& word) {
  const Clause clause(line, word);
  const Lexeme* direction = clause.direction();
  const std::string_view own = own_direction(line.tokens, word);
  if (!own.empty()) direction = nullptr;
  if (!clause.believed(direction)) return std::nullopt;
  if (!direction && own.empty()) direction = clause.direction_of_next_clause();

  const std::string_view way = direction ? std::string_view(direction->entry->id) : own;
  const std::string_view move = joined(word.entry->id, way);
  if (move.empty()) return std::nullopt;
  MoveFound found{std::string(move), word.tokens};
  if (direction) {
    found.tokens.insert(found.tokens.end(), direction->tokens.begin(), direction->tokens.end());
    std::sort(found.tokens.begin(), found.tokens.end());
  }
  return found;
}

std::string family_of(const std::string& move) {
  for (const std::string_view ending :
       {"_left", "_right", "_up", "_down", "_in", "_out", "_cw", "_ccw"}) {
    if (move.ends_with(ending)) return move.substr(0, move.size() - ending.size());
  }
  return move;
}

}  // namespace shotlab
