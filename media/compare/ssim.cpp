// SPDX-License-Identifier: Apache-2.0

#include "media/compare/ssim.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "media/compare/block_sums.h"

namespace shotlab {
namespace {

constexpr int kBlock = 4;              // Windows are two blocks wide and high.
constexpr double kWindow = 8.0 * 8.0;  // Samples.

// The constants as integers over a window's sums, as FFmpeg rounds them.
struct Constants {
  double c1 = 0;
  double c2 = 0;
};

Constants constants_for(int depth) {
  const double peak = std::ldexp(1.0, depth) - 1;
  return {std::floor(.01 * .01 * peak * peak * kWindow + .5),
          std::floor(.03 * .03 * peak * peak * kWindow * (kWindow - 1) + .5)};
}

// One row of windows from two rows of blocks. Doubles hold every term exactly for bytes. The
// windows are stored and then summed, so that the loop that divides can use vector lanes.
template <typename Sum>
double sum_windows(const BlockSums<Sum>& upper, const BlockSums<Sum>& lower, int count,
                   const Constants& constants, std::vector<double>& windows) {
  const Sum* const ua = upper.a.data();
  const Sum* const ub = upper.b.data();
  const Sum* const us = upper.squares.data();
  const Sum* const up = upper.products.data();
  const Sum* const la = lower.a.data();
  const Sum* const lb = lower.b.data();
  const Sum* const ls = lower.squares.data();
  const Sum* const lp = lower.products.data();
  double* const to = windows.data();
  const double c1 = constants.c1, c2 = constants.c2;
  for (int i = 0; i + 1 < count; ++i) {
    const auto a = static_cast<double>(ua[i] + ua[i + 1] + la[i] + la[i + 1]);
    const auto b = static_cast<double>(ub[i] + ub[i + 1] + lb[i] + lb[i + 1]);
    const auto squares = static_cast<double>(us[i] + us[i + 1] + ls[i] + ls[i + 1]);
    const auto products = static_cast<double>(up[i] + up[i + 1] + lp[i] + lp[i + 1]);
    const double means = a * a + b * b;
    const double variances = squares * kWindow - means;
    const double covariance = products * kWindow - a * b;
    to[i] = (2 * a * b + c1) * (2 * covariance + c2) / ((means + c1) * (variances + c2));
  }
  double sum = 0;
  for (int i = 0; i + 1 < count; ++i) sum += to[i];
  return sum;
}

template <typename Sample, typename Sum>
double windows_of(const SamplePlane& a, const SamplePlane& b, int depth) {
  const int columns = a.width / kBlock;
  const int rows = a.height / kBlock;
  BlockSums<Sum> upper(static_cast<std::size_t>(columns));
  BlockSums<Sum> lower(static_cast<std::size_t>(columns));
  std::vector<double> windows(static_cast<std::size_t>(columns));
  const Constants constants = constants_for(depth);
  const auto sum_row = [&](int row, BlockSums<Sum>& to) {
    const std::ptrdiff_t line = std::ptrdiff_t{row} * kBlock;
    // Words of a decoder's planes are aligned.
    sum_blocks(reinterpret_cast<const Sample*>(a.data + a.stride * line), a.stride,
               reinterpret_cast<const Sample*>(b.data + b.stride * line), b.stride, columns, to);
  };
  sum_row(0, upper);
  double sum = 0;
  for (int row = 1; row < rows; ++row) {
    sum_row(row, lower);
    sum += sum_windows(upper, lower, columns, constants, windows);
    std::swap(upper, lower);
  }
  return sum / (static_cast<double>(columns - 1) * (rows - 1));
}

bool equal(const SamplePlane& a, const SamplePlane& b, int depth) {
  const auto bytes = static_cast<std::size_t>(a.width) * (depth > 8 ? 2U : 1U);
  for (int y = 0; y < a.height; ++y) {
    if (std::memcmp(a.data + a.stride * y, b.data + b.stride * y, bytes) != 0) return false;
  }
  return true;
}

}  // namespace

double plane_similarity(const SamplePlane& a, const SamplePlane& b, int depth) {
  if (a.width < 2 * kBlock || a.height < 2 * kBlock) return equal(a, b, depth) ? 1 : 0;
  return depth <= 8 ? windows_of<std::uint8_t, std::int32_t>(a, b, depth)
                    : windows_of<std::uint16_t, std::int64_t>(a, b, depth);
}

Similarity similarity(const PlaneSet& a, const PlaneSet& b) {
  Similarity out;
  double sum = 0;
  double samples = 0;
  for (int i = 0; i < a.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const double size = static_cast<double>(a.planes[at].width) * a.planes[at].height;
    out.plane[at] = plane_similarity(a.planes[at], b.planes[at], a.depth);
    sum += out.plane[at] * size;
    samples += size;
  }
  out.all = samples > 0 ? sum / samples : 1;
  return out;
}

}  // namespace shotlab
