// SPDX-License-Identifier: Apache-2.0

#include "media/measure/path_match.h"

#include <cmath>

#include "tests/media/measure/world_cases.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

constexpr double kAspect = 16.0 / 9;

MoveMeasurement path(double x, double y, double scale, double power = 1, int frames = 48) {
  MoveMeasurement move;
  move.coarse = Move::right;
  for (int i = 0; i < frames; ++i) {
    const double t = std::pow(static_cast<double>(i) / (frames - 1), power);
    move.path.push_back({x * t, y * t, scale * t, 0});
  }
  return move;
}

MoveMeasurement measured(test::Place place, test::WorldMove move, double amount = 1) {
  test::WorldShotSpec spec;
  spec.place = place;
  spec.move = move;
  spec.amount = amount;
  return decide_move(test::track_of(spec));
}

}  // namespace

TEST_CASE("a path is itself, at whatever length and rate", "[measure]") {
  const PathMatch match = match_paths(path(.3, 0, 0), path(.3, 0, 0, 1, 120), kAspect);
  CHECK(match.distance == Approx(0).margin(1e-6));
  CHECK(match.direction == Approx(1));
  CHECK(match.amount == Approx(1));
  CHECK(match_paths(path(.15, 0, 0), path(.3, 0, 0), kAspect).amount == Approx(.5));
  CHECK(match_paths(path(.15, 0, 0), path(.3, 0, 0), kAspect).distance == Approx(0).margin(1e-6));
}

TEST_CASE("an eased path is near, another direction is far", "[measure]") {
  CHECK(match_paths(path(.3, 0, 0, 1.3), path(.3, 0, 0), kAspect).distance < .2);
  CHECK(match_paths(path(0, .3, 0), path(.3, 0, 0), kAspect).distance > .35);
  CHECK(match_paths(path(-.3, 0, 0), path(.3, 0, 0), kAspect).distance > .9);
  CHECK(match_paths(path(-.3, 0, 0), path(.3, 0, 0), kAspect).direction == Approx(-1));
  CHECK(match_paths(path(.001, 0, 0), path(.3, 0, 0), kAspect).distance > .35);
}

TEST_CASE("where nothing moves there is no path to compare", "[measure]") {
  const PathMatch still = match_paths(path(.3, 0, 0), path(.001, 0, 0), kAspect);
  CHECK_FALSE(still.why_not.empty());
  MoveMeasurement lost;
  lost.why_not = {"Too few points.", "點太少。"};
  CHECK(match_paths(lost, path(.3, 0, 0), kAspect).why_not.en == "Too few points.");
  CHECK_FALSE(match_paths(path(.3, 0, 0), lost, kAspect).why_not.empty());
}

TEST_CASE("the same move in another place matches, another move does not", "[measure]") {
  using test::Place;
  using test::WorldMove;
  const MoveMeasurement pan = measured(Place::street, WorldMove::pan);
  const MoveMeasurement dolly = measured(Place::street, WorldMove::dolly);
  CHECK(match_paths(measured(Place::room, WorldMove::pan), pan, kAspect).distance < .2);
  CHECK(match_paths(measured(Place::room, WorldMove::dolly), dolly, kAspect).distance < .2);
  CHECK(match_paths(dolly, pan, kAspect).distance > .35);
  CHECK(match_paths(measured(Place::room, WorldMove::tilt), pan, kAspect).distance > .35);
}
