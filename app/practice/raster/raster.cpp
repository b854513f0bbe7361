// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/raster.h"

#include <algorithm>
#include <array>

namespace shotlab::practice {
namespace {

constexpr int kStep = 16;

Rgb sky_at(const Sky& sky, double sine) {
  const double degrees = std::asin(std::clamp(sine, -1.0, 1.0)) * 180 / kPi;
  if (degrees < 0) return mix(sky.horizon, sky.ground, smooth(-degrees / 10));
  if (degrees < 18) return mix(sky.horizon, sky.middle, degrees / 18);
  return mix(sky.middle, sky.top, smooth((degrees - 18) / 52));
}

// A fixed pattern of +-half a step: a clean gradient in eight bits would show bands.
double dither(int x, int y) {
  const auto h =
      static_cast<std::uint32_t>(x) * 0x9E3779B1u ^ static_cast<std::uint32_t>(y) * 0x85EBCA77u;
  const std::uint32_t m = (h ^ (h >> 15)) * 0x2C1B3C6Du;
  return ((m >> 16) & 255) / 255.0 - 0.5;
}

bool any_alpha(const std::uint32_t* words, int count) {
  std::uint32_t any = 0;
  for (int i = 0; i < count; ++i) any |= words[i];
  return (any >> 24) != 0;
}

}  // namespace

Raster::Raster(int width, int height)
    : canvas_(width, height),
      nearness_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
      view_(CameraPose{.focal = 1}, width, height),
      defocus_(width, height) {}

void Raster::begin(const View& view, const Air& air) {
  view_ = view;
  air_ = air;
  std::fill(nearness_.begin(), nearness_.end(), 0.0F);
  canvas_.flush();
}

void Raster::draw(const Sky& sky) {
  // The ground, 400 m wide, covers all that lies this far below the horizon.
  constexpr double kBelow = -0.04;
  const int width = view_.width();
  const std::uint32_t plain = opaque_word(sky.horizon);
  for (int y = 0; y < view_.height(); ++y) {
    std::uint32_t* row = canvas_.row(y);
    const float* near_row = near_row_of(y);
    auto height = [&](int x) { return unit(view_.ray(x, y + 0.5)).y; };
    for (int from = 0; from < width; from += kStep) {
      const int to = std::min(width, from + kStep);
      bool open = false;
      for (int x = from; x < to; ++x) open |= near_row[x] == 0;
      const double h0 = open ? height(from) : 0, h1 = open ? height(to) : 0;
      if (!open || std::max(h0, h1) < kBelow) {
        // What the edge of a card lets through here must not be the frame before.
        std::fill(row + from, row + to, plain);
        continue;
      }
      Rgb c = sky_at(sky, h0) * 255;
      const Rgb slope = (sky_at(sky, h1) * 255 + c * -1) * (1.0 / (to - from));
      for (int x = from; x < to; ++x, c = c + slope) {
        const double n = dither(x, y) + 0.5;
        auto byte = [n](double v) {
          return static_cast<std::uint32_t>(std::clamp(v + n, 0.0, 255.0));
        };
        row[x] = 0xff000000u | (byte(c.r) << 16) | (byte(c.g) << 8) | byte(c.b);
      }
    }
  }
  canvas_.touched();
}

void Raster::draw(const Layer& layer) {
  layer.canvas->flush();
  const auto nearness = static_cast<float>(1 / layer.depth);
  const PixelBox box = layer.box.within(view_.width(), view_.height());
  for (int y = box.y0; y < box.y1; ++y) {
    const std::uint32_t* from = layer.canvas->row(y);
    std::uint32_t* to = canvas_.row(y);
    float* near_row = near_row_of(y);
    for (int x = box.x0; x < box.x1; ++x) {
      // Most of a figure's box is empty.
      if (x + 4 <= box.x1 && (from[x] | from[x + 1] | from[x + 2] | from[x + 3]) == 0) {
        x += 3;
        continue;
      }
      const std::uint32_t w = from[x];
      if (w == 0 || near_row[x] > nearness) continue;
      const std::uint32_t a = w >> 24;
      if (a == 255) {
        to[x] = w;
      } else {
        const std::uint32_t base = blend_words(to[x], 0xff000000u, a + (a >> 7));
        to[x] = 0xff000000u | ((base & 0x00ffffffu) + (w & 0x00ffffffu));
      }
      if (a >= 128) near_row[x] = nearness;
    }
  }
  canvas_.touched();
}

void Raster::shade_ground(const Canvas& half_mask, Rgb tint, double ground_level) {
  const Vec3 up = view_.turn_to_camera({0, 1, 0});
  const double below = view_.position().y - ground_level;
  if (below <= 0.01) return;
  const std::array<std::uint32_t, 3> k = {static_cast<std::uint32_t>(clamp01(tint.r) * 256),
                                          static_cast<std::uint32_t>(clamp01(tint.g) * 256),
                                          static_cast<std::uint32_t>(clamp01(tint.b) * 256)};
  for (int y = 0; y < view_.height(); ++y) {
    const std::uint32_t* mask = half_mask.row(std::min(y / 2, half_mask.height() - 1));
    const std::uint32_t* mask_next = half_mask.row(std::min((y + 1) / 2, half_mask.height() - 1));
    if (!any_alpha(mask, half_mask.width()) && !any_alpha(mask_next, half_mask.width())) continue;
    std::uint32_t* row = canvas_.row(y);
    const float* near_row = near_row_of(y);
    for (int x = 0; x < view_.width(); ++x) {
      const int hx = std::min(x / 2, half_mask.width() - 1),
                hx1 = std::min((x + 1) / 2, half_mask.width() - 1);
      const std::uint32_t a = ((mask[hx] >> 24) + (mask_next[hx1] >> 24) + 1) / 2;
      if (a == 0) continue;
      // Depth of the ground here: where the ray meets y = level.
      const double rise = (x + 0.5 - view_.centre_x()) / view_.focal() * up.x +
                          (view_.centre_y() - y - 0.5) / view_.focal() * up.y + up.z;
      const double nearness = -rise / below;
      if (nearness <= 0 || near_row[x] > nearness * 1.02) continue;
      std::uint32_t out = 0xff000000u;
      for (std::size_t c = 0; c < 3; ++c) {
        const int shift = 16 - 8 * static_cast<int>(c);
        const std::uint32_t keep = 256 - ((256 - k[c]) * (a + (a >> 7)) >> 8);
        out |= ((((row[x] >> shift) & 255) * keep) >> 8) << shift;
      }
      row[x] = out;
    }
  }
  canvas_.touched();
}

void Raster::defocus(const Focus& focus) { defocus_.apply(canvas_, nearness_.data(), focus); }

void Raster::keep(Drawn& drawn) {
  canvas_.flush();
  const std::size_t count = nearness_.size();
  drawn.pixels.assign(canvas_.row(0), canvas_.row(0) + count);
  drawn.nearness = nearness_;
}

void Raster::restore(const Drawn& drawn) {
  canvas_.flush();
  std::copy(drawn.pixels.begin(), drawn.pixels.end(), canvas_.row(0));
  nearness_ = drawn.nearness;
  canvas_.touched();
}

}  // namespace shotlab::practice
