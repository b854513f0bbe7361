// SPDX-License-Identifier: Apache-2.0

#include "app/practice/figure/pose.h"

namespace shotlab::practice {
namespace {

constexpr double kUpperArm = 0.29, kForeArm = 0.27;
constexpr double kThigh = 0.43, kShin = 0.42;

Frame3 turned(Frame3 f, double yaw, double pitch, double tilt) {
  // Yaw about up (to the right), pitch about right (front goes up), tilt about front (to the
  // right).
  const Vec3 r1 = f.right * std::cos(yaw) - f.front * std::sin(yaw);
  const Vec3 f1 = f.front * std::cos(yaw) + f.right * std::sin(yaw);
  const Vec3 f2 = f1 * std::cos(pitch) + f.up * std::sin(pitch);
  const Vec3 u2 = f.up * std::cos(pitch) - f1 * std::sin(pitch);
  const Vec3 r3 = r1 * std::cos(tilt) - u2 * std::sin(tilt);
  const Vec3 u3 = u2 * std::cos(tilt) + r1 * std::sin(tilt);
  return {f.at, r3, u3, f2};
}

// The middle joint of two bones from `a` to `b`, bent towards `pole`. Pulls `b` in when it is too
// far.
Vec3 bend(Vec3 a, Vec3& b, double upper, double lower, Vec3 pole) {
  Vec3 d = b - a;
  double l = length(d);
  const double most = (upper + lower) * 0.998;
  if (l > most) b = a + d * (most / l), d = b - a, l = most;
  l = std::max(l, 0.05);
  const double along = (upper * upper - lower * lower + l * l) / (2 * l);
  const double aside = std::sqrt(std::max(0.0, upper * upper - along * along));
  const Vec3 axis = unit(d);
  Vec3 side = pole - axis * dot(pole, axis);
  return a + axis * along + unit(side) * aside;
}

}  // namespace

Skeleton skeleton_of(const Stance& s) {
  Skeleton out;
  out.scale = s.scale;
  const double k = s.scale;
  const Frame3 ground{s.root,
                      {std::cos(s.facing), 0, -std::sin(s.facing)},
                      {0, 1, 0},
                      {std::sin(s.facing), 0, std::cos(s.facing)}};
  out.pelvis = ground;
  out.pelvis.at = ground.point(s.pelvis.x * k, s.pelvis.y * k, s.pelvis.z * k);
  Frame3 trunk = turned(out.pelvis, s.twist, -s.lean, s.tip);
  out.chest = trunk;
  out.chest.at = trunk.point(0, 0.40 * k, 0);
  out.neck = trunk.point(0, 0.565 * k, 0.0);
  // A child's head is larger for its body.
  const double head_scale = mix(1.0, k, 0.55);
  out.head = turned(trunk, s.head_yaw, s.head_pitch, s.head_tilt);
  out.head.at =
      out.neck + out.head.up * (0.165 * mix(k, head_scale, 0.7)) + out.head.front * (0.018 * k);

  for (int i = 0; i < 2; ++i) {
    const double side = i == 0 ? -1 : 1;
    out.shoulder[i] = trunk.point(side * 0.185 * k, (0.488 + 0.005 * s.breath) * k, 0);
    const Vec3 h = i == 0 ? s.left_hand : s.right_hand;
    out.hand[i] = out.shoulder[i] + (trunk.right * h.x + trunk.up * h.y + trunk.front * h.z) * k;
    out.elbow[i] = bend(out.shoulder[i], out.hand[i], kUpperArm * k, kForeArm * k,
                        trunk.front * -1 + trunk.up * -0.35 + trunk.right * (side * 0.55));
    out.hip[i] = out.pelvis.point(side * 0.09 * k, -0.02 * k, 0);
    const Vec3 foot = i == 0 ? s.left_foot : s.right_foot;
    const double toe = i == 0 ? s.left_toe : s.right_toe;
    out.ankle[i] =
        ground.point(foot.x * k, (foot.y + 0.075 + 0.13 * std::sin(std::max(0.0, toe))) * k,
                     (foot.z + 0.05 * (1 - std::cos(toe))) * k);
    out.toe[i] = ground.point((foot.x + side * 0.02) * k,
                              (foot.y + 0.03 - 0.1 * std::sin(std::min(0.0, toe))) * k,
                              (foot.z + 0.165) * k);
    Vec3 ankle = out.ankle[i];
    out.knee[i] =
        bend(out.hip[i], ankle, kThigh * k, kShin * k, ground.front + ground.right * (side * 0.12));
    out.ankle[i] = ankle;
  }
  return out;
}

}  // namespace shotlab::practice
