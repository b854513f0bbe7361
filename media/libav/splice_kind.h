// SPDX-License-Identifier: Apache-2.0
//
// What the clips that make up one stream have in common, and what has to be said again where one
// follows the other.
//
// Threading: pure.

#pragma once

#include <set>

#include "media/libav/av.h"
#include "media/libav/splice.h"

namespace shotlab::av {

const AVCodecParameters& coded_of(const ClipSource& source);

// The clip whose kind the film is.
ClipSource& like_of(const SpliceOrder& order);

// H.264: the numbers by which the clips' parameter sets go.
std::set<unsigned> used_ids(const SpliceOrder& order);

// How packets of several clips, and encoded ones, stand in one stream.
struct Mixture {
  bool mixed = false;    // Something is encoded, or clips are framed or described differently.
  bool differs = false;  // Clips say other things under the same numbers.
};
Mixture mixture_of(const SpliceOrder& order);

}  // namespace shotlab::av
