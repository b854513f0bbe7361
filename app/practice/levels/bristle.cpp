// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/bristle.h"

#include <algorithm>
#include <cmath>

#include "app/practice/levels/tint.h"
#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

constexpr int kTile = 256;          // Side of a tile of brush marks, and its period.
constexpr int kGrid = 17;           // Of the colour table.
constexpr double kStroke = 13;      // Levels of 255 that a mark adds or takes at most.
constexpr double kPerWidth = 1280;  // Texels of marks in a picture's width.

// Strokes of one direction: noise drawn out along it, and thrown round the tile's rim.
std::vector<std::int8_t> marks_along(double angle, Random draw) {
  std::vector<float> noise(kTile * kTile), out(kTile * kTile);
  for (float& v : noise) v = static_cast<float>(draw.real(-1, 1));
  const double dx = std::cos(angle), dy = std::sin(angle);
  constexpr int kLong = 11;
  for (int y = 0; y < kTile; ++y) {
    for (int x = 0; x < kTile; ++x) {
      double sum = 0;
      for (int i = -kLong; i <= kLong; ++i) {
        for (int j = -1; j <= 1; ++j) {
          const int px = static_cast<int>(std::lround(x + dx * i - dy * j)) & (kTile - 1);
          const int py = static_cast<int>(std::lround(y + dy * i + dx * j)) & (kTile - 1);
          sum += noise[static_cast<std::size_t>(py * kTile + px)] * (j == 0 ? 1 : 0.6);
        }
      }
      out[static_cast<std::size_t>(y * kTile + x)] = static_cast<float>(sum);
    }
  }
  double square = 0;
  for (float v : out) square += static_cast<double>(v) * v;
  const double scale = kStroke * 3.2 / std::sqrt(square / (kTile * kTile));
  std::vector<std::int8_t> marks;
  marks.reserve(out.size());
  for (float v : out)
    marks.push_back(static_cast<std::int8_t>(std::clamp(std::lround(v * scale), -60L, 60L)));
  return marks;
}

}  // namespace

Bristle::Bristle(const Tinting& tinting, std::uint64_t seed, int width, int height)
    : tinting_(tinting),
      width_(width),
      height_(height),
      radius_(std::max(2, height / 144)),
      flat_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
  for (std::size_t i = 0; i < marks_.size(); ++i)
    marks_[i] = marks_along(kPi * static_cast<double>(i) / 4, Random(seed + i, "brush"));
  table_.reserve(kGrid * kGrid * kGrid);
  for (int r = 0; r < kGrid; ++r) {
    for (int g = 0; g < kGrid; ++g) {
      for (int b = 0; b < kGrid; ++b) {
        const Rgb c = coloured(Rgb{r / 16.0, g / 16.0, b / 16.0});
        table_.push_back({static_cast<std::uint8_t>(std::lround(c.r * 255)),
                          static_cast<std::uint8_t>(std::lround(c.g * 255)),
                          static_cast<std::uint8_t>(std::lround(c.b * 255))});
      }
    }
  }
}

Rgb Bristle::coloured(Rgb c) const {
  const Tinting& t = tinting_;
  c = {(c.r - 0.45) * t.contrast + 0.45, (c.g - 0.45) * t.contrast + 0.45,
       (c.b - 0.45) * t.contrast + 0.45};
  c = clamped(c * t.gain + t.lift);
  c = clamped(saturate(c, t.saturation * (1 - t.mono)));
  if (t.swatches.empty()) return c;
  // Towards the colours near it, keeping most of its own light: masses stay masses.
  const Tint mine = tint_of(c);
  Tint sum;
  double all = 0;
  for (const Rgb& swatch : t.swatches) {
    const Tint s = tint_of(swatch);
    const double w = 1 / (1e-4 + apart2(mine, s, 1));
    sum.l += w * s.l, sum.a += w * s.a, sum.b += w * s.b, all += w;
  }
  const Tint to{sum.l / all, sum.a / all, sum.b / all};
  return clamped(
      colour_of({mix(mine.l, to.l, 0.45), mix(mine.a, to.a, 0.9), mix(mine.b, to.b, 0.9)}));
}

