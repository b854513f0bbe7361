// SPDX-License-Identifier: Apache-2.0
//
// The practice figure: hat, face, scarf, coat, mark. Every part is a solid in the world whose
// outline is drawn as an illustrator would, so that it can turn, be walked round, and be looked at
// from above.
//
// Threading: pure functions; one Cairo context per thread.

#pragma once

#include <cairo.h>

#include <vector>

#include "app/practice/figure/pose.h"
#include "app/practice/figure/shading.h"
#include "app/practice/figure/wardrobe.h"
#include "app/practice/raster/canvas.h"

namespace shotlab::practice {

void draw_figure(cairo_t* cr, const View& view, const FigureLight& light, const Stance& stance,
                 const Wardrobe& wardrobe);

// Where on the picture it is, hat, hands and all; the whole picture when it stands at the lens.
PixelBox figure_box(const View& view, const Stance& stance, const Wardrobe& wardrobe);

// How far the fastest part moves on the picture from one moment to another, pixels.
double figure_travel(const View& from_view, const Stance& from, const View& to_view,
                     const Stance& to, const Wardrobe& wardrobe);

// Its head as it stands there, stoop and all: the axes at its middle.
Frame3 head_of(const Stance& stance, const Wardrobe& wardrobe);

// Point clouds whose hulls make up the body: what its shadow is made of.
std::vector<std::vector<Vec3>> body_shapes(const Stance& stance, const Wardrobe& wardrobe);

}  // namespace shotlab::practice
