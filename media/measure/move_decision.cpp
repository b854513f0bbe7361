// SPDX-License-Identifier: Apache-2.0

#include "media/measure/move_decision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "media/measure/fine_move.h"
#include "media/measure/path_statistics.h"
#include "media/measure/shot_parallax.h"

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

}  // namespace

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
