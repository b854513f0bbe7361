// SPDX-License-Identifier: Apache-2.0
//
// How the use of AI is told to the public: in one line and in one paragraph, in English and in
// Traditional Chinese. A draft is made from facts; a person changes it. Four things are looked for
// in a text: tool, where, why, and what people did. It looks for presence, not for truth or grace.
//
// Threading: pure.
// Source:    reference "checks" §3.6 (W.disc: 4 of 4).

#pragma once

#include <string>
#include <string_view>

#include "app/core/papers/cue_sheet.h"

namespace shotlab {

enum class DisclosureLength { line, paragraph };

// From cut, recipes, ledger and cue sheet. `why` comes from the papers, and into the draft of its
// own language only: nobody translates it.
Text draft_disclosure(const FilmFacts& facts, const Papers& papers, const std::vector<CueRow>& cue,
                      DisclosureLength length);

struct DisclosureNames {
  bool tool = false, where = false, why = false, human = false;
  int count() const { return int{tool} + int{where} + int{why} + int{human}; }
  bool operator==(const DisclosureNames&) const = default;
};

// What a text names. In a film without generated parts there is nothing to name but that.
DisclosureNames names_in_disclosure(const FilmFacts& facts, std::string_view text);

// What of the four is not named: "tool", "where" ...
std::vector<Text> missing_of(const DisclosureNames& names);

// One of the four texts.
const DisclosureText& text_of(const Disclosure& disclosure, DisclosureLength length,
                              Language language);
DisclosureText& text_of(Disclosure& disclosure, DisclosureLength length, Language language);

}  // namespace shotlab
