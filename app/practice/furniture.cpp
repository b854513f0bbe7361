// SPDX-License-Identifier: Apache-2.0

#include "app/practice/furniture.h"

#include "app/practice/colours.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {

const Texture* post_paint(StageBuilder& b, Rgb colour) {
  Canvas canvas(64, 256, 0.2, 3);
  rectangle(canvas.cr(), 0, 0, 0.2, 3, colour);
  mottle(canvas.cr(), b.draw(), 0, 0, 0.2, 3, colour, 0.12, 0.22);
  for (double y : {0.35, 1.3, 1.42, 2.6}) rectangle(canvas.cr(), 0, y, 0.2, 0.05, colour * 0.6);
  blend_down(canvas.cr(), 0, 2.4, 0.2, 0.6, colour * 0.5, 0, colour * 0.35, 0.7);
  return b.add(std::move(canvas));
}

void post(StageBuilder& b, const Texture* paint, double x, double z, double height, double half) {
  b.box(paint, nullptr, {x - half, 0, z - half}, {x + half, height, z + half});
  b.ground_shadow(
      {{x - half, 0, z}, {x + half, 0, z}, {x - half, height, z}, {x + half, height, z}});
  b.ground_contact(x, z, half * 4, half * 4, 0.7);
}

const Texture* pillar_paint(StageBuilder& b, Rgb colour) {
  Canvas canvas(128, 512, 0.5, 3.2);
  cairo_t* cr = canvas.cr();
  rectangle(cr, 0, 0, 0.5, 3.2, colour);
  mottle(cr, b.draw(), 0, 0, 0.5, 3.2, colour, 0.22, 0.16);
  for (double x : {0.10, 0.25, 0.40}) rectangle(cr, x - 0.012, 0.25, 0.024, 2.5, colour * 0.7);
  rectangle(cr, 0, 0, 0.5, 0.20, mix(colour, {1, 1, 1}, 0.18));
  rectangle(cr, 0, 0.20, 0.5, 0.035, colour * 0.55);
  rectangle(cr, 0, 2.78, 0.5, 0.035, colour * 0.55);
  rectangle(cr, 0, 2.82, 0.5, 0.38, colour * 0.82);
  blend_down(cr, 0, 2.2, 0.5, 1.0, colour * 0.4, 0, colour * 0.3, 0.5);
  return b.add(std::move(canvas));
}

void pillar(StageBuilder& b, const Texture* paint, double x, double z, double height, double half) {
  b.box(paint, paint, {x - half, 0, z - half}, {x + half, height, z + half});
  b.ground_shadow({{x - half, 0, z - half},
                   {x + half, 0, z + half},
                   {x - half, height, z - half},
                   {x + half, height, z + half},
                   {x + half, 0, z - half},
                   {x - half, height, z + half}});
  b.ground_contact(x, z, half * 2.6, half * 2.6, 0.75);
}

void lamp_light(StageBuilder& b, Vec3 at, double size, Rgb colour, double strength) {
  const double k = strength * b.look().lamps;
  if (k < 0.05) return;
  b.shine(b.halo(), {at.x, at.y, at.z - 0.03}, size, size).light = colour * (0.75 * k);
  b.ground_pool(at.x, at.z, size * 1.2, size * 1.2, colour, 0.6 * k);
}

void door(StageBuilder& b, double x, double z, double w, double h, Rgb paint, Rgb inside) {
  Canvas frame(128, 256, w + 0.24, h + 0.12);
  rectangle(frame.cr(), 0, 0, w + 0.24, h + 0.12, paint * 0.55);
  blend_down(frame.cr(), 0.12, 0.12, w, h, inside * 0.75, 1, inside * 0.4, 1);
  Card opening =
      b.front(b.add(std::move(frame)), x - w / 2 - 0.12, 0, z - 0.02, w + 0.24, h + 0.12);
  b.stage().cards.back().lift = 2;
  if (b.look().lamps > 0.3)
    b.stage().cards.back().light = mix(opening.light, Rgb{1.1, 1.0, 0.85}, 0.5);

  Canvas leaf(128, 256, w, h);
  cairo_t* cr = leaf.cr();
  rectangle(cr, 0, 0, w, h, paint);
  mottle(cr, b.draw(), 0, 0, w, h, paint, 0.3, 0.12);
  for (double py : {0.12, 0.55}) {
    rectangle(cr, w * 0.14, h * py, w * 0.72, h * 0.34, paint * 0.72);
    rectangle(cr, w * 0.14 + 0.02, h * py + 0.02, w * 0.72 - 0.02, h * 0.34 - 0.02, paint * 0.95);
  }
  disc(cr, w * 0.91, h * 0.52, 0.03, rgb(0xD9B15A));
  disc(cr, w * 0.91 - 0.008, h * 0.52 - 0.008, 0.012, rgb(0xFFF0C0));
  Leaf l;
  l.card = b.front(b.add(std::move(leaf)), x - w / 2, 0, z - 0.04, w, h);
  l.card.lift = 3;
  b.stage().cards.pop_back();
  b.stage().doors.push_back(l);
  if (!b.stage().marks.has_door) b.stage().marks.door = {x, 0, z}, b.stage().marks.has_door = true;
}

