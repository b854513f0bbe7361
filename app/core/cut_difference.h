// SPDX-License-Identifier: Apache-2.0
//
// Two versions of a cut beside one another: which shots are in both, what was done to them, which
// are in one only. Shots are paired by what they show, in the order of the film: the longest row of
// shots of the same takes that both have.
// Source: Hunt, McIlroy 1976 (longest common subsequence).
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/core/view.h"
#include "media/base/text.h"

namespace shotlab {

// The shots of a cut as they are edited. Their rates are not known here: 1.
std::vector<CutRow> rows_of(const Cut& cut);

struct ShotDifference {
  std::optional<std::size_t> a, b;  // Places in the two lines; a shot that is in one only has one.
  std::vector<Text> words;          // What is different, a few words each; empty: nothing.
  bool same() const { return a && b && words.empty(); }
};

// How frames are counted: as the window shows them, from 1 and with the last one, or as the verbs
// write ranges, from 0 and without it.
enum class FrameCount { from_one, from_zero };

// In the order of the film: shots that went stand where they were.
std::vector<ShotDifference> cut_difference(const std::vector<CutRow>& a,
                                           const std::vector<CutRow>& b,
                                           FrameCount count = FrameCount::from_one);
// Titles, tracks and markers: how many each has, where that differs. Empty: alike.
std::vector<Text> rest_difference(const CutRest& a, const CutRest& b);

}  // namespace shotlab
