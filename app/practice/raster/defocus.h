// SPDX-License-Identifier: Apache-2.0
//
// Defocus is what a lens does to everything that does not lie in the plane it is focused on: each
// pixel is spread over a disc that grows with its distance from that plane.
//
// Threading: one per thread.
// Source:    the disc of a thin lens, linear in 1 / depth; the picture's own pyramid stands in for
//            discs of every size.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {

struct Focus {
  double nearness = 0;  // 1 / metres of the plane that is sharp.
  double spread = 0;    // Pixels across the disc of what is one unit of nearness off; 0: all sharp.

  // How wide the disc of something at `nearness_there` is, pixels.
  double disc(double nearness_there) const {
    const double off = nearness - nearness_there;
    return spread * (off < 0 ? -off : off);
  }
};

class Defocus {
 public:
  Defocus(int width, int height);

  // `nearness`: 1 / depth of every pixel of the canvas, row by row. Alike on every machine: whole
  // numbers but for the width of the disc.
  void apply(Canvas& canvas, const float* nearness, const Focus& focus);

 private:
  static constexpr int kLevels = 5;
  static constexpr int kPerPixel = 4;  // Widths of a disc are told apart in quarters of a pixel.
  static constexpr int kWidest = 116;  // Pixels: the disc of the last level.
  struct Level {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
    std::uint32_t* row(int y) {
      return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
  };
  struct Mix {  // Between two levels of the pyramid; level 0 is the sharp picture.
    std::uint8_t level = 0;
    std::uint16_t share = 0;  // Of the next one, in 256ths.
  };

  void halve(const std::uint32_t* from, int width, int height, Level& to);
  void smooth(Level& level);
  void stretch(int level, int y);

  std::array<Level, kLevels> levels_;
  std::array<Mix, kWidest * kPerPixel + 1> mixes_{};
  std::array<std::vector<std::uint32_t>, kLevels> rows_;  // One row of each level, full width.
  std::vector<std::uint32_t> narrow_, before_, above_;
  std::vector<std::uint16_t> discs_;
};

}  // namespace shotlab::practice
