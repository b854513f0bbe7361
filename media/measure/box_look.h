// SPDX-License-Identifier: Apache-2.0
//
// What is in a box of a picture: its colours, their layout, where its light comes from, and whether
// anything is there at all. And how alike two boxes are.
//
// Threading: pure.
// Source:    craft 3 (Lab histogram, Bhattacharyya coefficient, three stripes); checks V.same,
// V.key.

#pragma once

#include <optional>

#include "media/model/measurement.h"
#include "media/model/picture.h"

namespace shotlab {

// `rgb`: the whole frame, some 320 pixels wide. Its light is made neutral first, and colours that
// are all around the box count little: otherwise the same coat in another place is another coat.
BoxLook look_in(const Picture& rgb, std::int64_t frame, const FrameBox& box);

Likeness likeness_of(const BoxLook& a, const BoxLook& b);

// 1 minus the likeness of the colours inside and around the box (half a box wide on each side).
std::optional<double> stands_out(const Picture& rgb, const FrameBox& box);

struct SideLight {
  double left_right = 1, top_bottom = 1;  // Ratio of mean luminance.
  double mean_l = 0;                      // CIE L*
};
SideLight side_light(const Picture& rgb, const FrameBox& box);

}  // namespace shotlab
