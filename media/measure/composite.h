// SPDX-License-Identifier: Apache-2.0
//
// How an element sits in its plate. The element is where the take differs from the plate; the plate
// is followed where the element stands, so that one that slides over it is found out.
//
// Threading: one thread at a time.
// Memory:    keeps small pictures of both clips, 120 pairs at most.

#pragma once

#include <vector>

#include "media/measure/lab_picture.h"
#include "media/model/measurement.h"

namespace shotlab {

class Composite {
 public:
  // Pictures about 320 pixels wide of the same moments, in order.
  void add(std::int64_t number, const Picture& take, const Picture& plate);
  CompositeMeasurement finish() const;

  // Where the take differs from its plate, in one connected piece.
  static Mask element_of(const LabPicture& take, const LabPicture& plate);

 private:
  struct Moment {
    std::int64_t number = 0;
    Picture plate;
    Mask element;
    double edge = 0, left_right = 1;
    double x = 0, y = 0;  // Centre of the element, pixels.
    bool whole = false;   // Not cut off by the picture's edge.
  };
  double slide(std::size_t from) const;  // Negative: the plate cannot be followed.

  std::vector<Moment> moments_;
  int looked_at_ = 0;
};

}  // namespace shotlab
