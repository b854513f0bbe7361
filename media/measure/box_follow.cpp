// SPDX-License-Identifier: Apache-2.0

#include "media/measure/box_follow.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace shotlab {
namespace {

constexpr int kGrid = 12;            // Points across and down.
constexpr std::size_t kLeast = 10;   // Points that must be found again ...
constexpr double kLeastShare = .25;  // ... and their share.
constexpr double kSmallest = 6;      // Pixels: a patch of a smaller box shows what is behind it.

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::optional<FrameBox> follow_box(const Pyramid& a, const Pyramid& b, const FrameBox& box) {
  const double width = a.front().width(), height = a.front().height();
  if (box.w * width < kSmallest || box.h * height < kSmallest) return std::nullopt;
  // The outer tenth of a box is mostly what lies behind.
  std::vector<Point> from;
  for (int row = 0; row < kGrid; ++row) {
    for (int column = 0; column < kGrid; ++column) {
      const double x = box.x + box.w * (.1 + .8 * (column + .5) / kGrid);
      const double y = box.y + box.h * (.1 + .8 * (row + .5) / kGrid);
      if (x < 0 || x > 1 || y < 0 || y > 1) continue;
      from.push_back({static_cast<float>(x * width - .5), static_cast<float>(y * height - .5)});
    }
  }
  if (from.size() < kLeast) return std::nullopt;
  const std::vector<Tracked> tracked = track_points(a, b, from, from);
  std::vector<double> dx, dy;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!tracked[i].kept) continue;
    kept.push_back(i);
    dx.push_back(tracked[i].to.x - from[i].x);
    dy.push_back(tracked[i].to.y - from[i].y);
  }
  if (kept.size() < kLeast ||
      static_cast<double>(kept.size()) < kLeastShare * static_cast<double>(from.size())) {
    return std::nullopt;
  }
  std::vector<double> growth;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t j = i + 1; j < kept.size(); ++j) {
      const Point p = from[kept[i]], q = from[kept[j]];
      const double before = std::hypot(p.x - q.x, p.y - q.y);
      if (before < 2) continue;
      const Point r = tracked[kept[i]].to, s = tracked[kept[j]].to;
      growth.push_back(std::hypot(r.x - s.x, r.y - s.y) / before);
    }
  }
  const double scale = growth.empty() ? 1 : std::clamp(median(growth), .8, 1.25);
  FrameBox to;
  to.w = box.w * scale;
  to.h = box.h * scale;
  to.x = box.middle_x() + median(dx) / width - to.w / 2;
  to.y = box.middle_y() + median(dy) / height - to.h / 2;
  // Whoever has left the picture by more than half can no longer be looked at.
  if (to.middle_x() < 0 || to.middle_x() > 1 || to.middle_y() < 0 || to.middle_y() > 1) {
    return std::nullopt;
  }
  return to;
}

}  // namespace shotlab
