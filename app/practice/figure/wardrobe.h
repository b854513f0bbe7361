// SPDX-License-Identifier: Apache-2.0
//
// What a figure wears: its traits, as the prompt names them or the seed draws them.
//
// Threading: plain value.

#pragma once

#include <string>

#include "app/practice/vec.h"

namespace shotlab::practice {

struct Wardrobe {
  Rgb coat{0.3, 0.4, 0.35}, hat{0.25, 0.2, 0.2}, scarf{0.7, 0.25, 0.2};
  Rgb trousers{0.2, 0.21, 0.26}, shoes{0.13, 0.11, 0.11};
  Rgb skin{0.87, 0.68, 0.54}, hair{0.16, 0.13, 0.13};
  bool has_hat = true, has_scarf = true, has_face = true;
  bool beanie = false;  // Instead of the hat with a brim.
  bool long_hair = false;
  std::string mark;  // "", "round", "star", "square", "stripe", "cross", "heart", "triangle".
  Rgb mark_colour{0.95, 0.9, 0.8};
  double scale = 1;  // Of the whole figure.
  double stoop = 0;  // An old back, radians.
  bool moustache = false;
};

}  // namespace shotlab::practice
