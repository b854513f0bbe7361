// SPDX-License-Identifier: Apache-2.0
//
// An Exposure is the mean of several looks at a layer: what a shutter that stays open sees.
//
// Threading: one thread at a time.

#pragma once

#include <cstdint>
#include <vector>

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {

class Exposure {
 public:
  void begin(int width, int height);
  // One more look: `layer` is empty outside `box`.
  void add(const Canvas& layer, const PixelBox& box);
  // Writes the mean into `layer` and says where it is not empty. REQUIRES: one look at least.
  PixelBox develop(Canvas& layer);

 private:
  std::size_t at(int x, int y) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
            static_cast<std::size_t>(x)) *
           4;
  }

  int width_ = 0, height_ = 0, looks_ = 0;
  PixelBox box_;                    // Of all looks together.
  std::vector<std::uint16_t> sum_;  // Four for each pixel; all zero between exposures.
};

}  // namespace shotlab::practice
