// SPDX-License-Identifier: Apache-2.0
//
// The last touch: grade, vignette, grain, and the small mark that says this is practice.
//
// Threading: a Finish is only read once made.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/practice/look.h"
#include "media/model/picture.h"

namespace shotlab::practice {

class Finish {
 public:
  Finish() = default;
  Finish(const Grade& grade, std::uint64_t seed, int width, int height);

  // REQUIRES: a canvas of the size given. `spare`: a picture that is used no longer; its memory
  // serves again.
  Picture apply(Canvas& canvas, std::int64_t frame, Picture spare = {}) const;

 private:
  // Eight pixels: `fall` is the vignette at the first, `fall_step` its change from one to the next.
  void block(const std::uint32_t* from, const float* grain, float fall, float fall_step,
             std::uint8_t* to) const;

  int width_ = 0, height_ = 0;
  std::uint64_t seed_ = 0;
  float slope_ = 1, lift_ = 0;  // Contrast and gain: level * slope + lift.
  float saturation_ = 1;
  std::array<float, 3> shadows_{},
      lights_{};                    // Added where it is dark, where it is bright; levels.
  std::vector<float> vignette_;     // One for each corner of a block.
  std::vector<float> grain_;        // Levels.
  std::vector<std::uint8_t> mark_;  // Coverage of the mark ...
  int mark_x_ = 0, mark_y_ = 0, mark_w_ = 0, mark_h_ = 0;  // ... and where it stands.
};

}  // namespace shotlab::practice
