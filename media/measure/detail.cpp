// SPDX-License-Identifier: Apache-2.0

#include "media/measure/detail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "media/measure/plane.h"

namespace shotlab {
namespace {

// Weights of the four samples around a point a quarter or three quarters between two of them.
constexpr std::array<float, 4> kNear{-.0703125F, .8671875F, .2265625F, -.0234375F};

double detail_of(const Picture& luma) {
  double sum = 0;
  for (int y = 1; y + 1 < luma.height; ++y) {
    const std::uint8_t *up = luma.row(y - 1), *here = luma.row(y), *down = luma.row(y + 1);
    std::int64_t row = 0;
    for (int x = 1; x + 1 < luma.width; ++x) {
      row += std::abs(4 * here[x] - here[x - 1] - here[x + 1] - up[x] - down[x]);
    }
    sum += static_cast<double>(row);
  }
  return sum / (static_cast<double>(luma.width) * luma.height);
}

// One line of samples, `step` apart, to twice as many.
void double_line(const float* from, int count, float* to) {
  const auto at = [&](int i) { return from[std::clamp(i, 0, count - 1)]; };
  for (int i = 0; i < count; ++i) {
    // The new samples lie a quarter before and a quarter behind the old one.
    to[2 * i] =
        kNear[3] * at(i - 2) + kNear[2] * at(i - 1) + kNear[1] * at(i) + kNear[0] * at(i + 1);
    to[2 * i + 1] =
        kNear[0] * at(i - 1) + kNear[1] * at(i) + kNear[2] * at(i + 1) + kNear[3] * at(i + 2);
  }
}

}  // namespace

Picture doubled(const Picture& luma) {
  const int w = luma.width, h = luma.height;
  // Across, then down.
  std::vector<float> wide(static_cast<std::size_t>(2 * w) * static_cast<std::size_t>(h));
  std::vector<float> line(static_cast<std::size_t>(std::max(w, h)));
  for (int y = 0; y < h; ++y) {
    const std::uint8_t* from = luma.row(y);
    std::copy_n(from, w, line.begin());
    double_line(line.data(), w,
                &wide[static_cast<std::size_t>(y) * static_cast<std::size_t>(2 * w)]);
  }
  Picture out = make_picture(2 * w, 2 * h, 1);
  std::vector<float> tall(static_cast<std::size_t>(2 * h));
  for (int x = 0; x < 2 * w; ++x) {
    for (int y = 0; y < h; ++y) {
      line[static_cast<std::size_t>(y)] =
          wide[static_cast<std::size_t>(y) * static_cast<std::size_t>(2 * w) +
               static_cast<std::size_t>(x)];
    }
    double_line(line.data(), h, tall.data());
    for (int y = 0; y < 2 * h; ++y) {
      out.row(y)[x] = static_cast<std::uint8_t>(
          std::clamp(std::lround(tall[static_cast<std::size_t>(y)]), 0L, 255L));
    }
  }
  return out;
}

double detail_ratio(const Picture& luma) {
  if (luma.empty() || luma.channels != 1 || luma.width < 16 || luma.height < 16) return 1;
  // An even size, so that halving and doubling meet.
  Picture even = make_picture(luma.width / 2 * 2, luma.height / 2 * 2, 1);
  for (int y = 0; y < even.height; ++y) std::copy_n(luma.row(y), even.width, even.row(y));
  const double enlarged = detail_of(doubled(shrink(even, even.width / 2)));
  const double own = detail_of(even);
  constexpr double kFlat = .05;  // Levels: a picture of one colour.
  return (own + kFlat) / (enlarged + kFlat);
}

}  // namespace shotlab
