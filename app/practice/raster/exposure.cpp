// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/exposure.h"

#include <algorithm>

namespace shotlab::practice {

void Exposure::begin(int width, int height) {
  width_ = width, height_ = height, looks_ = 0, box_ = {};
  sum_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
}

void Exposure::add(const Canvas& layer, const PixelBox& box) {
  ++looks_;
  if (box.empty()) return;
  box_ = box_.empty() ? box
                      : PixelBox{std::min(box_.x0, box.x0), std::min(box_.y0, box.y0),
                                 std::max(box_.x1, box.x1), std::max(box_.y1, box.y1)};
  const auto count = static_cast<std::size_t>(box.width()) * 4;
  for (int y = box.y0; y < box.y1; ++y) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(layer.row(y) + box.x0);
    std::uint16_t* to = sum_.data() + at(box.x0, y);
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint16_t>(to[i] + from[i]);
  }
}

PixelBox Exposure::develop(Canvas& layer) {
  if (box_.empty()) return box_;
  const auto count = static_cast<std::size_t>(box_.width()) * 4;
  const auto n = static_cast<std::uint32_t>(looks_), share = (65536u + n - 1) / n;
  for (int y = box_.y0; y < box_.y1; ++y) {
    std::uint16_t* from = sum_.data() + at(box_.x0, y);
    auto* to = reinterpret_cast<std::uint8_t*>(layer.row(y) + box_.x0);
    for (std::size_t i = 0; i < count; ++i) {
      to[i] = static_cast<std::uint8_t>((from[i] * share) >> 16);
      from[i] = 0;
    }
  }
  layer.touched();
  return box_;
}

}  // namespace shotlab::practice
