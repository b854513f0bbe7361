// SPDX-License-Identifier: Apache-2.0

#include "media/measure/colour.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace shotlab {
namespace {

constexpr float kDarkest = 25, kBrightest = 75;  // Midtones, L*.
constexpr std::array<float, 3> kWhite = {.95047F, 1.F, 1.08883F};

float linear(std::uint8_t value) {
  static const std::array<float, 256> known = [] {
    std::array<float, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) {
      const double v = static_cast<double>(i) / 255;
      table[i] = static_cast<float>(v <= .04045 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4));
    }
    return table;
  }();
  return known[value];
}

float curve(float t) { return t > .008856F ? std::cbrt(t) : 7.787F * t + 16.F / 116; }
float uncurve(float t) { return t > .206893F ? t * t * t : (t - 16.F / 116) / 7.787F; }

std::uint8_t encoded(float value) {
  const double v = std::clamp(static_cast<double>(value), 0.0, 1.0);
  const double s = v <= .0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - .055;
  return static_cast<std::uint8_t>(std::lround(255 * s));
}

float squared_distance(const Lab& p, const Lab& q) {
  return (p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b);
}

}  // namespace

Lab lab_of(std::uint8_t r8, std::uint8_t g8, std::uint8_t b8) {
  const float r = linear(r8), g = linear(g8), b = linear(b8);
  const float x = curve((.4124564F * r + .3575761F * g + .1804375F * b) / kWhite[0]);
  const float y = curve(.2126729F * r + .7151522F * g + .0721750F * b);
  const float z = curve((.0193339F * r + .1191920F * g + .9503041F * b) / kWhite[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

std::array<std::uint8_t, 3> rgb_of(const Lab& lab) {
  const float fy = (lab.l + 16) / 116;
  const float x = kWhite[0] * uncurve(fy + lab.a / 500);
  const float y = uncurve(fy);
  const float z = kWhite[2] * uncurve(fy - lab.b / 200);
  return {encoded(3.2404542F * x - 1.5371385F * y - .4985314F * z),
          encoded(-.9692660F * x + 1.8760108F * y + .0415560F * z),
          encoded(.0556434F * x - .2040259F * y + 1.0572252F * z)};
}

void Colours::add(const Picture& rgb) {
  const std::size_t pixels =
      static_cast<std::size_t>(rgb.width) * static_cast<std::size_t>(rgb.height);
  for (std::size_t i = 0; i < pixels; ++i) {
    const std::uint8_t* p = &rgb.pixels[i * 3];
    const Lab lab = lab_of(p[0], p[1], p[2]);
    ++lightness_[static_cast<std::size_t>(std::clamp(lab.l, 0.F, 100.F) * 10)];
    lightness_sum_ += lab.l;
    if (lab.l > kDarkest && lab.l < kBrightest) {
      midtone_b_sum_ += lab.b;
      ++midtones_;
    }
    ++bins_[static_cast<std::size_t>((p[0] >> 3) << 10 | (p[1] >> 3) << 5 | p[2] >> 3)];
  }
  pixels_ += pixels;
}

Tone Colours::tone() const {
  Tone out;
  if (pixels_ == 0) return out;
  const auto percentile = [&](double share) {
    const double wanted = share * static_cast<double>(pixels_);
    double seen = 0;
    for (std::size_t i = 0; i < lightness_.size(); ++i) {
      seen += static_cast<double>(lightness_[i]);
      if (seen >= wanted) return static_cast<double>(i) / 10;
    }
    return 100.0;
  };
  out.mean_l = lightness_sum_ / static_cast<double>(pixels_);
  out.spread_l = percentile(.95) - percentile(.05);
  // A clip without midtones has no temperature to speak of: 0.
  if (midtones_ > pixels_ / 200) out.mean_b = midtone_b_sum_ / static_cast<double>(midtones_);
  return out;
}

std::vector<Swatch> Colours::palette() const {
  constexpr std::size_t kClusters = 5;
  constexpr int kRounds = 30;
  struct Bin {
    Lab lab;
    double weight;
  };
  std::vector<Bin> bins;
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    if (bins_[i] == 0) continue;
    const auto level = [&](std::size_t shift) {
      return static_cast<std::uint8_t>(((i >> shift) & 31) * 8 + 4);
    };
    bins.push_back({lab_of(level(10), level(5), level(0)), static_cast<double>(bins_[i])});
  }
  if (bins.empty()) return {};

  // Begin far apart: the commonest colour, then each time the one that is most and farthest from
  // all before. No chance is involved, so the same clip has the same palette.
  std::vector<Lab> centres = {
      std::max_element(bins.begin(), bins.end(), [](const Bin& a, const Bin& b) {
        return a.weight < b.weight;
      })->lab};
  while (centres.size() < std::min(kClusters, bins.size())) {
    const Bin* next = nullptr;
    double most = 0;
    for (const Bin& bin : bins) {
      float nearest = 1e9F;
      for (const Lab& centre : centres)
        nearest = std::min(nearest, squared_distance(bin.lab, centre));
      const double value = nearest * bin.weight;
      if (value > most) most = value, next = &bin;
    }
    if (!next) break;
    centres.push_back(next->lab);
  }

  std::vector<double> weights;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::array<double, 3>> sums(centres.size());
    weights.assign(centres.size(), 0);
    for (const Bin& bin : bins) {
      std::size_t nearest = 0;
      for (std::size_t k = 1; k < centres.size(); ++k) {
        if (squared_distance(bin.lab, centres[k]) < squared_distance(bin.lab, centres[nearest])) {
          nearest = k;
        }
      }
      sums[nearest][0] += bin.weight * bin.lab.l;
      sums[nearest][1] += bin.weight * bin.lab.a;
      sums[nearest][2] += bin.weight * bin.lab.b;
      weights[nearest] += bin.weight;
    }
    for (std::size_t k = 0; k < centres.size(); ++k) {
      if (weights[k] <= 0) continue;
      centres[k] = {static_cast<float>(sums[k][0] / weights[k]),
                    static_cast<float>(sums[k][1] / weights[k]),
                    static_cast<float>(sums[k][2] / weights[k])};
    }
  }

  std::vector<Swatch> out;
  for (std::size_t k = 0; k < centres.size(); ++k) {
    if (weights[k] <= 0) continue;
    const auto [r, g, b] = rgb_of(centres[k]);
    out.push_back({r, g, b, weights[k] / static_cast<double>(pixels_)});
  }
  std::sort(out.begin(), out.end(),
            [](const Swatch& a, const Swatch& b) { return a.share > b.share; });
  return out;
}

}  // namespace shotlab
