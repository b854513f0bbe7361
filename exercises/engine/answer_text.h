// SPDX-License-Identifier: Apache-2.0
//
// What can be said of an answer without grading its quality: how long it is, whether it was pasted,
// whether it only fills space, which takes it names.
//
// Threading: pure functions.
// Source:    reference "checks" W.answer: 4-gram overlap, filler, links.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

// Share of the answer's runs of four units (Latin words, Han characters) that stand in `source` as
// well; 0 if the answer has fewer than four.
double overlap(std::string_view answer, std::string_view source);

// Share of the answer's units that are not said for the first time; "la la la la" is 0.75.
double repetition(std::string_view answer);

// Ids of `takes` that the answer names: "0007-lantern", "0007", "take 7", "#7", 第7條.
std::vector<std::string> takes_named(std::string_view answer,
                                     const std::vector<std::pair<std::string, int>>& takes);

}  // namespace shotlab
