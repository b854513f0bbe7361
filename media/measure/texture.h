// SPDX-License-Identifier: Apache-2.0
//
// The finish of a picture: how much fine texture it has, whether that boils from frame to frame,
// whether the light flickers, how sharp it is.
//
// Threading: one thread at a time.
// Source:    checks V.brush; craft 4 (flicker, sharpness).

#pragma once

#include <cstdint>
#include <vector>

#include "media/measure/plane.h"
#include "media/model/measurement.h"

namespace shotlab {

class Texture {
 public:
  explicit Texture(double fps);

  // Every frame, about 320 pixels wide, luma 0..255.
  void add(std::int64_t number, const Plane& luma);
  TextureMeasurement finish(const std::vector<float>& brightness) const;

 private:
  std::int64_t step_;
  Plane last_;  // Of the frame before, where the next one is compared with it.
  std::int64_t last_number_ = -2;
  std::vector<double> energies_, boils_, sharpness_;
};

// RMS of the brightness about the mean of the frames beside it, steps left out; levels of 255. (A
// running median of five, as often used, sees nothing of a light that jumps every frame.)
double flicker_of(const std::vector<float>& brightness);

// Mean absolute difference of each block of `b` to where it fits best in `a`, median of the blocks;
// levels of 255.
double boil_between(const Plane& a, const Plane& b);

// Mean |value - mean of the 5 x 5 around it|.
double fine_energy(const Plane& luma);

}  // namespace shotlab
