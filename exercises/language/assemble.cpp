// SPDX-License-Identifier: Apache-2.0

#include "exercises/language/assemble.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "media/base/text.h"

namespace shotlab {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

// A concept that still knows its tokens.
struct Made {
  Concept read;
  int first = 0;
  int last = 0;
};

class Assembly {
 public:
  Assembly(std::string_view prompt, const std::vector<Token>& tokens,
           const std::vector<Lexeme>& lexemes,
           const std::vector<std::pair<std::size_t, MoveFound>>& moves)
      : prompt_(prompt), tokens_(tokens), lexemes_(lexemes), read_(tokens.size(), false) {
    for (const auto& [lexeme, move] : moves) moves_.emplace(lexeme, &move);
  }

  PromptReading run() {
    for (const Lexeme& lexeme : lexemes_) {
      for (int i : lexeme.tokens) read_[at(i)] = true;
    }
    find_dialogue();
    make_concepts();
    dress_subjects();
    colour_things();
    place_lights();
    count_actions();
    time_moves();
    negate();
    return finish();
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }

  // --- Where things stand ---------------------------------------------------------------------

  // Clause marks between two tokens; a full stop counts as many.
  int marks_between(int from, int to) const {
    if (from > to) std::swap(from, to);
    int marks = 0;
    for (int i = from; i < to; ++i) {
      if (tokens_[at(i)].kind == Token::Kind::sentence) return 100;
      if (!tokens_[at(i)].is_word() && tokens_[at(i)].kind != Token::Kind::list) ++marks;
    }
    return marks;
  }
  static int words_between(const Lexeme& lexeme, const Made& made) {
    return lexeme.first() > made.last ? lexeme.first() - made.last - 1
                                      : made.first - lexeme.last() - 1;
  }

  // The nearest concept of a slot, at most `marks` clause marks and `words` words away.
  Made* nearest(const Lexeme& lexeme, Slot slot, int marks, int words) {
    Made* best = nullptr;
    int best_cost = 0;
    for (Made& made : made_) {
      if (made.read.slot != slot) continue;
      const int apart =
          marks_between(std::min(lexeme.first(), made.first), std::max(lexeme.last(), made.last));
      const int between = words_between(lexeme, made);
      if (apart > marks || between > words) continue;
      const int cost = apart * 50 + between;
      if (!best || cost < best_cost) best = &made, best_cost = cost;
    }
    return best;
  }

  static void set(Concept& read, const std::string& name, const std::string& value) {
    for (const auto& [key, old] : read.attributes) {
      if (key == name) return;
    }
    read.attributes.emplace_back(name, value);
  }

  // --- Steps ----------------------------------------------------------------------------------

