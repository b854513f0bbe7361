// SPDX-License-Identifier: Apache-2.0

#include "app/practice/raster/outline.h"

namespace shotlab::practice {

std::vector<Point> outline_of(const std::vector<Vec3>& camera_points, const View& view) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < camera_points.size(); ++i) {
    const Vec3 a = camera_points[i];
    const Vec3 b = camera_points[(i + 1) % camera_points.size()];
    if (a.z >= kNearPlane) out.push_back(view.project(a));
    if ((a.z >= kNearPlane) != (b.z >= kNearPlane))
      out.push_back(view.project(mix(a, b, (kNearPlane - a.z) / (b.z - a.z))));
  }
  return out;
}

Rows rows_of(const std::vector<Point>& outline, int height) {
  double low = 1e30, high = -1e30;
  for (Point p : outline) low = std::min(low, p.y), high = std::max(high, p.y);
  auto row = [height](double y) {
    return static_cast<int>(std::clamp(y, 0.0, static_cast<double>(height)));
  };
  return {row(std::floor(low - 1)), row(std::ceil(high + 1))};
}

bool span_of(const std::vector<Point>& outline, double y, int width, int& x0, int& x1) {
  double low = 1e30, high = -1e30;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[i + 1 == outline.size() ? 0 : i + 1];
    const double top = y - 1, bottom = y + 1;
    if (std::max(a.y, b.y) < top || std::min(a.y, b.y) > bottom) continue;
    double ta = 0, tb = 1;
    if (a.y != b.y) {
      const double t0 = (top - a.y) / (b.y - a.y), t1 = (bottom - a.y) / (b.y - a.y);
      ta = std::max(0.0, std::min(t0, t1));
      tb = std::min(1.0, std::max(t0, t1));
    }
    for (double t : {ta, tb}) {
      const double x = a.x + (b.x - a.x) * t;
      low = std::min(low, x);
      high = std::max(high, x);
    }
  }
  if (low > high) return false;
  x0 = static_cast<int>(std::clamp(std::floor(low - 1), 0.0, static_cast<double>(width)));
  x1 = static_cast<int>(std::clamp(std::ceil(high + 1), 0.0, static_cast<double>(width)));
  return x0 < x1;
}

bool cross_of(const std::vector<Point>& outline, double y, double& low, double& high) {
  low = 1e30, high = -1e30;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[i + 1 == outline.size() ? 0 : i + 1];
    if ((a.y < y) == (b.y < y)) continue;
    const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
    low = std::min(low, x), high = std::max(high, x);
  }
  return low < high;
}

}  // namespace shotlab::practice
