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

  // REQUIRES: a canvas of the size given.
  Picture apply(Canvas& canvas, std::int64_t frame) const;

 private:
  int width_ = 0, height_ = 0;
  std::uint64_t seed_ = 0;
  int saturation_ = 256, mono_ = 0;
  std::array<std::uint8_t, 256> curve_{};
  std::array<std::array<std::int16_t, 3>, 256> tone_{};  // Added, by how bright the pixel is.
  std::vector<std::uint16_t> vignette_;                  // 8.8, one for each 8 x 8 block corner.
  std::vector<std::int8_t> grain_;
  std::vector<std::uint8_t> mark_;                         // Coverage of the mark ...
  int mark_x_ = 0, mark_y_ = 0, mark_w_ = 0, mark_h_ = 0;  // ... and where it stands.
};

}  // namespace shotlab::practice
