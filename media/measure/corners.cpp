// SPDX-License-Identifier: Apache-2.0

#include "media/measure/corners.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

constexpr int kCell = 16;
constexpr int kMargin = 9;            // From the edge: a 15-pixel patch and its gradient fit.
constexpr float kWeakest = 6;         // Least smaller eigenvalue that is more than grain.
constexpr float kShareOfBest = .01F;  // And this part of the picture's best corner.

// Sums over 5 x 5 pixels, in place by rows and columns.
void box_sum(Plane& plane) {
  Plane across(plane.width(), plane.height());
  for (int y = 0; y < plane.height(); ++y) {
    const float* in = plane.row(y);
    float* out = across.row(y);
    for (int x = 0; x < plane.width(); ++x) {
      out[x] = in[x - 2] + in[x - 1] + in[x] + in[x + 1] + in[x + 2];
    }
  }
  across.fill_border();
  for (int y = 0; y < plane.height(); ++y) {
    const float* a = across.row(y - 2);
    const float* b = across.row(y - 1);
    const float* c = across.row(y);
    const float* d = across.row(y + 1);
    const float* e = across.row(y + 2);
    float* out = plane.row(y);
    for (int x = 0; x < plane.width(); ++x) out[x] = a[x] + b[x] + c[x] + d[x] + e[x];
  }
}

}  // namespace

std::vector<Point> find_corners(const Plane& luma) {
  const int width = luma.width();
  const int height = luma.height();
  Plane xx(width, height), xy(width, height), yy(width, height);
  for (int y = 0; y < height; ++y) {
    const float* above = luma.row(y - 1);
    const float* here = luma.row(y);
    const float* below = luma.row(y + 1);
    float* to_xx = xx.row(y);
    float* to_xy = xy.row(y);
    float* to_yy = yy.row(y);
    for (int x = 0; x < width; ++x) {
      const float gx = .5F * (here[x + 1] - here[x - 1]);
      const float gy = .5F * (below[x] - above[x]);
      to_xx[x] = gx * gx;
      to_xy[x] = gx * gy;
      to_yy[x] = gy * gy;
    }
  }
  for (Plane* plane : {&xx, &xy, &yy}) {
    plane->fill_border();
    box_sum(*plane);
  }

  struct Found {
    Point point;
    float strength = 0;
  };
  std::vector<Found> found;
  float best = 0;
  for (int top = kMargin; top < height - kMargin; top += kCell) {
    for (int left = kMargin; left < width - kMargin; left += kCell) {
      Found cell;
      for (int y = top; y < std::min(top + kCell, height - kMargin); ++y) {
        const float* a = xx.row(y);
        const float* b = xy.row(y);
        const float* c = yy.row(y);
        for (int x = left; x < std::min(left + kCell, width - kMargin); ++x) {
          const float half = .5F * (a[x] - c[x]);
          const float smaller = .5F * (a[x] + c[x]) - std::sqrt(half * half + b[x] * b[x]);
          if (smaller > cell.strength) {
            cell = {{static_cast<float>(x), static_cast<float>(y)}, smaller};
          }
        }
      }
      best = std::max(best, cell.strength);
      found.push_back(cell);
    }
  }

  std::vector<Point> out;
  const float least = std::max(kWeakest, kShareOfBest * best);
  for (const Found& cell : found) {
    if (cell.strength > least) out.push_back(cell.point);
  }
  return out;
}

}  // namespace shotlab
