// SPDX-License-Identifier: Apache-2.0
//
// A Brush draws solids of the world as filled outlines: balls, tapered limbs, rings, egg shapes,
// patches.
//
// Threading: one per thread.

#pragma once

#include <cairo.h>

#include <vector>

#include "app/practice/figure/pose.h"
#include "app/practice/figure/shading.h"

namespace shotlab::practice {

// A flat ring of points round `centre`: half width along `a`, half depth along `b`.
struct Ring {
  Vec3 centre, a, b;
};

class Brush {
 public:
  Brush(cairo_t* cr, const View& view, const FigureLight& light)
      : cr_(cr), view_(view), shading_(view, light) {}

  cairo_t* cr() { return cr_; }
  const View& view() const { return view_; }
  const Shading& shading() const { return shading_; }

  double depth(Vec3 p) const { return view_.to_camera(p).z; }
  bool visible(Vec3 p) const { return depth(p) > 0.12; }
  double pixels(Vec3 p, double metres) const { return metres * view_.focal() / depth(p); }
  // True if the camera sees the side of a surface at `p` that faces `normal`.
  bool faces(Vec3 p, Vec3 normal) const { return dot(normal, view_.position() - p) > 0; }

  // Outlines, in pixels. Empty when something is behind the camera.
  std::vector<Point> limb(Vec3 a, double ra, Vec3 b, double rb) const;
  std::vector<Point> rings(const std::vector<Ring>& rings) const;  // Hull of each pair, see fill().
  std::vector<Point> ring(const Ring& ring) const;
  std::vector<Point> egg(const Frame3& frame, Vec3 centre, double x, double y, double z) const;

  void fill(const std::vector<Point>& outline, Rgb colour, Vec3 centre, double radius,
            double shine = 0);
  // Adds the outlines to one path and fills it as one shape, rounded about `axis`: light runs
  // across that, not along it.
  void fill_all(const std::vector<std::vector<Point>>& outlines, Rgb colour, Vec3 centre,
                double radius, Vec3 axis);
  void fill_limb(Vec3 a, double ra, Vec3 b, double rb, Rgb colour);
  // The same for an outline that limb() made before.
  void fill_limb(const std::vector<Point>& outline, Vec3 a, Vec3 b, double radius, Rgb colour);
  void fill_flat(const std::vector<Point>& outline, Rgb colour, double alpha = 1);
  // A line on a surface.
  void line(const std::vector<Vec3>& points, double metres, Rgb colour, double alpha = 1);
  // A thin dark contour, which keeps an arm apart from the coat behind it.
  void contour(const std::vector<Point>& outline, Rgb colour, Vec3 at, double metres = 0.005,
               double alpha = 0.5);

 private:
  cairo_t* cr_;
  const View& view_;
  Shading shading_;
};

}  // namespace shotlab::practice