Picture Bristle::tint(const Picture& frame) const {
  Picture out = make_picture(frame.width, frame.height, 3);
  for (int y = 0; y < frame.height; ++y) {
    const std::uint8_t* from = frame.row(y);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < frame.width; ++x, from += frame.channels, to += 3) {
      // Trilinear in the table.
      std::array<int, 3> at{}, part{};
      for (std::size_t c = 0; c < 3; ++c) {
        const int v = from[c] * 16 * 256 / 255;
        at[c] = std::min(v / 256, kGrid - 2), part[c] = v - at[c] * 256;
      }
      std::array<std::int64_t, 3> sum{};
      for (int corner = 0; corner < 8; ++corner) {
        std::int64_t w = 1;
        int index = 0;
        for (std::size_t c = 0; c < 3; ++c) {
          const int bit = (corner >> c) & 1;
          w *= bit != 0 ? part[c] : 256 - part[c];
          index = index * kGrid + at[c] + bit;
        }
        for (std::size_t c = 0; c < 3; ++c)
          sum[c] += w * table_[static_cast<std::size_t>(index)][c];
      }
      for (std::size_t c = 0; c < 3; ++c)
        to[c] = static_cast<std::uint8_t>((sum[c] + (1 << 23)) >> 24);
    }
  }
  return out;
}

// Of the four squares that meet in a pixel the evenest decides.
void Bristle::masses(const Picture& frame) {
  const std::size_t stride = static_cast<std::size_t>(width_) + 1;
  const std::size_t cells = stride * (static_cast<std::size_t>(height_) + 1);
  // Running sums of the three colours and of the square of light.
  std::vector<std::array<std::int64_t, 4>> sums(cells);
  for (int y = 0; y < height_; ++y) {
    const std::uint8_t* p = frame.row(y);
    std::array<std::int64_t, 4> line{};
    for (int x = 0; x < width_; ++x, p += 3) {
      const std::int64_t l = (54 * p[0] + 183 * p[1] + 19 * p[2]) / 256;
      for (std::size_t c = 0; c < 3; ++c) line[c] += p[c];
      line[3] += l * l;
      const std::size_t at =
          (static_cast<std::size_t>(y) + 1) * stride + static_cast<std::size_t>(x) + 1;
      for (std::size_t c = 0; c < 4; ++c) sums[at][c] = sums[at - stride][c] + line[c];
    }
  }
  const int r = radius_;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      std::array<double, 3> mean{};
      double all = 0;
      for (int s = 0; s < 4; ++s) {
        const int x0 = std::max(0, (s & 1) != 0 ? x : x - r),
                  x1 = std::min(width_, ((s & 1) != 0 ? x + r : x) + 1);
        const int y0 = std::max(0, (s & 2) != 0 ? y : y - r),
                  y1 = std::min(height_, ((s & 2) != 0 ? y + r : y) + 1);
        const auto cell = [&](int px, int py) -> const std::array<std::int64_t, 4>& {
          return sums[static_cast<std::size_t>(py) * stride + static_cast<std::size_t>(px)];
        };
        const auto &a = cell(x0, y0), &b = cell(x1, y0), &c = cell(x0, y1), &d = cell(x1, y1);
        const double n = static_cast<double>(x1 - x0) * (y1 - y0);
        std::array<double, 4> m{};
        for (std::size_t i = 0; i < 4; ++i)
          m[i] = static_cast<double>(d[i] - b[i] - c[i] + a[i]) / n;
        const double l = (54 * m[0] + 183 * m[1] + 19 * m[2]) / 256;
        const double spread = std::max(0.0, m[3] - l * l);
        // Soft: so that equal squares do not fight from frame to frame.
        const double w = 1 / (4 + spread * spread);
        for (std::size_t i = 0; i < 3; ++i) mean[i] += w * m[i];
        all += w;
      }
      auto& out = flat_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(x)];
      for (std::size_t i = 0; i < 3; ++i) out[i] = static_cast<float>(mean[i] / all);
    }
  }
}

