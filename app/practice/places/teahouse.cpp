// SPDX-License-Identifier: Apache-2.0
//
// A tea house (cha chaan teng): glazed tiles, round stools and square tables, menu boards, a window
// to the street.

#include "app/practice/furniture.h"
#include "app/practice/places/interior.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {
namespace {

void menu_board(StageBuilder& b, double x, double y, double back, double w, double h) {
  Canvas canvas(256, 128, w, h);
  cairo_t* cr = canvas.cr();
  rectangle(cr, 0, 0, w, h, b.colours().trim * 0.8);
  rectangle(cr, 0.04, 0.04, w - 0.08, h - 0.08, rgb(0xF1E7CB));
  const int columns = static_cast<int>(w / 0.2);
  for (int i = 0; i < columns; ++i) {
    const double cx = 0.1 + i * (w - 0.2) / columns;
    signboard(cr, b.draw(), cx, 0.09, 0.13, h - 0.18, rgb(0xF1E7CB),
              i % 3 == 0 ? b.colours().accent : rgb(0x4A3A30), true);
  }
  b.front(b.add(std::move(canvas)), x - w / 2, y, back - 0.03, w, h).lift = 2;
}

}  // namespace

void build_teahouse(StageBuilder& b) {
  const double half = 3.6, back = 4.6, high = 3.0;
  InteriorPaint paint;
  paint.panel = 1.35;
  paint.tiles = true;
  interior(b, half, back, high, paint);
  window_in_back(b, -3.1, -0.9, 1.15, 2.35, back, false);
  window_in_side(b, half, -0.2, 2.0, 1.0, 2.4);
  menu_board(b, 0.55, 1.75, back, 1.9, 0.85);
  door(b, 2.55, back, 0.95, 2.1, b.colours().wood, rgb(0x7A5A40));
  // Tables with cups; one near, two behind.
  struct Seat {
    double x, z;
  };
  for (const Seat& s : {Seat{-1.55, 1.9}, Seat{1.75, 2.6}, Seat{-0.1, 3.5}}) {
    table(b, s.x, s.z, 0.8, 0.7, 0.74);
    cup(b, s.x - 0.15, 0.74, s.z - 0.15);
    cup(b, s.x + 0.2, 0.74, s.z + 0.1);
    chair(b, s.x - 0.72, s.z, 1);
    chair(b, s.x + 0.72, s.z, -1);
  }
  // The booth along one wall.
  Canvas leather(128, 128, 1, 1);
  planks(leather.cr(), b.draw(), 0, 0, 1, 1, 0.25, true, b.colours().accent * 0.9);
  const Texture* red = b.add(std::move(leather));
  b.box(red, red, {-half + 0.02, 0, 0.4}, {-half + 0.18, 1.25, 3.8});
  b.box(red, red, {-half + 0.18, 0, 0.4}, {-half + 0.62, 0.44, 3.8});
  const Texture* steel = pillar_paint(b, mix(b.colours().wall2, {1, 1, 1}, 0.2));
  pillar(b, steel, 2.6, 1.0, high, 0.16);
  pillar(b, steel, -2.35, 4.0, high, 0.14);
  for (double x : {-1.4, 1.2}) {
    lantern(b, x, high - 0.05, 2.6, 0.5);
    lamp_light(b, {x, high - 0.4, 2.6}, 2.4, b.look().lamp, 0.7);
  }
  b.stage().ground.tile = 0.42;
  b.stage().marks.behind = 4.2;
}

}  // namespace shotlab::practice
