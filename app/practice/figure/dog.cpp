// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/dog.h"

#include "app/practice/figure/brush.h"

namespace shotlab::practice {
namespace {

double arrived(const Animal& a, double t) { return ramp(t, 0, a.seconds * 0.45); }

}  // namespace

Vec3 animal_at(const Animal& a, double t) {
  return a.root + Vec3{a.side * 2.2 * (1 - arrived(a, t)), 0, 0};
}

void draw_animal(cairo_t* cr, const View& view, const FigureLight& light, const Animal& a,
                 double t) {
  Brush brush(cr, view, light);
  const double k = a.cat ? 0.62 : 1.0;
  const Vec3 at = animal_at(a, t);
  // Local axes: front is where it goes, a little towards the first camera.
  const Vec3 front = unit({-a.side, 0, -0.35}), up{0, 1, 0}, right = unit(cross(up, front));
  const double u = arrived(a, t);
  const double walking = std::sin(kPi * clamp01(u)) > 0.02 ? 1 : 0;
  const double sat = ramp(t, a.seconds * 0.5, a.seconds * 0.5 + 0.6);
  auto p = [&](double x, double y, double z) {
    return at + right * (x * k) + up * (y * k) + front * (z * k);
  };
  const double trot = std::sin(2 * kPi * 2.2 * t) * walking;
  const Rgb coat = a.coat, pale = mix(a.coat, {0.96, 0.92, 0.85}, 0.55);

  const Vec3 hip = p(0, mix(0.40, 0.19, sat), mix(-0.26, -0.17, sat));
  const Vec3 chest = p(0, mix(0.43, 0.42, sat), mix(0.18, 0.12, sat));
  // Tail.
  const double wag = 0.10 * std::sin(2 * kPi * 2.6 * t);
  const Vec3 tail_root = hip + up * (0.05 * k) - front * (0.08 * k);
  const Vec3 tail = a.cat
                        ? tail_root - front * (0.16 * k) + up * (0.26 * k) + right * (wag * k * 0.5)
                        : tail_root - front * (0.17 * k) + up * (0.15 * k) + right * (wag * k);
  brush.fill_limb(tail_root, 0.035 * k, tail, 0.016 * k, coat * 0.92);
  auto leg = [&](double x, double z, Vec3 from, double phase) {
    const Vec3 foot = p(x, 0.025 + 0.05 * std::max(0.0, phase) * walking, z + 0.10 * phase);
    const Vec3 knee = mix(from + right * (x * k), foot, 0.5) + front * (0.02 * k);
    brush.fill_limb(from + right * (x * k), 0.055 * k, knee, 0.036 * k, coat * 0.86);
    brush.fill_limb(knee, 0.036 * k, foot, 0.028 * k, coat * 0.86);
    brush.fill_limb(foot, 0.030 * k, foot + front * (0.04 * k), 0.024 * k, pale);
  };
  leg(0.07, mix(-0.26, -0.02, sat), hip, -trot);
  leg(0.07, 0.16, chest, trot);
  // Body.
  const std::vector<Point> body = brush.limb(hip, 0.125 * k, chest, 0.145 * k);
  brush.fill(body, coat, mix(hip, chest, 0.5), 0.17 * k);
  if (sat > 0.3) brush.fill_limb(hip, 0.13 * k * sat, p(-0.05, 0.10, -0.05), 0.09 * k * sat, coat);
  leg(-0.07, mix(-0.24, 0.0, sat), hip, trot);
  leg(-0.07, 0.18, chest, -trot);
  // Neck, head, muzzle, ears, eye, nose.
  const Vec3 head = p(0, 0.66 + 0.01 * trot, 0.32);
  brush.fill_limb(chest + up * (0.05 * k), 0.095 * k, head - up * (0.03 * k), 0.075 * k, coat);
  const Vec3 collar = mix(chest + up * (0.05 * k), head, 0.55);
  brush.fill_limb(collar - right * (0.045 * k), 0.045 * k, collar + right * (0.045 * k), 0.045 * k,
                  {0.75, 0.22, 0.18});
  const std::vector<Point> skull = brush.limb(head, 0.088 * k, head + up * (0.01 * k), 0.088 * k);
  if (a.cat) {
    for (double x : {-0.05, 0.05})
      brush.fill_limb(head + right * (x * k) + up * (0.06 * k), 0.034 * k,
                      head + right * (x * 1.3 * k) + up * (0.135 * k), 0.008 * k, coat * 0.9);
  }
  brush.fill(skull, coat, head, 0.09 * k);
  const Vec3 muzzle = head + front * ((a.cat ? 0.08 : 0.125) * k) - up * (0.025 * k);
  brush.fill_limb(head + front * (0.04 * k) - up * (0.015 * k), 0.058 * k, muzzle, 0.038 * k, pale);
  brush.fill_limb(muzzle + front * (0.03 * k) + up * (0.012 * k), 0.017 * k,
                  muzzle + front * (0.03 * k) + up * (0.012 * k), 0.017 * k, {0.10, 0.08, 0.08});
  if (!a.cat) {
    for (double x : {-0.075, 0.075}) {
      brush.fill_limb(head + right * (x * k) + up * (0.055 * k) - front * (0.02 * k), 0.036 * k,
                      head + right * (x * 1.15 * k) - up * (0.06 * k) - front * (0.03 * k),
                      0.030 * k, coat * 0.68);
    }
  }
  for (double x : {-0.045, 0.045}) {
    const Vec3 eye = head + front * (0.072 * k) + right * (x * k) + up * (0.028 * k);
    if (!brush.faces(eye, front + right * (x * 14))) continue;
    brush.fill_limb(eye, 0.0125 * k, eye, 0.0125 * k, {0.08, 0.06, 0.06});
  }
}

}  // namespace shotlab::practice
