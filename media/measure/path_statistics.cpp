// SPDX-License-Identifier: Apache-2.0

#include "media/measure/path_statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "media/measure/solve.h"

namespace shotlab {
namespace {

constexpr double kSmoothSeconds = .25;  // Half width of the mean.
constexpr double kJitterSeconds =
    .33;  // Half width of the quadratic. A mean would call an ease shaking.

using Series = std::vector<double>;

int half_width(double seconds, double fps) {
  return std::max(1, static_cast<int>(std::lround(seconds * fps)));
}

// A mean that shrinks evenly at the ends, so that the ends stay where they are.
Series smoothed(const Series& in, int half) {
  const int n = static_cast<int>(in.size());
  Series out(in.size());
  for (int i = 0; i < n; ++i) {
    const int reach = std::min({half, i, n - 1 - i});
    double total = 0;
    for (int k = i - reach; k <= i + reach; ++k) total += in[static_cast<std::size_t>(k)];
    out[static_cast<std::size_t>(i)] = total / (2 * reach + 1);
  }
  return out;
}

// Mean squared distance from the best local parabola, at each frame.
double squared_about_quadratic(const Series& in, int half) {
  const int n = static_cast<int>(in.size());
  double squares = 0;
  for (int i = 0; i < n; ++i) {
    const int first = std::clamp(i - half, 0, std::max(0, n - 2 * half - 1));
    const int last = std::min(n - 1, first + 2 * half);
    if (last - first < 3) return 0;
    Matrix<3> normal{};
    for (int k = first; k <= last; ++k) {
      const double t = static_cast<double>(k - i) / half;
      const std::array<double, 3> row = {1, t, t * t};
      for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) normal[r][c] += row[r] * row[c];
        normal[r][3] += row[r] * in[static_cast<std::size_t>(k)];
      }
    }
    const auto solved = solve<3>(normal);
    if (!solved) continue;
    const double off = in[static_cast<std::size_t>(i)] - (*solved)[0];
    squares += off * off;
  }
  return n > 0 ? squares / n : 0;
}

}  // namespace

PathStatistics path_statistics(const std::vector<PathPoint>& path, double fps, double width,
                               double height) {
  PathStatistics out;
  if (path.size() < 2) return out;
  std::array<Series, kChannels> raw, smooth;
  for (const PathPoint& point : path) {
    const auto parts = displacement(point, width, height);
    for (std::size_t c = 0; c < kChannels; ++c) raw[c].push_back(parts[c]);
  }
  const int half = half_width(kSmoothSeconds, fps);
  const std::size_t n = path.size();
  for (std::size_t c = 0; c < kChannels; ++c) {
    smooth[c] = smoothed(raw[c], half);
    const Series& s = smooth[c];
    out.total[c] = s.back() - s.front();
    double way = 0;
    for (std::size_t i = 1; i < n; ++i) way += std::abs(s[i] - s[i - 1]);
    out.directness[c] = way > 0 ? std::abs(out.total[c]) / way : 0;
    const auto [low, high] = std::minmax_element(s.begin(), s.end());
    out.range[c] = *high - *low;
    // Frames that stand still, as an eased move begins and ends, are neither right nor wrong.
    const double moving = .1 * way / static_cast<double>(n - 1);
    double right = 0, counted = 0;
    for (std::size_t i = 1; i < n; ++i) {
      const double step = s[i] - s[i - 1];
      if (std::abs(step) <= moving) continue;
      counted += 1;
      right += step * out.total[c] > 0 ? 1 : 0;
    }
    out.sign_share[c] = counted > 0 ? right / counted : 0;
  }

  const int local = half_width(kJitterSeconds, fps);
  double squares = 0;
  for (const Channel c : {channel_x, channel_y, channel_roll}) {
    squares += squared_about_quadratic(raw[c], local);
  }
  out.jitter = std::sqrt(squares);

  double way = 0;
  for (std::size_t i = 1; i < n; ++i) {
    double smooth_step = 0, raw_step = 0;
    for (std::size_t c = 0; c < kChannels; ++c) {
      smooth_step += (smooth[c][i] - smooth[c][i - 1]) * (smooth[c][i] - smooth[c][i - 1]);
      raw_step += (raw[c][i] - raw[c][i - 1]) * (raw[c][i] - raw[c][i - 1]);
    }
    way += std::sqrt(smooth_step);
    out.peak_step = std::max(out.peak_step, std::sqrt(raw_step));
  }
  out.speed = way * fps / static_cast<double>(n - 1);
  return out;
}

}  // namespace shotlab
