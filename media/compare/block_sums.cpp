// SPDX-License-Identifier: Apache-2.0

#include "media/compare/block_sums.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace shotlab {
namespace {

constexpr int kBlock = 4;

// From block `first` on.
template <typename Sample, typename Sum>
void sum_from(int first, const Sample* a, std::ptrdiff_t stride_a, const Sample* b,
              std::ptrdiff_t stride_b, int blocks, BlockSums<Sum>& out) {
  for (int block = first; block < blocks; ++block) {
    Sum sum_a = 0, sum_b = 0, squares = 0, products = 0;
    for (int y = 0; y < kBlock; ++y) {
      const auto* row_a =
          reinterpret_cast<const Sample*>(reinterpret_cast<const std::uint8_t*>(a) + stride_a * y);
      const auto* row_b =
          reinterpret_cast<const Sample*>(reinterpret_cast<const std::uint8_t*>(b) + stride_b * y);
      for (int x = block * kBlock; x < (block + 1) * kBlock; ++x) {
        const Sum va = row_a[x], vb = row_b[x];
        sum_a += va;
        sum_b += vb;
        squares += va * va + vb * vb;
        products += va * vb;
      }
    }
    const auto at = static_cast<std::size_t>(block);
    out.a[at] = sum_a;
    out.b[at] = sum_b;
    out.squares[at] = squares;
    out.products[at] = products;
  }
}

#ifdef __SSE2__
// The sums of two neighbouring blocks' halves lie in four lanes; adds each pair into one lane.
// first: blocks 0 and 1, second: blocks 2 and 3.
__m128i fold(__m128i first, __m128i second) {
  const __m128 even =
      _mm_shuffle_ps(_mm_castsi128_ps(first), _mm_castsi128_ps(second), _MM_SHUFFLE(2, 0, 2, 0));
  const __m128 odd =
      _mm_shuffle_ps(_mm_castsi128_ps(first), _mm_castsi128_ps(second), _MM_SHUFFLE(3, 1, 3, 1));
  return _mm_add_epi32(_mm_castps_si128(even), _mm_castps_si128(odd));
}

void store(std::int32_t* to, __m128i value) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), value);
}
#endif

}  // namespace

void sum_blocks_plainly(const std::uint8_t* a, std::ptrdiff_t stride_a, const std::uint8_t* b,
                        std::ptrdiff_t stride_b, int blocks, BlockSums<std::int32_t>& out) {
  sum_from(0, a, stride_a, b, stride_b, blocks, out);
}

void sum_blocks(const std::uint16_t* a, std::ptrdiff_t stride_a, const std::uint16_t* b,
                std::ptrdiff_t stride_b, int blocks, BlockSums<std::int64_t>& out) {
  sum_from(0, a, stride_a, b, stride_b, blocks, out);
}

void sum_blocks(const std::uint8_t* a, std::ptrdiff_t stride_a, const std::uint8_t* b,
                std::ptrdiff_t stride_b, int blocks, BlockSums<std::int32_t>& out) {
  int block = 0;
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128();
  const __m128i ones = _mm_set1_epi16(1);
  // Sixteen samples, four blocks, at a time; [0] their lower half, [1] their upper.
  for (; block + 4 <= blocks; block += 4) {
    __m128i sum_a[2] = {zero, zero}, sum_b[2] = {zero, zero};
    __m128i squares[2] = {zero, zero}, products[2] = {zero, zero};
    for (int y = 0; y < kBlock; ++y) {
      const __m128i row_a = _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(a + stride_a * y + std::ptrdiff_t{block} * kBlock));
      const __m128i row_b = _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(b + stride_b * y + std::ptrdiff_t{block} * kBlock));
      for (int half = 0; half < 2; ++half) {
        const __m128i va =
            half == 0 ? _mm_unpacklo_epi8(row_a, zero) : _mm_unpackhi_epi8(row_a, zero);
        const __m128i vb =
            half == 0 ? _mm_unpacklo_epi8(row_b, zero) : _mm_unpackhi_epi8(row_b, zero);
        sum_a[half] = _mm_add_epi16(sum_a[half], va);  // At most 4 x 255.
        sum_b[half] = _mm_add_epi16(sum_b[half], vb);
        squares[half] = _mm_add_epi32(
            squares[half], _mm_add_epi32(_mm_madd_epi16(va, va), _mm_madd_epi16(vb, vb)));
        products[half] = _mm_add_epi32(products[half], _mm_madd_epi16(va, vb));
      }
    }
    const auto at = static_cast<std::size_t>(block);
    store(&out.a[at], fold(_mm_madd_epi16(sum_a[0], ones), _mm_madd_epi16(sum_a[1], ones)));
    store(&out.b[at], fold(_mm_madd_epi16(sum_b[0], ones), _mm_madd_epi16(sum_b[1], ones)));
    store(&out.squares[at], fold(squares[0], squares[1]));
    store(&out.products[at], fold(products[0], products[1]));
  }
#endif
  sum_from(block, a, stride_a, b, stride_b, blocks, out);
}

}  // namespace shotlab
