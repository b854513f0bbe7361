// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/patches.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/practice/figure/shading.h"

namespace shotlab::practice {

TintMap::TintMap(const Picture& picture, int longest) {
  const int step = std::max(1, (std::max(picture.width, picture.height) + longest - 1) / longest);
  width = std::max(1, picture.width / step), height = std::max(1, picture.height / step);
  tints.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      Rgb sum;
      for (int dy = 0; dy < step; ++dy) {
        const std::uint8_t* p = picture.row(y * step + dy) + x * step * picture.channels;
        for (int dx = 0; dx < step; ++dx, p += picture.channels) sum = sum + rgb_at(p);
      }
      tints.push_back(tint_of(sum * (1.0 / (step * step))));
    }
  }
}

std::vector<Patch> patches_of(int width, int height, const std::function<bool(int, int)>& wanted,
                              const Patch& within) {
  std::vector<std::uint8_t> seen(static_cast<std::size_t>(width) *
                                 static_cast<std::size_t>(height));
  const auto at = [width](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  };
  const int x0 = std::max(0, within.x0), x1 = std::min(width - 1, within.x1);
  const int y0 = std::max(0, within.y0), y1 = std::min(height - 1, within.y1);
  std::vector<Patch> out;
  std::vector<std::pair<int, int>> stack;
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      if (seen[at(x, y)] != 0 || !wanted(x, y)) continue;
      Patch patch{.x0 = x, .y0 = y, .x1 = x, .y1 = y, .count = 0, .width = width, .cells = {}};
      std::vector<std::pair<int, int>> cells;
      stack.assign(1, {x, y});
      seen[at(x, y)] = 1;
      while (!stack.empty()) {
        const auto [cx, cy] = stack.back();
        stack.pop_back();
        cells.emplace_back(cx, cy);
        patch.x0 = std::min(patch.x0, cx), patch.x1 = std::max(patch.x1, cx);
        patch.y0 = std::min(patch.y0, cy), patch.y1 = std::max(patch.y1, cy);
        constexpr std::array<std::pair<int, int>, 4> kNext = {{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
        for (const auto& [dx, dy] : kNext) {
          const int nx = cx + dx, ny = cy + dy;
          if (nx < x0 || ny < y0 || nx > x1 || ny > y1 || seen[at(nx, ny)] != 0) continue;
          if (!wanted(nx, ny)) continue;
          seen[at(nx, ny)] = 1;
          stack.emplace_back(nx, ny);
        }
      }
      if (cells.size() < 6) continue;
      patch.count = static_cast<double>(cells.size());
      patch.cells.assign(seen.size(), 0);
      for (const auto& [cx, cy] : cells) patch.cells[at(cx, cy)] = 1;
      out.push_back(std::move(patch));
    }
  }
  return out;
}

double hull_area(const Patch& patch) {
  std::vector<Point> corners;
  for (int y = patch.y0; y <= patch.y1; ++y) {
    for (int x = patch.x0; x <= patch.x1; ++x) {
      if (!patch.has(x, y)) continue;
      for (int c = 0; c < 4; ++c)
        corners.push_back({static_cast<double>(x + (c & 1)), static_cast<double>(y + (c >> 1))});
    }
  }
  const std::vector<Point> hull = hull_of(std::move(corners));
  double twice = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Point a = hull[i], b = hull[(i + 1) % hull.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

}  // namespace shotlab::practice
