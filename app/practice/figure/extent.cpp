// SPDX-License-Identifier: Apache-2.0
//
// Where a figure is on the picture, and how fast: for painting no more than that.

#include <array>

#include "app/practice/figure/figure.h"

namespace shotlab::practice {
namespace {

struct Ball {
  Vec3 at;
  double radius = 0;  // Metres round it that belong to the figure.
};

Skeleton skeleton_in(const Stance& stance, const Wardrobe& w) {
  Stance s = stance;
  s.scale *= w.scale, s.lean += w.stoop;
  return skeleton_of(s);
}

std::array<Ball, 13> balls_of(const Skeleton& j) {
  const double k = j.scale;
  return {Ball{j.head.at, 0.30},  {j.chest.at, 0.34 * k}, {j.pelvis.at, 0.34 * k},
          {j.elbow[0], 0.12 * k}, {j.elbow[1], 0.12 * k}, {j.hand[0], 0.36 * k},
          {j.hand[1], 0.36 * k},  {j.knee[0], 0.30 * k},  {j.knee[1], 0.30 * k},
          {j.ankle[0], 0.16 * k}, {j.ankle[1], 0.16 * k}, {j.toe[0], 0.14 * k},
          {j.toe[1], 0.14 * k}};
}

}  // namespace

PixelBox figure_box(const View& view, const Stance& stance, const Wardrobe& w) {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (const Ball& b : balls_of(skeleton_in(stance, w))) {
    const Vec3 c = view.to_camera(b.at);
    if (c.z < b.radius + 0.15) return {0, 0, view.width(), view.height()};
    // A ball near the lens looks wider than its radius at its own depth.
    const double r = view.focal() * b.radius / (c.z - b.radius);
    const Point p = view.project(c);
    x0 = std::min(x0, p.x - r), x1 = std::max(x1, p.x + r);
    y0 = std::min(y0, p.y - r), y1 = std::max(y1, p.y + r);
  }
  auto pixel = [](double v) { return static_cast<int>(std::clamp(v, -1e6, 1e6)); };
  return PixelBox{pixel(x0 - 2), pixel(y0 - 2), pixel(x1 + 3), pixel(y1 + 3)}.within(view.width(),
                                                                                     view.height());
}

double figure_travel(const View& from_view, const Stance& from, const View& to_view,
                     const Stance& to, const Wardrobe& w) {
  const std::array<Ball, 13> a = balls_of(skeleton_in(from, w)), b = balls_of(skeleton_in(to, w));
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Vec3 p = from_view.to_camera(a[i].at), q = to_view.to_camera(b[i].at);
    if (p.z < 0.15 || q.z < 0.15) continue;
    const Point u = from_view.project(p), v = to_view.project(q);
    // What is out of the picture moves as it likes.
    if (u.x < 0 || u.y < 0 || u.x > from_view.width() || u.y > from_view.height()) continue;
    most = std::max(most, std::hypot(u.x - v.x, u.y - v.y));
  }
  return most;
}

}  // namespace shotlab::practice
