// SPDX-License-Identifier: Apache-2.0
//
// Connected patches of a picture made small: where things stand, in the roughest way.
//
// Threading: plain values, pure functions.

#pragma once

#include <functional>
#include <vector>

#include "app/practice/levels/tint.h"
#include "media/model/picture.h"

namespace shotlab::practice {

// A picture of at most `longest` pixels a side (boxes averaged), as tints.
struct TintMap {
  TintMap(const Picture& picture, int longest);
  int width = 0, height = 0;
  std::vector<Tint> tints;
  Tint at(int x, int y) const {
    return tints[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
  }
};

struct Patch {
  int x0 = 0, y0 = 0, x1 = -1, y1 = -1;  // Inclusive.
  double count = 0;
  int width = 0;                    // Of the map.
  std::vector<std::uint8_t> cells;  // Of the map; empty: the whole box.

  bool has(int x, int y) const {
    if (x < x0 || y < y0 || x > x1 || y > y1) return false;
    return cells.empty() || cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x)] != 0;
  }
};

// 4-connected patches of at least six cells in which `wanted` holds, inside the box of `within`.
std::vector<Patch> patches_of(int width, int height, const std::function<bool(int, int)>& wanted,
                              const Patch& within);
// Cells in the convex hull of a patch.
double hull_area(const Patch& patch);

}  // namespace shotlab::practice
