// SPDX-License-Identifier: Apache-2.0
//
// Who is in the picture, take after take: what a person wears is drawn from the seed, held by words
// that are repeated verbatim, fixed by a reference picture, and otherwise drifts 走樣 (checks §8.2
// c and h).
//
// Threading: plain values, pure functions.

#pragma once

#include <optional>
#include <string>

#include "app/practice/figure/wardrobe.h"
#include "app/practice/levels/script.h"

namespace shotlab::practice {

// What a reference picture tells of a character. Absent: it does not show it.
struct CharacterLook {
  std::optional<Rgb> coat, hat, scarf;
  std::string mark;  // Empty: none seen.
  Rgb mark_colour;
  bool sees_head = false;  // Then no hat means a bare head.
};

// How a person changes within one long take.
struct InnerDrift {
  double amount = 0;  // At the end of the take, 0..1.
  Rgb coat, hat, scarf;
};

// How firmly a person is held: 0 changes freely ... 1 never.
double hold_of(const Script& script, bool has_reference);

// Person `number` (0 or 1) as the words, the reference (or null) and chance dress them.
Wardrobe dress_person(const Script& script, const Concept* person, std::size_t number,
                      const CharacterLook* reference);

InnerDrift inner_drift(const Script& script, double seconds, bool has_reference);
// The same person when `share` (0..1) of the take is over.
Wardrobe drifted(const Wardrobe& wardrobe, const InnerDrift& drift, double share);

}  // namespace shotlab::practice
