// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/lexemes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "media/base/text.h"

namespace shotlab {
namespace {

constexpr int kGapWords = 3;
constexpr int kGapHan = 4;

struct Element {
  std::vector<std::string> forms;  // Any of these; empty: a gap.
  bool plural = false;             // May also end in "s" or "es".
};

struct Pattern {
  const WordEntry* entry = nullptr;
  std::vector<Element> elements;
  bool capitals = false;  // "=ms"
  bool alone = false;     // "^日"
  bool at_end = false;    // "行$"
};

// "walk(s,ing)" is walk, walks, walking.
std::vector<std::string> forms_of(std::string_view word) {
  const std::size_t bracket = word.find('(');
  if (bracket == std::string_view::npos) return {std::string(word)};
  const std::string stem(word.substr(0, bracket));
  std::vector<std::string> forms{stem};
  for (const std::string& ending :
       split(word.substr(bracket + 1, word.size() - bracket - 2), ',')) {
    forms.push_back(stem + ending);
  }
  return forms;
}

// Compiles one alternative of a `words` column.
Pattern compile(const WordEntry& entry, std::string_view text) {
  Pattern pattern{&entry, {}};
  if (text.starts_with('=')) pattern.capitals = true, text.remove_prefix(1);
  if (text.starts_with('^')) pattern.alone = true, text.remove_prefix(1);
  if (text.ends_with('$')) pattern.at_end = true, text.remove_suffix(1);

  std::string latin;
  const auto flush = [&] {
    if (latin.empty()) return;
    pattern.elements.push_back({forms_of(latin), false});
    latin.clear();
  };
  for (char32_t point : code_points(text)) {
    if (point == U' ') {
      flush();
    } else if (point == U'~') {
      flush();
      pattern.elements.push_back({});
    } else if (point < 0x2E80) {
      append_utf8(latin, fold(point));
    } else {
      flush();
      std::string han;
      append_utf8(han, fold(point));
      pattern.elements.push_back({{han}, false});
    }
  }
  flush();

  const bool noun = entry.kind == WordKind::garment || entry.kind == WordKind::times ||
                    (entry.kind == WordKind::concept_name && entry.slot != Slot::move);
  Element& last = pattern.elements.back();
  last.plural = noun && last.forms.size() == 1 && last.forms[0].size() > 2 && !pattern.capitals;
  return pattern;
}

bool matches(const Element& element, const std::string& token) {
  for (const std::string& form : element.forms) {
    if (token == form) return true;
    if (element.plural && (token == form + "s" || token == form + "es")) return true;
  }
  return false;
}

class Index {
 public:
  Index() {
    for (const auto& table : {size_words(), angle_words(), move_words(), lens_words(),
                              light_words(), colour_words(), subject_words(), action_words(),
                              place_words(), style_words(), audio_words(), grammar_words()}) {
      for (const WordEntry& entry : table) {
        for (const std::string& words : split(entry.words, '|')) {
          if (!words.empty()) add(compile(entry, words));
        }
      }
    }
  }

  template <typename Use>
  void at(const std::vector<Token>& tokens, int first, Use use) const {
    const auto found = by_first_.find(tokens[static_cast<std::size_t>(first)].text);
    if (found == by_first_.end()) return;
    for (std::size_t pattern : found->second) use(patterns_[pattern]);
  }

 private:
  void add(Pattern pattern) {
    const Element& first = pattern.elements.front();
    for (const std::string& form : first.forms) {
      by_first_[form].push_back(patterns_.size());
      if (first.plural) {
        by_first_[form + "s"].push_back(patterns_.size());
        by_first_[form + "es"].push_back(patterns_.size());
      }
    }
    patterns_.push_back(std::move(pattern));
  }

  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<std::size_t>> by_first_;

