// SPDX-License-Identifier: Apache-2.0

#include "app/practice/places/interior.h"

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kFront = -9.5;

const Texture* wall_paint(StageBuilder& b, double w, double h, const InteriorPaint& paint, int px) {
  Canvas canvas(px, 512, w, h);
  cairo_t* cr = canvas.cr();
  const Rgb base = b.colours().wall;
  rectangle(cr, 0, 0, w, h, base);
  // A quiet paper: rows of small lozenges, then the brush.
  for (int row = 0; row * 0.24 < h; ++row) {
    for (double x = (row % 2 == 0 ? 0.0 : 0.12); x < w; x += 0.24) {
      const double y = row * 0.24;
      cairo_move_to(cr, x, y - 0.035), cairo_line_to(cr, x + 0.022, y),
          cairo_line_to(cr, x, y + 0.035), cairo_line_to(cr, x - 0.022, y);
      cairo_close_path(cr);
    }
  }
  ink(cr, mix(base, b.colours().wall2, 0.7) * 0.86, 0.55);
  cairo_fill(cr);
  mottle(cr, b.draw(), 0, 0, w, h, base, 0.7, 0.07);
  mottle(cr, b.draw(), 0, 0, w, h, base, 0.25, 0.06);
  if (paint.panel > 0) {
    const double y = h - paint.panel;
    if (paint.tiles) {
      wall_tiles(cr, b.draw(), 0, y, w, paint.panel, 0.155, b.colours().wall2,
                 b.colours().wall2 * 0.62);
    } else {
      planks(cr, b.draw(), 0, y, w, paint.panel, 0.19, true, mix(b.colours().wood, base, 0.35));
    }
    rectangle(cr, 0, y - 0.05, w, 0.07, b.colours().trim);
    rectangle(cr, 0, y + 0.02, w, 0.02, b.colours().trim * 0.5);
  }
  rectangle(cr, 0, h - 0.13, w, 0.13, b.colours().trim * 0.85);
  blend_down(cr, 0, 0, w, 0.6, {0, 0, 0}, 0.28, {0, 0, 0}, 0);
  blend_down(cr, 0, h - 0.5, w, 0.5, {0, 0, 0}, 0, {0, 0, 0}, 0.3);
  return b.add(std::move(canvas));
}

}  // namespace

void interior(StageBuilder& b, double half, double back, double high, const InteriorPaint& paint) {
  b.stage().marks.indoors = true;
  const double deep = back - kFront;
  Card& rear = b.front(wall_paint(b, half * 2, high, paint, 1024), -half, 0, back, half * 2, high);
  rear.structure = true;
  // The back wall of a room takes some light from everywhere in it.
  rear.light = mix(rear.light, b.look().on(unit({b.look().to_light.x, 0.3, -0.8})), 0.5);
  const Texture* side = wall_paint(b, deep, high, paint, 1024);
  for (int i : {-1, 1}) {
    Card& c = i < 0 ? b.facing_right(side, -half, 0, kFront, back, high)
                    : b.facing_left(side, half, 0, kFront, back, high);
    c.structure = true, c.one_sided = true;
  }
  // Walls and ceiling are seen from inside only: a long shot stands behind the fourth wall, a high
  // one above the ceiling, and a wide orbit beside the room.
  Card fourth{.corner = {half, high, kFront},
              .across = {-half * 2, 0, 0},
              .down = {0, -high, 0},
              .texture = side};
  fourth.structure = true, fourth.one_sided = true, fourth.light = b.look().fill;
  b.stage().cards.push_back(fourth);
  Canvas top(256, 512, half * 2, deep);
  const Rgb white = mix(b.colours().wall, {1, 1, 1}, 0.35);
  rectangle(top.cr(), 0, 0, half * 2, deep, white);
  mottle(top.cr(), b.draw(), 0, 0, half * 2, deep, white, 0.8, 0.07);
  for (double y = 0.9; y < deep; y += 1.6) {
    rectangle(top.cr(), 0, y, half * 2, 0.22, mix(b.colours().wood, white, 0.25) * 0.8);
    rectangle(top.cr(), 0, y + 0.22, half * 2, 0.05, white * 0.6);
  }
  Card& c = b.ceiling(b.add(std::move(top)), -half, kFront, half, back, high);
  c.structure = true, c.one_sided = true;
  c.light = b.look().fill * 1.25 + b.look().key * (0.10 * b.look().on_walls);
  for (int i : {-1, 1}) b.ground_contact(i * half, back / 2, 0.8, deep * 0.7, 0.55);
  b.ground_contact(0, back, half * 1.4, 0.8, 0.55);
  // Light of the other world: what falls in is drawn by window_in_side().
  if (b.look().lamps > 0.3) {
    lantern(b, 0.9, high - 0.25, 2.2, 0.62);
    lamp_light(b, {0.9, high - 0.6, 2.2}, 3.2, b.look().lamp, 0.8);
  }
}