void table(StageBuilder& b, double x, double z, double w, double d, double h) {
  Canvas wood(128, 128, 1, 1);
  planks(wood.cr(), b.draw(), 0, 0, 1, 1, 0.2, false, b.colours().wood);
  const Texture* paint = b.add(std::move(wood));
  b.box(paint, paint, {x - w / 2, h - 0.05, z - d / 2}, {x + w / 2, h, z + d / 2});
  for (double dx : {-w / 2 + 0.06, w / 2 - 0.06}) {
    for (double dz : {-d / 2 + 0.06, d / 2 - 0.06})
      b.box(paint, nullptr, {x + dx - 0.03, 0, z + dz - 0.03},
            {x + dx + 0.03, h - 0.05, z + dz + 0.03});
  }
  b.ground_shadow({{x - w / 2, h, z - d / 2},
                   {x + w / 2, h, z - d / 2},
                   {x - w / 2, h, z + d / 2},
                   {x + w / 2, h, z + d / 2}});
  b.ground_contact(x, z, w * 0.75, d * 0.8, 0.5);
}

void chair(StageBuilder& b, double x, double z, int turn) {
  Canvas wood(64, 64, 0.5, 0.5);
  planks(wood.cr(), b.draw(), 0, 0, 0.5, 0.5, 0.12, true,
         mix(b.colours().wood, b.colours().accent, 0.25));
  const Texture* paint = b.add(std::move(wood));
  const double s = 0.21, seat = 0.46;
  b.box(paint, paint, {x - s, seat - 0.04, z - s}, {x + s, seat, z + s});
  for (double dx : {-s + 0.025, s - 0.025}) {
    for (double dz : {-s + 0.025, s - 0.025})
      b.box(paint, nullptr, {x + dx - 0.02, 0, z + dz - 0.02},
            {x + dx + 0.02, seat - 0.04, z + dz + 0.02});
  }
  if (turn == 0) b.box(paint, paint, {x - s, seat, z + s - 0.04}, {x + s, 0.94, z + s});
  if (turn == 1) b.box(paint, paint, {x - s, seat, z - s}, {x - s + 0.04, 0.94, z + s});
  if (turn == -1) b.box(paint, paint, {x + s - 0.04, seat, z - s}, {x + s, 0.94, z + s});
  b.ground_shadow({{x - s, 0.0, z + s},
                   {x + s, 0.0, z + s},
                   {x - s, 0.94, z + s},
                   {x + s, 0.94, z + s},
                   {x - s, seat, z - s},
                   {x + s, seat, z - s}});
  b.ground_contact(x, z, 0.4, 0.4, 0.6);
}

void cup(StageBuilder& b, double x, double y, double z) {
  Canvas canvas(128, 64, 0.20, 0.10);
  cairo_t* cr = canvas.cr();
  const Rgb china{0.94, 0.92, 0.87};
  cairo_set_line_width(cr, 0.014);
  ink(cr, china * 0.85);
  cairo_arc(cr, 0.142, 0.05, 0.026, 0, 2 * kPi);
  cairo_stroke(cr);
  cairo_move_to(cr, 0.05, 0.015);
  cairo_line_to(cr, 0.14, 0.015);
  cairo_line_to(cr, 0.125, 0.09);
  cairo_line_to(cr, 0.065, 0.09);
  cairo_close_path(cr);
  ink(cr, china);
  cairo_fill(cr);
  rectangle(cr, 0.052, 0.034, 0.085, 0.012, b.colours().accent);
  rectangle(cr, 0.03, 0.09, 0.13, 0.008, china * 0.9);
  b.cutout(b.add(std::move(canvas)), x, y, z, 0.20, 0.10);
}

