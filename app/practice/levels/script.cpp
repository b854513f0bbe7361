// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/script.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/practice/random.h"
#include "exercises/language/tokens.h"

namespace shotlab::practice {
namespace {

constexpr int kMostEdits = 64;  // Of a chain; what lies before has no more say.

// Concepts that replace each other: a new person takes nobody's dog away, new weather no style.
enum class Group { person, thing, weather, other };

Group group_of(const Concept& c) {
  if (c.slot == Slot::subject) return is_person(c.id) ? Group::person : Group::thing;
  if (c.slot == Slot::style &&
      (c.id == "rain" || c.id == "fog" || c.id == "snow" || c.id == "windy"))
    return Group::weather;
  return Group::other;
}

bool same_kind(const Concept& a, const Concept& b) {
  return a.slot == b.slot && group_of(a) == group_of(b);
}

bool removed(const Concept& c) { return attribute_of(&c, "removed") == "1"; }

// Words without case, marks and blanks: "verbatim" must not hang on a comma.
std::string folded(std::string_view words) {
  std::string out;
  for (const Token& token : tokens_of(words)) {
    if (token.is_word()) out += token.text + " ";
  }
  return out;
}

// From the first to the last word that makes up the people.
std::string block_of(const std::vector<Concept>& concepts, const std::string& prompt) {
  std::size_t from = prompt.size(), to = 0;
  for (const Concept& c : concepts) {
    if (c.slot != Slot::subject || c.negated || !is_person(c.id)) continue;
    for (const auto& [begin, end] : c.spans) from = std::min(from, begin), to = std::max(to, end);
  }
  return from < to ? folded(std::string_view(prompt).substr(from, to - from)) : std::string();
}

// A prompt that says the shot anew, rather than what to change in it.
bool is_whole(const std::vector<Concept>& own, const std::vector<Concept>& base) {
  std::set<Slot> mine, theirs;
  for (const Concept& c : own) mine.insert(c.slot);
  for (const Concept& c : base) theirs.insert(c.slot);
  std::size_t again = 0;
  for (Slot slot : mine) again += theirs.count(slot);
  return again >= 3 && (mine.contains(Slot::subject) || mine.contains(Slot::place));
}

// Lights that say nothing of the hour, so that the hour stays.
bool is_hourless(const Concept& c) {
  const std::array<std::string_view, 12> any = {
      "light",     "hard_light", "soft_light", "side_light", "top_light",  "under_light",
      "key_light", "fill_light", "rim_light",  "contrast",   "brightness", "backlit"};
  return std::find(any.begin(), any.end(), c.id) != any.end();
}

bool keeps(const Concept& old, const std::vector<Concept>& own, bool whole) {
  for (const Concept& c : own) {
    if (removed(c) && c.id == old.id) return false;
  }
  // What was written against once is not written again in a whole new prompt; nor is a thing.
  if (whole && (old.negated || group_of(old) == Group::thing)) return false;
  if (old.negated || group_of(old) == Group::thing) return true;
  bool light = false, hour = false, only_side = true;
  for (const Concept& c : own) {
    if (c.negated) continue;
    if (c.slot == Slot::light) light = true, only_side = only_side && c.id == "light";
    if (c.slot == Slot::light && !is_hourless(c)) hour = true;
  }
  if (old.slot == Slot::time && hour) return false;
  // "light from the right" moves the light that is there.
  if (old.slot == Slot::light && light && only_side) return true;
  return std::none_of(own.begin(), own.end(),
                      [&](const Concept& c) { return !c.negated && same_kind(c, old); });
}

// Traits that the new words leave out are those of before.
void inherit_traits(std::vector<Concept>& own, const std::vector<Concept>& base) {
  std::vector<const Concept*> before;
  for (const Concept& c : base) {
    if (!c.negated && c.slot == Slot::subject && group_of(c) == Group::person) before.push_back(&c);
  }
  std::size_t number = 0;
  for (Concept& c : own) {
    if (c.negated || c.slot != Slot::subject || group_of(c) != Group::person) continue;
    if (number >= before.size()) return;
    const Concept& old = *before[number++];
    for (const auto& [key, value] : old.attributes) {
      if (attribute_of(&c, key).empty()) c.attributes.emplace_back(key, value);
    }
    // "he", "the person": who it was.
    if (c.id == "person") c.id = old.id;
  }
}

Script read_alone(const PaintRequest& request) {
  Script s;
  s.reading = read_prompt(request.prompt);
  s.limit = request.prompt.size();
  if (s.reading.words > kMostWords) s.limit = s.limit * kMostWords / s.reading.words;
  for (const Concept& c : s.reading.concepts) {
    if (c.begin < s.limit) s.concepts.push_back(c);
  }
  for (const Concept& c : read_prompt(request.negative).concepts) {
    s.banned.push_back(c.id);
    s.negative_says_no = s.negative_says_no || c.negated;
  }
  s.block = block_of(s.concepts, request.prompt);
  s.world_seed = s.own_seed = static_cast<std::uint64_t>(request.seed);
  return s;
}

Script merged(const PaintRequest& request, int depth) {
  Script s = read_alone(request);
  if (request.parent == nullptr || depth >= kMostEdits) return s;
  const Script base = merged(*request.parent, depth + 1);
  s.edit = true;
  s.restated = !s.block.empty() && s.block == base.block;
  s.world_seed = base.world_seed;
  s.own_seed = Random(base.own_seed * 31 + s.own_seed, request.prompt).next();
  if (s.block.empty()) s.block = base.block;
  if (request.negative.empty()) s.banned = base.banned;
  for (const Concept& c : s.concepts) {
    if (removed(c)) s.banned.push_back(c.id);
  }
  const bool whole = is_whole(s.concepts, base.concepts);
  inherit_traits(s.concepts, base.concepts);
  std::vector<Concept> kept;
  for (const Concept& old : base.concepts) {
    if (!keeps(old, s.concepts, whole)) continue;
    kept.push_back(old);
    kept.back().begin = kept.back().end = 0;  // No words of this prompt.
  }
  std::erase_if(s.concepts, removed);
  s.concepts.insert(s.concepts.end(), kept.begin(), kept.end());
  return s;
}

}  // namespace

std::vector<const Concept*> Script::all(Slot slot) const& {
  std::vector<const Concept*> out;
  for (const Concept& c : concepts) {
    if (c.slot == slot && !c.negated) out.push_back(&c);
  }
  return out;
}

const Concept* Script::first(Slot slot) const& {
  const auto list = all(slot);
  return list.empty() ? nullptr : list.front();
}

bool Script::has(Slot slot, std::string_view id) const {
  const auto list = all(slot);
  return std::any_of(list.begin(), list.end(), [&](const Concept* c) { return c->id == id; });
}

bool Script::bans(std::string_view id) const {
  return std::find(banned.begin(), banned.end(), id) != banned.end();
}

Script script_of(const PaintRequest& request) { return merged(request, 0); }

bool is_person(std::string_view id) {
  return id == "man" || id == "woman" || id == "child" || id == "person" || id == "face" ||
         id == "eye" || id == "hand";
}

std::string attribute_of(const Concept* of, std::string_view key) {
  if (of == nullptr) return {};
  return std::string(PromptReading::attribute(*of, key));
}

}  // namespace shotlab::practice
