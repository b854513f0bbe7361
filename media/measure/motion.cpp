// SPDX-License-Identifier: Apache-2.0

#include "media/measure/motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>

#include "media/measure/solve.h"

namespace shotlab {
namespace {

constexpr int kDraws = 200;
constexpr double kBorderWeight = 3;
constexpr double kApart = 30;      // Pixels between the two tracks of a draw.
constexpr double kMaxZoom = .35;   // Of one draw; more is two wrong tracks.
constexpr double kMaxRoll = .4;    // Radians.
constexpr double kBiweight = 1.6;  // Cut-off in thresholds.
constexpr int kRefits = 6;

// The two equations of a track: rows of (wx, wy, wz, z).
struct Rows {
  std::array<double, 4> u, v;
};
Rows rows_of(double x, double y) {
  return {{x * y, -(1 + x * x), y, x}, {1 + y * y, -x * y, -x, y}};
}

double squared_misfit(const Flow& flow, std::size_t i, const Motion& motion) {
  const FlowVector expected = flow_of(motion, flow.x[i], flow.y[i]);
  const double du = flow.u[i] - expected.u;
  const double dv = flow.v[i] - expected.v;
  return du * du + dv * dv;
}

std::optional<Motion> from_two(const Flow& flow, std::size_t i, std::size_t j) {
  Matrix<4> equations;
  std::size_t row = 0;
  for (const std::size_t k : {i, j}) {
    const Rows rows = rows_of(flow.x[k], flow.y[k]);
    for (std::size_t c = 0; c < 4; ++c) {
      equations[row][c] = rows.u[c];
      equations[row + 1][c] = rows.v[c];
    }
    equations[row][4] = flow.u[k];
    equations[row + 1][4] = flow.v[k];
    row += 2;
  }
  const auto solved = solve<4>(equations);
  if (!solved) return std::nullopt;
  const auto& s = *solved;
  if (std::abs(s[3]) > kMaxZoom || std::abs(s[2]) > kMaxRoll) return std::nullopt;
  return Motion{s[0], s[1], s[2], s[3]};
}

// Weighted least squares; nothing if the tracks do not fix the motion.
std::optional<Motion> weighted(const Flow& flow, const std::vector<double>& weights) {
  Matrix<4> normal{};
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (weights[i] <= 0) continue;
    const Rows rows = rows_of(flow.x[i], flow.y[i]);
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t c = 0; c < 4; ++c) {
        normal[r][c] += weights[i] * (rows.u[r] * rows.u[c] + rows.v[r] * rows.v[c]);
      }
      normal[r][4] += weights[i] * (rows.u[r] * flow.u[i] + rows.v[r] * flow.v[i]);
    }
  }
  const auto solved = solve<4>(normal);
  if (!solved) return std::nullopt;
  return Motion{(*solved)[0], (*solved)[1], (*solved)[2], (*solved)[3]};
}

// A small generator of our own: std's distributions differ between libraries.
class Draws {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % limit);
  }

 private:
  std::uint64_t state_ = 0x5107;
};

}  // namespace

Lens assumed_lens(int width, int height) {
  constexpr double kHalfView = 25 * std::numbers::pi / 180;
  return {static_cast<double>(width), static_cast<double>(height),
          .5 * width / std::tan(kHalfView)};
}

void Flow::add(Point from, Point to, const Lens& lens) {
  const double mx = .5 * (from.x + to.x) + .5 - .5 * lens.width;
  const double my = .5 * (from.y + to.y) + .5 - .5 * lens.height;
  x.push_back(mx / lens.focal);
  y.push_back(my / lens.focal);
  u.push_back((to.x - from.x) / lens.focal);
  v.push_back((to.y - from.y) / lens.focal);
  border.push_back(std::max(std::abs(mx) / lens.width, std::abs(my) / lens.height) * 2 > .6);
}

FlowVector flow_of(const Motion& m, double x, double y) {
  return {x * y * m.wx - (1 + x * x) * m.wy + y * m.wz + x * m.z,
          (1 + y * y) * m.wx - x * y * m.wy - x * m.wz + y * m.z};
}

Motion refine_motion(const Flow& flow, const Lens& lens, double threshold, const Motion& start,
                     const std::vector<bool>* only) {
  const double cut = kBiweight * threshold * lens.width / lens.focal;
  Motion motion = start;
  std::vector<double> weights(flow.size());
  for (int round = 0; round < kRefits; ++round) {
    for (std::size_t i = 0; i < flow.size(); ++i) {
      const double part = squared_misfit(flow, i, motion) / (cut * cut);
      const bool used = part < 1 && (!only || (*only)[i]);
      weights[i] = used ? (1 - part) * (1 - part) * (flow.border[i] ? kBorderWeight : 1) : 0;
    }
    const std::optional<Motion> next = weighted(flow, weights);
    if (!next) break;
    motion = *next;
  }
  return motion;
}

MotionFit fit_motion(const Flow& flow, const Lens& lens, double threshold, const Motion& previous) {
  const double limit = threshold * lens.width / lens.focal;
  const double squared = limit * limit;
  const auto cost = [&](const Motion& motion, double stop) {
    double total = 0;
    for (std::size_t i = 0; i < flow.size() && total < stop; ++i) {
      total +=
          std::min(squared_misfit(flow, i, motion), squared) * (flow.border[i] ? kBorderWeight : 1);
    }
    return total;
  };

  Motion best;
  double least = cost(best, 1e300);
  const auto try_motion = [&](const Motion& motion) {
    const double value = cost(motion, least);
    if (value < least) {
      least = value;
      best = motion;
    }
  };
  try_motion(previous);
  if (flow.size() >= 2) {
    Draws draws;
    const double apart = kApart / lens.focal;
    for (int draw = 0; draw < kDraws; ++draw) {
      const std::size_t i = draws.below(flow.size());
      const std::size_t j = draws.below(flow.size());
      const double dx = flow.x[i] - flow.x[j];
      const double dy = flow.y[i] - flow.y[j];
      if (dx * dx + dy * dy < apart * apart) continue;
      if (const std::optional<Motion> motion = from_two(flow, i, j)) try_motion(*motion);
    }
  }

  MotionFit fit;
  fit.motion = flow.size() >= 4 ? refine_motion(flow, lens, threshold, best) : best;
  std::size_t agree = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const bool inlier = squared_misfit(flow, i, fit.motion) < squared;
    fit.inliers.push_back(inlier);
    agree += inlier ? 1 : 0;
  }
  if (flow.size() > 0) {
    fit.inlier_share = static_cast<double>(agree) / static_cast<double>(flow.size());
  }
  return fit;
}

Motion least_squares_motion(const Flow& flow, const Motion& start) {
  return weighted(flow, std::vector<double>(flow.size(), 1)).value_or(start);
}

Motion least_absolute_motion(const Flow& flow, const Lens& lens, const Motion& start) {
  constexpr int kRounds = 20;
  const double floor = .3 / lens.focal;  // A third of a pixel: below, tracks are equally good.
  Motion motion = start;
  std::vector<double> weights(flow.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < flow.size(); ++i) {
      weights[i] = 1 / std::max(std::sqrt(squared_misfit(flow, i, motion)), floor);
    }
    const std::optional<Motion> next = weighted(flow, weights);
    if (!next) break;
    motion = *next;
  }
  return motion;
}

}  // namespace shotlab
