// SPDX-License-Identifier: Apache-2.0

#include "app/practice/levels/plate_motion.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shotlab::practice {
namespace {

constexpr int kFinest = 240;  // Width of the finest level.
constexpr int kLevels = 3;
constexpr int kRounds = 12;

using Row = std::array<double, 4>;

// Solves the normal equations m x = v by elimination with pivots; false if they say nothing.
bool solve(std::array<Row, 4> m, Row v, Row& x) {
  for (std::size_t i = 0; i < 4; ++i) {
    std::size_t pivot = i;
    for (std::size_t r = i + 1; r < 4; ++r) {
      if (std::abs(m[r][i]) > std::abs(m[pivot][i])) pivot = r;
    }
    if (std::abs(m[pivot][i]) < 1e-9) return false;
    std::swap(m[i], m[pivot]), std::swap(v[i], v[pivot]);
    for (std::size_t r = i + 1; r < 4; ++r) {
      const double k = m[r][i] / m[i][i];
      for (std::size_t c = i; c < 4; ++c) m[r][c] -= k * m[i][c];
      v[r] -= k * v[i];
    }
  }
  for (std::size_t i = 4; i-- > 0;) {
    x[i] = v[i];
    for (std::size_t c = i + 1; c < 4; ++c) x[i] -= m[i][c] * x[c];
    x[i] /= m[i][i];
  }
  return true;
}

MotionFrame::Level half_of(const MotionFrame::Level& level) {
  MotionFrame::Level out;
  out.width = level.width / 2, out.height = level.height / 2;
  out.luma.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      out.luma.push_back((level.at(2 * x, 2 * y) + level.at(2 * x + 1, 2 * y) +
                          level.at(2 * x, 2 * y + 1) + level.at(2 * x + 1, 2 * y + 1)) /
                         4);
    }
  }
  return out;
}

struct Sample {
  double value = 0, gx = 0, gy = 0;
  bool inside = false;
};

// Value and slope between pixels, bilinear.
Sample sample_at(const MotionFrame::Level& level, double x, double y) {
  const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
  if (x0 < 0 || y0 < 0 || x0 + 1 >= level.width || y0 + 1 >= level.height) return {};
  const double fx = x - x0, fy = y - y0;
  const double a = level.at(x0, y0), b = level.at(x0 + 1, y0), c = level.at(x0, y0 + 1),
               d = level.at(x0 + 1, y0 + 1);
  Sample s;
  s.inside = true;
  s.value = (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
  s.gx = (b - a) * (1 - fy) + (d - c) * fy;
  s.gy = (c - a) * (1 - fx) + (d - b) * fx;
  return s;
}

// One level: mends `w` until it stands.
void align(const MotionFrame::Level& from, const MotionFrame::Level& to, Similarity& w) {
  const double width = to.width, cx = (to.width - 1) / 2.0, cy = (to.height - 1) / 2.0;
  double spread = 24;  // Residual beyond which a pixel belongs to something else.
  for (int round = 0; round < kRounds; ++round) {
    std::array<Row, 4> m{};
    Row v{};
    std::vector<float> residuals;
    for (int y = 1; y + 1 < from.height; ++y) {
      for (int x = 1; x + 1 < from.width; ++x) {
        const Point p{(x - cx) / width, (y - cy) / width};
        const Point q = w.apply(p);
        const Sample s = sample_at(to, q.x * width + cx, q.y * width + cy);
        if (!s.inside) continue;
        const double r = from.at(x, y) - s.value;
        residuals.push_back(static_cast<float>(std::abs(r)));
        const double u = r / spread;
        if (std::abs(u) >= 1) continue;
        const double weight = (1 - u * u) * (1 - u * u);  // Tukey.
        const double gx = s.gx * width, gy = s.gy * width;
        const Row j{gx * p.x + gy * p.y, gy * p.x - gx * p.y, gx, gy};
        for (std::size_t i = 0; i < 4; ++i) {
          for (std::size_t k = 0; k < 4; ++k) m[i][k] += weight * j[i] * j[k];
          v[i] += weight * j[i] * r;
        }
      }
    }
    if (residuals.size() < 100) return;
    Row step{};
    for (std::size_t i = 0; i < 4; ++i) m[i][i] += 1e-3 * m[i][i] / 100 + 1e-6;
    if (!solve(m, v, step)) return;
    w.a += step[0], w.b += step[1], w.tx += step[2], w.ty += step[3];
    // The half that fits best tells how well it can fit.
    const auto middle = residuals.begin() + static_cast<std::ptrdiff_t>(residuals.size() / 2);
    std::nth_element(residuals.begin(), middle, residuals.end());
    spread = std::clamp(6.0 * *middle, 6.0, 40.0);
    const double moved =
        std::abs(step[2]) + std::abs(step[3]) + std::abs(step[0]) * 0.5 + std::abs(step[1]) * 0.5;
    if (moved < 1e-5) return;
  }
}

}  // namespace

MotionFrame::MotionFrame(const Picture& picture) {
  Level finest;
  const int step = std::max(1, picture.width / kFinest);
  finest.width = picture.width / step, finest.height = picture.height / step;
  for (int y = 0; y < finest.height; ++y) {
    for (int x = 0; x < finest.width; ++x) {
      double sum = 0;
      for (int dy = 0; dy < step; ++dy) {
        const std::uint8_t* p = picture.row(y * step + dy) + x * step * picture.channels;
        for (int dx = 0; dx < step; ++dx, p += picture.channels)
          sum += 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
      }
      finest.luma.push_back(static_cast<float>(sum / (step * step)));
    }
  }
  levels.push_back(std::move(finest));
  while (static_cast<int>(levels.size()) < kLevels && levels.back().width >= 32 &&
         levels.back().height >= 24)
    levels.push_back(half_of(levels.back()));
}

Similarity motion_between(const MotionFrame& from, const MotionFrame& to) {
  Similarity w;
  for (std::size_t i = std::min(from.levels.size(), to.levels.size()); i-- > 0;)
    align(from.levels[i], to.levels[i], w);
  const double scale = std::sqrt(w.a * w.a + w.b * w.b);
  // Further than that no camera goes between two frames.
  if (!(scale > 0.7 && scale < 1.4) || std::abs(w.tx) > 0.4 || std::abs(w.ty) > 0.4) return {};
  return w;
}

}  // namespace shotlab::practice
