// SPDX-License-Identifier: Apache-2.0
//
// Finds dissolves: a frame in the middle of one is a blend of a frame before and a frame after.
// Advice only: a title that appears over most of a picture is a blend too.
//
// Threading: one thread at a time.
// Source:    craft 2.2.

#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "media/model/time.h"

namespace shotlab {

class Dissolves {
 public:
  // The next frame's luma, row by row.
  void add(const std::vector<float>& luma, int width, int height);
  std::vector<FrameRange> finish();

 private:
  void test(std::int64_t frame);
  const std::vector<float>& at(std::int64_t frame) const;

  std::deque<std::vector<float>> recent_;  // Half size, the last 49.
  std::int64_t frames_ = 0;
  std::int64_t tested_ = 0;
  struct Hit {
    std::int64_t frame = 0;
    int half = 0;  // Half width of the blend.
  };
  std::vector<Hit> hits_;
};

}  // namespace shotlab
