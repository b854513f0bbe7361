// SPDX-License-Identifier: Apache-2.0

#include "media/measure/onsets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>

namespace shotlab {
namespace {

constexpr std::size_t kSize = 1024, kHop = 110, kBands = 48;
constexpr double kLowest = 30, kHighest = 10'000;  // Hz.
constexpr std::ptrdiff_t kPeakReach = 6;           // +-30 ms, in hops.
constexpr std::ptrdiff_t kMeanBefore = 20, kMeanBehind = 14;
constexpr float kAbove = .9F, kOfMost = .12F;
// A step is heard in the window's middle before it fills the window.
constexpr double kCorrection = .013;

using Complex = std::complex<float>;

// In place, radix 2; kSize values.
void transform(std::array<Complex, kSize>& v) {
  static const std::array<Complex, kSize / 2> turns = [] {
    std::array<Complex, kSize / 2> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double angle = -2 * 3.14159265358979323846 * static_cast<double>(i) / kSize;
      all[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    return all;
  }();
  for (std::size_t i = 1, j = 0; i < kSize; ++i) {
    std::size_t bit = kSize >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(v[i], v[j]);
  }
  for (std::size_t half = 1; half < kSize; half <<= 1) {
    const std::size_t stride = kSize / 2 / half;
    for (std::size_t block = 0; block < kSize; block += 2 * half) {
      for (std::size_t i = 0; i < half; ++i) {
        // Multiplied by hand: std::complex looks for infinities each time.
        const Complex t = turns[i * stride], b = v[block + half + i];
        const Complex turned{t.real() * b.real() - t.imag() * b.imag(),
                             t.real() * b.imag() + t.imag() * b.real()};
        v[block + half + i] = v[block + i] - turned;
        v[block + i] += turned;
      }
    }
  }
}

// First bin of each band, and one behind the last.
const std::array<std::size_t, kBands + 1>& band_edges() {
  static const std::array<std::size_t, kBands + 1> edges = [] {
    std::array<std::size_t, kBands + 1> all{};
    for (std::size_t i = 0; i <= kBands; ++i) {
      const double hz = kLowest * std::pow(kHighest / kLowest, static_cast<double>(i) / kBands);
      all[i] = static_cast<std::size_t>(std::lround(hz * kSize / kOnsetRate));
      if (i > 0) all[i] = std::max(all[i], all[i - 1] + 1);
    }
    return all;
  }();
  return edges;
}

using Bands = std::array<float, kBands>;

Bands bands_at(const Samples& mono, std::ptrdiff_t begin) {
  static const std::array<float, kSize> window = [] {
    std::array<float, kSize> all{};
    for (std::size_t i = 0; i < kSize; ++i) {
      all[i] = static_cast<float>(
          .5 - .5 * std::cos(2 * 3.14159265358979323846 * static_cast<double>(i) / (kSize - 1)));
    }
    return all;
  }();
  std::array<Complex, kSize> v{};
  const auto count = static_cast<std::ptrdiff_t>(mono.values.size());
  for (std::size_t i = 0; i < kSize; ++i) {
    const std::ptrdiff_t at = begin + static_cast<std::ptrdiff_t>(i);
    if (at >= 0 && at < count) v[i] = mono.values[static_cast<std::size_t>(at)] * window[i];
  }
  transform(v);
  Bands out{};
  const auto& edges = band_edges();
  for (std::size_t band = 0; band < kBands; ++band) {
    float sum = 0;
    for (std::size_t bin = edges[band]; bin < edges[band + 1]; ++bin) sum += std::abs(v[bin]);
    out[band] = std::log10(1 + 10 * sum / static_cast<float>(edges[band + 1] - edges[band]));
  }
  return out;
}

}  // namespace

std::vector<float> spectral_flux(const Samples& mono) {
  std::vector<float> flux;
  std::array<Bands, 3> last{};  // A ring: now, one and two steps before.
  const std::size_t steps = mono.values.size() / kHop + 1;
  for (std::size_t step = 0; step < steps; ++step) {
    Bands& now = last[step % 3];
    now = bands_at(
        mono, static_cast<std::ptrdiff_t>(step * kHop) - static_cast<std::ptrdiff_t>(kSize / 2));
    // Two steps before the sound nothing was heard.
    static const Bands silence{};
    const Bands& before = step >= 2 ? last[(step - 2) % 3] : silence;
    float rise = 0;
    for (std::size_t band = 0; band < kBands; ++band) {
      float loudest = before[band];
      if (band > 0) loudest = std::max(loudest, before[band - 1]);
      if (band + 1 < kBands) loudest = std::max(loudest, before[band + 1]);
      rise += std::max(0.F, now[band] - loudest);
    }
    flux.push_back(rise);
  }
  return flux;
}

std::vector<double> onsets_of(const Samples& mono) {
  const std::vector<float> flux = spectral_flux(mono);
  std::vector<double> onsets;
  if (flux.empty()) return onsets;
  const float most = *std::max_element(flux.begin(), flux.end());
  const auto count = static_cast<std::ptrdiff_t>(flux.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const float here = flux[static_cast<std::size_t>(i)];
    const auto from = flux.begin() + std::max<std::ptrdiff_t>(0, i - kPeakReach);
    const auto to = flux.begin() + std::min(count, i + kPeakReach + 1);
    if (here < *std::max_element(from, to) || here < kOfMost * most) continue;
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, i - kMeanBefore);
    const std::ptrdiff_t last = std::min(count, i + kMeanBehind + 1);
    float mean = 0;
    for (std::ptrdiff_t k = first; k < last; ++k) mean += flux[static_cast<std::size_t>(k)];
    mean /= static_cast<float>(last - first);
    if (here < mean + kAbove) continue;
    const double at = static_cast<double>(i) * kHop / kOnsetRate + kCorrection;
    // A plateau is one onset.
    if (!onsets.empty() && at - onsets.back() < .03) continue;
    onsets.push_back(at);
  }
  return onsets;
}

}  // namespace shotlab
