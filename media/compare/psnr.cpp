// SPDX-License-Identifier: Apache-2.0

#include "media/compare/psnr.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shotlab {
namespace {

// A row of bytes: 8192 x 255² fits 32 bits, which is what lets the compiler use narrow lanes.
constexpr int kRowPart = 8192;

std::uint64_t row_of_bytes(const std::uint8_t* a, const std::uint8_t* b, int width) {
  std::uint64_t sum = 0;
  for (int begin = 0; begin < width; begin += kRowPart) {
    const int end = std::min(width, begin + kRowPart);
    std::uint32_t part = 0;
    for (int x = begin; x < end; ++x) {
      const int difference = static_cast<int>(a[x]) - static_cast<int>(b[x]);
      part += static_cast<std::uint32_t>(difference * difference);
    }
    sum += part;
  }
  return sum;
}

std::uint64_t row_of_words(const std::uint16_t* a, const std::uint16_t* b, int width) {
  std::uint64_t sum = 0;
  for (int x = 0; x < width; ++x) {
    const std::int64_t difference = static_cast<std::int64_t>(a[x]) - b[x];
    sum += static_cast<std::uint64_t>(difference * difference);
  }
  return sum;
}

}  // namespace

std::uint64_t squared_difference(const SamplePlane& a, const SamplePlane& b, int depth) {
  std::uint64_t sum = 0;
  for (int y = 0; y < a.height; ++y) {
    const std::uint8_t* row_a = a.data + a.stride * y;
    const std::uint8_t* row_b = b.data + b.stride * y;
    // Words of a decoder's planes are aligned.
    sum += depth <= 8 ? row_of_bytes(row_a, row_b, a.width)
                      : row_of_words(reinterpret_cast<const std::uint16_t*>(row_a),
                                     reinterpret_cast<const std::uint16_t*>(row_b), a.width);
  }
  return sum;
}

SquaredError squared_error(const PlaneSet& a, const PlaneSet& b) {
  SquaredError out;
  double sum = 0;
  double samples = 0;
  for (int i = 0; i < a.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const SamplePlane& plane = a.planes[at];
    const double size = static_cast<double>(plane.width) * plane.height;
    const auto error = static_cast<double>(squared_difference(plane, b.planes[at], a.depth));
    out.plane[at] = error / size;
    sum += error;
    samples += size;
  }
  out.all = samples > 0 ? sum / samples : 0;
  return out;
}

double psnr_of(double mean_squared_error, int depth) {
  if (mean_squared_error <= 0) return std::numeric_limits<double>::infinity();
  const double peak = std::ldexp(1.0, depth) - 1;
  return 10 * std::log10(peak * peak / mean_squared_error);
}

}  // namespace shotlab
