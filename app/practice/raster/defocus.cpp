// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/defocus.h"

#include <algorithm>
#include <cmath>

#include "app/practice/raster/words.h"

namespace shotlab::practice {
namespace {

// Means of four bytes at once. One rounds down, one up: taken in turn, nothing grows darker.
inline std::uint32_t mean_down(std::uint32_t a, std::uint32_t b) {
  return (a & b) + (((a ^ b) >> 1) & 0x7f7f7f7fu);
}
inline std::uint32_t mean_up(std::uint32_t a, std::uint32_t b) {
  return (a | b) - (((a ^ b) >> 1) & 0x7f7f7f7fu);
}

// Disc, in pixels, that the first level of the pyramid looks like; each further one is twice that.
constexpr double kFirstDisc = 7;

}  // namespace

Defocus::Defocus(int width, int height)
    : before_(static_cast<std::size_t>(width)),
      above_(static_cast<std::size_t>(width)),
      discs_(static_cast<std::size_t>(width)) {
  int w = width, h = height;
  for (Level& level : levels_) {
    w = (w + 1) / 2, h = (h + 1) / 2;
    level.width = w, level.height = h;
    level.pixels.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  }
  // Room for a level that, made as wide as the picture again, is a little wider.
  for (auto& row : rows_) row.resize(static_cast<std::size_t>(width) + (2u << kLevels));
  narrow_.resize(rows_[0].size());
  for (std::size_t i = 0; i < mixes_.size(); ++i) {
    const double disc = static_cast<double>(i) / kPerPixel;
    // Below a pixel nothing is to be seen; then the first level takes over little by little.
    const double at = disc < kFirstDisc ? std::max(0.0, (disc - 1) / (kFirstDisc - 1))
                                        : 1 + std::log2(disc / kFirstDisc);
    const double level = std::min(std::floor(at), static_cast<double>(kLevels - 1));
    mixes_[i].level = static_cast<std::uint8_t>(level);
    mixes_[i].share = static_cast<std::uint16_t>(std::lround(std::min(1.0, at - level) * 256));
  }
}

void Defocus::halve(const std::uint32_t* from, int width, int height, Level& to) {
  for (int y = 0; y < to.height; ++y) {
    const std::uint32_t* a =
        from + static_cast<std::size_t>(2 * y) * static_cast<std::size_t>(width);
    const std::uint32_t* b = 2 * y + 1 < height ? a + width : a;
    std::uint32_t* out = to.row(y);
    for (int x = 0; x < width / 2; ++x)
      out[x] = mean_up(mean_down(a[2 * x], b[2 * x]), mean_down(a[2 * x + 1], b[2 * x + 1]));
    if (width % 2 != 0) out[to.width - 1] = mean_up(a[width - 1], b[width - 1]);
  }
}

// A bell of three by three, in place: a quarter, a half, a quarter, both ways.
void Defocus::smooth(Level& level) {
  const int w = level.width, h = level.height;
  for (int y = 0; y < h; ++y) {
    std::uint32_t* row = level.row(y);
    std::copy_n(row, w, before_.begin());
    const std::uint32_t* from = before_.data();
    for (int x = 1; x + 1 < w; ++x) row[x] = mean_up(from[x], mean_down(from[x - 1], from[x + 1]));
    if (w > 1) {
      row[0] = mean_up(from[0], mean_down(from[0], from[1]));
      row[w - 1] = mean_up(from[w - 1], mean_down(from[w - 1], from[w - 2]));
    }
  }
  std::copy_n(level.row(0), w, above_.begin());
  for (int y = 0; y < h; ++y) {
    std::uint32_t* row = level.row(y);
    const std::uint32_t* below = y + 1 < h ? level.row(y + 1) : row;
    std::copy_n(row, w, before_.begin());
    for (int x = 0; x < w; ++x)
      row[x] = mean_down(before_[static_cast<std::size_t>(x)],
                         mean_up(above_[static_cast<std::size_t>(x)], below[x]));
    std::swap(before_, above_);
  }
}

// The row of a level that lies at row `y` of the picture, made as wide as the picture: doubled
// again and again, each new pixel three parts its own and one part its neighbour's.
void Defocus::stretch(int level, int y) {
  Level& from = levels_[static_cast<std::size_t>(level)];
  const int power = level + 1;
  const int at = 2 * y + 1 - (1 << power), step = 2 << power;
  const int upper = at < 0 ? -1 : at / step;
  const auto share = static_cast<std::uint32_t>((at - upper * step) * 256 / step);
  const std::uint32_t* a = from.row(std::clamp(upper, 0, from.height - 1));
  const std::uint32_t* b = from.row(std::clamp(upper + 1, 0, from.height - 1));
  std::vector<std::uint32_t>& out = rows_[static_cast<std::size_t>(level)];
  // The last doubling must end in `out`.
  std::uint32_t *now = power % 2 == 0 ? out.data() : narrow_.data(),
                *next = power % 2 == 0 ? narrow_.data() : out.data();
  int w = from.width;
  for (int x = 0; x < w; ++x) now[x] = blend_words(a[x], b[x], share);
  for (int k = 0; k < power; ++k) {
    for (int x = 1; x + 1 < w; ++x) {
      next[2 * x] = mean_down(now[x], mean_up(now[x], now[x - 1]));
      next[2 * x + 1] = mean_down(now[x], mean_up(now[x], now[x + 1]));
    }
    for (int x : {0, w - 1}) {
      next[2 * x] = mean_down(now[x], mean_up(now[x], now[std::max(0, x - 1)]));
      next[2 * x + 1] = mean_down(now[x], mean_up(now[x], now[std::min(w - 1, x + 1)]));
    }
    w *= 2;
    std::swap(now, next);
  }
}

void Defocus::apply(Canvas& canvas, const float* nearness, const Focus& focus) {
  if (focus.spread <= 0) return;
  canvas.flush();
  const int w = canvas.width(), h = canvas.height();
  const auto plane = static_cast<float>(focus.nearness),
             per = static_cast<float>(focus.spread * kPerPixel);
  constexpr auto kMost = static_cast<float>(kWidest * kPerPixel);
  halve(canvas.row(0), w, h, levels_[0]);
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (i > 0)
      halve(levels_[i - 1].row(0), levels_[i - 1].width, levels_[i - 1].height, levels_[i]);
    smooth(levels_[i]);
  }
  for (int y = 0; y < h; ++y) {
    const float* near_row = nearness + static_cast<std::size_t>(y) * static_cast<std::size_t>(w);
    std::uint32_t* row = canvas.row(y);
    std::uint16_t widest = 0, least = kWidest * kPerPixel;
    for (int x = 0; x < w; ++x) {
      const auto disc =
          static_cast<std::uint16_t>(std::min(kMost, std::abs(plane - near_row[x]) * per));
      discs_[static_cast<std::size_t>(x)] = disc;
      widest = std::max(widest, disc), least = std::min(least, disc);
    }
    if (mixes_[widest].level == 0 && mixes_[widest].share == 0) continue;
    const int first = mixes_[least].level, last = mixes_[widest].level;
    std::array<const std::uint32_t*, kLevels + 1> of{};
    of[0] = row;
    for (int level = std::max(0, first - 1); level <= last && level < kLevels; ++level) {
      stretch(level, y);
      of[static_cast<std::size_t>(level) + 1] = rows_[static_cast<std::size_t>(level)].data();
    }
    for (int x = 0; x < w; ++x) {
      const Mix mix = mixes_[discs_[static_cast<std::size_t>(x)]];
      if (mix.level == 0 && mix.share == 0) continue;
      row[x] = blend_words(of[mix.level][x], of[mix.level + 1u][x], mix.share);
    }
  }
  canvas.touched();
}

}  // namespace shotlab::practice
