// SPDX-License-Identifier: Apache-2.0
//
// A Look is the light and the colours of one shot: what an art director would fix before anybody
// paints.
//
// Threading: plain values, pure function.

#pragma once

#include <memory>
#include <vector>

#include "app/practice/figure/shading.h"
#include "app/practice/plan.h"
#include "app/practice/raster/raster.h"

namespace shotlab::practice {

// The colours of things, before light.
struct Materials {
  Rgb wall, wall2;    // Large faces, near and far.
  Rgb trim;           // Frames, posts, edges.
  Rgb floor, floor2;  // The two tiles of the checker.
  Rgb accent;         // Signs, doors, awnings.
  Rgb wood, metal, leaf;
};

// Last touch on the finished picture.
struct Grade {
  Rgb shadows{0, 0, 0};  // Added where it is dark ...
  Rgb lights{0, 0, 0};   // ... and where it is bright; either may be negative.
  double saturation = 1;
  double contrast = 1;  // About middle grey.
  double gain = 1;
  double vignette = 0.10;
  double grain = 1.2;  // Levels of 255.
  double mono = 0;     // 1: grey, tinted by `shadows` and `lights`.
};

// Windows with lamps behind them, noted while a wall is painted: their light does not come from
// outside.
struct LitWindow {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // Pixels of the canvas.
  Rgb colour;
};
using LitWindows = std::vector<LitWindow>;

struct Look {
  std::shared_ptr<LitWindows> lit_windows;
  Materials materials;
  Sky sky;
  Air air;
  Rgb cloud, cloud_shade;
  double clouds = 0.5;     // How much of the sky they cover.
  Vec3 to_light;           // Unit.
  Rgb key, fill, rim;      // Light on what faces it; everywhere; along dark edges.
  double on_walls = 1;     // Share of the key that reaches the place behind the figure.
  Rgb floor_light;         // Of open ground.
  Rgb shadow;              // What ground in shadow is multiplied with.
  double softness = 0.25;  // Of terminators and shadow edges, 0..1.
  double lamps = 0;        // How much lamps and windows glow, 0..1.
  Rgb lamp{1.0, 0.80, 0.50};
  Rgb second_lamp{0.3, 0.8, 1.0};
  bool night = false;
  bool wet = false;
  bool sun_in_sky = false;
  Grade grade;

  // The light on a face that looks towards `normal`.
  Rgb on(Vec3 normal) const;
  FigureLight figure_light(double depth) const;
};

Look look_of(const Plan& plan);

}  // namespace shotlab::practice