 public:
  // All Latin forms, plurals too.
  std::set<std::string, std::less<>> latin() const {
    std::set<std::string, std::less<>> all;
    for (const Pattern& pattern : patterns_) {
      for (const Element& element : pattern.elements) {
        for (const std::string& form : element.forms) {
          if (form.empty() || form[0] < 'a' || form[0] > 'z') continue;
          all.insert(form);
          if (element.plural) all.insert(form + "s"), all.insert(form + "es");
        }
      }
    }
    return all;
  }
};

const Index& index() {
  static const Index instance;
  return instance;
}

bool clause_starts_at(const std::vector<Token>& tokens, int at) {
  return at == 0 || tokens[static_cast<std::size_t>(at) - 1].ends_clause();
}

bool clause_ends_after(const std::vector<Token>& tokens, int at) {
  return at + 1 == static_cast<int>(tokens.size()) ||
         tokens[static_cast<std::size_t>(at) + 1].ends_clause();
}

// Matches elements [element, ...) from token `at`, gaps as short as they can be.
bool match_from(const std::vector<Token>& tokens, const Pattern& pattern, std::size_t element,
                int at, std::vector<int>& used) {
  if (element == pattern.elements.size()) return true;
  const auto token = [&](int i) -> const Token& { return tokens[static_cast<std::size_t>(i)]; };
  const int count = static_cast<int>(tokens.size());
  if (!pattern.elements[element].forms.empty()) {
    if (at >= count || !token(at).is_word() ||
        !matches(pattern.elements[element], token(at).text)) {
      return false;
    }
    used.push_back(at);
    if (match_from(tokens, pattern, element + 1, at + 1, used)) return true;
    used.pop_back();
    return false;
  }
  for (int skipped = 0; skipped <= kGapHan; ++skipped) {
    if (match_from(tokens, pattern, element + 1, at + skipped, used)) return true;
    if (at + skipped >= count || !token(at + skipped).is_word()) return false;
    if (skipped == kGapWords && token(at + skipped).kind != Token::Kind::han) return false;
  }
  return false;
}

std::optional<Lexeme> match(const std::vector<Token>& tokens, const Pattern& pattern, int first) {
  Lexeme lexeme{pattern.entry, {}};
  if (!match_from(tokens, pattern, 0, first, lexeme.tokens)) return std::nullopt;
  const bool alone = clause_starts_at(tokens, first) && clause_ends_after(tokens, lexeme.last());
  if (pattern.capitals && !tokens[static_cast<std::size_t>(first)].capitals && !alone) {
    return std::nullopt;
  }
  if (pattern.alone && !alone) return std::nullopt;
  if (pattern.at_end && !clause_ends_after(tokens, lexeme.last())) return std::nullopt;
  return lexeme;
}

// How much of the text a reading explains: a Han character carries as much as a short word.
std::size_t weight(const std::vector<Token>& tokens, const Lexeme& lexeme) {
  std::size_t sum = 0;
  for (int i : lexeme.tokens) {
    const Token& token = tokens[static_cast<std::size_t>(i)];
    sum += token.kind == Token::Kind::han ? 4 : token.text.size();
  }
  return sum;
}

// Among readings of equal length: a move word first (it is given up when it does not stand),
// then a concept, then grammar, then what is no film word at all.
int rank(const Lexeme& lexeme) {
  switch (lexeme.kind()) {
    case WordKind::move_head:
      return 0;
    case WordKind::concept_name:
      return 1;
    case WordKind::decoy:
      return 3;
    default:
      return 2;
  }
}

}  // namespace

const std::set<std::string, std::less<>>& latin_forms() {
  static const std::set<std::string, std::less<>> instance = index().latin();
  return instance;
}

std::vector<Lexeme> find_lexemes(const std::vector<Token>& tokens, const Rejected& rejected) {
  struct Candidate {
    Lexeme lexeme;
    std::size_t weight = 0;
  };
  std::vector<Candidate> candidates;
  for (int first = 0; first < static_cast<int>(tokens.size()); ++first) {
    if (!tokens[static_cast<std::size_t>(first)].is_word()) continue;
    index().at(tokens, first, [&](const Pattern& pattern) {
      if (rejected.contains({pattern.entry, first})) return;
      if (auto lexeme = match(tokens, pattern, first)) {
        const std::size_t size = weight(tokens, *lexeme);
        candidates.push_back({std::move(*lexeme), size});
      }
    });
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     if (a.weight != b.weight) return a.weight > b.weight;
                     if (rank(a.lexeme) != rank(b.lexeme)) return rank(a.lexeme) < rank(b.lexeme);
                     // The tighter of two: fewer words left out in between.
                     return a.lexeme.last() - a.lexeme.first() < b.lexeme.last() - b.lexeme.first();
                   });

  std::vector<bool> taken(tokens.size(), false);
  std::vector<Lexeme> lexemes;
  for (Candidate& candidate : candidates) {
    const bool free = std::none_of(candidate.lexeme.tokens.begin(), candidate.lexeme.tokens.end(),
                                   [&](int i) { return taken[static_cast<std::size_t>(i)]; });
    if (!free) continue;
    for (int i : candidate.lexeme.tokens) taken[static_cast<std::size_t>(i)] = true;
    lexemes.push_back(std::move(candidate.lexeme));
  }
  std::sort(lexemes.begin(), lexemes.end(),
            [](const Lexeme& a, const Lexeme& b) { return a.first() < b.first(); });
  return lexemes;
}

}  // namespace shotlab
