// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_rate.h"

#include <algorithm>
#include <cmath>

#include "media/libav/av.h"

namespace shotlab::av {
namespace {

// Times rounded to milliseconds and then to another clock are off by up to one of the first.
constexpr double kTolerance = 0.001;  // Seconds.

bool is_sane(Rational rate) {
  return rate.num > 0 && rate.den > 0 && rate.value() >= 0.01 && rate.value() <= 1000;
}

// Do all times lie on the grid of `rate`? The grid may be shifted as a whole by a rounding step.
bool fits(const std::vector<std::int64_t>& pts, Rational time_base, Rational rate) {
  const double step = 1 / (rate.value() * time_base.value());  // In ticks.
  double least = 0;
  double most = 0;
  for (std::size_t n = 0; n < pts.size(); ++n) {
    const double off = static_cast<double>(pts[n] - pts[0]) - static_cast<double>(n) * step;
    least = std::min(least, off);
    most = std::max(most, off);
  }
  const double slack = std::max(1.0, kTolerance / time_base.value());
  // A quarter of a frame would hide a rate that really changes in clips with coarse clocks.
  return most - least <= std::min(slack, std::max(1.0, step / 4)) + 1e-6;
}

std::vector<Rational> common_rates() {
  std::vector<Rational> rates;
  for (const int rate : {24, 25, 30, 50, 60, 48, 15, 12, 10, 16, 20, 8, 120, 100, 90, 72, 240}) {
    rates.push_back({rate, 1});
    if (rate % 24 == 0 || rate % 30 == 0) rates.push_back({rate * 1000, 1001});
  }
  return rates;
}

}  // namespace

FrameRate find_frame_rate(const std::vector<std::int64_t>& pts, std::int64_t end_pts,
                          Rational time_base, const std::vector<Rational>& hints) {
  if (pts.empty()) return {};
  const auto count = static_cast<std::int64_t>(pts.size());
  if (count == 1) {
    for (const Rational hint : hints) {
      if (is_sane(hint)) return {hint, false};
    }
    const std::int64_t length = end_pts - pts[0];
    if (length <= 0) return {};
    return {reduced({time_base.den, time_base.num * length}), false};
  }

  const std::int64_t first_step = pts[1] - pts[0];
  bool even = true;
  for (std::size_t n = 1; n < pts.size(); ++n) even = even && pts[n] - pts[n - 1] == first_step;
  const Rational stepped = reduced({time_base.den, time_base.num * first_step});
  // Equal steps are exact, unless the clock is too coarse to tell 30 from 29.97.
  const bool fine_clock = time_base.value() < 1.0 / 2000;
  if (even && fine_clock) return {stepped, false};
  for (const Rational hint : hints) {
    if (is_sane(hint) && fits(pts, time_base, hint)) return {hint, false};
  }
  if (even) return {stepped, false};
  for (const Rational rate : common_rates()) {
    if (fits(pts, time_base, rate)) return {rate, false};
  }

  const std::int64_t span = pts.back() - pts.front();
  const Rational mean = reduced({(count - 1) * time_base.den, span * time_base.num});
  if (fits(pts, time_base, mean)) return {mean, false};
  const std::int64_t length = std::max(end_pts - pts.front(), span + 1);
  return {reduced({count * time_base.den, length * time_base.num}), true};
}

}  // namespace shotlab::av
