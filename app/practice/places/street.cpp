// SPDX-License-Identifier: Apache-2.0
//
// A street that runs away from the camera between two rows of houses, into the haze.

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kHalf = 5.2;  // Houses stand this far left and right.

const Texture* house(StageBuilder& b, double w, double h) {
  const int floors = static_cast<int>(h / 3.0);
  const Rgb base =
      clamped(mix(b.draw().chance(0.5) ? b.colours().wall : b.colours().wall2,
                  b.draw().chance(0.4) ? b.colours().accent : b.colours().floor, 0.22) *
              b.draw().real(0.86, 1.08));
  Canvas canvas(512, 512, w, h);
  cairo_t* cr = canvas.cr();
  facade(cr, b.draw(), b.look(), w, h, base, floors, 3, b.draw().chance(0.45));
  const double shop = h / floors, y = h - shop;
  rectangle(cr, 0, y, w, shop, base * 0.45);
  WindowPaint glass = window_paint(b.look(), b.draw());
  glass.panes_x = 2, glass.panes_y = 1, glass.glow = b.look().lamps * 0.95;
  house_window(cr, b.draw(), w * 0.07, y + shop * 0.32, w * 0.36, shop * 0.56, glass);
  house_window(cr, b.draw(), w * 0.55, y + shop * 0.32, w * 0.36, shop * 0.56, glass);
  signboard(cr, b.draw(), w * 0.05, y + shop * 0.04, w * 0.9, shop * 0.22,
            b.draw().chance(0.5) ? b.colours().accent : b.colours().trim,
            mix(b.look().lamp, rgb(0xFFF2D8), 0.5), false);
  return b.add(std::move(canvas));
}

void rows(StageBuilder& b) {
  for (int side : {-1, 1}) {
    double z = -9;
    while (z < 34) {
      const double w = b.draw().real(4.5, 6.5), h = b.draw().real(8.5, 14);
      const Texture* paint = house(b, w, h);
      Card& c = side < 0 ? b.facing_right(paint, -kHalf, 0, z, z + w, h)
                         : b.facing_left(paint, kHalf, 0, z, z + w, h);
      c.structure = true;
      if (z > -2 && b.draw().chance(0.75)) {  // A sign over the pavement.
        Canvas sign(64, 128, 0.8, 1.9);
        signboard(sign.cr(), b.draw(), 0, 0, 0.8, 1.9,
                  b.draw().chance(0.5) ? b.colours().accent : rgb(0x2E6F70), rgb(0xF6E6B8), true);
        const double sx = side * (kHalf - 0.95), sz = z + w * 0.5;
        Card& s = b.front(b.add(std::move(sign)), sx - 0.4, 3.0, sz, 0.8, 1.9);
        if (b.look().lamps > 0.2) {
          s.light = {1.2, 1.15, 1.1};
          const Rgb colour = b.draw().chance(0.5) ? b.look().lamp : b.look().second_lamp;
          b.shine(b.halo(), {sx, 3.95, sz - 0.05}, 3.2, 3.8).light =
              colour * (0.32 * b.look().lamps);
          b.ground_pool(side * (kHalf - 1.2), sz, 2.6, 2.6, colour, 0.65 * b.look().lamps);
        }
      }
      if (b.draw().chance(0.6)) {
        Canvas cloth(128, 32, w * 0.8, 0.9);
        awning(cloth.cr(), b.draw(), 0, 0, w * 0.8, 0.9, b.colours().accent, rgb(0xE9DFC8));
        const Texture* paint_awning = b.add(std::move(cloth));
        // Slanting down over the pavement.
        Card card{.corner = {side * kHalf, 3.0, side < 0 ? z + w * 0.1 : z + w * 0.9},
                  .across = {0, 0, side < 0 ? w * 0.8 : -w * 0.8},
                  .down = {-side * 1.1, -0.55, 0},
                  .texture = paint_awning};
        card.light = b.look().on({-side * 0.45, 0.9, 0}), card.solid = false;
        b.stage().cards.push_back(card);
      }
      z += w;
    }
    b.ground_contact(side * (kHalf - 0.1), 12, 1.0, 26, 0.7);
  }
}

}  // namespace

void build_street(StageBuilder& b) {
  b.sky();
  b.skyline(120, 42, 300, 0.75, 26);
  b.skyline(62, 17, 60, 0.5, 9);
  rows(b);
  // The carriageway.
  Canvas road(256, 512, 5.6, 48);
  const Rgb asphalt = mix(b.colours().floor2 * 0.62, rgb(0x4B4C52), 0.5);
  rectangle(road.cr(), 0, 0, 5.6, 48, asphalt);
  mottle(road.cr(), b.draw(), 0, 0, 5.6, 48, asphalt, 1.1, 0.12);
  for (int i = 0; i < 24; ++i)
    rectangle(road.cr(), 2.72, i * 2.0, 0.16, 1.0, mix(asphalt, rgb(0xF2E8CC), 0.7));
  for (double x : {0.0, 5.44})
    rectangle(road.cr(), x, 0, 0.16, 48, mix(b.colours().floor, {1, 1, 1}, 0.15));
  // A crossing in front of the figure.
  for (int i = 0; i < 7; ++i)
    rectangle(road.cr(), 0.4 + i * 0.75, 48 - 14.8, 0.42, 2.6, mix(asphalt, rgb(0xF4EEDC), 0.8));
  Card& c = b.lying(b.add(std::move(road)), -2.8, -10, 2.8, 38, 0);
  c.light = b.look().floor_light, c.structure = true, c.lift = 1;
  const Texture* iron = post_paint(b, mix(b.colours().metal, rgb(0x2E3336), 0.5));
  for (double z : {1.4, 6.5, 12.0, 18.0, 25.0}) {
    for (int side : {-1, 1}) {
      const double x = side * 3.15;
      post(b, iron, x, z + (side > 0 ? 1.6 : 0), 4.4, 0.055);
      lamp_light(b, {x, 4.35, z + (side > 0 ? 1.6 : 0)}, 2.4, b.look().lamp, 0.9);
    }
  }
  // Bollards near the figure, for depth.
  const Texture* red = post_paint(b, b.colours().accent);
  for (double z : {-1.0, 0.9, 2.8, 4.7}) {
    post(b, red, -2.55, z, 0.85, 0.06);
    post(b, red, 2.55, z + 0.6, 0.85, 0.06);
  }
  potted_plant(b, -3.9, 1.9, 1.2);
  potted_plant(b, 3.9, 3.2, 1.3);
  b.stage().ground.tile = 0.8;
  b.stage().marks.behind = 8;
  door(b, 2.0, 5.4, 0.95, 2.1, b.colours().accent, rgb(0xF0C070));
  Canvas kiosk(256, 256, 2.4, 2.7);
  bricks(kiosk.cr(), b.draw(), 0, 0, 2.4, 2.7, 0.3, 0.12, b.colours().wall);
  const Texture* wall = b.add(std::move(kiosk));
  b.box(wall, wall, {0.8, 0, 5.42}, {3.2, 2.7, 7.2});
}

}  // namespace shotlab::practice
