// SPDX-License-Identifier: Apache-2.0
//
// Head, hat and scarf: what shows where a figure looks.
//
// Threading: pure functions; one Cairo context per thread.

#pragma once

#include "app/practice/figure/brush.h"
#include "app/practice/figure/wardrobe.h"

namespace shotlab::practice {

// What hangs behind the neck, for a figure that faces the camera: drawn before the coat.
void draw_long_hair(Brush& brush, const Skeleton& joints, const Wardrobe& wardrobe);
void draw_neck(Brush& brush, const Skeleton& joints, const Wardrobe& wardrobe);
void draw_head(Brush& brush, const Skeleton& joints, const Wardrobe& wardrobe,
               const Stance& stance);

}  // namespace shotlab::practice
