// SPDX-License-Identifier: Apache-2.0
//
// What changed inside a region, and what outside of it.
//
// Threading: one thread at a time.

#pragma once

#include "media/measure/lab_picture.h"
#include "media/model/measurement.h"

namespace shotlab {

class Region {
 public:
  // `inside`: as large as the pictures.
  explicit Region(const Mask& inside);
  void add(std::int64_t number, const LabPicture& take, const LabPicture& other);
  RegionDifference finish() const;

 private:
  Mask inside_, outside_;
  double similarity_ = 0, delta_ = 0, worst_ = 2;
  std::int64_t worst_frame_ = 0;
  int frames_ = 0;
  bool no_outside_ = false;
};

}  // namespace shotlab
