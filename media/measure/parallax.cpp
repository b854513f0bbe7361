// SPDX-License-Identifier: Apache-2.0

#include "media/measure/parallax.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace shotlab {
namespace {

// Is there a box, at most 60 % of the picture, that parts the misfits from the rest?
bool is_compact_mover(const Flow& flow, const Lens& lens, const std::vector<bool>& inliers) {
  constexpr std::size_t kWide = 12, kHigh = 8;
  // Sums of points over the cells above and to the left, so that any box is four look-ups.
  std::array<std::array<int, kWide + 1>, kHigh + 1> in{}, out{};
  int all_in = 0, all_out = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const auto cell = [](double angle, double focal, double size, std::size_t cells) {
      const double part = (angle * focal / size + .5) * static_cast<double>(cells);
      return static_cast<std::size_t>(std::clamp(part, 0.0, static_cast<double>(cells) - .01));
    };
    const std::size_t x = cell(flow.x[i], lens.focal, lens.width, kWide);
    const std::size_t y = cell(flow.y[i], lens.focal, lens.height, kHigh);
    ++(inliers[i] ? in : out)[y + 1][x + 1];
    ++(inliers[i] ? all_in : all_out);
  }
  if (all_out < .06 * static_cast<double>(flow.size())) return false;
  for (auto* table : {&in, &out}) {
    for (std::size_t y = 1; y <= kHigh; ++y) {
      for (std::size_t x = 1; x <= kWide; ++x) {
        (*table)[y][x] += (*table)[y - 1][x] + (*table)[y][x - 1] - (*table)[y - 1][x - 1];
      }
    }
  }
  const auto inside = [](const auto& table, std::size_t x0, std::size_t y0, std::size_t x1,
                         std::size_t y1) {
    return table[y1][x1] - table[y0][x1] - table[y1][x0] + table[y0][x0];
  };
  const double all = static_cast<double>(flow.size());
  for (std::size_t y0 = 0; y0 < kHigh; ++y0) {
    for (std::size_t y1 = y0 + 1; y1 <= kHigh; ++y1) {
      for (std::size_t x0 = 0; x0 < kWide; ++x0) {
        for (std::size_t x1 = x0 + 1; x1 <= kWide; ++x1) {
          if ((x1 - x0) * (y1 - y0) > kWide * kHigh * 6 / 10) continue;
          const int held = inside(out, x0, y0, x1, y1);
          const int right = held + all_in - inside(in, x0, y0, x1, y1);
          if (held >= .70 * all_out && right >= .88 * all) return true;
        }
      }
    }
  }
  return false;
}

// How much more the nearest points move than the farthest, along the common movement.
double near_far_ratio(const Flow& flow, const Lens& lens, const Motion& motion) {
  std::vector<double> ratios;
  const double least = 1 / lens.focal;  // A pixel: less says nothing.
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const FlowVector m = flow_of(motion, flow.x[i], flow.y[i]);
    const double squared = m.u * m.u + m.v * m.v;
    if (squared < least * least) continue;
    ratios.push_back((flow.u[i] * m.u + flow.v[i] * m.v) / squared);
  }
  if (ratios.size() < 20) return 0;
  std::sort(ratios.begin(), ratios.end());
  const double far = ratios[ratios.size() / 10];
  const double near = ratios[ratios.size() * 9 / 10];
  return far > .05 ? near / far : near > .05 ? 20 : 0;
}

struct LensTurn {
  double cost = 1;
  Motion motion;  // Angles of the assumed lens: same displacement at the middle of the picture.
};

// A pan bends the picture's corners by how wide the lens is. The lens is not known, and a wrong one
// leaves misfits that look like parallax: so the best of many (views of 26 to 86 degrees) may
// explain the movement.
LensTurn best_lens_turn(const Flow& flow, const Lens& lens, const Motion& start) {
  LensTurn best{border_cost(flow, lens, start), start};
  for (const double step : {1.06, 1 / 1.06}) {
    Motion motion = start;  // Of the neighbouring lens: the fit walks along.
    for (double wider = step; wider > .5 && wider < 2; wider *= step) {
      Flow other = flow;
      const Lens other_lens{lens.width, lens.height, lens.focal / wider};
      for (std::size_t i = 0; i < flow.size(); ++i) {
        other.x[i] *= wider, other.y[i] *= wider, other.u[i] *= wider, other.v[i] *= wider;
      }
      const Motion scaled{motion.wx * wider, motion.wy * wider, motion.wz, motion.z};
      const Motion fitted = refine_motion(other, other_lens, .006, scaled);
      motion = {fitted.wx / wider, fitted.wy / wider, fitted.wz, fitted.z};
      const double cost = border_cost(other, other_lens, fitted);
      if (cost < best.cost) best = {cost, motion};
    }
  }
  return best;
}

}  // namespace

ParallaxEvidence parallax_evidence(const Flow& flow, const Lens& lens, const MotionFit& fit) {
  ParallaxEvidence out;
  out.inlier_share = fit.inlier_share;
  out.turn_cost = border_cost(flow, lens, fit.motion);
  const LensTurn lens_turn = best_lens_turn(flow, lens, fit.motion);
  out.lens_turn_cost = lens_turn.cost;
  out.lens_turn = lens_turn.motion;
  out.ego = fit_ego_motion(flow, lens);
  out.ego_cost = out.ego.cost;
  out.travel_cost = fit_travel(flow, lens).cost;
  out.compact = is_compact_mover(flow, lens, fit.inliers);
  for (std::size_t i = 0; i < flow.size(); ++i) {
    out.mean_flow += std::hypot(flow.u[i], flow.v[i]) * lens.focal / lens.width /
                     static_cast<double>(flow.size());
  }
  out.near_far_ratio = near_far_ratio(flow, lens, fit.motion);
  // Where travel explains every point, all count alike; else those that stray count less.
  constexpr double kAllExplained = .15;
  out.all_points = out.ego_cost < kAllExplained ? least_squares_motion(flow, fit.motion)
                                                : least_absolute_motion(flow, lens, fit.motion);
  return out;
}

}  // namespace shotlab
