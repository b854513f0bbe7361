// SPDX-License-Identifier: Apache-2.0
//
// How light falls on a rounded shape that is drawn as an outline: a lit side, a terminator and a
// shade side, laid across it in the direction of the light as the camera sees it.
//
// Threading: plain values, pure functions.

#pragma once

#include <cairo.h>

#include <vector>

#include "app/practice/raster/view.h"

namespace shotlab::practice {

// The light of a scene as a figure needs it.
struct FigureLight {
  Vec3 to_key{-0.7, 0.5, -0.5};  // World, unit.
  Rgb key{0.6, 0.55, 0.45};      // Added on the lit side.
  Rgb fill{0.5, 0.52, 0.6};      // Everywhere.
  Rgb rim{0, 0, 0};              // Along the edge away from the key.
  double softness = 0.3;         // Width of the terminator, in half widths.
  Rgb air{0.8, 0.8, 0.8};        // Haze at the figure and how much of it.
  double haze = 0;
};

class Shading {
 public:
  Shading(const View& view, const FigureLight& light);

  // Fills the current path of `cr` as a rounded thing of colour `base`, centred at `centre`,
  // `radius` pixels from the middle to the rim. `shine` adds a soft highlight.
  // With an `axis` (its direction on the picture) it is a limb: light runs across it only.
  void fill(cairo_t* cr, Rgb base, Point centre, double radius, double shine = 0,
            Point axis = {0, 0}) const;
  // The colour of something flat that faces `normal` (world).
  Rgb flat(Rgb base, Vec3 normal) const;
  Rgb lit(Rgb base) const;
  Rgb shade(Rgb base) const;
  const View& view() const { return view_; }

 private:
  Rgb hazed(Rgb c) const;

  const View& view_;
  FigureLight light_;
  double lx_, ly_;     // Direction of the light on the picture, unit.
  double terminator_;  // Where shade begins along it, -1..1.
};

// Smallest convex outline around points.
std::vector<Point> hull_of(std::vector<Point> points);

}  // namespace shotlab::practice
