// SPDX-License-Identifier: Apache-2.0
//
// The small "practice · 練習" that stands in a corner of every practice clip. Its letters are
// outlines kept here, so that they are the same on a machine with no fonts.
//
// Threading: pure function.

#pragma once

#include <cstdint>
#include <vector>

namespace shotlab::practice {

struct Mark {
  int width = 0, height = 0;
  std::vector<std::uint8_t> coverage;  // 0..255, rows from the top.
};

// For a picture that is `picture_height` high.
Mark practice_mark(int picture_height);

}  // namespace shotlab::practice
