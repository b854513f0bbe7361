// SPDX-License-Identifier: Apache-2.0
//
// How far did the camera go? What is measured against the pose log: turns, rolls and zooms in
// total and on their way, camera paths, and how much larger a push makes who is filmed. All within
// five hundredths.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>

#include "tests/acceptance/moves/truth.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr double kMost = 0.05;

struct Turn {
  const char* words;
  double PathPoint::*channel;
};
constexpr std::array<Turn, 8> kTurns = {{{"pan left", &PathPoint::x},
                                         {"pan right", &PathPoint::x},
                                         {"tilt up", &PathPoint::y},
                                         {"tilt down", &PathPoint::y},
                                         {"zoom in", &PathPoint::scale},
                                         {"zoom out", &PathPoint::scale},
                                         {"roll clockwise", &PathPoint::roll},
                                         {"roll counter-clockwise", &PathPoint::roll}}};
constexpr std::array<const char*, 4> kPlaces = {"tram stop", "street", "courtyard", "rooftop"};
constexpr std::array<const char*, 3> kSpeeds = {"slow ", "", "quick "};

struct Errors {
  double total = 0, way = 0;  // Shares of the true total.
};

Errors errors_of(const Turn& turn, const std::string& place, const std::string& speed,
                 std::int64_t seed) {
  const test::Shot shot =
      test::shoot(test::take_of("LS, eye level, a woman in a green coat stands still, " + place +
                                    ", soft daylight, " + speed + turn.words,
                                seed),
                  test::Kind::move);
  const std::vector<PathPoint> truth = test::true_path(shot.painted.camera);
  const double whole = truth.back().*turn.channel;
  const std::vector<PathPoint>& found = shot.measured.move->path;
  return {std::abs(found.back().*turn.channel - whole) / std::abs(whole),
          test::path_error(found, truth, turn.channel)};
}

void check(const Turn& turn, const std::string& place, const std::string& speed,
           std::int64_t seed) {
  const Errors e = errors_of(turn, place, speed, seed);
  CAPTURE(turn.words, place, speed, e.total, e.way);
  CHECK(e.total <= kMost);
  CHECK(e.way <= kMost);
}

// Turning and zooming about one point, there and not back, with a rest between.
PaintRequest flown(const std::string& place, std::int64_t seed) {
  PaintRequest r = test::take_of("a man stands still, " + place + ", soft daylight", seed);
  r.camera_path = {{0, 0.2, 1.5, -5, -0.8, 1.0, 0, 52},
                   {1.6, 0.2, 1.5, -5, 0.6, 1.1, 0, 46},
                   {2.6, 0.2, 1.5, -5, 0.7, 1.5, 0, 44},
                   {3.9, 0.2, 1.5, -5, 0.1, 1.7, 0, 38}};
  return r;
}

// The width of the hat, in pixels, and how far it is from the lens, metres.
struct Seen {
  double pixels = 0, metres = 0;
};
Seen hat_of(const std::string& rest, std::int64_t seed, std::int64_t frame) {
  auto take = [&](const char* hat) {
    PaintRequest r = test::take_of(std::string("MS, eye level, a woman in a ") + hat + rest, seed);
    r.width = 640, r.height = 360;
    return r;
  };
  const test::Box box =
      test::differing(paint_frame(take("blue hat"), frame), paint_frame(take("yellow hat"), frame));
  REQUIRE(box.count > 100);
  PaintRequest small = take("blue hat");
  small.width = 64, small.height = 36;
  const test::Shot shot = test::shoot(small, test::Kind::soundness);
  const CameraPose& pose = shot.painted.camera[static_cast<std::size_t>(frame)];
  return {box.x1 - box.x0 + 1.0, -pose.z};
}

double push_error(const std::string& move, const std::string& place, std::int64_t seed) {
  const std::string rest = " stands still, " + place + ", overcast, deep focus, " + move;
  const Seen first = hat_of(rest, seed, 0), last = hat_of(rest, seed, 95);
  const double grown = last.pixels / first.pixels, truth = first.metres / last.metres;
  CAPTURE(move, place, grown, truth);
  CHECK((move.find("in") != std::string::npos) == (truth > 1.1));
  return std::abs(grown - truth) / truth;
}

}  // namespace

TEST_CASE("turns, zooms and rolls are measured as far as the camera went", "[moves][truth]") {
  for (std::size_t i = 0; i < kTurns.size(); i += 2)
    check(kTurns[i + (i / 2) % 2], kPlaces[i / 2], kSpeeds[(i / 2) % 3], 5);
}

TEST_CASE("a camera path is measured as it was flown", "[moves][truth]") {
  const test::Shot shot = test::shoot(flown("courtyard", 2), test::Kind::move);
  const std::vector<PathPoint> truth = test::true_path(shot.painted.camera);
  for (auto channel : {&PathPoint::x, &PathPoint::y, &PathPoint::scale})
    CHECK(test::path_error(shot.measured.move->path, truth, channel) <= kMost);
}

TEST_CASE("a push makes who is filmed larger as the distance says", "[moves][truth]") {
  CHECK(push_error("push in", "courtyard", 3) <= kMost);
  CHECK(push_error("pull out", "street", 4) <= kMost);
}

TEST_CASE("the table of how far: turns, paths, pushes", "[.][table][long]") {
  std::array<double, 4> worst{};  // Total, way, path, push.
  int turns = 0, paths = 0, pushes = 0;
  for (const Turn& turn : kTurns) {
    for (const char* place : kPlaces) {
      for (const char* speed : kSpeeds) {
        const Errors e = errors_of(turn, place, speed, 11 + turns);
        CAPTURE(turn.words, place, speed);
        CHECK(e.total <= kMost);
        CHECK(e.way <= kMost);
        if (e.total > kMost || e.way > kMost)
          std::printf("  %s%s, %s: total %.3f way %.3f\n", speed, turn.words, place, e.total,
                      e.way);
        worst[0] = std::max(worst[0], e.total), worst[1] = std::max(worst[1], e.way);
        ++turns;
      }
    }
  }
  for (const char* place : kPlaces) {
    for (std::int64_t seed : {1, 2, 3}) {
      const test::Shot shot = test::shoot(flown(place, seed), test::Kind::move);
      const std::vector<PathPoint> truth = test::true_path(shot.painted.camera);
      for (auto channel : {&PathPoint::x, &PathPoint::y, &PathPoint::scale}) {
        const double e = test::path_error(shot.measured.move->path, truth, channel);
        CAPTURE(place, seed);
        CHECK(e <= kMost);
        worst[2] = std::max(worst[2], e);
      }
      ++paths;
    }
  }
  for (const char* place : kPlaces) {
    for (const char* move : {"push in", "pull out", "slow push in", "quick pull out"}) {
      const double e = push_error(move, place, 7);
      CHECK(e <= kMost);
      worst[3] = std::max(worst[3], e);
      ++pushes;
    }
  }
  std::printf(
      "turns, zooms, rolls: %d, worst total off by %.1f %%, worst way by %.1f %%\n"
      "camera paths: %d, worst channel off by %.1f %%\n"
      "pushes and pulls: %d, worst growth off by %.1f %%\n",
      turns, worst[0] * 100, worst[1] * 100, paths, worst[2] * 100, pushes, worst[3] * 100);
}
