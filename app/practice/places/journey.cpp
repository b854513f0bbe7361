// SPDX-License-Identifier: Apache-2.0
//
// From outside to inside: a rooftop with pillars, a wall with an open window at z = 3, a room
// behind it with a table at z = 5, and a hand that rests there beside a cup. Made to be flown
// through (curriculum, m3e3).

#include "app/practice/furniture.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

constexpr double kWall = 3.0, kThick = 0.2, kBack = 7.6, kHalf = 3.2, kHigh = 3.0;
constexpr double kWindow = 0.95, kSill = 0.85, kLintel = 2.35;  // Half its width; heights.

const Texture* plastered(StageBuilder& b, double w, double h, Rgb colour) {
  Canvas canvas(256, 256, w, h);
  plaster(canvas.cr(), b.draw(), w, h, colour);
  return b.add(std::move(canvas));
}

// Four boxes leave a hole for the window.
void house(StageBuilder& b) {
  const Texture* out = plastered(b, 3, 3, b.colours().wall);
  b.box(out, out, {-5.5, 0, kWall}, {-kWindow, kHigh + 0.3, kWall + kThick});
  b.box(out, out, {kWindow, 0, kWall}, {5.5, kHigh + 0.3, kWall + kThick});
  b.box(out, out, {-kWindow, 0, kWall}, {kWindow, kSill, kWall + kThick});
  b.box(out, out, {-kWindow, kLintel, kWall}, {kWindow, kHigh + 0.3, kWall + kThick});
  const Texture* frame = post_paint(b, b.colours().trim);
  for (double x : {-kWindow - 0.06, kWindow})
    b.box(frame, frame, {x, kSill - 0.06, kWall - 0.05}, {x + 0.06, kLintel + 0.06, kWall + 0.03});
  for (double y : {kSill - 0.06, kLintel})
    b.box(frame, frame, {-kWindow - 0.06, y, kWall - 0.08},
          {kWindow + 0.06, y + 0.06, kWall + 0.03});
  b.ground_contact(0, kWall, 5.6, 0.6, 0.5);
}

void room_behind(StageBuilder& b) {
  const double front = kWall + kThick, deep = kBack - front;
  const Texture* wall = plastered(b, 4, 3, b.colours().wall2);
  Card& rear = b.front(wall, -kHalf, 0, kBack, 2 * kHalf, kHigh);
  rear.light = mix(rear.light, b.look().fill * 1.3, 0.5);
  for (int side : {-1, 1}) {
    Card& c = side < 0 ? b.facing_right(wall, -kHalf, 0, front, kBack, kHigh)
                       : b.facing_left(wall, kHalf, 0, front, kBack, kHigh);
    c.one_sided = true;
  }
  Card& top = b.ceiling(wall, -kHalf, front, kHalf, kBack, kHigh);
  top.light = b.look().fill * 1.2, top.one_sided = true;  // A path may fly over it.
  b.ground_contact(0, front + deep / 2, kHalf, deep * 0.6, 0.35);
  table(b, 0, 5.05, 1.5, 0.8, 0.74);
  cup(b, 0.30, 0.74, 5.0);
  chair(b, 0, 5.95, 0);
  potted_plant(b, -2.3, 6.9, 1.2);
  lamp_light(b, {0.9, 2.3, 5.6}, 2.6, b.look().lamp, 0.8);
}

// A forearm that comes from the right and a hand that lies on its side.
void hand_on_table(StageBuilder& b) {
  Canvas canvas(256, 128, 0.44, 0.22);
  cairo_t* cr = canvas.cr();
  const Rgb skin = rgb(0xD9A27C), sleeve = b.colours().accent;
  const Rgb dark = skin * 0.72;
  // Fingers, the nearest last.
  for (int i = 3; i >= 0; --i) {
    const double y = 0.205 - 0.026 * i;
    rounded(cr, 0.02 + 0.012 * i, y - 0.024, 0.13, 0.024, 0.012);
    ink(cr, mix(skin, dark, 0.12 * i)), cairo_fill(cr);
  }
  rounded(cr, 0.11, 0.10, 0.13, 0.105, 0.045);
  ink(cr, skin), cairo_fill(cr);
  // The thumb, and light along the back of the hand.
  cairo_save(cr);
  cairo_translate(cr, 0.16, 0.105), cairo_rotate(cr, -0.5);
  rounded(cr, -0.085, -0.014, 0.10, 0.028, 0.014);
  ink(cr, mix(skin, {1, 1, 1}, 0.12)), cairo_fill(cr);
  cairo_restore(cr);
  rounded(cr, 0.22, 0.095, 0.22, 0.11, 0.03);
  ink(cr, sleeve), cairo_fill(cr);
  rectangle(cr, 0.215, 0.094, 0.03, 0.112, mix(sleeve, {1, 1, 1}, 0.35));
  blend_down(cr, 0.24, 0.15, 0.2, 0.055, sleeve * 0.6, 0, sleeve * 0.6, 0.7);
  b.cutout(b.add(std::move(canvas)), -0.10, 0.735, 4.86, 0.44, 0.22);
}

}  // namespace

void build_journey(StageBuilder& b) {
  b.sky();
  b.skyline(150, 52, 380, 0.80, 34);
  b.skyline(80, 30, 200, 0.55, 26);
  house(b);
  room_behind(b);
  hand_on_table(b);
  // Near the lens there must be something, or nobody feels the move.
  const Texture* paint = pillar_paint(b, b.colours().trim);
  for (double z : {-7.0, -4.0, -1.2}) {
    pillar(b, paint, -1.9, z, 2.6, 0.13);
    pillar(b, paint, 2.1, z + 1.1, 2.6, 0.13);
  }
  const Texture* edge = plastered(b, 6, 1, b.colours().wall2);
  for (int side : {-1, 1}) {
    Card& c = side < 0 ? b.facing_right(edge, -5.5, 0, -12, kWall, 0.9)
                       : b.facing_left(edge, 5.5, 0, -12, kWall, 0.9);
    c.structure = true;
  }
  potted_plant(b, -1.4, 2.5, 0.9);
  potted_plant(b, 3.0, 1.8, 1.1);
  crate(b, 1.7, 0, 2.2, 0.5, b.colours().accent);
  b.stage().ground.tile = 0.75;
  b.stage().marks.behind = 6;
}

}  // namespace shotlab::practice
