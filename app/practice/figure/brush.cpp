// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/brush.h"

#include "app/practice/raster/canvas.h"

namespace shotlab::practice {
namespace {

int sides_for(double radius) { return std::clamp(static_cast<int>(10 + radius * 0.5), 12, 72); }

void add_circle(std::vector<Point>& out, Point c, double r) {
  const int n = sides_for(r);
  for (int i = 0; i < n; ++i) {
    const double a = 2 * kPi * i / n;
    out.push_back({c.x + r * std::cos(a), c.y + r * std::sin(a)});
  }
}

}  // namespace

std::vector<Point> Brush::limb(Vec3 a, double ra, Vec3 b, double rb) const {
  if (!visible(a) || !visible(b)) return {};
  std::vector<Point> points;
  add_circle(points, view_.pixel_of(a), pixels(a, ra));
  add_circle(points, view_.pixel_of(b), pixels(b, rb));
  return hull_of(std::move(points));
}

std::vector<Point> Brush::ring(const Ring& ring) const {
  if (!visible(ring.centre)) return {};
  const int n = sides_for(pixels(ring.centre, length(ring.a)));
  std::vector<Point> out;
  for (int i = 0; i < n; ++i) {
    const double t = 2 * kPi * i / n;
    const Vec3 p = ring.centre + ring.a * std::cos(t) + ring.b * std::sin(t);
    if (!visible(p)) return {};
    out.push_back(view_.pixel_of(p));
  }
  return out;
}

std::vector<Point> Brush::rings(const std::vector<Ring>& list) const {
  std::vector<Point> points;
  for (const Ring& r : list) {
    const std::vector<Point> more = ring(r);
    if (more.empty()) return {};
    points.insert(points.end(), more.begin(), more.end());
  }
  return hull_of(std::move(points));
}

std::vector<Point> Brush::egg(const Frame3& f, Vec3 centre, double x, double y, double z) const {
  if (!visible(centre)) return {};
  // Seen from afar an ellipsoid is the ellipse E = sum of the outer products of its drawn axes.
  const Point c = view_.pixel_of(centre);
  const double k = view_.focal() / depth(centre);
  double xx = 0, xy = 0, yy = 0;
  for (Vec3 axis : {f.right * x, f.up * y, f.front * z}) {
    const Vec3 v = view_.turn_to_camera(axis);
    xx += v.x * v.x, xy -= v.x * v.y, yy += v.y * v.y;
  }
  const double half = (xx + yy) / 2, d = std::sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
  const double major = std::sqrt(half + d) * k, minor = std::sqrt(std::max(1e-12, half - d)) * k;
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
  std::vector<Point> out;
  const int n = sides_for(major);
  for (int i = 0; i < n; ++i) {
    const double t = 2 * kPi * i / n;
    const double px = major * std::cos(t), py = minor * std::sin(t);
    out.push_back({c.x + px * std::cos(angle) - py * std::sin(angle),
                   c.y + px * std::sin(angle) + py * std::cos(angle)});
  }
  return out;
}

void Brush::fill(const std::vector<Point>& outline, Rgb colour, Vec3 centre, double radius,
                 double shine) {
  if (outline.size() < 3 || !visible(centre)) return;
  cairo_new_path(cr_);
  polygon(cr_, outline);
  shading_.fill(cr_, colour, view_.pixel_of(centre), pixels(centre, radius), shine);
}

void Brush::fill_all(const std::vector<std::vector<Point>>& outlines, Rgb colour, Vec3 centre,
                     double radius, Vec3 axis) {
  if (!visible(centre)) return;
  cairo_new_path(cr_);
  for (const auto& outline : outlines) {
    if (outline.size() < 3) continue;
    // hull_of() runs one way round, so overlapping parts never cancel.
    polygon(cr_, outline);
  }
  const Point from = view_.pixel_of(centre);
  const Vec3 end = centre + axis * radius;
  const Point to = visible(end) ? view_.pixel_of(end) : from;
  const double r = pixels(centre, radius);
  // From above and from below it is seen along its axis: a ball.
  const bool ball = std::hypot(to.x - from.x, to.y - from.y) < 0.45 * r;
  shading_.fill(cr_, colour, from, r, 0, ball ? Point{0, 0} : Point{to.x - from.x, to.y - from.y});
}

void Brush::fill_limb(Vec3 a, double ra, Vec3 b, double rb, Rgb colour) {
  fill_limb(limb(a, ra, b, rb), a, b, std::max(ra, rb), colour);
}

void Brush::fill_limb(const std::vector<Point>& outline, Vec3 a, Vec3 b, double radius,
                      Rgb colour) {
  if (outline.size() < 3) return;
  const Point from = view_.pixel_of(a), to = view_.pixel_of(b);
  const Vec3 middle = mix(a, b, 0.5);
  const double r = pixels(middle, radius);
  // Nearly end on, it is a ball.
  const bool ball = std::hypot(to.x - from.x, to.y - from.y) < r;
  cairo_new_path(cr_);
  polygon(cr_, outline);
  shading_.fill(cr_, colour, view_.pixel_of(middle), r, 0,
                ball ? Point{0, 0} : Point{to.x - from.x, to.y - from.y});
}

void Brush::fill_flat(const std::vector<Point>& outline, Rgb colour, double alpha) {
  if (outline.size() < 3) return;
  cairo_new_path(cr_);
  polygon(cr_, outline);
  ink(cr_, colour, alpha);
  cairo_fill(cr_);
}

void Brush::line(const std::vector<Vec3>& points, double metres, Rgb colour, double alpha) {
  if (points.size() < 2) return;
  cairo_new_path(cr_);
  for (const Vec3& p : points) {
    if (!visible(p)) return;
    const Point q = view_.pixel_of(p);
    cairo_line_to(cr_, q.x, q.y);
  }
  ink(cr_, colour, alpha);
  cairo_set_line_width(cr_, std::max(0.6, pixels(points[0], metres)));
  cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cr_);
}

void Brush::contour(const std::vector<Point>& outline, Rgb colour, Vec3 at, double metres,
                    double alpha) {
  if (outline.size() < 3 || !visible(at)) return;
  cairo_new_path(cr_);
  polygon(cr_, outline);
  ink(cr_, shading_.shade(colour * 0.55), alpha);
  cairo_set_line_width(cr_, std::max(0.5, pixels(at, metres)));
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cr_);
}

}  // namespace shotlab::practice
