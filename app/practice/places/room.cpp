// SPDX-License-Identifier: Apache-2.0
//
// An empty room: boards in a checker, two pillars, a door, a window whose light lies on the floor.

#include "app/practice/furniture.h"
#include "app/practice/places/interior.h"
#include "app/practice/surfaces.h"

namespace shotlab::practice {

void build_room(StageBuilder& b) {
  const double half = 3.4, back = 4.4, high = 2.95;
  InteriorPaint paint;
  paint.panel = 0.95;
  interior(b, half, back, high, paint);
  window_in_side(b, half, 0.6, 2.6, 0.85, 2.35);
  const Texture* stone = pillar_paint(b, mix(b.colours().wall, {1, 1, 1}, 0.15));
  for (double x : {-2.15, 2.15}) pillar(b, stone, x, 2.9, high, 0.19);
  pillar(b, stone, -2.9, 0.2, high, 0.19);
  pillar(b, stone, 2.9, 0.2, high, 0.19);
  door(b, 1.15, back, 0.92, 2.1, b.colours().accent,
       b.look().night ? rgb(0x141C2C) : rgb(0xF4E6C6));
  picture_on_wall(b, -0.75, 1.45, back, 0.95, 0.7);
  b.stage().ground.tile = 0.62;
  b.stage().marks.behind = 4.2;
}

}  // namespace shotlab::practice