Picture Bristle::paint(const Picture& frame, const Similarity& placed) {
  masses(frame);
  Picture smooth_frame = make_picture(width_, height_, 3);
  for (int y = 0; y < height_; ++y) {
    std::uint8_t* to = smooth_frame.row(y);
    for (int x = 0; x < width_; ++x, to += 3) {
      const auto& c = flat_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                            static_cast<std::size_t>(x)];
      for (std::size_t i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>(std::lround(c[i]));
    }
  }
  Picture out = tint(smooth_frame);
  const Similarity back = placed.inverse();
  const auto luma_at = [&](int x, int y) {
    const auto& c = flat_[static_cast<std::size_t>(std::clamp(y, 0, height_ - 1)) *
                              static_cast<std::size_t>(width_) +
                          static_cast<std::size_t>(std::clamp(x, 0, width_ - 1))];
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const int d = std::max(2, radius_);
  for (int y = 0; y < height_; ++y) {
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < width_; ++x, to += 3) {
      // Strokes run along the edge, not across it.
      const double gx = luma_at(x + d, y) - luma_at(x - d, y);
      const double gy = luma_at(x, y + d) - luma_at(x, y - d);
      const double edge = std::sqrt(gx * gx + gy * gy);
      double angle = edge > 3 ? std::atan2(gy, gx) + kPi / 2 : kPi / 8;
      angle -= kPi * std::floor(angle / kPi);
      const double dir = angle / kPi * 4;
      const auto first = static_cast<std::size_t>(dir) % 4, second = (first + 1) % 4;
      const double part = dir - std::floor(dir);
      // The marks lie where they lay in the first frame.
      const Point p = back.apply({(x - width_ / 2.0) / width_, (y - height_ / 2.0) / width_});
      const double u = p.x * kPerWidth, v = p.y * kPerWidth;
      const int u0 = static_cast<int>(std::floor(u)), v0 = static_cast<int>(std::floor(v));
      const double fu = u - u0, fv = v - v0;
      const auto mark = [&](std::size_t which) {
        const auto& tile = marks_[which];
        const auto m = [&](int mx, int my) {
          return static_cast<double>(
              tile[static_cast<std::size_t>((my & (kTile - 1)) * kTile + (mx & (kTile - 1)))]);
        };
        return (m(u0, v0) * (1 - fu) + m(u0 + 1, v0) * fu) * (1 - fv) +
               (m(u0, v0 + 1) * (1 - fu) + m(u0 + 1, v0 + 1) * fu) * fv;
      };
      double add = (mark(first) * (1 - part) + mark(second) * part) / 3.2;
      if (tinting_.outlines) add -= std::min(70.0, std::max(0.0, edge - 16) * 1.2);
      for (int c = 0; c < 3; ++c)
        to[c] = static_cast<std::uint8_t>(std::clamp(to[c] + add, 0.0, 255.0));
    }
  }
  return out;
}

Tinting tinting_of(const Plan& plan, bool light_named) {
  Tinting t;
  t.swatches = plan.swatches;
  if (plan.palette_colour)
    t.swatches = {*plan.palette_colour, mix(*plan.palette_colour, {1, 1, 1}, 0.6),
                  *plan.palette_colour * 0.35};
  const auto& p = plan.palette;
  if (p == "warm") t.gain = {1.10, 1.0, 0.82}, t.lift = {0.03, 0.01, 0};
  if (p == "cool") t.gain = {0.84, 0.98, 1.10}, t.lift = {0, 0.01, 0.03};
  if (p == "pastel") t.contrast = 0.72, t.saturation = 0.75, t.lift = {0.14, 0.13, 0.14};
  if (p == "monochrome") t.mono = 1;
  if (p == "sepia") t.mono = 0.85, t.gain = {1.06, 0.98, 0.82};
  if (p == "desaturated") t.saturation = 0.45;
  if (p == "earth")
    t.swatches = {rgb(0xB08A63), rgb(0x7C6148), rgb(0x4F5636), rgb(0xE2CFAE), rgb(0x3A2E26)};
  if (p == "teal_orange")
    t.swatches = {rgb(0x2E5E68), rgb(0xE0793A), rgb(0x1B2F38), rgb(0xF0C79A), rgb(0x4F8C8F)};
  if (p == "neon_night")
    t.swatches = {rgb(0xD43F92), rgb(0x2B2F5C), rgb(0x1E6F8C), rgb(0x120F26), rgb(0x8FE3F0)},
    t.gain = {0.8, 0.75, 0.95};
  if (plan.style == Style::ink)
    t.mono = 0.85, t.outlines = true, t.contrast = 1.1, t.lift = {0.06, 0.055, 0.04};
  if (plan.style == Style::noir) t.mono = 1, t.contrast = 1.35, t.gain = {0.85, 0.85, 0.85};
  if (!light_named) return t;
  const auto light = [&t](Rgb gain, double contrast) {
    t.gain = t.gain * gain, t.contrast *= contrast;
  };
  switch (plan.light) {
    case LightKind::low_sun:
    case LightKind::lantern:
      light({1.12, 0.97, 0.78}, 1.08);
      break;
    case LightKind::moon:
      light({0.45, 0.55, 0.80}, 0.95);
      break;
    case LightKind::neon:
      light({0.80, 0.55, 0.95}, 1.1);
      break;
    case LightKind::hard_side:
    case LightKind::low_key:
      light({0.62, 0.62, 0.66}, 1.35);
      break;
    case LightKind::high_key:
      light({1.12, 1.12, 1.10}, 0.75);
      t.lift = t.lift + Rgb{0.08, 0.08, 0.08};
      break;
    case LightKind::overcast:
      light({0.96, 0.98, 1.02}, 0.88);
      break;
    default:
      break;
  }
  if (plan.time == DayTime::night && plan.light != LightKind::neon && plan.light != LightKind::moon)
    t.gain = t.gain * Rgb{0.7, 0.72, 0.85};
  return t;
}

}  // namespace shotlab::practice
