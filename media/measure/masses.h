// SPDX-License-Identifier: Apache-2.0
//
// The masses of a picture and where something moves: what must stay when a rough is painted over.
//
// Threading: one thread at a time.

#pragma once

#include <vector>

#include "media/measure/lab_picture.h"
#include "media/measure/plane.h"
#include "media/model/measurement.h"

namespace shotlab {

// The picture in two parts, along the colour axis that varies most, parted by Otsu's threshold.
Mask masses_of(const LabPicture& picture);

class Masses {
 public:
  // Pictures about 80 pixels wide, of the same moments of both clips.
  void add(std::int64_t number, const Picture& take, const Picture& source);
  FollowMeasurement finish() const;

 private:
  struct Look {
    std::int64_t number = 0;
    double same = 0, inverse = 0;  // Overlap of the masses, and with one of them turned over.
  };
  std::vector<Look> looks_;
  Plane last_take_, last_source_;
  std::vector<float> take_motion_, source_motion_;  // 16 x 9 cells a step.
};

}  // namespace shotlab