  // What stands in quotation marks after "says" is spoken, and no film word is read in it.
  void find_dialogue() {
    for (int i = 0; i < size(); ++i) {
      if (tokens_[at(i)].kind != Token::Kind::open) continue;
      int close = i + 1;
      while (close < size() && tokens_[at(close)].kind != Token::Kind::close) ++close;
      if (close == size()) return;
      const bool spoken = std::any_of(lexemes_.begin(), lexemes_.end(), [&](const Lexeme& lexeme) {
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
        line.read.begin = tokens_[at(i)].begin;
        line.read.end = tokens_[at(close)].end;
        line.first = i;
        line.last = close;
        made_.push_back(line);
        for (int j = i; j <= close; ++j) read_[at(j)] = true;
        spoken_.emplace_back(i, close);
      }
      i = close;
    }
  }

  bool is_spoken(const Lexeme& lexeme) const {
    return std::any_of(spoken_.begin(), spoken_.end(), [&](const auto& line) {
      return lexeme.first() > line.first && lexeme.last() < line.second;
    });
  }

  void make_concepts() {
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      const Lexeme& lexeme = lexemes_[i];
      if (is_spoken(lexeme)) continue;
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
        vague.begin = tokens_[at(lexeme.first())].begin;
        vague.end = tokens_[at(lexeme.last())].end;
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
    made.read.begin = tokens_[at(made.first)].begin;
    made.read.end = tokens_[at(made.last)].end;
    for (const std::string& pair : split(attributes, ';')) {
      const std::size_t equals = pair.find('=');
      if (equals != std::string::npos) {
        made.read.attributes.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
      }
    }
    made_.push_back(std::move(made));
  }

  static bool is_colour(const Concept& read) {
    return read.slot == Slot::palette && PromptReading::attribute(read, "colour") == "1";
  }
  static bool is_being(const Concept& read) {
    static constexpr std::array<std::string_view, 8> kBeings = {"man", "woman", "child", "person",
                                                                "dog", "cat",   "bird",  "horse"};
    return read.slot == Slot::subject &&
           std::find(kBeings.begin(), kBeings.end(), read.id) != kBeings.end();
  }

  // The being that wears or is `lexeme`: the last one named before it, at most four clauses back,
  // or the next one: "old man", 穿綠色外套的老伯.
  Made* wearer(const Lexeme& lexeme) {
    Made* before = nullptr;
    Made* behind = nullptr;
    for (Made& made : made_) {
      if (!is_being(made.read)) continue;
      if (made.last < lexeme.first()) {
        if (marks_between(made.last, lexeme.first()) <= 4) before = &made;
      } else if (!behind && marks_between(lexeme.last(), made.first) == 0) {
        behind = &made;
      }
    }
    if (!before || !behind) return before ? before : behind;
    const bool age = lexeme.kind() == WordKind::age;
    const std::size_t next = at(lexeme.last()) + 1;
    const bool owned =
        next < tokens_.size() && (tokens_[next].text == "的" || tokens_[next].text == "嘅");
    const bool close = behind->first - lexeme.last() <= (age ? 3 : 4);
    return close && (age || owned) ? behind : before;
  }

  // "a green wool coat", 綠色的外套: the colour before the garment, two words away at most.
  Made* colour_before(int token) {
    Made* best = nullptr;
    for (Made& made : made_) {
      if (!is_colour(made.read) || made.last >= token || token - made.last > 3) continue;
      if (marks_between(made.last, token) > 0) continue;
      // Another garment in between has its own colour.
      const bool parted = std::any_of(lexemes_.begin(), lexemes_.end(), [&](const Lexeme& other) {
        return other.kind() == WordKind::garment && other.first() > made.last &&
               other.first() < token;
      });
      if (!parted && (!best || made.last > best->last)) best = &made;
    }
    return best;
  }

  void drop(const Made* colour) { made_.erase(made_.begin() + (colour - made_.data())); }

  void dress_subjects() {
    for (const Lexeme& lexeme : lexemes_) {
      if (is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::age) {
        if (Made* being = wearer(lexeme)) set(being->read, "age", lexeme.entry->id);
        continue;
      }
      if (lexeme.kind() != WordKind::garment) continue;
      Made* being = wearer(lexeme);
      const std::string garment = lexeme.entry->id;
      if (garment == "mark") {
        if (being) set(being->read, "mark", shape_before(lexeme.first()));
        continue;
      }
      Made* colour = colour_before(lexeme.first());
      if (being) set(being->read, garment, colour ? colour->read.id : "any");
      if (being && colour) drop(colour);
    }
  }

  std::string shape_before(int token) const {
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind() == WordKind::shape && lexeme.last() < token && token - lexeme.last() <= 3) {
        return lexeme.entry->id;
      }
    }
    return "any";
  }

  // "a red lantern": the colour is the lantern's, not the picture's.
  void colour_things() {
    for (std::size_t i = 0; i < made_.size(); ++i) {
      if (made_[i].read.slot != Slot::subject || is_being(made_[i].read)) continue;
      Made* colour = colour_before(made_[i].first);
      if (!colour || made_[i].first - colour->last > 2) continue;
      set(made_[i].read, "color", colour->read.id);
      const std::size_t dropped = static_cast<std::size_t>(colour - made_.data());
      drop(colour);
      if (dropped < i) --i;
    }
  }