void window_in_side(StageBuilder& b, double half, double z0, double z1, double y0, double y1) {
  const int side = b.plan().light_side < 0 ? -1 : 1;
  const double w = z1 - z0, h = y1 - y0;
  Canvas canvas(256, 256, w + 0.3, h + 0.3);
  cairo_t* cr = canvas.cr();
  rectangle(cr, 0, 0, w + 0.3, h + 0.3, mix(b.colours().trim, {1, 1, 1}, 0.3));
  const bool night = b.look().night;
  const Rgb outside_top = night ? b.look().sky.top : mix(b.look().sky.middle, {1, 1, 1}, 0.35);
  const Rgb outside = night ? b.look().sky.horizon : mix(b.look().sky.horizon, {1, 1, 1}, 0.45);
  blend_down(cr, 0.15, 0.15, w, h, outside_top, 1, outside, 1);
  for (int i = 1; i < 3; ++i)
    rectangle(cr, 0.15 + w * i / 3 - 0.02, 0.15, 0.04, h, b.colours().trim * 0.8);
  rectangle(cr, 0.15, 0.15 + h * 0.45, w, 0.04, b.colours().trim * 0.8);
  const Texture* t = b.add(std::move(canvas));
  Card& c = side < 0 ? b.facing_right(t, -half + 0.02, y0 - 0.15, z0 - 0.15, z1 + 0.15, h + 0.3)
                     : b.facing_left(t, half - 0.02, y0 - 0.15, z0 - 0.15, z1 + 0.15, h + 0.3);
  c.lift = 2, c.light = night ? Rgb{0.9, 0.95, 1.05} : Rgb{1.18, 1.16, 1.12};
  // Its light on the floor, pane by pane, along the light.
  const Vec3 l = b.look().to_light;
  const double slope = std::max(0.30, l.y / std::max(0.2, std::abs(l.x)));
  for (int i = 0; i < 3; ++i) {
    for (int k = 0; k < 2; ++k) {
      std::vector<Point> patch;
      const double za = z0 + w * (i + 0.08) / 3, zb = z0 + w * (i + 0.92) / 3;
      const double ya = y0 + h * (k * 0.5 + 0.05), yb = y0 + h * (k * 0.5 + 0.45);
      auto thrown = [&](double z, double y) {
        return Point{side * (half - y / slope),
                     z - l.z / std::max(0.3, std::abs(l.x)) * (y / slope)};
      };
      patch = {thrown(za, ya), thrown(zb, ya), thrown(zb, yb), thrown(za, yb)};
      b.ground_patch(patch, b.look().key, (night ? 0.6 : 0.9) * b.look().on_walls);
    }
  }
  if (!night) {
    b.shine(b.halo(), {side * (half - 0.25), (y0 + y1) / 2, (z0 + z1) / 2}, h * 2.4, h * 2.4)
        .light = b.look().key * 0.35;
  }
}

