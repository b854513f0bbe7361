// SPDX-License-Identifier: Apache-2.0
//
// Sum of absolute differences of two blocks of 16 x 16 samples: the inner loop of block matching.
//
// Threading: pure. Both give the same bits: the twin adds in the same order.

#pragma once

#include <cstddef>

namespace shotlab {

inline constexpr int kBlockSide = 16;

// Strides in floats. Stops after a row whose sum reaches `enough`; the sum so far comes back.
float block_difference(const float* a, std::ptrdiff_t stride_a, const float* b,
                       std::ptrdiff_t stride_b, float enough);
float block_difference_plain(const float* a, std::ptrdiff_t stride_a, const float* b,
                             std::ptrdiff_t stride_b, float enough);

}  // namespace shotlab
