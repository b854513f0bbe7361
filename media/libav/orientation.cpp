// SPDX-License-Identifier: Apache-2.0

#include "media/libav/orientation.h"

#include <algorithm>
#include <cstring>

namespace shotlab::av {

Picture turned(Picture picture, int degrees) {
  if (degrees == 0) return picture;
  const bool upright = degrees == 180;
  const int width = picture.width;
  const int height = picture.height;
  const auto size = static_cast<std::size_t>(picture.channels);
  Picture result =
      make_picture(upright ? width : height, upright ? height : width, picture.channels);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* from = picture.row(y);
    for (int x = 0; x < width; ++x, from += size) {
      const int to_x = degrees == 90 ? height - 1 - y : degrees == 180 ? width - 1 - x : y;
      const int to_y = degrees == 90 ? x : degrees == 180 ? height - 1 - y : width - 1 - x;
      std::memcpy(result.row(to_y) + static_cast<std::size_t>(to_x) * size, from, size);
    }
  }
  return result;
}

Picture mirrored(Picture picture) {
  const auto size = static_cast<std::size_t>(picture.channels);
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* row = picture.row(y);
    for (int x = 0; x < picture.width / 2; ++x) {
      std::uint8_t* left = row + static_cast<std::size_t>(x) * size;
      std::uint8_t* right = row + static_cast<std::size_t>(picture.width - 1 - x) * size;
      std::swap_ranges(left, left + size, right);
    }
  }
  return picture;
}

}  // namespace shotlab::av
