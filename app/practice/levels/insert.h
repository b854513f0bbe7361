// SPDX-License-Identifier: Apache-2.0
//
// Lays an element with alpha into the frames of a plate: it stands where it was put, goes along
// with the plate's move, has the plate's blacks and whites, and throws a shadow away from the
// light.
//
// Threading: pure functions; an Inserter is only read once made.

#pragma once

#include "app/practice/levels/plate_motion.h"
#include "app/practice/painter.h"
#include "media/model/picture.h"

namespace shotlab::practice {

// -1: the light comes from the left, +1: from the right, 0: cannot be told. By which side of the
// picture is the brighter.
double light_side_of(const Picture& plate);
// The same of an element: which side of it is lit.
double lit_side_of(const Picture& element);

class Inserter {
 public:
  // `light_side`: of the plate. An element that is lit from the other side is mirrored.
  Inserter(Picture element, const ElementPlace& place, const Picture& first_plate,
           double light_side);
  // `placed`: where points of the first frame have come to be.
  void lay(Picture& frame, const Similarity& placed) const;

 private:
  void match(const Picture& plate);

  Picture element_;     // As large as it will be seen.
  Point foot_;          // Of its lower middle, widths from the middle of the picture.
  double wide_, high_;  // Widths.
  double light_side_;
};

// The box of the white part of a mask as a place for an element `shape` (height : width) as large
// as fits into it.
ElementPlace place_in(const Picture& mask, double shape);

}  // namespace shotlab::practice
