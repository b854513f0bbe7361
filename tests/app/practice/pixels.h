// SPDX-License-Identifier: Apache-2.0
//
// What tests read off a painted picture: colours in Lab, regions of one colour, brightness left and
// right.

#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "media/model/picture.h"

namespace shotlab::test {

struct Lab {
  double l = 0, a = 0, b = 0;
};

inline Lab lab_of(const std::uint8_t* p) {
  auto linear = [](double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  const double r = linear(p[0] / 255.0), g = linear(p[1] / 255.0), b = linear(p[2] / 255.0);
  auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16 / 116.0; };
  const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
               y = f(0.2126 * r + 0.7152 * g + 0.0722 * b),
               z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

struct ToneOf {
  double mean = 0, spread = 0;  // L*, and p95 - p5
  double mid_b = 0;             // b* of the midtones
};

inline ToneOf tone_of(const Picture& picture) {
  std::vector<double> l;
  double sum = 0, b = 0;
  std::size_t mid = 0;
  for (int y = 0; y < picture.height; y += 2) {
    for (int x = 0; x < picture.width; x += 2) {
      const Lab c = lab_of(picture.row(y) + x * 3);
      l.push_back(c.l);
      sum += c.l;
      if (c.l > 25 && c.l < 75) b += c.b, ++mid;
    }
  }
  std::sort(l.begin(), l.end());
  ToneOf out;
  out.mean = sum / static_cast<double>(l.size());
  out.spread = l[l.size() * 95 / 100] - l[l.size() * 5 / 100];
  out.mid_b = mid > 0 ? b / static_cast<double>(mid) : 0;
  return out;
}

struct Box {
  int x0 = 1 << 20, y0 = 1 << 20, x1 = -1, y1 = -1;
  int count = 0;
  bool empty() const { return count == 0; }
  double middle_x() const { return (x0 + x1) / 2.0; }
  int height() const { return y1 - y0 + 1; }
};

// The largest connected region in which `wanted` holds.
template <typename Wanted>
Box region_of(const Picture& p, const Wanted& wanted) {
  std::vector<int> seen(static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height), 0);
  auto at = [&](int x, int y) -> int& {
    return seen[static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) +
                static_cast<std::size_t>(x)];
  };
  Box best;
  std::vector<std::pair<int, int>> stack;
  for (int y = 0; y < p.height; ++y) {
    for (int x = 0; x < p.width; ++x) {
      if (at(x, y) != 0 || !wanted(p.row(y) + x * 3)) continue;
      Box box;
      stack.assign(1, {x, y});
      at(x, y) = 1;
      while (!stack.empty()) {
        const auto [cx, cy] = stack.back();
        stack.pop_back();
        ++box.count;
        box.x0 = std::min(box.x0, cx), box.x1 = std::max(box.x1, cx);
        box.y0 = std::min(box.y0, cy), box.y1 = std::max(box.y1, cy);
        for (const auto& [dx, dy] :
             std::array<std::pair<int, int>, 4>{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}}) {
          const int nx = cx + dx, ny = cy + dy;
          if (nx < 0 || ny < 0 || nx >= p.width || ny >= p.height || at(nx, ny) != 0) continue;
          if (!wanted(p.row(ny) + nx * 3)) continue;
          at(nx, ny) = 1;
          stack.emplace_back(nx, ny);
        }
      }
      if (box.count > best.count) best = box;
    }
  }
  return best;
}

// Where two pictures of one size differ clearly.
inline Box differing(const Picture& a, const Picture& b, int by = 40) {
  Box box;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      const std::uint8_t *p = a.row(y) + x * 3, *q = b.row(y) + x * 3;
      if (std::abs(p[0] - q[0]) + std::abs(p[1] - q[1]) + std::abs(p[2] - q[2]) <= by) continue;
      box.x0 = std::min(box.x0, x), box.x1 = std::max(box.x1, x);
      box.y0 = std::min(box.y0, y), box.y1 = std::max(box.y1, y);
      ++box.count;
    }
  }
  return box;
}

inline double mean_difference(const Picture& a, const Picture& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
  return sum / static_cast<double>(a.pixels.size());
}

}  // namespace shotlab::test
