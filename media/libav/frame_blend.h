// SPDX-License-Identifier: Apache-2.0
//
// What a film does with its frames besides showing them: one gives way to another, they fade to
// black, and words stand over them. Planar, 8 to 16 bits, in the film's own pixel format.
//
// Threading: pure.

#pragma once

#include <cstdint>
#include <vector>

#include "media/base/result.h"
#include "media/libav/frame.h"
#include "media/model/clip_facts.h"

namespace shotlab {

// Words as a picture: how much of each pixel is ink, and how much edge or ink. Rows from the top,
// no padding, 0..255.
struct TitleArt {
  int x = 0;  // Of the left top corner in the film's coded frame; multiples of 4.
  int y = 0;
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;
  std::vector<std::uint8_t> edge;
  std::uint16_t ink_colour[3] = {};  // In the film's own planes.
  std::uint16_t edge_colour[3] = {};
};

// All frames: of the film's look. REQUIRES: can_compose(look).

// `share` of `to`, the rest of `from`; 0..1.
Result<Frame> dissolved(const Frame& from, const Frame& to, double share, const VideoFacts& look);
// `level` 1: as it is; 0: black.
Result<Frame> faded(const Frame& frame, double level, const VideoFacts& look);
// `level` 1: the words as they are; 0: none.
Result<Frame> with_title(const Frame& frame, const TitleArt& art, double level,
                         const VideoFacts& look);

}  // namespace shotlab
