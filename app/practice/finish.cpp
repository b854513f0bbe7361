// SPDX-License-Identifier: Apache-2.0

#include "app/practice/finish.h"

#include "app/practice/mark.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

constexpr int kGrain = 256;  // Side of the grain tile.
constexpr int kBlock = 8;

}  // namespace

Finish::Finish(const Grade& g, std::uint64_t seed, int width, int height)
    : width_(width),
      height_(height),
      seed_(seed),
      saturation_(static_cast<int>(std::lround(g.saturation * 256))),
      mono_(static_cast<int>(std::lround(g.mono * 256))) {
  for (std::size_t i = 0; i < 256; ++i) {
    const double v = static_cast<double>(i) / 255;
    const double out = clamp01(((v - 0.45) * g.contrast + 0.45) * g.gain);
    curve_[i] = static_cast<std::uint8_t>(std::lround(out * 255));
    const double dark = (1 - v) * (1 - v), bright = v * v * (3 - 2 * v);
    tone_[i] = {
        static_cast<std::int16_t>(std::lround(255 * (g.shadows.r * dark + g.lights.r * bright))),
        static_cast<std::int16_t>(std::lround(255 * (g.shadows.g * dark + g.lights.g * bright))),
        static_cast<std::int16_t>(std::lround(255 * (g.shadows.b * dark + g.lights.b * bright)))};
  }
  const int columns = width / kBlock + 2, rows = height / kBlock + 2;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const double dx = (x * kBlock - width / 2.0) / (width / 2.0),
                   dy = (y * kBlock - height / 2.0) / (height / 2.0);
      const double r = ramp(std::sqrt(dx * dx * 0.8 + dy * dy * 0.6), 0.45, 1.25);
      vignette_.push_back(static_cast<std::uint16_t>(std::lround(256 * (1 - g.vignette * r))));
    }
  }
  Random draw(seed, "grain");
  grain_.resize(kGrain * kGrain);
  for (std::int8_t& v : grain_) {
    const double bell = draw.real() + draw.real() + draw.real() - 1.5;  // SD 0.5
    v = static_cast<std::int8_t>(std::lround(std::clamp(bell * 2 * g.grain, -12.0, 12.0)));
  }
  const Mark mark = practice_mark(height);
  mark_ = mark.coverage, mark_w_ = mark.width, mark_h_ = mark.height;
  mark_x_ = width - mark.width - height / 40, mark_y_ = height - mark.height - height / 40;
}

Picture Finish::apply(Canvas& canvas, std::int64_t frame) const {
  canvas.flush();
  Picture out = make_picture(width_, height_, 3);
  Random draw(seed_ * 31 + static_cast<std::uint64_t>(frame), "grain offset");
  const int gx = static_cast<int>(draw.below(kGrain)), gy = static_cast<int>(draw.below(kGrain));
  const int columns = width_ / kBlock + 2;
  for (int y = 0; y < height_; ++y) {
    const std::uint32_t* from = canvas.row(y);
    std::uint8_t* to = out.row(y);
    const std::int8_t* grain = grain_.data() + ((y + gy) % kGrain) * kGrain;
    const std::uint16_t* fall =
        vignette_.data() + static_cast<std::ptrdiff_t>(y / kBlock) * columns;
    const std::uint16_t* fall_below = fall + columns;
    const int fy = y % kBlock;
    for (int x = 0; x < width_; ++x, to += 3) {
      const std::uint32_t p = from[x];
      int r = curve_[(p >> 16) & 255], g = curve_[(p >> 8) & 255], b = curve_[p & 255];
      const int luma = (r * 54 + g * 183 + b * 19) >> 8;
      if (saturation_ != 256) {
        r = luma + (((r - luma) * saturation_) >> 8);
        g = luma + (((g - luma) * saturation_) >> 8);
        b = luma + (((b - luma) * saturation_) >> 8);
      }
      if (mono_ > 0) {
        r += ((luma - r) * mono_) >> 8;
        g += ((luma - g) * mono_) >> 8;
        b += ((luma - b) * mono_) >> 8;
      }
      const auto& tone = tone_[static_cast<std::size_t>(luma)];
      const int fx = x % kBlock;
      const std::size_t c = static_cast<std::size_t>(x / kBlock);
      const int top = fall[c] * (kBlock - fx) + fall[c + 1] * fx;
      const int bottom = fall_below[c] * (kBlock - fx) + fall_below[c + 1] * fx;
      const int v = (top * (kBlock - fy) + bottom * fy) / (kBlock * kBlock);
      // Grain shows in the middle tones, as on film.
      const int n = grain[(x + gx) & (kGrain - 1)];
      to[0] = static_cast<std::uint8_t>(std::clamp((((r + tone[0]) * v) >> 8) + n, 0, 255));
      to[1] = static_cast<std::uint8_t>(std::clamp((((g + tone[1]) * v) >> 8) + n, 0, 255));
      to[2] = static_cast<std::uint8_t>(std::clamp((((b + tone[2]) * v) >> 8) + n, 0, 255));
    }
  }
  for (int y = 0; y < mark_h_; ++y) {
    std::uint8_t* to = out.row(mark_y_ + y) + static_cast<std::ptrdiff_t>(mark_x_) * 3;
    for (int x = 0; x < mark_w_; ++x, to += 3) {
      const int a = mark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(mark_w_) +
                          static_cast<std::size_t>(x)] *
                    110 / 255;
      for (int c = 0; c < 3; ++c)
        to[c] = static_cast<std::uint8_t>(to[c] + (((236 - to[c]) * a) >> 8));
    }
  }
  return out;
}

}  // namespace shotlab::practice
