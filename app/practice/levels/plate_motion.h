// SPDX-License-Identifier: Apache-2.0
//
// How a filmed picture moved as a whole between two frames: turn, scale and shift of the greater
// part of it. What is laid into a plate, or painted over it, goes along with it.
//
// Threading: pure functions, plain values.
// Source:    Lucas & Kanade 1981 with a similarity warp, coarse to fine, reweighted by residual
//            (Baker & Matthews 2004).

#pragma once

#include <vector>

#include "app/practice/vec.h"
#include "media/model/picture.h"

namespace shotlab::practice {

// p -> (a -b; b a) p + t, about the middle of the picture, in units of its width: so that it holds
// at any size.
struct Similarity {
  double a = 1, b = 0, tx = 0, ty = 0;

  Point apply(Point p) const { return {a * p.x - b * p.y + tx, b * p.x + a * p.y + ty}; }
  Similarity then(const Similarity& next) const {
    const Point t = next.apply({tx, ty});
    return {next.a * a - next.b * b, next.a * b + next.b * a, t.x, t.y};
  }
  Similarity inverse() const {
    const double d = a * a + b * b;
    const double ia = a / d, ib = -b / d;
    return {ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty)};
  }
};

// Luma at three sizes, made once per frame.
class MotionFrame {
 public:
  explicit MotionFrame(const Picture& picture);
  struct Level {
    int width = 0, height = 0;
    std::vector<float> luma;
    float at(int x, int y) const {
      return luma[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
    }
  };
  std::vector<Level> levels;  // Finest first.
};

// Where a point of `from` is in `to`. Nothing to hold on to (a blank wall): no motion.
Similarity motion_between(const MotionFrame& from, const MotionFrame& to);

}  // namespace shotlab::practice