void tree(StageBuilder& b, double x, double z, double height) {
  Canvas canvas(512, 512, 4, 4);
  cairo_t* cr = canvas.cr();
  const Rgb bark = b.colours().wood * 0.75;
  cairo_move_to(cr, 1.82, 4);
  cairo_curve_to(cr, 1.95, 3.2, 1.85, 2.6, 1.55, 2.0);
  cairo_line_to(cr, 1.75, 1.9);
  cairo_curve_to(cr, 1.95, 2.3, 2.02, 2.5, 2.05, 2.6);
  cairo_curve_to(cr, 2.15, 2.2, 2.4, 1.9, 2.55, 1.7);
  cairo_line_to(cr, 2.68, 1.82);
  cairo_curve_to(cr, 2.35, 2.4, 2.15, 3.2, 2.22, 4);
  cairo_close_path(cr);
  ink(cr, bark);
  cairo_fill(cr);
  const double side = b.plan().light_side;
  foliage(cr, b.draw(), 1.35, 1.45, 0.95, 0.72, b.colours().leaf * 0.9, side, 60);
  foliage(cr, b.draw(), 2.65, 1.35, 0.95, 0.75, b.colours().leaf * 0.95, side, 60);
  foliage(cr, b.draw(), 2.0, 0.95, 1.15, 0.78, b.colours().leaf, side, 80);
  b.cutout(b.add(std::move(canvas)), x, 0, z, height, height).sway = 0.008 * height;
  std::vector<Vec3> crown;
  crown.reserve(16);
  for (int i = 0; i < 16; ++i)
    crown.push_back({x + height * 0.36 * std::cos(i * kPi / 8),
                     height * 0.70 + height * 0.22 * std::sin(i * kPi / 8), z});
  b.ground_shadow(crown);
  b.ground_shadow({{x - 0.1, 0, z}, {x + 0.1, 0, z}, {x, height * 0.6, z}});
  b.ground_contact(x, z, 0.7, 0.6, 0.6);
}

void potted_plant(StageBuilder& b, double x, double z, double height) {
  Canvas canvas(128, 256, 0.6, 1.2);
  cairo_t* cr = canvas.cr();
  foliage(cr, b.draw(), 0.3, 0.46, 0.27, 0.42, b.colours().leaf, b.plan().light_side, 46);
  const Rgb clay = mix(b.colours().accent, rgb(0xB56A45), 0.6);
  cairo_move_to(cr, 0.14, 0.84);
  cairo_line_to(cr, 0.46, 0.84);
  cairo_line_to(cr, 0.42, 1.2);
  cairo_line_to(cr, 0.18, 1.2);
  cairo_close_path(cr);
  ink(cr, clay);
  cairo_fill(cr);
  blend_right(cr, 0.16, 0.84, 0.28, 0.36, clay * 0.6, b.plan().light_side < 0 ? 0 : 0.6, clay * 0.6,
              b.plan().light_side < 0 ? 0.6 : 0);
  rectangle(cr, 0.12, 0.80, 0.36, 0.07, clay * 1.08);
  b.cutout(b.add(std::move(canvas)), x, 0, z, height / 2, height).sway = 0.014 * height;
  b.ground_contact(x, z, height * 0.3, height * 0.25, 0.65);
}

void crate(StageBuilder& b, double x, double y, double z, double size, Rgb fruit) {
  Canvas side(64, 64, 1, 1);
  planks(side.cr(), b.draw(), 0, 0, 1, 1, 0.25, false, b.colours().wood * 1.1);
  rectangle(side.cr(), 0, 0, 0.1, 1, b.colours().wood * 0.7);
  rectangle(side.cr(), 0.9, 0, 0.1, 1, b.colours().wood * 0.7);
  const Texture* wood = b.add(std::move(side));
  Canvas top(128, 128, 1, 1);
  rectangle(top.cr(), 0, 0, 1, 1, b.colours().wood * 0.4);
  for (int i = 0; i < 30; ++i) {
    const double fx = b.draw().real(0.05, 0.95), fy = b.draw().real(0.05, 0.95);
    disc(top.cr(), fx, fy, 0.10, fruit * b.draw().real(0.75, 1.05));
    disc(top.cr(), fx + 0.03 * b.plan().light_side, fy - 0.03, 0.035,
         mix(fruit, {1, 1, 0.9}, 0.55));
  }
  b.box(wood, b.add(std::move(top)), {x - size / 2, y, z - size / 2},
        {x + size / 2, y + size * 0.55, z + size / 2});
  if (y < 0.05) b.ground_contact(x, z, size * 0.8, size * 0.8, 0.6);
}

