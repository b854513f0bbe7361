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

namespace shotlab::practice {

// a + (b - a) * f / 256 on all four bytes at once.
inline std::uint32_t blend_words(std::uint32_t a, std::uint32_t b, std::uint32_t f) {
  const std::uint32_t arb = a & 0x00ff00ffu, brb = b & 0x00ff00ffu;
  const std::uint32_t aag = (a >> 8) & 0x00ff00ffu, bag = (b >> 8) & 0x00ff00ffu;
  const std::uint32_t rb = ((arb * (256 - f) + brb * f) >> 8) & 0x00ff00ffu;
  const std::uint32_t ag = (aag * (256 - f) + bag * f) & 0xff00ff00u;
  return rb | ag;
}

class Texture {
 public:
  Texture() = default;
  // REQUIRES: the canvas has sides that are powers of two.
  explicit Texture(Canvas&& canvas);

  bool empty() const { return levels_.empty(); }
  int width() const { return levels_.empty() ? 0 : levels_[0].width; }
  int height() const { return levels_.empty() ? 0 : levels_[0].height; }
  std::size_t bytes() const;

  struct Level {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
    std::uint32_t at(int x, int y) const {
      return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
  };
  // lod 0 is the finest; beyond the last is the last.
  const Level& level(double lod) const {
    const int n = static_cast<int>(levels_.size()) - 1;
    const int i = lod <= 0 ? 0 : static_cast<int>(lod);
    return levels_[static_cast<std::size_t>(i > n ? n : i)];
  }

 private:
  std::vector<Level> levels_;
};

// Bilinear; s and t in 0..1 over the picture, repeated or held at the rim.
std::uint32_t sample_repeated(const Texture::Level& level, double s, double t);
std::uint32_t sample_held(const Texture::Level& level, double s, double t);

inline std::uint32_t sample_at(const Texture::Level& l, int x0, int x1, int y0, int y1,
                               std::uint32_t fx, std::uint32_t fy) {
  const std::uint32_t top = blend_words(l.at(x0, y0), l.at(x1, y0), fx);
  const std::uint32_t bottom = blend_words(l.at(x0, y1), l.at(x1, y1), fx);
  return blend_words(top, bottom, fy);
}

inline std::uint32_t sample_repeated(const Texture::Level& l, double s, double t) {
  const double u = s * l.width - 0.5, v = t * l.height - 0.5;
  const double fu = std::floor(u), fv = std::floor(v);
  const int mask_x = l.width - 1, mask_y = l.height - 1;
  const int x0 = static_cast<int>(fu) & mask_x, y0 = static_cast<int>(fv) & mask_y;
  return sample_at(l, x0, (x0 + 1) & mask_x, y0, (y0 + 1) & mask_y,
                   static_cast<std::uint32_t>((u - fu) * 256),
                   static_cast<std::uint32_t>((v - fv) * 256));
}

inline std::uint32_t sample_held(const Texture::Level& l, double s, double t) {
  const double u = std::clamp(s * l.width - 0.5, 0.0, l.width - 1.0);
  const double v = std::clamp(t * l.height - 0.5, 0.0, l.height - 1.0);
  const int x0 = static_cast<int>(u), y0 = static_cast<int>(v);
  return sample_at(l, x0, std::min(x0 + 1, l.width - 1), y0, std::min(y0 + 1, l.height - 1),
                   static_cast<std::uint32_t>((u - x0) * 256),
                   static_cast<std::uint32_t>((v - y0) * 256));
}

}  // namespace shotlab::practice
