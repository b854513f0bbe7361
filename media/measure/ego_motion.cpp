// SPDX-License-Identifier: Apache-2.0

#include "media/measure/ego_motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "media/measure/solve.h"

namespace shotlab {
namespace {

constexpr double kSigma = .45;  // Pixels: what a good track is off by over a window.
constexpr double kCap = 3;      // Sigmas.
constexpr int kDirections = 220;
constexpr int kBest = 3;    // Directions that are refined.
constexpr int kAround = 8;  // Tries about each, four times, ever closer.

struct Direction {
  double x = 0, y = 0, z = 1;
};

Direction unit(Direction d) {
  const double length = std::sqrt(d.x * d.x + d.y * d.y + d.z * d.z);
  return {d.x / length, d.y / length, d.z / length};
}

// The three axes, then evenly spread over the half sphere ahead (the other half is the same axis,
// the other way).
std::vector<Direction> half_sphere() {
  std::vector<Direction> out = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
  for (int i = 0; i < kDirections; ++i) {
    const double z = (i + .5) / kDirections;
    const double r = std::sqrt(1 - z * z);
    out.push_back({r * std::cos(golden * i), r * std::sin(golden * i), z});
  }
  return out;
}

class Fitter {
 public:
  Fitter(const Flow& flow, const Lens& lens, bool may_turn)
      : flow_(flow), sigma_(kSigma / lens.focal), may_turn_(may_turn) {}

  // The best turn for travel along `axis`, both ways; the cheaper way is the answer.
  EgoMotion along(const Direction& axis) const {
    const std::size_t n = flow_.size();
    std::vector<double> dx(n), dy(n), dd(n);
    for (std::size_t i = 0; i < n; ++i) {
      dx[i] = -axis.x + flow_.x[i] * axis.z;
      dy[i] = -axis.y + flow_.y[i] * axis.z;
      dd[i] = dx[i] * dx[i] + dy[i] * dy[i] + 1e-8;
    }
    Motion turn;
    if (may_turn_) turn = best_turn(dx, dy, dd);

    std::array<double, 2> total{};
    double count = 0;
    std::vector<double> nearness;
    for (std::size_t i = 0; i < n; ++i) {
      const FlowVector expected = flow_of(turn, flow_.x[i], flow_.y[i]);
      const double eu = flow_.u[i] - expected.u;
      const double ev = flow_.v[i] - expected.v;
      const double along = (eu * dx[i] + ev * dy[i]) / dd[i];
      nearness.push_back(along);
      if (!flow_.border[i]) continue;
      count += 1;
      const double whole = eu * eu + ev * ev;
      const double across = std::max(0.0, whole - along * along * dd[i]);
      // A point behind the camera cannot be seen: its movement stays unexplained.
      total[along > 0 ? 0 : 1] += truncated(across);
      total[along > 0 ? 1 : 0] += truncated(whole);
    }
    const bool forth = total[0] <= total[1];
    const auto middle = nearness.begin() + static_cast<std::ptrdiff_t>(n / 2);
    std::nth_element(nearness.begin(), middle, nearness.end());
    const double scale = forth ? std::max(0.0, *middle) : std::min(0.0, *middle);
    const double sign = forth ? 1 : -1;
    return {scale * axis.x, scale * axis.y,
            scale * axis.z, sign * axis.x,
            sign * axis.y,  sign * axis.z,
            turn.wx,        turn.wy,
            turn.wz,        count > 0 ? std::min(total[0], total[1]) / count : 1};
  }

 private:
  double truncated(double squared) const {
    return std::min(squared / (kCap * kCap * sigma_ * sigma_), 1.0);
  }

  // Only the movement across the lines of travel tells of the turn: three unknowns, robustly.
  Motion best_turn(const std::vector<double>& dx, const std::vector<double>& dy,
                   const std::vector<double>& dd) const {
    constexpr int kRounds = 5;
    Motion turn;
    for (int round = 0; round < kRounds; ++round) {
      Matrix<3> normal{};
      for (std::size_t i = 0; i < flow_.size(); ++i) {
        const double x = flow_.x[i], y = flow_.y[i];
        const double nx = -dy[i], ny = dx[i];
        const std::array<double, 3> row = {nx * x * y + ny * (1 + y * y),
                                           -nx * (1 + x * x) - ny * x * y, nx * y - ny * x};
        const double right = nx * flow_.u[i] + ny * flow_.v[i];
        const double misfit = right - row[0] * turn.wx - row[1] * turn.wy - row[2] * turn.wz;
        const double off = std::abs(misfit) / (std::sqrt(dd[i]) * sigma_);
        // First any majority (absolute misfit), then those that agree.
        double weight = round == 0 ? 1 : 1 / std::max(off, 1.0);
        if (round >= 3) weight = off < kCap ? (1 - off * off / (kCap * kCap)) : 0;
        weight /= dd[i];
        for (std::size_t r = 0; r < 3; ++r) {
          for (std::size_t c = 0; c < 3; ++c) normal[r][c] += weight * row[r] * row[c];
          normal[r][3] += weight * row[r] * right;
        }
      }
      const auto solved = solve<3>(normal);
      if (!solved) break;
      turn = {(*solved)[0], (*solved)[1], (*solved)[2], 0};
    }
    return turn;
  }