void lantern(StageBuilder& b, double x, double y, double z, double size) {
  Canvas canvas(64, 128, 0.5, 1);
  cairo_t* cr = canvas.cr();
  const Rgb red = mix(b.look().lamp, b.colours().accent, b.look().lamps > 0.2 ? 0.45 : 1.0);
  rectangle(cr, 0.24, 0, 0.02, 0.25, rgb(0x2A2422));
  cairo_save(cr);
  cairo_translate(cr, 0.25, 0.5);
  cairo_scale(cr, 0.23, 0.27);
  cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
  cairo_restore(cr);
  ink(cr, red);
  cairo_fill(cr);
  if (b.look().lamps > 0.2) glow(cr, 0.25, 0.53, 0.2, 0.24, rgb(0xFFF0C0), 0.9);
  for (double rx : {0.07, 0.15, 0.21}) {
    ink(cr, red * 0.6, 0.7);
    cairo_set_line_width(cr, 0.010);
    cairo_save(cr);
    cairo_translate(cr, 0.25, 0.5);
    cairo_scale(cr, rx, 0.27);
    cairo_arc(cr, 0, 0, 1, 0, 2 * kPi);
    cairo_restore(cr);
    cairo_stroke(cr);
  }
  rectangle(cr, 0.15, 0.22, 0.2, 0.04, rgb(0x3A2A22));
  rectangle(cr, 0.15, 0.75, 0.2, 0.04, rgb(0x3A2A22));
  rectangle(cr, 0.235, 0.79, 0.03, 0.18, red * 0.8);
  Card& c = b.cutout(b.add(std::move(canvas)), x, y - size, z, size / 2, size);
  c.sway = 0.045 * size, c.hangs = true;
  if (b.look().lamps > 0.2) c.light = {1.1, 1.1, 1.1};
  lamp_light(b, {x, y - size * 0.5, z}, size * 3.4, b.look().lamp, 0.75);
}

void add_seat(StageBuilder& b, Vec3 at) { chair(b, at.x, at.z + 0.24, 0); }

