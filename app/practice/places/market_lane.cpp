// SPDX-License-Identifier: Apache-2.0
//
// A market lane: stalls and awnings on both sides, lanterns over it, a door, light at the far end.

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kHalf = 2.7;

void walls(StageBuilder& b) {
  for (int side : {-1, 1}) {
    double z = -9;
    while (z < 22) {
      const double w = b.draw().real(3.2, 4.6), h = b.draw().real(7, 10);
      const Rgb base = clamped(mix(b.colours().wall, b.colours().wall2, b.draw().real()) *
                               b.draw().real(0.9, 1.15));
      Canvas canvas(512, 512, w, h);
      cairo_t* cr = canvas.cr();
      facade(cr, b.draw(), b.look(), w, h, base, 3, 2, b.draw().chance(0.6));
      // Shutters and dark shop mouths at the ground.
      const double y = h - 2.9;
      rectangle(cr, 0, y, w, 2.9, base * 0.5);
      if (b.draw().chance(0.4)) {
        const Rgb steel = mix(b.colours().metal, b.colours().accent, 0.3);
        rectangle(cr, 0.3, y + 0.5, w - 0.6, 2.4, steel);
        for (double sy = y + 0.6; sy < h; sy += 0.13)
          rectangle(cr, 0.3, sy, w - 0.6, 0.03, steel * 0.6);
      } else {
        blend_down(cr, 0.3, y + 0.5, w - 0.6, 2.4,
                   mix(base * 0.2, b.look().lamp, 0.55 * b.look().lamps), 1, base * 0.25, 1);
        for (int i = 0; i < 3; ++i) {  // Shelves with goods.
          rectangle(cr, 0.3, y + 1.0 + i * 0.6, w - 0.6, 0.06, b.colours().wood * 0.8);
          for (double gx = 0.4; gx < w - 0.5; gx += 0.24) {
            const double gh = b.draw().real(0.16, 0.36);
            rectangle(
                cr, gx, y + 1.0 + i * 0.6 - gh, 0.18, gh,
                mix(b.colours().accent, rgb(0xE0C27A), b.draw().real()) * b.draw().real(0.6, 1.0));
          }
        }
      }
      signboard(cr, b.draw(), 0.2, y - 0.1, w - 0.4, 0.52,
                b.draw().chance(0.5) ? b.colours().accent : rgb(0x2E6F70), rgb(0xF6E6B8), false);
      const Texture* paint = b.add(std::move(canvas));
      Card& c = side < 0 ? b.facing_right(paint, -kHalf, 0, z, z + w, h)
                         : b.facing_left(paint, kHalf, 0, z, z + w, h);
      c.structure = true;
      z += w;
    }
    b.ground_contact(side * kHalf, 8, 0.9, 20, 0.75);
  }
}

void stalls(StageBuilder& b) {
  const Rgb fruits[] = {rgb(0xD9682F), rgb(0xC23B34), rgb(0x6E9B3E), rgb(0xE0B83C), rgb(0x8A4F7A)};
  int n = 0;
  for (double z : {1.3, 4.2, 7.0, 10.5, 14.0}) {
    for (int side : {-1, 1}) {
      const double x = side * (kHalf - 0.55), zz = z + (side > 0 ? 0.9 : 0);
      for (int i = 0; i < 3; ++i) {
        crate(b, x + side * 0.05, 0, zz + i * 0.55 - 0.5, 0.5, fruits[n % 5]);
        crate(b, x + side * 0.2, 0.27, zz + i * 0.55 - 0.5, 0.46, fruits[++n % 5]);
      }
      // Awning on two poles.
      Canvas cloth(128, 64, 2.0, 1.1);
      awning(cloth.cr(), b.draw(), 0, 0, 2.0, 1.1, n % 2 == 0 ? b.colours().accent : rgb(0x2E6F70),
             rgb(0xE9DFC8));
      Card card{.corner = {side * kHalf, 2.55, side < 0 ? zz - 1.0 : zz + 1.0},
                .across = {0, 0, side < 0 ? 2.0 : -2.0},
                .down = {-side * 1.15, -0.45, 0},
                .texture = b.add(std::move(cloth))};
      card.light = b.look().on({-side * 0.35, 0.93, 0}), card.solid = false;
      b.stage().cards.push_back(card);
      post(b, post_paint(b, b.colours().wood * 0.7), side * (kHalf - 1.1), zz - 0.95, 2.15, 0.025);
      b.ground_contact(x, zz, 0.8, 1.1, 0.5);
    }
  }
}

}  // namespace

void build_market_lane(StageBuilder& b) {
  b.sky();
  b.skyline(90, 30, 160, 0.7, 18);
  b.skyline(45, 14, 30, 0.45, 6);
  walls(b);
  stalls(b);
  for (double z : {1.0, 3.4, 6.2, 9.4, 13.0}) {
    // A line across with lanterns.
    Canvas line(128, 16, kHalf * 2, 0.3);
    cairo_t* cr = line.cr();
    ink(cr, rgb(0x1E1A1A)), cairo_set_line_width(cr, 0.03);
    cairo_move_to(cr, 0, 0.03),
        cairo_curve_to(cr, kHalf * 0.7, 0.27, kHalf * 1.3, 0.27, kHalf * 2, 0.03), cairo_stroke(cr);
    b.cutout(b.add(std::move(line)), 0, 3.25, z, kHalf * 2, 0.3);
    lantern(b, -0.9 + 0.3 * std::sin(z * 3), 3.4, z - 0.02, 0.66);
    lantern(b, 1.0 + 0.3 * std::cos(z * 2), 3.42, z - 0.02, 0.60);
  }
  // The wall with the door, half way down on the right.
  Canvas wall(256, 256, 1.7, 2.9);
  bricks(wall.cr(), b.draw(), 0, 0, 1.7, 2.9, 0.28, 0.11, b.colours().wall);
  const Texture* brick = b.add(std::move(wall));
  b.box(brick, brick, {0.85, 0, 2.9}, {2.6, 2.9, 3.4});
  b.ground_contact(1.7, 2.9, 1.1, 0.5, 0.6);
  door(b, 1.55, 2.9, 0.9, 2.08, rgb(0x2E6F70), rgb(0xF0C070));
  lantern(b, 2.25, 2.55, 2.8, 0.5);
  b.stage().ground.tile = 0.55;
  b.stage().marks.behind = 5.0;
}

}  // namespace shotlab::practice