  const Flow& flow_;
  double sigma_;
  bool may_turn_;
};

EgoMotion search(const Flow& flow, const Lens& lens, bool may_turn) {
  struct Try {
    Direction axis;
    EgoMotion motion;
  };
  if (flow.size() < 12) return {};
  const Fitter fitter(flow, lens, may_turn);
  std::vector<Try> tries;
  for (const Direction& axis : half_sphere()) tries.push_back({axis, fitter.along(axis)});
  std::partial_sort(tries.begin(), tries.begin() + kBest, tries.end(),
                    [](const Try& a, const Try& b) { return a.motion.cost < b.motion.cost; });
  Try best = tries.front();
  for (int k = 0; k < kBest; ++k) {
    Try local = tries[static_cast<std::size_t>(k)];
    for (const double radius : {.1, .04, .015, .005}) {
      const Direction centre = local.axis;
      // Two directions across the axis.
      const Direction side = unit(std::abs(centre.z) < .9 ? Direction{-centre.y, centre.x, 0}
                                                          : Direction{centre.z, 0, -centre.x});
      const Direction up{centre.y * side.z - centre.z * side.y,
                         centre.z * side.x - centre.x * side.z,
                         centre.x * side.y - centre.y * side.x};
      for (int i = 0; i < kAround; ++i) {
        const double angle = 2 * std::numbers::pi * i / kAround;
        const double a = radius * std::cos(angle), b = radius * std::sin(angle);
        const Direction axis =
            unit({centre.x + a * side.x + b * up.x, centre.y + a * side.y + b * up.y,
                  centre.z + a * side.z + b * up.z});
        const EgoMotion motion = fitter.along(axis);
        if (motion.cost < local.motion.cost) local = {axis, motion};
      }
    }
    if (local.motion.cost < best.motion.cost) best = local;
  }
  return best.motion;
}

}  // namespace

double border_cost(const Flow& flow, const Lens& lens, const Motion& motion) {
  const double limit = kCap * kSigma / lens.focal;
  double total = 0;
  double count = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (!flow.border[i]) continue;
    const FlowVector expected = flow_of(motion, flow.x[i], flow.y[i]);
    const double du = flow.u[i] - expected.u;
    const double dv = flow.v[i] - expected.v;
    total += std::min((du * du + dv * dv) / (limit * limit), 1.0);
    count += 1;
  }
  return count > 0 ? total / count : 1;
}

double ego_misfit(const Flow& flow, const Lens& lens, const EgoMotion& motion,
                  const std::vector<bool>& of) {
  const double limit = kCap * kSigma / lens.focal;
  const Motion turn{motion.wx, motion.wy, motion.wz, 0};
  double total = 0, count = 0;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (!of[i]) continue;
    const FlowVector expected = flow_of(turn, flow.x[i], flow.y[i]);
    const double eu = flow.u[i] - expected.u, ev = flow.v[i] - expected.v;
    const double dx = -motion.ax + flow.x[i] * motion.az;
    const double dy = -motion.ay + flow.y[i] * motion.az;
    const double dd = dx * dx + dy * dy + 1e-8;
    const double along = std::max(0.0, (eu * dx + ev * dy) / dd);
    const double across = std::max(0.0, eu * eu + ev * ev - along * along * dd);
    total += std::min(across / (limit * limit), 1.0);
    count += 1;
  }
  return count > 0 ? total / count : 0;
}

EgoMotion fit_ego_motion(const Flow& flow, const Lens& lens) { return search(flow, lens, true); }
EgoMotion fit_travel(const Flow& flow, const Lens& lens) { return search(flow, lens, false); }

}  // namespace shotlab
