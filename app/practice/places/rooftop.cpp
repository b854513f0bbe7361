// SPDX-License-Identifier: Apache-2.0
//
// A rooftop over the city: parapet, water tank, washing on a line, and three rows of houses going
// into the haze.

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

const Texture* parapet_paint(StageBuilder& b, double w) {
  Canvas canvas(1024, 64, w, 1.0);
  bricks(canvas.cr(), b.draw(), 0, 0.1, w, 0.9, 0.34, 0.13, b.colours().wall);
  rectangle(canvas.cr(), 0, 0, w, 0.12, mix(b.colours().wall, {1, 1, 1}, 0.25));
  rectangle(canvas.cr(), 0, 0.12, w, 0.03, b.colours().wall * 0.4);
  return b.add(std::move(canvas));
}

void washing(StageBuilder& b) {
  Canvas canvas(512, 128, 4.2, 1.15);
  cairo_t* cr = canvas.cr();
  ink(cr, rgb(0x3A3A3E)), cairo_set_line_width(cr, 0.02);
  cairo_move_to(cr, 0, 0.05), cairo_curve_to(cr, 1.4, 0.13, 2.8, 0.13, 4.2, 0.05), cairo_stroke(cr);
  const Rgb cloths[] = {rgb(0xE9E2D2), b.colours().accent, rgb(0xCFD6D2),
                        rgb(0x4F6F87), rgb(0xE3C98F),      rgb(0xEDE9E0)};
  double x = 0.2;
  for (const Rgb& c : cloths) {
    const double w = b.draw().real(0.4, 0.62), h = b.draw().real(0.6, 0.98);
    cairo_move_to(cr, x, 0.08), cairo_line_to(cr, x + w, 0.08);
    cairo_curve_to(cr, x + w + 0.04, 0.4, x + w - 0.04, 0.7, x + w + 0.02, 0.08 + h);
    cairo_curve_to(cr, x + w * 0.6, 0.06 + h, x + w * 0.4, 0.12 + h, x - 0.02, 0.08 + h);
    cairo_curve_to(cr, x + 0.04, 0.6, x - 0.03, 0.4, x, 0.08);
    ink(cr, c), cairo_fill(cr);
    blend_right(cr, x + w * 0.4, 0.1, w * 0.2, h - 0.06, c * 0.7, 0.5, c * 0.7, 0);
    x += w + b.draw().real(0.04, 0.12);
  }
  Card& c = b.cutout(b.add(std::move(canvas)), -1.9, 1.15, 2.6, 4.2, 1.15);
  c.sway = 0.06, c.hangs = true;
  c.light = mix(b.look().on({0, 0, -1}), Rgb{1, 1, 1}, b.look().night ? 0.05 : 0.2);
  const Texture* pole = post_paint(b, b.colours().metal);
  post(b, pole, -4.0, 2.6, 2.35, 0.03);
  post(b, pole, 0.2, 2.6, 2.35, 0.03);
}

void houses_below(StageBuilder& b, double z, double span, double base, int count, double haze) {
  double x = -span;
  for (int i = 0; i < count; ++i) {
    const double w = span * 2 / count * b.draw().real(0.8, 1.1), h = b.draw().real(4, 11);
    Canvas canvas(256, 512, w, h + base);
    const Rgb c =
        mix(mix(b.colours().wall, b.colours().wall2, b.draw().real()), b.look().air.colour, haze);
    facade(canvas.cr(), b.draw(), b.look(), w, h + base, c, static_cast<int>((h + base) / 3),
           std::max(2, static_cast<int>(w / 2.2)), false);
    Card& card = b.front(b.add(std::move(canvas)), x, -base, z + b.draw().real(0, 3), w, h + base);
    card.structure = true;
    x += w + b.draw().real(0, 1.2);
  }
}

}  // namespace

void build_rooftop(StageBuilder& b) {
  b.sky();
  b.skyline(150, 52, 380, 0.80, 34);
  b.skyline(80, 26, 200, 0.55, 26);
  houses_below(b, 26, 34, 9, 9, 0.25);
  const double edge = 4.6;
  const Texture* wall = parapet_paint(b, 16);
  b.box(wall, wall, {-8, 0, edge}, {8, 0.95, edge + 0.3});
  for (int side : {-1, 1}) {
    Card& c = side < 0 ? b.facing_right(wall, -8, 0, -9, edge, 0.95)
                       : b.facing_left(wall, 8, 0, -9, edge, 0.95);
    c.structure = true;
  }
  b.ground_contact(0, edge, 9, 0.7, 0.6);
  // The stair house with the door, and the tank on its legs.
  Canvas hut(256, 256, 2.8, 2.7);
  plaster(hut.cr(), b.draw(), 2.8, 2.7, b.colours().wall2);
  const Texture* plastered = b.add(std::move(hut));
  b.box(plastered, plastered, {1.5, 0, 3.0}, {4.3, 2.7, 4.5});
  b.ground_shadow({{1.5, 0, 3.0},
                   {4.3, 0, 4.5},
                   {1.5, 2.7, 3.0},
                   {4.3, 2.7, 4.5},
                   {4.3, 2.7, 3.0},
                   {1.5, 2.7, 4.5}});
  door(b, 2.5, 3.0, 0.9, 2.05, b.colours().accent, rgb(0x2A2422));
  const Texture* leg = post_paint(b, b.colours().metal);
  for (Vec3 p : {Vec3{-3.4, 0, 1.0}, Vec3{-2.6, 0, 1.0}, Vec3{-3.4, 0, 1.8}, Vec3{-2.6, 0, 1.8}})
    post(b, leg, p.x, p.z, 1.5, 0.04);
  Canvas tank(128, 128, 1.2, 1.2);
  planks(tank.cr(), b.draw(), 0, 0, 1.2, 1.2, 0.12, true, b.colours().wood);
  for (double y : {0.15, 0.6, 1.05}) rectangle(tank.cr(), 0, y, 1.2, 0.05, b.colours().metal * 0.6);
  const Texture* staves = b.add(std::move(tank));
  b.box(staves, staves, {-3.6, 1.5, 0.8}, {-2.4, 2.7, 2.0});
  washing(b);
  // Aerials and a duct near the camera.
  const Texture* thin = post_paint(b, b.colours().metal * 0.8);
  post(b, thin, 1.15, 4.1, 3.4, 0.02);
  for (double y : {2.6, 2.9, 3.2}) b.box(thin, nullptr, {0.75, y, 4.08}, {1.55, y + 0.02, 4.1});
  post(b, thin, -1.2, 4.3, 2.7, 0.02);
  Canvas vent(64, 64, 0.6, 0.6);
  rectangle(vent.cr(), 0, 0, 0.6, 0.6, b.colours().metal);
  for (int i = 0; i < 5; ++i)
    rectangle(vent.cr(), 0.06, 0.08 + i * 0.1, 0.48, 0.05, b.colours().metal * 0.5);
  const Texture* grille = b.add(std::move(vent));
  b.box(grille, grille, {2.0, 0, 0.6}, {2.7, 0.7, 1.2});
  b.ground_contact(2.35, 0.9, 0.6, 0.5, 0.6);
  potted_plant(b, -1.5, 3.9, 1.1);
  potted_plant(b, 0.6, 4.1, 0.9);
  lamp_light(b, {2.5, 2.3, 2.9}, 2.4, b.look().lamp, 0.9);
  b.stage().ground.tile = 0.75;
  b.stage().marks.behind = 6;
}

}  // namespace shotlab::practice
