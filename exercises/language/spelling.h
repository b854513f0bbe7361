// SPDX-License-Identifier: Apache-2.0
//
// Slips of the pen in Latin words: "evning" is read as "evening". A word that means something of
// its own is left alone, also when it looks like a film word: "marker" is no "market".
//
// Threading: pure functions; the tables are built once.
// Source:    optimal string alignment distance (Damerau 1964, restricted): one step is a letter too
//            many, missing, wrong, or two swapped.

#pragma once

#include <string>
#include <string_view>

namespace shotlab {

// The vocabulary's word that `word` (folded) is a slip of, or "" if it is none or could be several.
// Five letters forgive a swap, six to nine one step, ten or more two; the first letter must be
// right.
std::string spelled(std::string_view word);

// Steps from a to b; more than `most` is told as most + 1.
int steps_between(std::string_view a, std::string_view b, int most);

// Words of English that lie that near to a film word and are none: 1,400 of them, parted by blanks.
std::string_view neighbour_words();

}  // namespace shotlab
