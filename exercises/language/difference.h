// SPDX-License-Identifier: Apache-2.0
//
// What differs between two prompts, slot by slot and word by word: the one-change rule between
// takes stands on it ("changed: light; and also: place").
//
// Threading: pure functions.
// Source:    reference "checks" P.diff; word lists by longest common subsequence (Hunt & McIlroy
//            1976, quadratic form, both sides cut at 400 words).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exercises/language/prompt_reading.h"

namespace shotlab {

// One slot that says something else: how it read before and after (empty: nothing said), and where.
struct SlotChange {
  Slot slot = Slot::size;
  Text before, after;
  std::vector<std::pair<std::size_t, std::size_t>> before_spans,
      after_spans;  // [begin, end) bytes.
};

struct PromptDifference {
  std::vector<SlotChange> slots;  // In the order of Slot.
  // Words, in bytes of the old and of the new prompt, that only one of the two has.
  std::vector<std::pair<std::size_t, std::size_t>> removed, added;
  // Words of the learner's own, in no list, that differ: nobody can tell which slot they belong to.
  bool own_words = false;
  bool same() const { return removed.empty() && added.empty(); }
  // How many things were changed: slots, and the learner's own words as one more if no slot tells
  // of them.
  std::size_t changes() const { return slots.empty() && own_words ? 1 : slots.size(); }
};

PromptDifference difference_of(std::string_view before, std::string_view after);

// "changed: light; and also: place" / 「改了：光線；還有：地點」; "nothing changed" when so.
Text sentence_of(const PromptDifference& difference);

}  // namespace shotlab
