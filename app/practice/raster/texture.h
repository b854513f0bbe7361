// SPDX-License-Identifier: Apache-2.0
//
// A Texture is a painted picture with its smaller copies (mip-maps), ready to be seen from any
// distance. Words are premultiplied ARGB. Sides are powers of two.
//
// Threading: read by any number of threads once made.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/practice/raster/canvas.h"
#include "app/practice/raster/words.h"

namespace shotlab::practice {

class Texture {
 public:
  Texture() = default;
  // REQUIRES: the canvas has sides that are powers of two.
  explicit Texture(Canvas&& canvas);

  bool empty() const { return levels_.empty(); }
  int width() const { return levels_.empty() ? 0 : levels_[0].width; }
  int height() const { return levels_.empty() ? 0 : levels_[0].height; }
  bool opaque() const { return opaque_; }  // No alpha anywhere.
  std::size_t bytes() const;

  // Each row is followed by a copy of its first word and the last row by a copy of the first, so
  // that a look between two neighbours never has to ask where the picture ends.
  struct Level {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;

    std::size_t stride() const { return static_cast<std::size_t>(width) + 1; }
    const std::uint32_t* at(int x, int y) const {
      return pixels.data() + static_cast<std::size_t>(y) * stride() + static_cast<std::size_t>(x);
    }
  };
  // lod 0 is the finest; beyond the last is the last.
  const Level& level(int lod) const {
    const int n = static_cast<int>(levels_.size()) - 1;
    return levels_[static_cast<std::size_t>(lod < 0 ? 0 : lod > n ? n : lod)];
  }

 private:
  std::vector<Level> levels_;
  bool opaque_ = false;
};

// A look at texel coordinates in 16.16 fixed point, held at the rim or repeated without end.
inline Lanes look_held(const Texture::Level& l, std::int32_t u, std::int32_t v) {
  u = std::clamp(u, 0, (l.width - 1) << 16);
  v = std::clamp(v, 0, (l.height - 1) << 16);
  const std::uint32_t* top = l.at(u >> 16, v >> 16);
  return bilinear(top, top + l.stride(), (static_cast<std::uint32_t>(u) >> 8) & 255,
                  (static_cast<std::uint32_t>(v) >> 8) & 255);
}
inline Lanes look_repeated(const Texture::Level& l, std::int32_t u, std::int32_t v) {
  const std::uint32_t* top = l.at((u >> 16) & (l.width - 1), (v >> 16) & (l.height - 1));
  return bilinear(top, top + l.stride(), (static_cast<std::uint32_t>(u) >> 8) & 255,
                  (static_cast<std::uint32_t>(v) >> 8) & 255);
}
// REQUIRES: u and v between the first and the last texel.
inline Lanes look_inside(const Texture::Level& l, std::int32_t u, std::int32_t v) {
  const std::uint32_t* top = l.at(u >> 16, v >> 16);
  return bilinear(top, top + l.stride(), (static_cast<std::uint32_t>(u) >> 8) & 255,
                  (static_cast<std::uint32_t>(v) >> 8) & 255);
}

}  // namespace shotlab::practice