  void place_lights() {
    for (const Lexeme& lexeme : lexemes_) {
      if (is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::side) {
        if (Made* light = nearest(lexeme, Slot::light, 1, 6)) {
          set(light->read, "side", lexeme.entry->id);
          light->read.begin = std::min(light->read.begin, tokens_[at(lexeme.first())].begin);
          light->read.end = std::max(light->read.end, tokens_[at(lexeme.last())].end);
        }
      } else if (lexeme.kind() == WordKind::bare_side ||
                 (lexeme.kind() == WordKind::direction && lexeme.tokens.size() == 1)) {
        // "left side light", 左側光.
        const std::string id = lexeme.entry->id;
        if (id != "left" && id != "right") continue;
        Made* light = nearest(lexeme, Slot::light, 0, 0);
        if (light && light->first > lexeme.last()) set(light->read, "side", id);
      }
    }
  }

  void count_actions() {
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      const Lexeme& lexeme = lexemes_[i];
      if (is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::count) {
        set_count(lexeme, lexeme.entry->id);
      } else if (lexeme.kind() == WordKind::number) {
        const bool times = i + 1 < lexemes_.size() && lexemes_[i + 1].kind() == WordKind::times &&
                           lexemes_[i + 1].first() == lexeme.last() + 1;
        Made* around = within(lexeme);
        if (times) {
          set_count(lexeme, lexeme.entry->id);
        } else if (around) {  // "takes three steps", 走三步
          set(around->read, "count", lexeme.entry->id);
          ++beats_;
        }
      }
    }
  }

  Made* within(const Lexeme& lexeme) {
    for (Made& made : made_) {
      if (made.read.slot == Slot::action && made.read.id == "steps" &&
          made.first < lexeme.first() && made.last > lexeme.last()) {
        return &made;
      }
    }
    return nullptr;
  }

  void set_count(const Lexeme& lexeme, const std::string& count) {
    ++beats_;
    Made* action = within(lexeme);
    if (!action) action = nearest(lexeme, Slot::action, 0, 6);
    if (!action) action = nearest(lexeme, Slot::action, 1, 8);
    if (action) set(action->read, "count", count);
  }

  // "slow pan", "pushes slowly to the door": the manner within two words of the move.
  void time_moves() {
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind() != WordKind::manner || *lexeme.entry->id == '\0') continue;
      Made* move = nearest(lexeme, Slot::move, 0, 2);
      if (move && move->read.id != "static") set(move->read, "speed", lexeme.entry->id);
    }
  }

  void negate() {
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind() != WordKind::negation && lexeme.kind() != WordKind::negative_mark) continue;
      for (Made& made : made_) {
        if (made.first > lexeme.last() && reaches(lexeme, made)) made.read.negated = true;
      }
    }
  }

  bool reaches(const Lexeme& negation, const Made& made) const {
    const int from = negation.last();
    if (negation.kind() == WordKind::negative_mark) return marks_between(from, made.first) < 100;
    for (int i = from; i < made.first; ++i) {
      if (!tokens_[at(i)].is_word() && tokens_[at(i)].kind != Token::Kind::list) return false;
    }
    if (tokens_[at(from)].kind == Token::Kind::han) {
      int words = 0;
      for (int i = from + 1; i < made.first; ++i) words += tokens_[at(i)].is_word() ? 1 : 0;
      return words <= 4;
    }
    const std::string_view between = prompt_.substr(
        tokens_[at(from)].end, tokens_[at(made.first)].begin - tokens_[at(from)].end);
    return count_code_points(between) <= 20;
  }

  // --- The rest -------------------------------------------------------------------------------

  static bool is_filler(const Token& token) {
    static const std::set<std::string_view> kFillers = {
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
    return kFillers.contains(token.text);
  }

  static bool is_digits(const std::string& text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // "4 seconds", "4s", "an 8-second shot", 四秒; but 第2秒 and "at second 2" are beats, and so is
  // "[00:00-00:02]".
  void find_times(PromptReading& reading) {
    static constexpr std::array<std::string_view, 5> kSeconds = {"second", "seconds", "sec", "secs",
                                                                 "s"};
    for (int i = 0; i < size(); ++i) {
      const Token& token = tokens_[at(i)];
      const bool han = token.text == "秒";
      const bool latin = std::find(kSeconds.begin(), kSeconds.end(), token.text) != kSeconds.end();
      const bool joined = token.text.size() > 1 && token.text.back() == 's' &&
                          is_digits(token.text.substr(0, token.text.size() - 1));
      if (joined) {
        reading.lengths.emplace_back(token.begin, token.end);
        read_[at(i)] = true;
        continue;
      }
      if (!han && !latin) continue;
      int first = i;
      while (first > 0 && is_number(first - 1)) --first;
      if (first > 0 && tokens_[at(first) - 1].text == "第") {
        ++beats_;
        --first;
      } else if (first < i) {
        reading.lengths.emplace_back(tokens_[at(first)].begin, token.end);
      } else if (i + 1 < size() && is_digits(tokens_[at(i) + 1].text)) {
        ++beats_;  // "second 2"
      } else {
        continue;
      }
      for (int j = first; j <= i; ++j) read_[at(j)] = true;
    }
    // Time codes: "00:02" is two numbers with a colon between them.
    for (int i = 0; i + 2 < size(); ++i) {
      if (tokens_[at(i)].text.size() == 2 && is_digits(tokens_[at(i)].text) &&
          tokens_[at(i) + 2].text.size() == 2 && is_digits(tokens_[at(i) + 2].text) &&
          prompt_.substr(tokens_[at(i)].end, tokens_[at(i) + 2].begin - tokens_[at(i)].end) ==
              ":") {
        read_[at(i)] = read_[at(i) + 2] = true;
        // "[00:00-00:02]" is one beat: only its beginning counts.
        const bool ends_range = i >= 2 && tokens_[at(i) - 1].kind != Token::Kind::clause &&
                                is_digits(tokens_[at(i) - 1].text);
        const bool second_half = i > 0 && prompt_.substr(0, tokens_[at(i)].begin).ends_with("-");
        if (!ends_range && !second_half) ++beats_;
        i += 2;
      }
    }
  }

  bool is_number(int i) const {
    const Token& token = tokens_[at(i)];
    if (is_digits(token.text)) return true;
    return std::any_of(lexemes_.begin(), lexemes_.end(), [&](const Lexeme& lexeme) {
      return lexeme.kind() == WordKind::number && lexeme.first() == i;
    });
  }

  PromptReading finish() {
    PromptReading reading;
    find_times(reading);
    std::sort(made_.begin(), made_.end(),
              [](const Made& a, const Made& b) { return a.read.begin < b.read.begin; });
    for (Made& made : made_) {
      std::erase_if(made.read.attributes, [](const auto& pair) { return pair.first == "colour"; });
      reading.concepts.push_back(std::move(made.read));
    }
    reading.vague = std::move(vague_);
    reading.beats = beats_;
    reading.words = count_latin_words(prompt_) + count_han(prompt_);
    bool open = false;
    for (int i = 0; i < size(); ++i) {
      const Token& token = tokens_[at(i)];
      const bool unread = token.is_word() && !read_[at(i)] && !is_filler(token);
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

  std::string_view prompt_;
  const std::vector<Token>& tokens_;
  const std::vector<Lexeme>& lexemes_;
  std::map<std::size_t, const MoveFound*> moves_;
  std::vector<bool> read_;
  std::vector<Made> made_;
  std::vector<Concept> vague_;
  std::vector<std::pair<int, int>> spoken_;
  std::size_t beats_ = 0;
};

}  // namespace

PromptReading assemble(std::string_view prompt, const std::vector<Token>& tokens,
                       const std::vector<Lexeme>& lexemes,
                       const std::vector<std::pair<std::size_t, MoveFound>>& moves) {
  return Assembly(prompt, tokens, lexemes, moves).run();
}

}  // namespace shotlab
