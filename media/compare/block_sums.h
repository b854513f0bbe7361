// SPDX-License-Identifier: Apache-2.0
//
// Sums over blocks of 4 x 4 samples of two pictures, which SSIM is made of.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shotlab {

// One entry per block of a row of blocks. Of bytes every sum fits 20 bits, of 16-bit samples 37.
template <typename Sum>
struct BlockSums {
  explicit BlockSums(std::size_t blocks)
      : a(blocks), b(blocks), squares(blocks), products(blocks) {}
  std::vector<Sum> a, b;      // Of the samples.
  std::vector<Sum> squares;   // Of a² + b².
  std::vector<Sum> products;  // Of a · b.
  bool operator==(const BlockSums&) const = default;
};

// Four rows from `a` and `b`, `blocks` blocks wide. REQUIRES: out holds that many entries.
// Bytes: SSE2 where the machine has it; the other one is its twin, in plain C++.
void sum_blocks(const std::uint8_t* a, std::ptrdiff_t stride_a, const std::uint8_t* b,
                std::ptrdiff_t stride_b, int blocks, BlockSums<std::int32_t>& out);
void sum_blocks_plainly(const std::uint8_t* a, std::ptrdiff_t stride_a, const std::uint8_t* b,
                        std::ptrdiff_t stride_b, int blocks, BlockSums<std::int32_t>& out);
// 16-bit samples; strides in bytes.
void sum_blocks(const std::uint16_t* a, std::ptrdiff_t stride_a, const std::uint16_t* b,
                std::ptrdiff_t stride_b, int blocks, BlockSums<std::int64_t>& out);

}  // namespace shotlab
