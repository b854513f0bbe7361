// SPDX-License-Identifier: Apache-2.0
//
// Holds true peaks below a ceiling: looks ahead, goes down before a peak and comes back after it,
// all channels together, so that nothing is heard but that it is not too loud.
//
// Threading: pure. Source: ITU-R BS.1770-4, annex 2 (peaks between samples, four times the rate).

#pragma once

#include <vector>

#include "media/model/samples.h"

namespace shotlab {

// The highest value at each sample or between it and its neighbours, over all channels.
std::vector<float> true_peaks(const Samples& sound);

// How much is left of each sample so that no peak exceeds `ceiling` (1 is full scale). Pure.
std::vector<float> limiter_gain(const std::vector<float>& peaks, float ceiling, int rate);

// The sound with true peaks of at most `ceiling_dbtp`.
Samples limited(const Samples& sound, double ceiling_dbtp);

}  // namespace shotlab
