// SPDX-License-Identifier: Apache-2.0

#include "media/measure/shot_parallax.h"

#include <algorithm>
#include <cmath>

#include "media/measure/move_units.h"

namespace shotlab {

double length_of(const EgoMotion& m) { return std::sqrt(m.tx * m.tx + m.ty * m.ty + m.tz * m.tz); }

ShotParallax shot_parallax(const CameraTrack& track) {
  ShotParallax out;
  const Lens lens = assumed_lens(track.width, track.height);
  double weights = 0, compact = 0, energy = 0, moving = 0, growing = 0;
  out.inlier_share = 0;
  for (const ParallaxEvidence& w : track.windows) {
    const double weight = w.energy + 1e-9;  // All still: they say so equally.
    weights += weight;
    energy += w.energy;
    out.mean_flow += w.mean_flow;
    out.turn_cost += weight * w.turn_cost;
    out.lens_turn_cost += weight * w.lens_turn_cost;
    out.ego_cost += weight * w.ego_cost;
    out.travel_cost += weight * w.travel_cost;
    out.inlier_share += weight * w.inlier_share;
    compact += w.compact && !w.alive ? weight : 0;
    if (w.subject_growth != 0) {
      out.subject_growth += weight * w.subject_growth;
      growing += weight;
    }
    if (w.near_far_ratio > 0) {
      out.near_far_ratio += weight * w.near_far_ratio;
      moving += weight;
    }
    out.ego.tx += w.ego.tx, out.ego.ty += w.ego.ty, out.ego.tz += w.ego.tz;
    out.ego.wx += w.ego.wx, out.ego.wy += w.ego.wy, out.ego.wz += w.ego.wz;
    out.travel.tx += w.travel.tx, out.travel.ty += w.travel.ty, out.travel.tz += w.travel.tz;
    const PathPoint part = path_of(w.all_points, lens);
    out.all_points.x += part.x, out.all_points.y += part.y;
    out.all_points.scale += part.scale, out.all_points.roll += part.roll;
  }
  if (weights <= 0) return out;
  out.turn_cost /= weights, out.lens_turn_cost /= weights, out.ego_cost /= weights,
      out.travel_cost /= weights;
  out.inlier_share /= weights;
  if (moving > 0) out.near_far_ratio /= moving;
  if (growing > 0) out.subject_growth /= growing;
  out.compact = compact > .5 * weights;

  out.energy = energy;
  const bool ahead =
      std::abs(out.ego.tz) > .7 * length_of(out.ego) && out.ego_cost < .3 * out.turn_cost;
  const double turn = std::min(out.turn_cost, out.lens_turn_cost);
  const double other = std::min(out.ego_cost, out.travel_cost);
  if (turn > .12 && turn - other > .08 && other < .6 * turn && (!out.compact || ahead)) {
    out.state = ShotParallax::State::yes;
  } else if (turn < .12 && energy > kTellingEnergy) {
    out.state = ShotParallax::State::no;
  }
  return out;
}

}  // namespace shotlab