void window_in_back(StageBuilder& b, double x0, double x1, double y0, double y1, double back,
                    bool curtains) {
  const double w = x1 - x0, h = y1 - y0;
  Canvas canvas(512, 512, w + 0.36, h + 0.36);
  cairo_t* cr = canvas.cr();
  rectangle(cr, 0, 0, w + 0.36, h + 0.36, mix(b.colours().trim, {1, 1, 1}, 0.1));
  const double ox = 0.18, oy = 0.18;
  const Look& l = b.look();
  cairo_save(cr);
  cairo_rectangle(cr, ox, oy, w, h);
  cairo_clip(cr);
  blend_down(cr, ox, oy, w, h, mix(l.sky.middle, l.sky.top, 0.4), 1,
             mix(l.sky.horizon, {1, 1, 1}, l.night ? 0 : 0.2), 1);
  if (!l.night) {
    for (int i = 0; i < 5; ++i)
      glow(cr, ox + b.draw().real(0, w), oy + b.draw().real(0.1, 0.5) * h, 0.5, 0.13, l.cloud, 0.8);
  }
  // Roofs across the way.
  for (double x = ox; x < ox + w;) {
    const double rw = b.draw().real(0.25, 0.55), rh = h * b.draw().real(0.25, 0.55);
    const Rgb c = mix(b.colours().wall2 * (l.night ? 0.35 : 0.85), l.air.colour, 0.35);
    rectangle(cr, x, oy + h - rh, rw, rh, c);
    for (int r = 0; r < 4; ++r) {
      for (int k = 0; k < 3; ++k) {
        const bool on = l.lamps > 0.2 && b.draw().chance(0.4);
        rectangle(cr, x + rw * (0.14 + 0.28 * k), oy + h - rh + 0.07 + r * 0.15, rw * 0.15, 0.07,
                  on ? l.lamp : c * 0.72);
      }
    }
    x += rw;
  }
  cairo_restore(cr);
  for (int i = 1; i < 3; ++i) rectangle(cr, ox + w * i / 3 - 0.025, oy, 0.05, h, b.colours().trim);
  rectangle(cr, ox, oy + h * 0.36, w, 0.05, b.colours().trim);
  Card& c =
      b.front(b.add(std::move(canvas)), x0 - 0.18, y0 - 0.18, back - 0.02, w + 0.36, h + 0.36);
  c.lift = 2, c.light = l.night ? Rgb{0.95, 0.98, 1.05} : Rgb{1.15, 1.13, 1.1};
  if (!l.night)
    b.shine(b.halo(), {(x0 + x1) / 2, (y0 + y1) / 2, back - 0.2}, w * 1.7, h * 1.9).light =
        l.key * 0.22;
  if (!curtains) return;
  Canvas cloth(128, 256, 0.75, h + 0.7);
  for (int i = 0; i < 9; ++i) {
    const Rgb fold = clamped(b.colours().accent * (0.72 + 0.28 * std::abs(std::sin(i * 1.3))));
    blend_right(cloth.cr(), i * 0.0834, 0, 0.0840, h + 0.7, fold, 1, fold * 0.68, 1);
  }
  const Texture* t = b.add(std::move(cloth));
  for (double cx : {x0 - 0.45, x1 - 0.30}) {
    Card& curtain = b.front(t, cx, y0 - 0.35, back - 0.10, 0.75, h + 0.7);
    curtain.light = mix(curtain.light, Rgb{1, 1, 1}, 0.25);
    curtain.sway = 0.016, curtain.hangs = true;
  }
}

void picture_on_wall(StageBuilder& b, double x, double y, double back, double w, double h) {
  Canvas canvas(128, 128, w, h);
  cairo_t* cr = canvas.cr();
  rectangle(cr, 0, 0, w, h, b.colours().wood * 0.6);
  rectangle(cr, 0.05, 0.05, w - 0.1, h - 0.1, rgb(0xE8E0CC));
  // Hills in ink.
  for (int i = 0; i < 3; ++i) {
    cairo_move_to(cr, 0.1, h - 0.12);
    cairo_curve_to(cr, w * (0.25 + 0.1 * i), h * (0.25 + 0.12 * i), w * (0.5 + 0.08 * i),
                   h * (0.3 + 0.1 * i), w - 0.1, h - 0.12);
    cairo_close_path(cr);
    ink(cr, mix(b.colours().wall2, b.colours().accent, i * 0.3), 0.6);
    cairo_fill(cr);
  }
  disc(cr, w * 0.7, h * 0.3, 0.06, b.colours().accent);
  b.front(b.add(std::move(canvas)), x - w / 2, y, back - 0.03, w, h).lift = 2;
}

}  // namespace shotlab::practice
