// SPDX-License-Identifier: Apache-2.0
//
// Structural similarity over five scales of luma: nearer than SSIM to what eyes say, and far
// dearer to compute.
//
// Threading: pure functions.
// Source:    Z. Wang, E. P. Simoncelli, A. C. Bovik, "Multi-scale structural similarity for image
//            quality assessment", Asilomar 2003: Gaussian windows of 11 samples (sigma 1.5), halves
//            by averages of 2 x 2, exponents .0448 .2856 .3001 .2363 .1333; K1 .01, K2 .03.

#pragma once

#include "media/libav/frame_planes.h"

namespace shotlab {

// The smaller side must hold a window at the coarsest scale.
inline constexpr int kMsSsimSmallestSide = 11 * 16;
inline bool can_ms_ssim(const SamplePlane& plane) {
  return plane.width >= kMsSsimSmallestSide && plane.height >= kMsSsimSmallestSide;
}

// 0..1. REQUIRES: equal sizes, can_ms_ssim(a).
double ms_ssim(const SamplePlane& a, const SamplePlane& b, int depth);

}  // namespace shotlab
