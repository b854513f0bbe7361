// SPDX-License-Identifier: Apache-2.0
//
// Samples are sound in memory: floats in -1..1, channels interleaved.
//
// Threading: plain value.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shotlab {

struct Samples {
  int rate = 48000;  // Hz
  int channels = 2;
  std::vector<float> values;  // frames() * channels values.

  std::int64_t frames() const {
    return channels == 0 ? 0 : static_cast<std::int64_t>(values.size()) / channels;
  }
  bool operator==(const Samples&) const = default;
};

}  // namespace shotlab
