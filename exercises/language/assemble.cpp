// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/assemble.h"

#include <algorithm>
#include <map>
#include <set>

#include "exercises/language/describe.h"
#include "exercises/language/draft.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// Words of grammar and everyday verbs: not read, and not worth showing as unread.
bool is_filler(const Token& token) {
  static const std::set<std::string_view> fillers = {
      "a",       "an",     "the",    "and",     "or",    "of",      "in",    "on",       "at",
      "to",      "with",   "from",   "by",      "as",    "is",      "are",   "was",      "be",
      "it",      "its",    "his",    "her",     "their", "then",    "that",  "this",     "he",
      "she",     "they",   "for",    "into",    "onto",  "over",    "under", "near",     "up",
      "down",    "while",  "who",    "which",   "along", "starts",  "start", "starting", "ends",
      "end",     "ending", "begins", "show",    "shows", "showing", "has",   "wearing",  "wears",
      "dressed", "him",    "them",   "between", "there", "的",      "在",    "个",       "和",
      "与",      "了",     "着",     "地",      "得",    "是",      "里",    "中",       "上",
      "及",      "就",     "喺",     "咗",      "嘅",    "住",      "他",    "她",       "佢",
      "由",      "从",     "向",     "有",      "穿",    "戴",      "来",    "去",       "到",
      "位",      "名",     "只",     "间",      "开",    "始",      "再",    "然",       "后",
      "一",      "那",     "这",     "往",      "被",    "把"};
  return fillers.contains(token.text);
}

class Assembly {
 public:
  Assembly(std::string_view prompt, const std::vector<Token>& tokens,
           const std::vector<Lexeme>& lexemes,
           const std::vector<std::pair<std::size_t, MoveFound>>& moves)
      : draft_(prompt, tokens, lexemes) {
    for (const auto& [lexeme, move] : moves) moves_.emplace(lexeme, &move);
  }

  PromptReading run() {
    find_dialogue();
    make_concepts();
    add_attributes(draft_);
    find_times(draft_);
    negate();
    return finish();
  }

 private:
  // What stands in quotation marks after "says" is spoken, and no film word is read in it.
  void find_dialogue() {
    for (int i = 0; i < draft_.size(); ++i) {
      if (draft_.token(i).kind != Token::Kind::open) continue;
      int close = i + 1;
      while (close < draft_.size() && draft_.token(close).kind != Token::Kind::close) ++close;
      if (close == draft_.size()) return;
      const bool spoken =
          std::any_of(draft_.lexemes.begin(), draft_.lexemes.end(), [&](const Lexeme& lexeme) {
            const bool speech = lexeme.kind() == WordKind::concept_name &&
                                ((lexeme.entry->slot == Slot::action &&
                                  std::string_view(lexeme.entry->id) == "speaks") ||
                                 lexeme.entry->slot == Slot::dialogue);
            return speech && lexeme.last() < i && i - lexeme.last() <= 6;
          });
      if (spoken) {
        Made line;
        line.read.slot = Slot::dialogue;
        line.read.id = "line";
        line.read.label = {"spoken line", "一句對白"};
        line.read.begin = draft_.token(i).begin;
        line.read.end = draft_.token(close).end;
        line.first = i;
        line.last = close;
        draft_.made.push_back(line);
        for (int j = i; j <= close; ++j) draft_.known[at(j)] = true;
        draft_.spoken.emplace_back(i, close);
      }
      i = close;
    }
  }

  void make_concepts() {
    for (std::size_t i = 0; i < draft_.lexemes.size(); ++i) {
      const Lexeme& lexeme = draft_.lexemes[i];
      if (draft_.is_spoken(lexeme)) continue;
      const auto move = moves_.find(i);
      if (move != moves_.end()) {
        add(Slot::move, move->second->id, label_of_move(move->second->id), move->second->tokens,
            "");
      } else if (lexeme.kind() == WordKind::concept_name ||
                 lexeme.kind() == WordKind::negative_mark) {
        add(lexeme.entry->slot, lexeme.entry->id, {lexeme.entry->en, lexeme.entry->zh},
            lexeme.tokens, lexeme.entry->attributes);
      } else if (lexeme.kind() == WordKind::vague) {
        Concept vague;
        vague.slot = Slot::style;
        vague.id = lexeme.entry->id;
        vague.label = {lexeme.entry->en, lexeme.entry->zh};
        vague.begin = draft_.token(lexeme.first()).begin;
        vague.end = draft_.tokens[at(lexeme.last())].end;
        vague_.push_back(std::move(vague));
      }
    }
  }