void add_props(StageBuilder& b) {
  const double away = -(b.plan().side_of_frame == 0 ? 1 : b.plan().side_of_frame);
  double x = away * 0.75, z = 0.75;
  for (const std::string& prop : b.plan().props) {
    if (prop == "chair") {
      chair(b, x, z, away > 0 ? -1 : 1);
    } else if (prop == "table") {
      table(b, x, z + 0.3, 0.9, 0.6, 0.72), cup(b, x - 0.1, 0.72, z + 0.25);
    } else if (prop == "cup") {
      table(b, x, z + 0.1, 0.6, 0.5, 0.95), cup(b, x, 0.95, z);
    } else if (prop == "sign") {
      post(b, post_paint(b, b.colours().metal), x, z + 0.5, 2.5, 0.03);
      Canvas board(256, 64, 0.9, 0.26);
      rectangle(board.cr(), 0, 0, 0.9, 0.26, rgb(0xF2EEE2));
      signboard(board.cr(), b.draw(), 0.02, 0.02, 0.86, 0.22, rgb(0x2F6CA8), rgb(0xF7F3E6), false);
      b.front(b.add(std::move(board)), x - 0.45, 2.12, z + 0.46, 0.9, 0.26);
    } else if (prop == "lantern") {
      post(b, post_paint(b, b.colours().wood * 0.7), x, z + 0.4, 2.5, 0.03);
      lantern(b, x, 2.45, z + 0.34, 0.62);
    } else if (prop == "bag") {
      crate(b, x, 0, z, 0.42, b.colours().accent);
    } else if (prop == "tree") {
      tree(b, x * 1.8, z + 1.6, 4.2);
    } else if (prop == "umbrella") {
      Canvas canvas(256, 256, 1.1, 1.1);
      cairo_t* cr = canvas.cr();
      cairo_arc(cr, 0.55, 0.55, 0.5, kPi, 2 * kPi);
      cairo_close_path(cr);
      ink(cr, b.colours().accent);
      cairo_fill(cr);
      for (int i = 0; i < 4; ++i) {
        cairo_arc(cr, 0.55 - 0.375 + 0.25 * i, 0.55, 0.125, kPi, 2 * kPi);
        ink(cr, b.colours().accent * 0.75, 0.5);
        cairo_fill(cr);
      }
      rectangle(cr, 0.54, 0.5, 0.02, 0.55, rgb(0x3A2A22));
      b.cutout(b.add(std::move(canvas)), x, 0.0, z, 1.1, 1.1);
      b.ground_contact(x, z, 0.6, 0.4, 0.5);
    } else if (prop == "balloon") {
      Canvas canvas(128, 512, 0.5, 2.0);
      cairo_t* cr = canvas.cr();
      rectangle(cr, 0.245, 0.5, 0.01, 1.5, rgb(0x6A6A6A));
      cairo_save(cr), cairo_translate(cr, 0.25, 0.27), cairo_scale(cr, 0.2, 0.25);
      cairo_arc(cr, 0, 0, 1, 0, 2 * kPi), cairo_restore(cr);
      ink(cr, b.colours().accent), cairo_fill(cr);
      glow(cr, 0.25 + 0.06 * b.plan().light_side, 0.18, 0.08, 0.09, {1, 1, 1}, 0.7);
      b.cutout(b.add(std::move(canvas)), x, 0.2, z, 0.5, 2.0);
    } else if (prop == "bicycle") {
      Canvas canvas(512, 256, 1.7, 1.05);
      cairo_t* cr = canvas.cr();
      ink(cr, rgb(0x26282A)), cairo_set_line_width(cr, 0.035);
      for (double wx : {0.36, 1.34})
        cairo_new_sub_path(cr), cairo_arc(cr, wx, 0.70, 0.32, 0, 2 * kPi);
      cairo_stroke(cr);
      ink(cr, b.colours().accent), cairo_set_line_width(cr, 0.04),
          cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
      cairo_move_to(cr, 0.36, 0.70), cairo_line_to(cr, 0.62, 0.26), cairo_line_to(cr, 1.16, 0.26),
          cairo_line_to(cr, 0.80, 0.72);
      cairo_line_to(cr, 0.36, 0.70), cairo_move_to(cr, 0.80, 0.72), cairo_line_to(cr, 0.60, 0.16),
          cairo_move_to(cr, 1.34, 0.70);
      cairo_line_to(cr, 1.12, 0.10), cairo_line_to(cr, 1.24, 0.06), cairo_stroke(cr);
      rectangle(cr, 0.50, 0.12, 0.22, 0.05, rgb(0x2A2422));
      b.cutout(b.add(std::move(canvas)), x * 1.3, 0, z + 0.5, 1.7, 1.05);
      b.ground_contact(x * 1.3, z + 0.5, 0.95, 0.3, 0.55);
    } else if (prop == "window" || prop == "curtain") {
      // A window in a piece of wall of its own, with its curtain.
      Canvas canvas(256, 256, 1.5, 2.3);
      cairo_t* cr = canvas.cr();
      plaster(cr, b.draw(), 1.5, 2.3, b.colours().wall);
      WindowPaint paint = window_paint(b.look(), b.draw());
      house_window(cr, b.draw(), 0.3, 0.35, 0.9, 1.15, paint);
      for (int i = 0; i < 6; ++i) {
        const Rgb cloth = b.colours().accent * (i % 2 == 0 ? 1.0 : 0.82);
        rectangle(cr, 0.22 + i * 0.055, 0.26, 0.055, 1.35, cloth);
        rectangle(cr, 0.95 + i * 0.055, 0.26, 0.055, 1.35, cloth);
      }
      b.front(b.add(std::move(canvas)), x * 1.7 - 0.75, 0, z + 1.1, 1.5, 2.3);
    } else {
      continue;  // Dogs and cats move: see figure/dog.h.
    }
    x += away * 0.85, z += 0.25;
  }
}

}  // namespace shotlab::practice
