// SPDX-License-Identifier: Apache-2.0
//
// Structural similarity of two pictures: 1 for equal ones, less the more their structure differs.
// Windows of 8 x 8 samples every 4, as FFmpeg's `ssim` filter and x264 take them.
//
// Threading: pure functions.
// Source:    Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from
//            error visibility to structural similarity", IEEE TIP 13(4), 2004; K1 .01, K2 .03.

#pragma once

#include <array>

#include "media/libav/frame_planes.h"

namespace shotlab {

struct Similarity {
  std::array<double, 3> plane{};  // Y, U, V.
  double all = 0;                 // Planes weighed by their samples.
};

// REQUIRES: equal count, depth and sizes. A plane under 8 x 8 samples has no window; it counts as
// 1 where it is equal, else 0.
Similarity similarity(const PlaneSet& a, const PlaneSet& b);

double plane_similarity(const SamplePlane& a, const SamplePlane& b, int depth);

}  // namespace shotlab
