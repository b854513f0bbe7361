// SPDX-License-Identifier: Apache-2.0

#include "media/measure/texture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "media/measure/block_difference.h"

namespace shotlab {
namespace {

constexpr double kLooksPerSecond = 3;
// Luma of 0..255 is near L* of 0..100 over most of its range.
constexpr double kToLightness = 100.0 / 255;

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double sharpness_of(const Plane& luma) {
  double laplacian = 0, sum = 0, squares = 0;
  const int w = luma.width(), h = luma.height();
  for (int y = 0; y < h; ++y) {
    const float *up = luma.row(y - 1), *here = luma.row(y), *down = luma.row(y + 1);
    float row_laplacian = 0, row_sum = 0, row_squares = 0;
    for (int x = 0; x < w; ++x) {
      const float v = here[x];
      const float edge = up[x] + down[x] + here[x - 1] + here[x + 1] - 4 * v;
      row_laplacian += edge * edge;
      row_sum += v;
      row_squares += v * v;
    }
    laplacian += row_laplacian, sum += row_sum, squares += row_squares;
  }
  const double n = static_cast<double>(w) * h;
  const double variance = squares / n - (sum / n) * (sum / n);
  return variance > 1 ? laplacian / n / variance : 0;
}

}  // namespace

Texture::Texture(double fps)
    : step_(std::max<std::int64_t>(2, std::llround(fps / kLooksPerSecond))) {}

void Texture::add(std::int64_t number, const Plane& luma) {
  if (number % step_ == 0) {
    energies_.push_back(fine_energy(luma) * kToLightness);
    sharpness_.push_back(sharpness_of(luma));
    last_ = luma;
    last_number_ = number;
  } else if (number == last_number_ + 1) {
    boils_.push_back(boil_between(last_, luma) * kToLightness);
  }
}

TextureMeasurement Texture::finish(const std::vector<float>& brightness) const {
  TextureMeasurement out;
  out.energy = median(energies_);
  out.boil = median(boils_);
  out.sharpness = median(sharpness_);
  out.flicker = flicker_of(brightness);
  return out;
}

double flicker_of(const std::vector<float>& brightness) {
  if (brightness.size() < 5) return 0;
  double squares = 0;
  for (std::size_t i = 1; i + 1 < brightness.size(); ++i) {
    const double before = brightness[i - 1], here = brightness[i], after = brightness[i + 1];
    const double off = here - (before + after) / 2;
    // A cut is a step that stays: its two sides differ by as much as the frame is off, or more.
    if (std::abs(after - before) >= 1.5 * std::abs(off)) continue;
    squares += off * off;
  }
  return std::sqrt(squares / static_cast<double>(brightness.size() - 2));
}

double boil_between(const Plane& a, const Plane& b) {
  constexpr int kReach = 6;
  std::vector<double> blocks;
  for (int y = 0; y + kBlockSide <= b.height(); y += kBlockSide) {
    for (int x = 0; x + kBlockSide <= b.width(); x += kBlockSide) {
      float best = std::numeric_limits<float>::max();
      for (int dy = -kReach; dy <= kReach; ++dy) {
        for (int dx = -kReach; dx <= kReach; ++dx) {
          best = std::min(best, block_difference(a.row(y + dy) + x + dx, a.stride(), b.row(y) + x,
                                                 b.stride(), best));
        }
      }
      blocks.push_back(static_cast<double>(best) / (kBlockSide * kBlockSide));
    }
  }
  return median(std::move(blocks));
}

double fine_energy(const Plane& luma) {
  constexpr int kHalf = 2;
  const int w = luma.width(), h = luma.height();
  std::vector<float> columns(static_cast<std::size_t>(w) + 2 * kHalf);
  double total = 0;
  for (int y = 0; y < h; ++y) {
    for (int x = -kHalf; x < w + kHalf; ++x) {
      float sum = 0;
      for (int dy = -kHalf; dy <= kHalf; ++dy) sum += luma.row(y + dy)[x];
      columns[static_cast<std::size_t>(x + kHalf)] = sum;
    }
    const float* here = luma.row(y);
    float row = 0;
    for (int x = 0; x < w; ++x) {
      const float* c = &columns[static_cast<std::size_t>(x)];
      row += std::abs(here[x] - (c[0] + c[1] + c[2] + c[3] + c[4]) / 25);
    }
    total += row;
  }
  return total / (static_cast<double>(w) * h);
}

}  // namespace shotlab
