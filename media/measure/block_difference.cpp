// SPDX-License-Identifier: Apache-2.0

#include "media/measure/block_difference.h"

#include <array>
#include <cmath>
#include <cstring>

namespace shotlab {
namespace {

using Four = float __attribute__((vector_size(16)));

Four load(const float* from) {
  Four four;
  std::memcpy(&four, from, sizeof four);
  return four;
}

}  // namespace

float block_difference(const float* a, std::ptrdiff_t stride_a, const float* b,
                       std::ptrdiff_t stride_b, float enough) {
  std::array<Four, 4> sums{};
  float all = 0;
  for (int row = 0; row < kBlockSide; ++row, a += stride_a, b += stride_b) {
    for (std::size_t part = 0; part < 4; ++part) {
      const Four apart = load(a + 4 * part) - load(b + 4 * part);
      sums[part] += apart < 0 ? -apart : apart;
    }
    const Four two = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    all = (two[0] + two[1]) + (two[2] + two[3]);
    if (all >= enough) return all;
  }
  return all;
}

float block_difference_plain(const float* a, std::ptrdiff_t stride_a, const float* b,
                             std::ptrdiff_t stride_b, float enough) {
  std::array<float, kBlockSide> sums{};
  float all = 0;
  for (int row = 0; row < kBlockSide; ++row, a += stride_a, b += stride_b) {
    for (std::size_t i = 0; i < kBlockSide; ++i) sums[i] += std::abs(a[i] - b[i]);
    std::array<float, 4> two{};
    for (std::size_t i = 0; i < 4; ++i) {
      two[i] = (sums[i] + sums[4 + i]) + (sums[8 + i] + sums[12 + i]);
    }
    all = (two[0] + two[1]) + (two[2] + two[3]);
    if (all >= enough) return all;
  }
  return all;
}

}  // namespace shotlab
