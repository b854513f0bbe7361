// SPDX-License-Identifier: Apache-2.0
//
// Fits a picture of one shape inside another, the whole of it, in the middle, with black bars.
//
// Threading: pure.

#pragma once

#include "media/model/picture.h"

namespace shotlab {

struct Fit {
  int width = 0;  // Of the picture inside.
  int height = 0;
  int x = 0;  // Where its corner lies.
  int y = 0;
  bool operator==(const Fit&) const = default;
};

// REQUIRES: all sides above zero.
Fit fit_inside(int width, int height, int frame_width, int frame_height);

// `picture`, of fit's size, on black.
Picture with_bars(const Picture& picture, const Fit& fit, int frame_width, int frame_height);

}  // namespace shotlab
