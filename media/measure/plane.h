// SPDX-License-Identifier: Apache-2.0
//
// A Plane is one channel of a small picture as floats, with a repeated border all round, so that
// the tracking loops need no bounds checks. Also the area averages that feed every measurer.
//
// Threading: plain values and pure functions.

#pragma once

#include <cstddef>
#include <vector>

#include "media/model/picture.h"

namespace shotlab {

class Plane {
 public:
  static constexpr int kBorder = 28;  // Pixels on every side that repeat the edge.

  Plane() = default;
  Plane(int width, int height);

  int width() const { return width_; }
  int height() const { return height_; }
  int stride() const { return stride_; }
  bool empty() const { return values_.empty(); }

  // Valid for y and x from -kBorder to size + kBorder - 1.
  float* row(int y) { return values_.data() + offset(y); }
  const float* row(int y) const { return values_.data() + offset(y); }

  // Repeats the edge pixels outwards. Call after writing the picture.
  void fill_border();

 private:
  std::size_t offset(int y) const {
    return static_cast<std::size_t>(y + kBorder) * static_cast<std::size_t>(stride_) +
           static_cast<std::size_t>(kBorder);
  }

  int width_ = 0;
  int height_ = 0;
  int stride_ = 0;
  std::vector<float> values_;
};

// BT.709 luma, 0..255, of an RGB or luma picture.
Plane luma_of(const Picture& picture);

// The picture and its halves (filter [1 3 3 1] / 8 each way), finest first.
using Pyramid = std::vector<Plane>;
Pyramid make_pyramid(Plane finest);

// Averages areas; `width` at most the picture's own, height by aspect. Any number of channels.
Picture shrink(const Picture& picture, int width);

}  // namespace shotlab
