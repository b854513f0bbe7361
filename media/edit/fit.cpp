// SPDX-License-Identifier: Apache-2.0

#include "media/edit/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace shotlab {
namespace {

int scaled(int side, int of, int to) {
  return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * to / of)));
}

}  // namespace

Fit fit_inside(int width, int height, int frame_width, int frame_height) {
  Fit fit;
  // Compared as products: 16:9 in 16:9 leaves no bar through rounding.
  if (std::int64_t{width} * frame_height >= std::int64_t{height} * frame_width) {
    fit.width = frame_width;
    fit.height = std::min(frame_height, scaled(height, width, frame_width));
  } else {
    fit.height = frame_height;
    fit.width = std::min(frame_width, scaled(width, height, frame_height));
  }
  fit.x = (frame_width - fit.width) / 2;
  fit.y = (frame_height - fit.height) / 2;
  return fit;
}

Picture with_bars(const Picture& picture, const Fit& fit, int frame_width, int frame_height) {
  if (fit.width == frame_width && fit.height == frame_height) return picture;
  Picture result = make_picture(frame_width, frame_height, picture.channels);
  const auto row =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.channels);
  for (int y = 0; y < picture.height; ++y) {
    std::memcpy(result.row(fit.y + y) + fit.x * picture.channels, picture.row(y), row);
  }
  return result;
}

}  // namespace shotlab
