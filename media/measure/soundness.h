// SPDX-License-Identifier: Apache-2.0
//
// Is it a sound picture at all: black frames, frozen runs, how bright (V.ok).
//
// Threading: one thread at a time.
// Source:    craft 4, "frozen, black". The mean difference alone calls quiet animation frozen, so
// the
//            largest change of an 8 x 8 block must be small too.

#pragma once

#include <cstdint>
#include <vector>

#include "media/measure/plane.h"
#include "media/model/measurement.h"

namespace shotlab {

class Soundness {
 public:
  explicit Soundness(double fps);

  // Frame `number` of the clip, about 320 pixels wide.
  void add(std::int64_t number, const Plane& luma);
  // Frame `number` is in the file but cannot be decoded.
  void add_undecodable(std::int64_t number);

  PictureSoundness finish(double duration_s);

  // For the evidence picture: mean luma of each decoded frame, and which were black.
  const std::vector<float>& brightness() const { return brightness_; }

 private:
  void end_run(std::int64_t end);

  double fps_;
  Plane last_;
  std::int64_t run_start_ = -1;  // First frame of a run in which nothing changes.
  std::int64_t last_number_ = -1;
  double luma_total_ = 0;
  std::vector<float> brightness_;
  PictureSoundness out_;
};

}  // namespace shotlab
