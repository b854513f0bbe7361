// SPDX-License-Identifier: Apache-2.0
//
// Tone and palette of a clip, in CIE L*a*b* (D65), where equal steps look equal.
//
// Threading: one thread at a time per object. The palette's clusters are seeded by a constant.
// Source:    checks V.tone, V.temp, V.palette; craft 4.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

struct Lab {
  float l = 0, a = 0, b = 0;
};
Lab lab_of(std::uint8_t r, std::uint8_t g, std::uint8_t b);
// Nearest sRGB colour.
std::array<std::uint8_t, 3> rgb_of(const Lab& lab);

class Colours {
 public:
  // Every picture counts alike; a few a second, about 128 pixels wide, are enough.
  void add(const Picture& rgb);

  Tone tone() const;
  // Five colours of most of the clip, the largest share first; fewer if it has fewer.
  std::vector<Swatch> palette() const;

 private:
  std::array<std::uint64_t, 1001> lightness_{};  // Histogram of L*, tenths.
  double lightness_sum_ = 0;
  double midtone_b_sum_ = 0;
  std::uint64_t pixels_ = 0;
  std::uint64_t midtones_ = 0;
  // Colours counted in bins of 5 bits each; k-means runs on the bins.
  std::vector<std::uint32_t> bins_ = std::vector<std::uint32_t>(1U << 15);
};

}  // namespace shotlab
