// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "exercises/language/draft.h"

namespace shotlab {
namespace {

class Attributes {
 public:
  explicit Attributes(Draft& draft) : draft_(draft) {}

  void run() {
    dress_subjects();
    colour_things();
    number_beings();
    place_lights();
    count_actions();
    time_moves();
  }

 private:
  // The being that wears or is `lexeme`: the last one named before it, at most four clauses back,
  // or the next one: "old man", 穿綠色外套的老伯.
  Made* wearer(const Lexeme& lexeme) {
    Made* before = nullptr;
    Made* behind = nullptr;
    for (Made& made : draft_.made) {
      if (!is_being(made.read)) continue;
      if (made.last < lexeme.first()) {
        if (draft_.marks_between(made.last, lexeme.first()) <= 4) before = &made;
      } else if (!behind && draft_.marks_between(lexeme.last(), made.first) == 0) {
        behind = &made;
      }
    }
    if (!before || !behind) return before ? before : behind;
    const bool age = lexeme.kind() == WordKind::age;
    const int next = lexeme.last() + 1;
    const bool owned = next < draft_.size() &&
                       (draft_.token(next).text == "的" || draft_.token(next).text == "嘅");
    const bool close = behind->first - lexeme.last() <= (age ? 3 : 4);
    return close && (age || owned) ? behind : before;
  }

  // "a green wool coat", 綠色的外套: the colour before the garment, two words away at most.
  Made* colour_before(int token) {
    Made* best = nullptr;
    for (Made& made : draft_.made) {
      if (!is_colour(made.read) || made.last >= token || token - made.last > 3) continue;
      if (draft_.marks_between(made.last, token) > 0) continue;
      // Another garment in between has its own colour.
      const bool parted =
          std::any_of(draft_.lexemes.begin(), draft_.lexemes.end(), [&](const Lexeme& other) {
            return other.kind() == WordKind::garment && other.first() > made.last &&
                   other.first() < token;
          });
      if (!parted && (!best || made.last > best->last)) best = &made;
    }
    return best;
  }

  void drop(const Made* colour) {
    draft_.made.erase(draft_.made.begin() + (colour - draft_.made.data()));
  }

  void dress_subjects() {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (draft_.is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::age) {
        if (Made* being = wearer(lexeme)) {
          Draft::set(being->read, "age", lexeme.entry->id);
          belongs(being, lexeme.first(), lexeme.last());
        }
        continue;
      }
      if (lexeme.kind() != WordKind::garment) continue;
      Made* being = wearer(lexeme);
      const std::string garment = lexeme.entry->id;
      if (garment == "mark") {
        if (being) {
          Draft::set(being->read, "mark", shape_before(lexeme.first()));
          belongs(being, shape_from(lexeme.first()), lexeme.last());
        } else {
          lie_about(lexeme);
        }
        continue;
      }
      Made* colour = colour_before(lexeme.first());
      if (being) {
        Draft::set(being->read, garment, colour ? colour->read.id : "any");
        belongs(being, colour ? colour->first : lexeme.first(), lexeme.last());
        if (colour) drop(colour);
      } else {
        // Nobody wears it: it is a thing of its own, also in a negative list.
        lie_about(lexeme);
      }
    }
  }

  void belongs(Made* to, int first, int last) {
    to->read.spans.emplace_back(draft_.token(first).begin, draft_.token(last).end);
  }

  void lie_about(const Lexeme& lexeme) {
    Made thing;
    thing.first = lexeme.first();
    thing.last = lexeme.last();
    thing.read.slot = Slot::subject;
    thing.read.id = lexeme.entry->id;
    thing.read.label = {lexeme.entry->en, lexeme.entry->zh};
    thing.read.begin = draft_.token(thing.first).begin;
    thing.read.end = draft_.token(thing.last).end;
    draft_.made.push_back(std::move(thing));
  }

  std::string shape_before(int token) const {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (lexeme.kind() == WordKind::shape && lexeme.last() < token && token - lexeme.last() <= 3) {
        return lexeme.entry->id;
      }
    }
    return "any";
  }

