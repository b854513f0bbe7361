// SPDX-License-Identifier: Apache-2.0
//
// How far apart two pictures are, sample by sample: mean squared error and peak signal-to-noise
// ratio, as FFmpeg's `psnr` filter gives them.
//
// Threading: pure functions.
// Source:    PSNR = 10 log10(peak² / MSE), peak = 2^depth - 1; planes weighed by their samples.

#pragma once

#include <array>
#include <cstdint>

#include "media/libav/frame_planes.h"

namespace shotlab {

struct SquaredError {
  std::array<double, 3> plane{};  // Mean squared error of Y, U, V, in sample units.
  double all = 0;                 // Of all samples together.
};

// REQUIRES: equal count, depth and sizes.
SquaredError squared_error(const PlaneSet& a, const PlaneSet& b);

// In dB; infinity where the error is nothing.
double psnr_of(double mean_squared_error, int depth);

// Sum of squared differences of one plane. The loop that counts.
std::uint64_t squared_difference(const SamplePlane& a, const SamplePlane& b, int depth);

}  // namespace shotlab
