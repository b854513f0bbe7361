// SPDX-License-Identifier: Apache-2.0

#include "media/model/picture.h"

namespace shotlab {

Picture make_picture(int width, int height, int channels) {
  Picture picture{.width = width, .height = height, .channels = channels, .pixels = {}};
  picture.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                        static_cast<std::size_t>(channels));
  return picture;
}

}  // namespace shotlab
