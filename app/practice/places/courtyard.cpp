// SPDX-License-Identifier: Apache-2.0
//
// A courtyard: a white wall with a round gate, a tree, the pillars of a veranda, tiles on the roof.

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kBack = 5.6;

void back_wall(StageBuilder& b) {
  const double w = 16, h = 3.1;
  Canvas canvas(1024, 256, w, h);
  cairo_t* cr = canvas.cr();
  plaster(cr, b.draw(), w, h, b.colours().wall);
  rectangle(cr, 0, h - 0.5, w, 0.5, b.colours().wall2 * 0.8);
  for (double x = 0; x < w; x += 0.5) rectangle(cr, x, h - 0.5, 0.03, 0.5, b.colours().wall2 * 0.5);
  // The gate, a whole round, and the garden behind it.
  const double gx = w / 2 - 0.9, gy = h - 1.28, r = 1.12;
  disc(cr, gx, gy, r + 0.14, b.colours().wall2 * 0.7);
  disc(cr, gx, gy, r + 0.06, mix(b.colours().wall2, {1, 1, 1}, 0.2));
  cairo_save(cr);
  cairo_arc(cr, gx, gy, r, 0, 2 * kPi);
  cairo_clip(cr);
  blend_down(cr, gx - r, gy - r, 2 * r, 2 * r, b.look().sky.middle, 1, b.look().sky.horizon, 1);
  rectangle(cr, gx - r, gy + r * 0.62, 2 * r, r, b.colours().floor * (b.look().night ? 0.4 : 0.9));
  foliage(cr, b.draw(), gx - 0.6, gy + 0.25, 0.6, 0.7, b.colours().leaf, b.plan().light_side, 40);
  foliage(cr, b.draw(), gx + 0.65, gy + 0.35, 0.55, 0.55, b.colours().leaf * 0.9,
          b.plan().light_side, 40);
  blend_down(cr, gx - r, gy - r, 2 * r, 0.5, {0, 0, 0}, 0.3, {0, 0, 0}, 0);
  cairo_restore(cr);
  // Two lattice windows.
  for (double x : {2.4, 12.6}) {
    rectangle(cr, x - 0.06, 0.72, 1.32, 1.12, b.colours().trim * 0.7);
    rectangle(cr, x, 0.78, 1.2, 1.0,
              mix(b.look().sky.middle, b.colours().leaf, 0.4) * (b.look().night ? 0.4 : 0.9));
    ink(cr, b.colours().trim), cairo_set_line_width(cr, 0.035);
    for (int i = 0; i <= 6; ++i) {
      cairo_move_to(cr, x + i * 0.2, 0.78), cairo_line_to(cr, x + 1.2 - i * 0.2, 1.78);
      cairo_move_to(cr, x, 0.78 + i / 6.0), cairo_line_to(cr, x + 1.2, 0.78 + i / 6.0);
    }
    cairo_stroke(cr);
  }
  Card& c = b.front(b.add(std::move(canvas)), -w / 2, 0, kBack, w, h);
  c.structure = true;
  b.ground_contact(0, kBack, 9, 0.9, 0.6);

  // Its coping of round tiles.
  Canvas roof(1024, 64, w, 0.8);
  const Rgb tile = mix(b.colours().trim, rgb(0x53565C), 0.6);
  rectangle(roof.cr(), 0, 0, w, 0.8, tile * 0.6);
  for (double x = 0; x < w; x += 0.26) {
    blend_right(roof.cr(), x, 0, 0.18, 0.8, tile * 1.25, 1, tile * 0.75, 1);
    for (double y = 0.1; y < 0.8; y += 0.2) rectangle(roof.cr(), x, y, 0.18, 0.02, tile * 0.55);
    disc(roof.cr(), x + 0.09, 0.74, 0.085, tile * 1.15);
  }
  Card slope{.corner = {-w / 2, h + 0.55, kBack + 0.2},
             .across = {w, 0, 0},
             .down = {0, -0.6, -0.55},
             .texture = b.add(std::move(roof))};
  slope.light = b.look().on({0, 0.7, -0.7}), slope.structure = true;
  b.stage().cards.push_back(slope);
}

void veranda(StageBuilder& b) {
  const Texture* red = pillar_paint(b, b.colours().accent * 0.92);
  for (double z : {-1.2, 1.4, 4.0}) {
    if (z < 3) pillar(b, red, -3.0, z, 2.9, 0.14);  // The last would stand before the door.
    pillar(b, red, 3.2, z, 2.9, 0.14);
  }
  Canvas beam(256, 32, 7, 0.4);
  planks(beam.cr(), b.draw(), 0, 0, 7, 0.4, 0.2, false, b.colours().trim);
  for (int i = 0; i < 14; ++i)
    rectangle(beam.cr(), i * 0.5 + 0.1, 0.08, 0.3, 0.24,
              mix(b.colours().accent, rgb(0x2E6F70), 0.5));
  const Texture* wood = b.add(std::move(beam));
  for (double x : {-3.0, 3.2}) b.box(wood, wood, {x - 0.12, 2.9, -3}, {x + 0.12, 3.25, 4.4});
  // Side walls of the house behind the pillars.
  Canvas side(1024, 256, 15, 3.6);
  plaster(side.cr(), b.draw(), 15, 3.6, b.colours().wall2);
  for (int i = 0; i < 5; ++i) {
    WindowPaint w = window_paint(b.look(), b.draw());
    w.frame = b.colours().accent * 0.8, w.panes_x = 4, w.panes_y = 4;
    house_window(side.cr(), b.draw(), 0.8 + i * 2.9, 0.9, 1.5, 1.5, w);
  }
  const Texture* house = b.add(std::move(side));
  b.facing_right(house, -5.0, 0, -9.4, kBack, 3.6).structure = true;
  b.facing_left(house, 5.2, 0, -9.4, kBack, 3.6).structure = true;
}

}  // namespace

void build_courtyard(StageBuilder& b) {
  b.sky();
  b.skyline(110, 20, 260, 0.82, 18);
  // Trees and hills over the wall.
  tree(b, -6.5, 9.5, 7.5);
  tree(b, 6.8, 10.5, 8.0);
  tree(b, 1.5, 12.0, 7.0);
  back_wall(b);
  veranda(b);
  tree(b, 2.05, 3.6, 4.1);
  potted_plant(b, -1.9, 4.9, 1.3);
  potted_plant(b, -2.45, 0.6, 1.0);
  potted_plant(b, 2.5, 0.4, 1.1);
  potted_plant(b, 1.2, 5.0, 0.9);
  door(b, -3.55, kBack, 1.0, 2.1, b.colours().accent, rgb(0x3A2A22));
  for (double x : {-3.0, 3.2}) lantern(b, x, 2.85, 1.1, 0.6);
  if (b.look().lamps > 0.3) lantern(b, -0.9, 2.7, 5.2, 0.7);
  b.stage().ground.tile = 0.7;
  b.stage().marks.behind = 5.2;
}

}  // namespace shotlab::practice
