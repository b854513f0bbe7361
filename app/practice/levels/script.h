// SPDX-License-Identifier: Apache-2.0
//
// A Script is what the words of a request say, those of the takes that it edits counted in: what an
// edit does not name stays as it was (level G1).
//
// Threading: plain values, pure function.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/practice/painter.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab::practice {

// More than this many words are not followed to the end (checks §8.2 d).
inline constexpr std::size_t kMostWords = 120;

struct Script {
  PromptReading reading;            // Of the request's own words.
  std::vector<Concept> concepts;    // All that counts, also what is negated; own words first.
  std::size_t limit = 0;            // Own words from this byte on were not followed.
  std::uint64_t world_seed = 0;     // Of the first take of a chain of edits.
  std::uint64_t own_seed = 0;       // Of this take alone: what drifts is drawn from it.
  std::vector<std::string> banned;  // Ids of the negative list, and of what an edit took away.
  bool negative_says_no = false;    // The negative list holds "no" or "not", not only nouns.
  std::string block;                // The words of who it is about, folded; empty: nobody named.
  bool edit = false;
  bool restated = false;  // An edit that repeats its parent's block word for word.

  // Wanted ones, in order. They live as long as the script does: never of one that is gone at once.
  std::vector<const Concept*> all(Slot slot) const&;
  std::vector<const Concept*> all(Slot slot) const&& = delete;
  const Concept* first(Slot slot) const&;
  const Concept* first(Slot slot) const&& = delete;
  bool has(Slot slot, std::string_view id) const;
  bool bans(std::string_view id) const;
};

Script script_of(const PaintRequest& request);

bool is_person(std::string_view subject_id);  // Also a face, eyes or a hand.
std::string attribute_of(const Concept* of, std::string_view key);

}  // namespace shotlab::practice