  // Where the words of a mark begin: with its shape if that is named.
  int shape_from(int token) const {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (lexeme.kind() == WordKind::shape && lexeme.last() < token && token - lexeme.last() <= 3)
        return lexeme.first();
    }
    return token;
  }

  // "a red lantern": the colour is the lantern's, not the picture's.
  void colour_things() {
    for (std::size_t i = 0; i < draft_.made.size(); ++i) {
      if (draft_.made[i].read.slot != Slot::subject || is_being(draft_.made[i].read)) continue;
      Made* colour = colour_before(draft_.made[i].first);
      if (!colour || draft_.made[i].first - colour->last > 2) continue;
      Draft::set(draft_.made[i].read, "color", colour->read.id);
      const std::size_t dropped = static_cast<std::size_t>(colour - draft_.made.data());
      drop(colour);
      if (dropped < i) --i;
    }
  }

  // "two women", 兩個小孩: how many, with a measure word or an age between at most.
  void number_beings() {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (lexeme.kind() != WordKind::number || draft_.is_spoken(lexeme)) continue;
      for (Made& made : draft_.made) {
        const int between = made.first - lexeme.last();
        if (!is_being(made.read) || between < 1 || between > 2) continue;
        if (draft_.marks_between(lexeme.last(), made.first) > 0) continue;
        Draft::set(made.read, "number", lexeme.entry->id);
      }
    }
  }

  void place_lights() {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (draft_.is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::side) {
        if (Made* light = draft_.nearest(lexeme, Slot::light, 1, 6)) {
          Draft::set(light->read, "side", lexeme.entry->id);
          light->read.begin = std::min(light->read.begin, draft_.token(lexeme.first()).begin);
          light->read.end = std::max(light->read.end, draft_.token(lexeme.last()).end);
        }
      } else if (lexeme.kind() == WordKind::bare_side ||
                 (lexeme.kind() == WordKind::direction && lexeme.tokens.size() == 1)) {
        // "left side light", 左側光.
        const std::string id = lexeme.entry->id;
        if (id != "left" && id != "right") continue;
        Made* light = draft_.nearest(lexeme, Slot::light, 0, 0);
        if (light && light->first > lexeme.last()) Draft::set(light->read, "side", id);
      }
    }
  }

  void count_actions() {
    for (std::size_t i = 0; i < draft_.lexemes.size(); ++i) {
      const Lexeme& lexeme = draft_.lexemes[i];
      if (draft_.is_spoken(lexeme)) continue;
      if (lexeme.kind() == WordKind::count) {
        set_count(lexeme, lexeme.entry->id);
      } else if (lexeme.kind() == WordKind::number) {
        const bool times = i + 1 < draft_.lexemes.size() &&
                           draft_.lexemes[i + 1].kind() == WordKind::times &&
                           draft_.lexemes[i + 1].first() == lexeme.last() + 1;
        Made* around = within(lexeme);
        if (times) {
          set_count(lexeme, lexeme.entry->id);
        } else if (around) {  // "takes three steps", 走三步
          Draft::set(around->read, "count", lexeme.entry->id);
          ++draft_.beats;
        }
      }
    }
  }

  Made* within(const Lexeme& lexeme) {
    for (Made& made : draft_.made) {
      if (made.read.slot == Slot::action && made.read.id == "steps" &&
          made.first < lexeme.first() && made.last > lexeme.last()) {
        return &made;
      }
    }
    return nullptr;
  }

  void set_count(const Lexeme& lexeme, const std::string& count) {
    ++draft_.beats;
    Made* action = within(lexeme);
    if (!action) action = draft_.nearest(lexeme, Slot::action, 0, 6);
    if (!action) action = draft_.nearest(lexeme, Slot::action, 1, 8);
    if (action) Draft::set(action->read, "count", count);
  }

  // "slow pan", "pushes slowly to the door": the manner within two words of the move.
  void time_moves() {
    for (const Lexeme& lexeme : draft_.lexemes) {
      if (lexeme.kind() != WordKind::manner || *lexeme.entry->id == '\0') continue;
      Made* move = draft_.nearest(lexeme, Slot::move, 0, 2);
      if (move && move->read.id != "static") Draft::set(move->read, "speed", lexeme.entry->id);
    }
  }

  Draft& draft_;
};

}  // namespace

void add_attributes(Draft& draft) { Attributes(draft).run(); }

}  // namespace shotlab
