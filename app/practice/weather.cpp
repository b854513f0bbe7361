// SPDX-License-Identifier: Apache-2.0

#include "app/practice/weather.h"

#include "app/practice/random.h"

namespace shotlab::practice {
namespace {

// Drops fill a box round the subject; one that leaves it below comes in again above.
constexpr double kWide = 9, kHigh = 6, kDeep = 12, kFront = -4;

}  // namespace

void draw_weather(Canvas& canvas, const View& view, const Plan& plan, Rgb light, double seconds) {
  if (!plan.rain && !plan.snow) return;
  cairo_t* cr = canvas.cr();
  Random draw(plan.seed, "weather");
  const double drift = plan.wind ? 1.6 : 0.25;
  const int count = plan.rain ? 900 : 520;
  for (int i = 0; i < count; ++i) {
    const double speed = plan.rain ? draw.real(6.5, 8.5) : draw.real(0.7, 1.2);
    const double x0 = draw.real(-kWide, kWide), z = draw.real(kFront, kFront + kDeep),
                 y0 = draw.real(0, kHigh);
    const double sway = draw.real(0, 2 * kPi);
    double y = y0 - speed * seconds;
    y -= std::floor(y / kHigh) * kHigh;
    double x = x0 + drift * (kHigh - y) * (plan.rain ? 0.12 : 0.4);
    if (plan.snow) x += 0.12 * std::sin(2 * kPi * 0.5 * seconds + sway);
    const Vec3 a = view.to_camera({x, y, z});
    if (a.z < 0.5) continue;
    const Point p = view.project(a);
    if (p.x < -20 || p.y < -60 || p.x > canvas.width() + 20 || p.y > canvas.height() + 60) continue;
    const double k = view.focal() / a.z, far = clamp01(1.2 - a.z / 12);
    if (plan.snow) {
      disc(cr, p.x, p.y, std::max(0.8, 0.014 * k), mix(light, {1, 1, 1}, 0.6), 0.25 + 0.55 * far);
    } else {
      const Vec3 b = view.to_camera({x + drift * 0.03, y + 0.30, z});
      if (b.z < 0.5) continue;
      const Point q = view.project(b);
      cairo_move_to(cr, p.x, p.y);
      cairo_line_to(cr, q.x, q.y);
      ink(cr, mix(light, {0.9, 0.95, 1}, 0.5), 0.08 + 0.20 * far);
      cairo_set_line_width(cr, std::max(0.7, 0.004 * k));
      cairo_stroke(cr);
    }
  }
}

}  // namespace shotlab::practice
