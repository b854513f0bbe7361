// SPDX-License-Identifier: Apache-2.0

#include "media/measure/path_match.h"

#include <algorithm>
#include <cmath>

namespace shotlab {
namespace {

constexpr double kStandsStill = .02;  // Picture widths: too little to have a shape.
constexpr double kSteadyFloor = 2e-4;

double length_of(const std::array<double, kChannels>& point) {
  double squares = 0;
  for (const double part : point) squares += part * part;
  return std::sqrt(squares);
}

double reach_of(const PathShape& shape) {
  double most = 0;
  for (const auto& point : shape) most = std::max(most, length_of(point));
  return most;
}

}  // namespace

PathShape shape_of(const std::vector<PathPoint>& path, double aspect) {
  PathShape out{};
  if (path.empty()) return out;
  const double last = static_cast<double>(path.size() - 1);
  for (std::size_t i = 0; i < kPathPoints; ++i) {
    const double at = last * static_cast<double>(i) / (kPathPoints - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, path.size() - 1);
    const double part = at - static_cast<double>(low);
    const PathPoint &a = path[low], &b = path[high], &zero = path.front();
    const auto between = [&](double from, double to, double base) {
      return from + part * (to - from) - base;
    };
    out[i] =
        displacement({between(a.x, b.x, zero.x), between(a.y, b.y, zero.y),
                      between(a.scale, b.scale, zero.scale), between(a.roll, b.roll, zero.roll)},
                     aspect, 1);
  }
  return out;
}

PathMatch match_paths(const MoveMeasurement& take, const MoveMeasurement& reference,
                      double aspect) {
  PathMatch out;
  if (take.path.size() < 2 || take.coarse == Move::unknown) {
    out.why_not = take.why_not.empty()
                      ? Text{"The take's camera cannot be followed.", "跟不到這一條的鏡頭。"}
                      : take.why_not;
    return out;
  }
  if (reference.path.size() < 2 || reference.coarse == Move::unknown) {
    out.why_not = {"The reference's camera cannot be followed.", "跟不到參考片的鏡頭。"};
    return out;
  }
  PathShape a = shape_of(take.path, aspect), b = shape_of(reference.path, aspect);
  const double reach = reach_of(a), wanted = reach_of(b);
  if (wanted < kStandsStill) {
    out.why_not = {"The reference's camera stands still, so there is no path to follow.",
                   "參考片的鏡頭不動，沒有軌跡可跟。"};
    return out;
  }
  out.amount = reach / wanted;
  out.steadiness = (take.jitter + kSteadyFloor) / (reference.jitter + kSteadyFloor);
  double along = 0;
  for (std::size_t c = 0; c < kChannels; ++c) along += a.back()[c] * b.back()[c];
  const double ends = length_of(a.back()) * length_of(b.back());
  out.direction = ends > 1e-12 ? along / ends : 0;
  // A camera that hardly moves has no shape either: it is as far as a path that stands still.
  const double scale = std::max(reach, kStandsStill / 2);
  double sum = 0;
  for (std::size_t i = 0; i < kPathPoints; ++i) {
    std::array<double, kChannels> apart{};
    for (std::size_t c = 0; c < kChannels; ++c) apart[c] = a[i][c] / scale - b[i][c] / wanted;
    sum += length_of(apart);
  }
  out.distance = sum / kPathPoints;
  return out;
}

}  // namespace shotlab
