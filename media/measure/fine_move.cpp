// SPDX-License-Identifier: Apache-2.0

#include "media/measure/fine_move.h"

#include <algorithm>
#include <cmath>

namespace shotlab {

FineMove fine_of(Move primary, const ShotParallax& p) {
  const bool sideways = primary == Move::left || primary == Move::right;
  const bool vertical = primary == Move::up || primary == Move::down;
  const bool depth = primary == Move::in || primary == Move::out;
  if (primary == Move::roll_cw || primary == Move::roll_ccw) return FineMove::roll;
  if (!sideways && !vertical && !depth) return FineMove::unsure;

  // Three explanations of one movement: the camera only turned (or zoomed), only travelled, or
  // both. One is believed if it fits about as well as the freest one, and the rival clearly worse.
  const double turn = std::min(p.turn_cost, p.lens_turn_cost);
  const double best = std::min({turn, p.ego_cost, p.travel_cost});
  constexpr double kPoor = .35, kExcess = .12, kMargin = .05;
  const auto explains = [&](double cost, double rival) {
    const double excess = cost - best;
    return best < kPoor && excess < std::max(kExcess, .5 * best) && rival > 1.7 * cost &&
           rival - cost > std::max(kMargin, excess);
  };
  // A little depth that travelling and turning explains perfectly may be a far orbit, and much that
  // turning leaves unexplained may be anything: then a turn is not certain.
  const bool explained =
      depth ? turn > .12 && p.travel_cost < .3 * turn : turn > .08 && p.ego_cost < .15 * turn;
  const bool doubtful = turn > .25 || explained;
  const bool turned = !doubtful && explains(turn, depth ? 1 : p.travel_cost);
  // Growing at one rate everywhere is a zoom, near things growing faster is a dolly.
  constexpr double kDeep = 1.3;
  const bool deep = !depth || (turn > .12 && p.near_far_ratio > kDeep);
  const bool travelled = deep && explains(p.travel_cost, turn);
  if (turned && travelled) return FineMove::unsure;
  if (turned) {
    // It must have moved enough for depth to have shown, and a subject that grew at its own rate
    // stood in another depth.
    if (p.energy < kTellingEnergy) return FineMove::unsure;
    const bool own_rate = p.subject_growth != 0 && std::abs(p.subject_growth - 1) > .25;
    if (depth && (own_rate || p.near_far_ratio > kDeep)) return FineMove::unsure;
    return sideways ? FineMove::pan : vertical ? FineMove::tilt : FineMove::zoom;
  }
  if (travelled && turn > 2 * kMargin) {
    const double length = length_of(p.travel);
    if (sideways && std::abs(p.travel.tx) > .7 * length) return FineMove::truck;
    if (vertical && std::abs(p.travel.ty) > .7 * length) return FineMove::pedestal;
    if (depth && std::abs(p.travel.tz) > .7 * length) return FineMove::dolly;
    return FineMove::unsure;
  }
  // A fast push makes near points jump out of reach, so travel fits only fairly; but a zoom would
  // fit nearly all of them.
  const bool fairly =
      turn > .35 && p.near_far_ratio > 2 && p.travel_cost < .50 && p.travel_cost < .72 * turn;
  if (depth && fairly && std::abs(p.travel.tz) > .9 * length_of(p.travel)) return FineMove::dolly;
  const bool circles = std::abs(p.ego.tx) > .04 && std::abs(p.ego.wy) > .04 &&
                       p.ego.tx * p.ego.wy < 0 && std::abs(p.ego.tx) > .5 * length_of(p.ego);
  // A wide or long lens bends a pan into something like an orbit; another lens then explains most.
  const bool any_lens = p.lens_turn_cost > .6 * p.turn_cost;
  if (sideways && circles && any_lens && turn > 2 * kMargin &&
      explains(p.ego_cost, std::min(turn, p.travel_cost))) {
    return FineMove::orbit;
  }
  return FineMove::unsure;
}

}  // namespace shotlab
