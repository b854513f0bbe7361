// SPDX-License-Identifier: Apache-2.0
//
// Rooms: four walls and a ceiling, with windows that throw their light on the floor.

#pragma once

#include "app/practice/stage.h"

namespace shotlab::practice {

struct InteriorPaint {
  double panel = 0;    // Height of the dado; 0: none.
  bool tiles = false;  // Glazed tiles instead of boards on the dado.
};

// Walls at x = -half and +half and z = back; the room reaches 9 m behind the first camera.
void interior(StageBuilder& b, double half, double back, double high, const InteriorPaint& paint);
// A window in the wall on the side of the light, from z0 to z1 and y0 to y1.
void window_in_side(StageBuilder& b, double half, double z0, double z1, double y0, double y1);
// A window in the back wall with the world behind it.
void window_in_back(StageBuilder& b, double x0, double x1, double y0, double y1, double back,
                    bool curtains);
void picture_on_wall(StageBuilder& b, double x, double y, double back, double w, double h);

}  // namespace shotlab::practice
