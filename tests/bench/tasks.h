// SPDX-License-Identifier: Apache-2.0
//
// The tasks of shotlab_bench. Each prints one JSON document and answers with the exit status: 0, or
// 1 with a sentence on stderr. What is shown is checked in every task: a picture of another frame
// than the one asked for is an error, not a figure.

#pragma once

#include <string>
#include <vector>

namespace shotlab::bench {

using Words = std::vector<std::string>;

// A B [frames]: a pair played frame by frame, each side half of a window of 1280 points, as fast as
// both are there. With `frames`, so many are kept of each, at the width of the window.
int pair(const Words& words);
// A B: 24 places at random, shown on both sides. Milliseconds.
int seek_pair(const Words& words);
// CLIP: 30 steps on and 30 back from the middle. Milliseconds each.
int steps(const Words& words);
// CLIP WIDTH [FOLDER]: 200 places along the way of a mouse, one each 1/60 s, twice: a cold round
// and a warm one. FOLDER: of the clip's proxy, which is made if it is not there.
int scrub(const Words& words);
// CLIP...: each opened until its first picture is there.
int first(const Words& words);
// CLIP SECONDS: looped in real time with a sound device that throws all away.
int play(const Words& words);
// CLIP OUT IN-OUT...: the ranges of frames one after the other.
int cuts(const Words& words);

}  // namespace shotlab::bench
