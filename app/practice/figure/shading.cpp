// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/shading.h"

namespace shotlab::practice {

Shading::Shading(const View& view, const FigureLight& light) : view_(view), light_(light) {
  const Vec3 l = view.turn_to_camera(unit(light.to_key));
  const double flat = std::hypot(l.x, l.y);
  lx_ = flat > 1e-6 ? l.x / flat : 0;
  ly_ = flat > 1e-6 ? -l.y / flat : -1;
  // On a rounded form the normal at u (-1..1 along the light) meets the light at a right angle at u
  // = l.z: a light from the camera's side (l.z < 0) leaves only a thin shade, one from behind only
  // a thin rim.
  terminator_ = std::clamp(l.z, -0.85, 0.8);
}

Rgb Shading::hazed(Rgb c) const { return clamped(mix(c, light_.air, light_.haze)); }
Rgb Shading::lit(Rgb base) const { return hazed(base * (light_.fill + light_.key)); }
Rgb Shading::shade(Rgb base) const { return hazed(base * light_.fill); }

Rgb Shading::flat(Rgb base, Vec3 normal) const {
  const double n = dot(unit(normal), unit(light_.to_key));
  return hazed(base *
               (light_.fill + light_.key * smooth(0.5 + n / std::max(0.2, light_.softness * 2))));
}

void Shading::fill(cairo_t* cr, Rgb base, Point c, double radius, double shine, Point axis) const {
  const double r = std::max(radius, 0.5);
  double dx = lx_, dy = ly_, terminator = terminator_;
  const double long_axis = std::hypot(axis.x, axis.y);
  if (long_axis > 1e-6) {
    const double ax = axis.x / long_axis, ay = axis.y / long_axis;
    const double side = lx_ * -ay + ly_ * ax < 0 ? -1 : 1;
    const double across = std::abs(lx_ * -ay + ly_ * ax);
    dx = -ay * side, dy = ax * side;
    // A light that shines along the limb tells less from side to side.
    terminator = mix(-0.6, terminator_, across);
  }
  cairo_pattern_t* p =
      cairo_pattern_create_linear(c.x - dx * r, c.y - dy * r, c.x + dx * r, c.y + dy * r);
  auto stop = [&](double u, Rgb colour) {
    const Rgb h = hazed(colour);
    cairo_pattern_add_color_stop_rgb(p, clamp01((u + 1) / 2), h.r, h.g, h.b);
  };
  const Rgb dark = base * light_.fill;
  const Rgb bright = base * (light_.fill + light_.key);
  const double soft = light_.softness;
  stop(-1, dark * 1.1 + base * light_.rim);
  stop(std::max(-0.92, terminator - soft - 0.35), dark * 1.04 + base * light_.rim * 0.25);
  stop(std::max(-0.9, terminator - soft * 0.5), dark * 0.96);
  stop(terminator + soft * 0.5, mix(dark, bright, 0.82));
  stop(std::min(0.96, terminator + soft + 0.3), bright);
  stop(1, bright + light_.key * (0.05 + shine));
  cairo_set_source(cr, p);
  cairo_fill(cr);
  cairo_pattern_destroy(p);
}

std::vector<Point> hull_of(std::vector<Point> p) {
  if (p.size() < 3) return p;
  std::sort(p.begin(), p.end(),
            [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  auto turn = [](Point o, Point a, Point b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  };
  std::vector<Point> hull(2 * p.size());
  std::size_t k = 0;
  for (const Point& q : p) {
    while (k >= 2 && turn(hull[k - 2], hull[k - 1], q) <= 0) --k;
    hull[k++] = q;
  }
  const std::size_t lower = k + 1;
  for (std::size_t i = p.size() - 1; i-- > 0;) {
    while (k >= lower && turn(hull[k - 2], hull[k - 1], p[i]) <= 0) --k;
    hull[k++] = p[i];
  }
  hull.resize(k - 1);
  return hull;
}

}  // namespace shotlab::practice