  void add(Slot slot, const std::string& id, Text label, const std::vector<int>& used,
           std::string_view attributes) {
    Made made;
    made.first = used.front();
    made.last = used.back();
    made.read.slot = slot;
    made.read.id = id;
    made.read.label = std::move(label);
    made.read.begin = draft_.token(made.first).begin;
    made.read.end = draft_.tokens[at(made.last)].end;
    for (const std::string& pair : split(attributes, ';')) {
      const std::size_t equals = pair.find('=');
      if (equals != std::string::npos) {
        made.read.attributes.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
      }
    }
    draft_.made.push_back(std::move(made));
  }

  void negate() {
    for (const Lexeme& lexeme : draft_.lexemes) {
      const bool removal = lexeme.kind() == WordKind::removal;
      if (!removal && lexeme.kind() != WordKind::negation &&
          lexeme.kind() != WordKind::negative_mark)
        continue;
      for (Made& made : draft_.made) {
        if (made.first <= lexeme.last() || !reaches(lexeme, made)) continue;
        made.read.negated = true;
        if (removal) Draft::set(made.read, "removed", "1");
      }
    }
  }

  bool reaches(const Lexeme& negation, const Made& made) const {
    const int from = negation.last();
    if (negation.kind() == WordKind::negative_mark)
      return draft_.marks_between(from, made.first) < Draft::kFullStop;
    for (int i = from; i < made.first; ++i) {
      if (!draft_.token(i).is_word() && draft_.token(i).kind != Token::Kind::list) return false;
    }
    if (draft_.token(from).kind == Token::Kind::han) {
      int words = 0;
      for (int i = from + 1; i < made.first; ++i) words += draft_.token(i).is_word() ? 1 : 0;
      return words <= 4;
    }
    const std::string_view between = draft_.prompt.substr(
        draft_.token(from).end, draft_.token(made.first).begin - draft_.token(from).end);
    return count_code_points(between) <= 20;
  }

  PromptReading finish() {
    PromptReading reading;
    std::sort(draft_.made.begin(), draft_.made.end(),
              [](const Made& a, const Made& b) { return a.read.begin < b.read.begin; });
    // "light" alone is no light: it must say at least where it comes from.
    std::erase_if(draft_.made, [](const Made& made) {
      return made.read.slot == Slot::light && made.read.id == "light" &&
             PromptReading::attribute(made.read, "side").empty();
    });
    for (Made& made : draft_.made) {
      std::erase_if(made.read.attributes, [](const auto& pair) { return pair.first == "colour"; });
      made.read.spans.insert(made.read.spans.begin(), {made.read.begin, made.read.end});
      std::sort(made.read.spans.begin() + 1, made.read.spans.end());
      made.read.label = description_of(made.read);
      reading.concepts.push_back(std::move(made.read));
    }
    reading.vague = std::move(vague_);
    reading.beats = draft_.beats;
    reading.lengths = std::move(draft_.lengths);
    reading.words = count_latin_words(draft_.prompt) + count_han(draft_.prompt);
    bool open = false;
    for (int i = 0; i < draft_.size(); ++i) {
      const Token& token = draft_.token(i);
      const bool unread = token.is_word() && !draft_.known[at(i)] && !is_filler(token);
      if (unread) {
        ++reading.unread_words;
        if (open) {
          reading.unread.back().second = token.end;
        } else {
          reading.unread.emplace_back(token.begin, token.end);
        }
      }
      open = unread;
    }
    return reading;
  }

  Draft draft_;
  std::map<std::size_t, const MoveFound*> moves_;
  std::vector<Concept> vague_;
};

}  // namespace

PromptReading assemble(std::string_view prompt, const std::vector<Token>& tokens,
                       const std::vector<Lexeme>& lexemes,
                       const std::vector<std::pair<std::size_t, MoveFound>>& moves) {
  return Assembly(prompt, tokens, lexemes, moves).run();
}

}  // namespace shotlab
