// SPDX-License-Identifier: Apache-2.0
//
// How walls, bricks, windows, leaves and signs are painted: in gouache, that is in flat tones
// broken by the brush, never evenly. All sizes in metres on the canvas's own scale.
//
// Threading: pure painting; one canvas per thread.

#pragma once

#include <cairo.h>

#include "app/practice/look.h"
#include "app/practice/random.h"

namespace shotlab::practice {

// Broken colour over a rectangle: blots a little lighter and darker than `base`.
void mottle(cairo_t* cr, Random& draw, double x, double y, double w, double h, Rgb base,
            double size, double strength);
void plaster(cairo_t* cr, Random& draw, double w, double h, Rgb base);
void bricks(cairo_t* cr, Random& draw, double x, double y, double w, double h, double brick_w,
            double brick_h, Rgb base);
void planks(cairo_t* cr, Random& draw, double x, double y, double w, double h, double plank,
            bool upright, Rgb base);
void wall_tiles(cairo_t* cr, Random& draw, double x, double y, double w, double h, double tile,
                Rgb base, Rgb joint);

// A window of the house: frame, panes, what is seen in the glass. `glow` 0..1: lamp light inside.
struct WindowPaint {
  LitWindows* lit = nullptr;  // Where lit ones are noted.
  Rgb frame, glass_top, glass_bottom, lamp;
  double glow = 0;
  int panes_x = 2, panes_y = 2;
};
void house_window(cairo_t* cr, Random& draw, double x, double y, double w, double h,
                  const WindowPaint& paint);
WindowPaint window_paint(const Look& look, Random& draw);

// A facade of `floors` by `bays`, its ground floor left free.
void facade(cairo_t* cr, Random& draw, const Look& look, double w, double h, Rgb base, int floors,
            int bays, bool brick);
// Leaves: a crown of blobs, lit from the side of the light.
void foliage(cairo_t* cr, Random& draw, double cx, double cy, double rx, double ry, Rgb leaf,
             double light_side, int blobs);
// A signboard with abstract lettering.
void signboard(cairo_t* cr, Random& draw, double x, double y, double w, double h, Rgb board,
               Rgb letters, bool upright);
void awning(cairo_t* cr, Random& draw, double x, double y, double w, double h, Rgb a, Rgb b);

}  // namespace shotlab::practice
