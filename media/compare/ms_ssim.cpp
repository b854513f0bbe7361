// SPDX-License-Identifier: Apache-2.0

#include "media/compare/ms_ssim.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace shotlab {
namespace {

constexpr int kTaps = 11;
constexpr double kSigma = 1.5;
constexpr std::array<double, 5> kExponents{.0448, .2856, .3001, .2363, .1333};

struct Luma {
  int width = 0;
  int height = 0;
  std::vector<float> values;
  const float* row(int y) const { return values.data() + static_cast<std::ptrdiff_t>(y) * width; }
  float* row(int y) { return values.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

Luma make_luma(int width, int height) {
  return {width, height,
          std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

Luma luma_from(const SamplePlane& plane, int depth) {
  Luma out = make_luma(plane.width, plane.height);
  for (int y = 0; y < plane.height; ++y) {
    const std::uint8_t* bytes = plane.data + plane.stride * y;
    const auto* words = reinterpret_cast<const std::uint16_t*>(bytes);
    float* to = out.row(y);
    for (int x = 0; x < plane.width; ++x) to[x] = depth <= 8 ? bytes[x] : words[x];
  }
  return out;
}

// Averages of 2 x 2; an odd last row or column stands for its missing neighbour.
Luma half_of(const Luma& from) {
  Luma out = make_luma((from.width + 1) / 2, (from.height + 1) / 2);
  for (int y = 0; y < out.height; ++y) {
    const float* upper = from.row(2 * y);
    const float* lower = from.row(std::min(2 * y + 1, from.height - 1));
    float* to = out.row(y);
    for (int x = 0; x < from.width / 2; ++x) {
      to[x] = .25F * (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]);
    }
    if (from.width % 2 != 0) {
      to[out.width - 1] = .5F * (upper[from.width - 1] + lower[from.width - 1]);
    }
  }
  return out;
}

std::array<float, kTaps> gaussian() {
  std::array<double, kTaps> weights{};
  double sum = 0;
  for (int i = 0; i < kTaps; ++i) {
    const double x = i - (kTaps - 1) / 2.0;
    const double weight = std::exp(-x * x / (2 * kSigma * kSigma));
    weights[static_cast<std::size_t>(i)] = weight;
    sum += weight;
  }
  std::array<float, kTaps> out{};
  for (std::size_t i = 0; i < kTaps; ++i) out[i] = static_cast<float>(weights[i] / sum);
  return out;
}

// The five local means that SSIM is made of: a, b, a², b², ab.
constexpr std::size_t kMaps = 5;
using Rows = std::array<std::vector<float>, kMaps>;

Rows make_rows(int width) {
  Rows out;
  for (auto& row : out) row.resize(static_cast<std::size_t>(width));
  return out;
}

void filter_row(const float* from, int width, const std::array<float, kTaps>& weights, float* to) {
  std::fill_n(to, width, 0.F);
  for (int tap = 0; tap < kTaps; ++tap) {
    const float weight = weights[static_cast<std::size_t>(tap)];
    const float* at = from + tap;
    for (int x = 0; x < width; ++x) to[x] += weight * at[x];
  }
}

struct Means {
  double structure = 0;   // Of contrast x structure.
  double similarity = 0;  // Of luminance x contrast x structure.
};

Means compare_scale(const Luma& a, const Luma& b, double peak) {
  static const std::array<float, kTaps> weights = gaussian();
  const int width = a.width - kTaps + 1;
  const int height = a.height - kTaps + 1;
  const auto c1 = static_cast<float>(.01 * .01 * peak * peak);
  const auto c2 = static_cast<float>(.03 * .03 * peak * peak);

  Rows products = make_rows(a.width);
  std::array<Rows, kTaps> ring;  // Rows filtered sideways; the oldest is overwritten.
  ring.fill(make_rows(width));
  Rows means = make_rows(width);
  Means sums;
  for (int y = 0; y < a.height; ++y) {
    const float* pa = a.row(y);
    const float* pb = b.row(y);
    for (int x = 0; x < a.width; ++x) {
      const auto at = static_cast<std::size_t>(x);
      products[0][at] = pa[x];
      products[1][at] = pb[x];
      products[2][at] = pa[x] * pa[x];
      products[3][at] = pb[x] * pb[x];
      products[4][at] = pa[x] * pb[x];
    }
    Rows& newest = ring[static_cast<std::size_t>(y % kTaps)];
    for (std::size_t map = 0; map < kMaps; ++map) {
      filter_row(products[map].data(), width, weights, newest[map].data());
    }
    if (y + 1 < kTaps) continue;

    for (std::size_t map = 0; map < kMaps; ++map) {
      float* to = means[map].data();
      std::fill_n(to, width, 0.F);
      for (int tap = 0; tap < kTaps; ++tap) {
        const float weight = weights[static_cast<std::size_t>(tap)];
        const float* from = ring[static_cast<std::size_t>((y + 1 + tap) % kTaps)][map].data();
        for (int x = 0; x < width; ++x) to[x] += weight * from[x];
      }
    }
    float structures = 0;
    float similarities = 0;
    for (int x = 0; x < width; ++x) {
      const auto at = static_cast<std::size_t>(x);
      const float ma = means[0][at], mb = means[1][at];
      const float variance_a = means[2][at] - ma * ma;
      const float variance_b = means[3][at] - mb * mb;
      const float covariance = means[4][at] - ma * mb;
      const float structure = (2 * covariance + c2) / (variance_a + variance_b + c2);
      const float luminance = (2 * ma * mb + c1) / (ma * ma + mb * mb + c1);
      structures += structure;
      similarities += structure * luminance;
    }
    sums.structure += structures;
    sums.similarity += similarities;
  }
  const double count = static_cast<double>(width) * height;
  return {sums.structure / count, sums.similarity / count};
}

}  // namespace

double ms_ssim(const SamplePlane& a, const SamplePlane& b, int depth) {
  const double peak = std::ldexp(1.0, depth) - 1;
  Luma la = luma_from(a, depth);
  Luma lb = luma_from(b, depth);
  double out = 1;
  for (std::size_t scale = 0; scale < kExponents.size(); ++scale) {
    if (scale > 0) {
      la = half_of(la);
      lb = half_of(lb);
    }
    const Means means = compare_scale(la, lb, peak);
    const bool coarsest = scale + 1 == kExponents.size();
    // Opposite structure has no root; it is as unlike as can be.
    const double part = std::max(0.0, coarsest ? means.similarity : means.structure);
    out *= std::pow(part, kExponents[scale]);
  }
  return out;
}

}  // namespace shotlab
