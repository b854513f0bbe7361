// SPDX-License-Identifier: Apache-2.0

#include "media/measure/parallax.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "media/measure/compact_mover.h"

namespace shotlab {
namespace {

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
      // Wide first: the walk may begin in a fit that only the middle of the picture supports.
      const Motion wide = refine_motion(other, other_lens, .02, scaled);
      const Motion fitted = refine_motion(other, other_lens, .006, wide);
      motion = {fitted.wx / wider, fitted.wy / wider, fitted.wz, fitted.z};
      const double cost = border_cost(other, other_lens, fitted);
      if (cost < best.cost) best = {cost, motion};
    }
  }
  return best;
}

}  // namespace

namespace {

// The points that are not in `held`.
Flow without(const Flow& flow, const std::vector<bool>& held) {
  Flow out;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (held[i]) continue;
    out.x.push_back(flow.x[i]), out.y.push_back(flow.y[i]);
    out.u.push_back(flow.u[i]), out.v.push_back(flow.v[i]);
    out.border.push_back(flow.border[i]);
  }
  return out;
}

// How fast the stray points of a box grow apart, against the growth of the place. Only a camera
// that travels makes a near subject grow faster.
double growth_ratio(const Flow& flow, const std::vector<bool>& held, const MotionFit& fit) {
  double n = 0, x = 0, y = 0, u = 0, v = 0;
  const auto strays = [&](std::size_t i) { return held[i] && !fit.inliers[i]; };
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (strays(i)) n += 1, x += flow.x[i], y += flow.y[i], u += flow.u[i], v += flow.v[i];
  }
  if (n < 8 || std::abs(fit.motion.z) < .01) return 0;
  double along = 0, spread = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (!strays(i)) continue;
    const double dx = flow.x[i] - x / n, dy = flow.y[i] - y / n;
    along += dx * (flow.u[i] - u / n) + dy * (flow.v[i] - v / n);
    spread += dx * dx + dy * dy;
  }
  return spread > 0 ? along / spread / fit.motion.z : 0;
}

void explain(const Flow& flow, const Lens& lens, const Motion& turn, ParallaxEvidence& out) {
  out.turn_cost = border_cost(flow, lens, turn);
  const LensTurn lens_turn = best_lens_turn(flow, lens, turn);
  out.lens_turn_cost = lens_turn.cost;
  out.lens_turn = lens_turn.motion;
  out.ego = fit_ego_motion(flow, lens);
  out.ego_cost = out.ego.cost;
  out.travel = fit_travel(flow, lens);
  out.travel_cost = out.travel.cost;
}

}  // namespace

ParallaxEvidence parallax_evidence(const Flow& flow, const Lens& lens, const MotionFit& fit) {
  constexpr double kAlive = .25;       // Misfit of a box that no rigid place explains.
  constexpr std::size_t kFewest = 40;  // Points that must remain.
  ParallaxEvidence out;
  out.inlier_share = fit.inlier_share;
  explain(flow, lens, fit.motion, out);
  Flow rest;
  if (const auto held = compact_mover(flow, lens, fit.inliers)) {
    out.compact = true;
    rest = without(flow, *held);
    // A near thing at rest fits a travelling camera; what fits neither is alive, and says nothing
    // of the camera.
    out.alive = rest.size() >= kFewest && ego_misfit(flow, lens, out.ego, *held) > kAlive;
    if (out.alive) {
      explain(rest, lens, fit.motion, out);
      out.subject_growth = growth_ratio(flow, *held, fit);
    }
  }
  const Flow& place = out.alive ? rest : flow;
  for (std::size_t i = 0; i < place.size(); ++i) {
    out.mean_flow += std::hypot(place.u[i], place.v[i]) * lens.focal / lens.width /
                     static_cast<double>(place.size());
  }
  out.near_far_ratio = near_far_ratio(place, lens, fit.motion);
  // Where travel explains every point, all count alike; else those that stray count less.
  constexpr double kAllExplained = .15;
  out.all_points = out.ego_cost < kAllExplained ? least_squares_motion(place, fit.motion)
                                                : least_absolute_motion(place, lens, fit.motion);
  return out;
}

}  // namespace shotlab
