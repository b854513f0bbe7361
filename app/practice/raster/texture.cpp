// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/texture.h"

#include <algorithm>
#include <cassert>

namespace shotlab::practice {
namespace {

bool power_of_two(int n) { return n > 0 && (n & (n - 1)) == 0; }

// Mean of four words, rounded: mixing by halves would darken a little at every level.
std::uint32_t mean(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  const std::uint32_t mask = 0x00ff00ffu;
  const std::uint32_t rb =
      (((a & mask) + (b & mask) + (c & mask) + (d & mask) + 0x00020002u) >> 2) & mask;
  const std::uint32_t ag = ((((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) +
                             ((d >> 8) & mask) + 0x00020002u) >>
                            2) &
                           mask;
  return rb | (ag << 8);
}

Texture::Level blank(int width, int height) {
  Texture::Level level;
  level.width = width, level.height = height;
  level.pixels.resize(level.stride() * (static_cast<std::size_t>(height) + 1));
  return level;
}

std::uint32_t* row_of(Texture::Level& level, int y) {
  return level.pixels.data() + static_cast<std::size_t>(y) * level.stride();
}

// The copies past the end.
void close(Texture::Level& level) {
  for (int y = 0; y < level.height; ++y) row_of(level, y)[level.width] = row_of(level, y)[0];
  std::copy_n(row_of(level, 0), level.stride(), row_of(level, level.height));
}

Texture::Level half(const Texture::Level& from) {
  Texture::Level to = blank(std::max(1, from.width / 2), std::max(1, from.height / 2));
  for (int y = 0; y < to.height; ++y) {
    const int y0 = std::min(y * 2, from.height - 1), y1 = std::min(y * 2 + 1, from.height - 1);
    for (int x = 0; x < to.width; ++x) {
      const int x0 = std::min(x * 2, from.width - 1), x1 = std::min(x * 2 + 1, from.width - 1);
      row_of(to, y)[x] =
          mean(*from.at(x0, y0), *from.at(x1, y0), *from.at(x0, y1), *from.at(x1, y1));
    }
  }
  close(to);
  return to;
}

}  // namespace

Texture::Texture(Canvas&& canvas) {
  assert(power_of_two(canvas.width()) && power_of_two(canvas.height()));
  canvas.flush();
  Level first = blank(canvas.width(), canvas.height());
  std::uint32_t alpha = 0xff000000u;
  for (int y = 0; y < first.height; ++y) {
    const std::uint32_t* from = canvas.row(y);
    std::copy_n(from, first.width, row_of(first, y));
    for (int x = 0; x < first.width; ++x) alpha &= from[x];
  }
  opaque_ = alpha == 0xff000000u;
  close(first);
  levels_.push_back(std::move(first));
  while (levels_.back().width > 1 || levels_.back().height > 1)
    levels_.push_back(half(levels_.back()));
}

std::size_t Texture::bytes() const {
  std::size_t total = 0;
  for (const Level& level : levels_) total += level.pixels.size() * 4;
  return total;
}

}  // namespace shotlab::practice
