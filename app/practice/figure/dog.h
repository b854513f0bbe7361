// SPDX-License-Identifier: Apache-2.0
//
// A dog (or a cat): trots in and sits down, or is simply there.
//
// Threading: pure functions; one Cairo context per thread.

#pragma once

#include <cairo.h>

#include <vector>

#include "app/practice/figure/shading.h"

namespace shotlab::practice {

struct Animal {
  bool cat = false;
  Vec3 root;        // Where it ends.
  double side = 1;  // It comes from this side (+1: from the right) and looks the other way.
  Rgb coat{0.62, 0.44, 0.28};
  double seconds = 4;  // Of the shot.
};

void draw_animal(cairo_t* cr, const View& view, const FigureLight& light, const Animal& animal,
                 double seconds);
Vec3 animal_at(const Animal& animal, double seconds);

}  // namespace shotlab::practice
