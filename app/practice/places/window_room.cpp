// SPDX-License-Identifier: Apache-2.0
//
// A room with a large window in the back wall, curtains, a table with a cup.

#include "app/practice/furniture.h"
#include "app/practice/places/interior.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {

void build_window_room(StageBuilder& b) {
  const double half = 3.0, back = 3.6, high = 2.9;
  InteriorPaint paint;
  paint.panel = 0.72;
  interior(b, half, back, high, paint);
  window_in_back(b, -1.5, 1.1, 0.98, 2.42, back, true);
  window_in_side(b, half, 0.2, 1.6, 0.95, 2.3);
  table(b, -1.35, 2.5, 1.1, 0.7, 0.74);
  cup(b, -1.2, 0.74, 2.3);
  chair(b, -2.2, 2.4, 1);
  potted_plant(b, 1.55, 3.0, 1.35);
  potted_plant(b, 2.5, 1.7, 0.9);
  door(b, 2.2, back, 0.9, 2.08, b.colours().trim * 0.9, rgb(0x6B5A48));
  // A standing lamp, near.
  post(b, post_paint(b, b.colours().metal), 2.35, 0.5, 1.6, 0.02);
  Canvas shade(64, 64, 0.5, 0.4);
  cairo_move_to(shade.cr(), 0.12, 0.02), cairo_line_to(shade.cr(), 0.38, 0.02),
      cairo_line_to(shade.cr(), 0.48, 0.38), cairo_line_to(shade.cr(), 0.02, 0.38);
  cairo_close_path(shade.cr());
  ink(shade.cr(), b.look().lamps > 0.2 ? mix(b.look().lamp, {1, 1, 0.9}, 0.4) : rgb(0xE8DABB));
  cairo_fill(shade.cr());
  Card& c = b.cutout(b.add(std::move(shade)), 2.35, 1.5, 0.48, 0.5, 0.4);
  if (b.look().lamps > 0.2) c.light = {1.15, 1.1, 1.0};
  lamp_light(b, {2.35, 1.65, 0.46}, 2.6, b.look().lamp, 0.9);
  b.stage().ground.tile = 0.5;
  b.stage().marks.behind = 3.6;
}

}  // namespace shotlab::practice
