// SPDX-License-Identifier: Apache-2.0

#include "media/measure/move_decision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "media/measure/path_statistics.h"

namespace shotlab {
namespace {

// Picture widths of mean displacement, unless said.
constexpr double kDirected = .008;  // A channel that moved at all.
constexpr double kDirectness = .5;
constexpr double kBesideRatio = .30;  // Of the strongest: also listed.
constexpr double kShaking = .0014;
constexpr double kWandering = .02;
constexpr double kShakeRatio = 6;  // A move this many jitters long is a move, shaken or not.
constexpr int kFewestFrames = 12;
constexpr int kFewestTracks = 40;
constexpr double kPoorSteps = .30;
constexpr double kFewestInliers = .35;
constexpr double kTellingEnergy = .03;  // Less, and depth would not have shown.

Move move_of(std::size_t channel, double total) {
  constexpr std::array<Move, kChannels> kPositive = {Move::right, Move::down, Move::in,
                                                     Move::roll_cw};
  constexpr std::array<Move, kChannels> kNegative = {Move::left, Move::up, Move::out,
                                                     Move::roll_ccw};
  return (total > 0 ? kPositive : kNegative)[channel];
}

// Why it cannot be measured at all; empty if it can.
Text obstacle(const CameraTrack& track, double inlier_share) {
  if (track.frames < kFewestFrames) {
    const std::vector<std::string> count = {std::to_string(track.frames)};
    return fill(Text{"The shot has {0} frames; a camera move needs at least 12 to be measured.",
                     "呢個鏡頭得 {0} 格；要有至少 12 格先量度到鏡頭運動。"},
                count);
  }
  const auto poor = std::count_if(track.steps.begin(), track.steps.end(),
                                  [](const CameraStep& s) { return s.tracks < kFewestTracks; });
  if (static_cast<double>(poor) > kPoorSteps * static_cast<double>(track.steps.size())) {
    return {"Too few points can be followed: the picture is too dark, too flat or too blurred.",
            "跟到嘅點太少：畫面太暗、太平或者太矇。"};
  }
  if (inlier_share < kFewestInliers) {
    return {
        "The points do not move together: the picture changes shape, so no camera move fits it.",
        "各點唔係一齊郁：畫面不斷變形，冇一種鏡頭運動解釋到。"};
  }
  return {};
}

double length_of(const EgoMotion& m) { return std::sqrt(m.tx * m.tx + m.ty * m.ty + m.tz * m.tz); }

struct Directed {
  std::size_t channel = 0;
  double energy = 0;
};

// The direction of travel, where it alone explains the movement and that is large enough. Sets the
// sign of the channel's total if the far plane has not.
std::optional<Directed> by_travel(const ShotParallax& p, std::array<double, kChannels>& total) {
  if (p.state != ShotParallax::State::yes || p.mean_flow < kDirected || p.travel_cost > .1 ||
      p.turn_cost < 3 * p.travel_cost) {
    return std::nullopt;
  }
  const std::array<double, 3> travel = {p.travel.tx, p.travel.ty, p.travel.tz};
  const double length = length_of(p.travel);
  for (std::size_t c = 0; c < travel.size(); ++c) {
    if (std::abs(travel[c]) < .8 * length) continue;
    if (total[c] * travel[c] <= 0) return std::nullopt;
    return Directed{c, p.mean_flow};
  }
  return std::nullopt;
}

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
  const bool doubtful = turn > .25 || (turn > .08 && p.ego_cost < .15 * turn);
  const bool turned = !doubtful && explains(turn, depth ? 1 : p.travel_cost);
  const bool travelled = explains(p.travel_cost, turn);
  if (turned && travelled) return FineMove::unsure;
  if (turned) {
    // It must have moved enough for depth to have shown.
    if (p.energy < kTellingEnergy) return FineMove::unsure;
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
  const bool fairly = turn > .35 && p.travel_cost < .40 && p.travel_cost < .72 * turn;
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

}  // namespace

ShotParallax shot_parallax(const CameraTrack& track) {
  ShotParallax out;
  const Lens lens = assumed_lens(track.width, track.height);
  double weights = 0, compact = 0, energy = 0, moving = 0;
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

MoveMeasurement decide_move(const CameraTrack& track) {
  MoveMeasurement out;
  out.path = track.path;
  const double width = track.width, height = track.height;
  const PathStatistics stats = path_statistics(track.path, track.fps, width, height);
  const ShotParallax parallax = shot_parallax(track);
  constexpr std::array<std::string_view, 3> kStates = {"no", "unknown", "yes"};
  out.parallax = kStates[static_cast<std::size_t>(parallax.state)];
  out.near_far_ratio = parallax.near_far_ratio;
  out.jitter = stats.jitter;
  out.background_speed = stats.speed;

  std::vector<int> counts;
  double share = 0;
  for (const CameraStep& step : track.steps) {
    counts.push_back(step.tracks);
    share += step.inlier_share;
  }
  if (!counts.empty()) {
    out.inlier_share = share / static_cast<double>(counts.size());
    std::nth_element(counts.begin(),
                     counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2), counts.end());
    out.tracks = counts[counts.size() / 2];
  }

  std::array<double, kChannels> total = stats.total;
  const double robust = std::sqrt(total[0] * total[0] + total[1] * total[1] + total[2] * total[2] +
                                  total[3] * total[3]);
  if (parallax.state == ShotParallax::State::yes && robust > .004) {
    const auto all = displacement(parallax.all_points, width, height);
    for (std::size_t c = 0; c < kChannels; ++c) {
      if (std::abs(all[c]) > std::abs(total[c])) total[c] = all[c];
    }
  }
  const auto gain = gains(width, height);
  out.x = total[channel_x] / gain[0];
  out.y = total[channel_y] / gain[1];
  out.scale = total[channel_scale] / gain[2];
  out.roll = total[channel_roll] / gain[3];

  out.why_not = obstacle(track, out.inlier_share);
  if (!out.why_not.empty()) return out;

  std::vector<Directed> directed;
  double largest = 0, widest = 0, squares = 0;
  for (std::size_t c = 0; c < kChannels; ++c) {
    largest = std::max(largest, std::abs(total[c]));
    widest = std::max(widest, stats.range[c]);
    squares += total[c] * total[c];
  }
  for (std::size_t c = 0; c < kChannels; ++c) {
    const double energy = std::abs(total[c]);
    if (energy > kDirected && energy > kBesideRatio * largest &&
        stats.directness[c] > kDirectness) {
      directed.push_back({c, energy});
    }
  }
  std::sort(directed.begin(), directed.end(),
            [](const Directed& a, const Directed& b) { return a.energy > b.energy; });

  // In a wide place the far plane hardly moves while the ground rushes by: then the travel itself
  // tells the direction.
  if (directed.empty() && stats.jitter <= kShaking) {
    if (const std::optional<Directed> travelled = by_travel(parallax, total)) {
      directed.push_back(*travelled);
    }
  }

  // The strongest channel is described even when it is too weak to be called a move.
  const std::size_t first =
      directed.empty()
          ? static_cast<std::size_t>(
                std::max_element(total.begin(), total.end(),
                                 [](double a, double b) { return std::abs(a) < std::abs(b); }) -
                total.begin())
          : directed.front().channel;
  out.energy = directed.empty() ? std::abs(total[first]) : directed.front().energy;
  out.dominance = squares > 0 ? total[first] * total[first] / squares : 0;
  out.directness = stats.directness[first];
  out.sign_share = stats.sign_share[first];

  const bool shaking = stats.jitter > kShaking;
  const bool small = directed.empty() || directed.front().energy < kShakeRatio * stats.jitter;
  if (shaking && small) {
    out.coarse = Move::handheld;
  } else if (!directed.empty()) {
    out.coarse = move_of(first, total[first]);
    for (std::size_t i = 1; i < directed.size(); ++i) {
      out.also.push_back(move_of(directed[i].channel, total[directed[i].channel]));
    }
    if (shaking) out.also.push_back(Move::handheld);
  } else {
    out.coarse = widest > kWandering ? Move::handheld : Move::static_shot;
  }

  switch (out.coarse) {
    case Move::static_shot:
      out.fine = FineMove::static_shot;
      out.confidence = out.inlier_share * std::clamp(1 - out.energy / (2 * kDirected), 0.0, 1.0);
      break;
    case Move::handheld:
      out.fine = FineMove::handheld;
      out.confidence = out.inlier_share;
      break;
    default:
      out.fine = fine_of(out.coarse, parallax);
      out.confidence = out.inlier_share * out.directness;
  }
  return out;
}

}  // namespace shotlab
