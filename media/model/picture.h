// SPDX-License-Identifier: Apache-2.0
//
// A Picture is 8-bit pixels in memory, rows from the top, no padding between rows.
//
// Threading: plain value.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shotlab {

struct Picture {
  int width = 0;
  int height = 0;
  int channels = 3;  // 1 = luma, 3 = sRGB, 4 = sRGB + alpha (not premultiplied).
  std::vector<std::uint8_t> pixels;

  bool empty() const { return pixels.empty(); }
  std::uint8_t* row(int y) { return pixels.data() + offset(y); }
  const std::uint8_t* row(int y) const { return pixels.data() + offset(y); }
  bool operator==(const Picture&) const = default;

 private:
  std::size_t offset(int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) *
           static_cast<std::size_t>(channels);
  }
};

// A picture of that size, all zero.
Picture make_picture(int width, int height, int channels);

}  // namespace shotlab
