// SPDX-License-Identifier: Apache-2.0
//
// The acceptance table of the camera measurer, on small shots whose camera is known exactly.

#include <cmath>
#include <random>
#include <vector>

#include "media/measure/camera_tracker.h"
#include "media/measure/move_decision.h"
#include "tests/media/measure/world_cases.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::Place;
using test::WorldMove;
using test::WorldShotSpec;

namespace {

MoveMeasurement measured(const WorldShotSpec& spec) { return decide_move(test::track_of(spec)); }

// The total of the channel that the move is about.
double channel(const PathPoint& p, WorldMove move) {
  switch (move) {
    case WorldMove::pan:
      return p.x;
    case WorldMove::tilt:
      return p.y;
    case WorldMove::roll:
      return p.roll;
    default:
      return p.scale;
  }
}
double channel(const MoveMeasurement& m, WorldMove move) {
  return channel(PathPoint{m.x, m.y, m.scale, m.roll}, move);
}

double relative_error(const WorldShotSpec& spec) {
  const double wanted = channel(test::total_truth(spec), spec.move);
  return std::abs(channel(measured(spec), spec.move) / wanted - 1);
}

const std::vector<WorldMove> kTurns = {WorldMove::pan, WorldMove::tilt, WorldMove::roll,
                                       WorldMove::zoom};

Plane plane_of(const std::vector<float>& values, int width, int height) {
  Plane plane(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      plane.row(y)[x] = values[static_cast<std::size_t>(y * width + x)];
  }
  plane.fill_border();
  return plane;
}

}  // namespace

TEST_CASE("pan, tilt, roll and zoom are measured to one percent, small ones too", "[measure]") {
  for (const WorldMove move : kTurns) {
    for (const double amount : {1.0, -1.0, .3}) {
      const WorldShotSpec spec{.place = Place::street, .move = move, .amount = amount};
      INFO(test::name_of(move) << " x" << amount);
      CHECK(relative_error(spec) < .01);
    }
  }
}

TEST_CASE("strong grain costs half a percent more", "[measure]") {
  for (const WorldMove move : kTurns) {
    const WorldShotSpec spec{.place = Place::room, .move = move, .noise = 8};
    INFO(test::name_of(move));
    CHECK(relative_error(spec) < .015);
  }
}

TEST_CASE("an unknown lens costs a pan six percent at most", "[measure]") {
  for (const double fov : {35.0, 65.0, 80.0}) {
    const WorldShotSpec spec{.place = Place::street, .move = WorldMove::pan, .fov_degrees = fov};
    INFO(fov << " degrees");
    CHECK(relative_error(spec) < .06);
    CHECK(measured(spec).coarse == Move::right);
  }
}

TEST_CASE("a locked-off camera stays still, whatever moves or grains in front of it", "[measure]") {
  for (const double subject : {0.0, .35}) {
    for (const double noise : {0.0, 8.0}) {
      const MoveMeasurement m = measured(
          {.place = Place::street, .frames = 32, .subject_share = subject, .noise = noise});
      INFO("subject " << subject << ", noise " << noise);
      CHECK(m.coarse == Move::static_shot);
      CHECK(m.fine == FineMove::static_shot);
      CHECK(std::abs(m.x) < .001);
      CHECK(std::abs(m.y) < .001);
      CHECK(std::abs(m.scale) < .002);
      CHECK(std::abs(m.roll) < .0026);
      CHECK(m.background_speed < .004);
    }
  }
}

TEST_CASE("half a minute on a tripod does not drift", "[measure]") {
  const test::WorldShot shot({.place = Place::landscape});
  const Plane still = luma_of(shot.frame(0));
  std::mt19937 random(5);
  CameraTracker tracker(6);
  for (int n = 0; n < 31 * 6; ++n) {
    Plane noisy = still;
    for (int y = 0; y < noisy.height(); ++y) {
      for (int x = 0; x < noisy.width(); ++x)
        noisy.row(y)[x] += static_cast<float>(random() % 1024) / 100 - 5;
    }
    noisy.fill_border();
    tracker.add(std::move(noisy));
  }

  const MoveMeasurement m = decide_move(tracker.finish());

  CHECK(m.coarse == Move::static_shot);
  CHECK(std::abs(m.x) < .002);
  CHECK(std::abs(m.y) < .002);
}

TEST_CASE("a travelling camera's direction is always right, its fine name right or unsure",
          "[measure]") {
  for (const Place place : {Place::street, Place::room}) {
    for (const WorldMove move :
         {WorldMove::truck, WorldMove::dolly, WorldMove::pedestal, WorldMove::orbit}) {
      for (const double amount : {1.0, -1.0}) {
        const WorldShotSpec spec{.place = place, .move = move, .amount = amount};
        const MoveMeasurement m = measured(spec);
        INFO(test::name_of(place) << " " << test::name_of(move) << " " << amount << ": "
                                  << name_of(m.coarse) << ", " << name_of(m.fine));
        CHECK(m.coarse == test::coarse_truth(spec));
        CHECK((m.fine == test::fine_truth(spec) || m.fine == FineMove::unsure));
      }
    }
  }
}

TEST_CASE("near things move more than far ones on a truck, and alike on a pan", "[measure]") {
  const MoveMeasurement truck = measured({.place = Place::room, .move = WorldMove::truck});
  const MoveMeasurement pan = measured({.place = Place::room, .move = WorldMove::pan});

  CHECK(truck.near_far_ratio > 1.3);
  CHECK(truck.parallax == "yes");
  CHECK(pan.near_far_ratio < 1.1);
  CHECK(pan.parallax == "no");
}

TEST_CASE("a shaking camera is handheld, and a shaken pan is a pan and handheld", "[measure]") {
  const MoveMeasurement shaken =
      measured({.place = Place::street, .move = WorldMove::handheld, .frames = 48});
  CHECK(shaken.coarse == Move::handheld);
  CHECK(shaken.fine == FineMove::handheld);

  const MoveMeasurement both =
      measured({.place = Place::street, .move = WorldMove::pan_and_handheld, .frames = 48});
  CHECK(both.coarse == Move::right);
  CHECK(both.also == std::vector<Move>{Move::handheld});
}

TEST_CASE("a pan with a large subject that walks along is still a pan", "[measure]") {
  const WorldShotSpec spec{.place = Place::street, .move = WorldMove::pan, .subject_share = .35};
  const MoveMeasurement m = measured(spec);

  CHECK(m.coarse == Move::right);
  CHECK(relative_error(spec) < .015);
}

TEST_CASE("the second of two moves is listed too", "[measure]") {
  const MoveMeasurement m = measured({.place = Place::room, .move = WorldMove::pan_and_tilt});

  CHECK(m.coarse == Move::right);
  CHECK(m.also == std::vector<Move>{Move::down});
  CHECK(m.dominance < .8);
}

TEST_CASE("the path has one point per frame and ends at the total", "[measure]") {
  const MoveMeasurement m = measured({.place = Place::room, .move = WorldMove::tilt, .frames = 30});

  REQUIRE(m.path.size() == 30);
  CHECK(m.path.front().y == 0);
  CHECK(std::abs(m.path.back().y - m.y) < .002);
  CHECK(m.sign_share > .95);
  CHECK(m.directness > .95);
}

TEST_CASE("the same pictures give the same numbers", "[measure]") {
  const WorldShotSpec spec{.place = Place::street, .move = WorldMove::orbit, .noise = 4};
  const MoveMeasurement a = measured(spec);
  const MoveMeasurement b = measured(spec);

  CHECK(a.x == b.x);
  CHECK(a.scale == b.scale);
  CHECK(a.jitter == b.jitter);
  CHECK(a.near_far_ratio == b.near_far_ratio);
}

TEST_CASE("a black shot is never called static: it cannot be measured, and says why", "[measure]") {
  CameraTracker tracker(24);
  for (int n = 0; n < 48; ++n) tracker.add(plane_of(std::vector<float>(320 * 180, 0.F), 320, 180));
  const MoveMeasurement m = decide_move(tracker.finish());

  CHECK(m.coarse == Move::unknown);
  CHECK(m.fine == FineMove::unsure);
  CHECK_THAT(m.why_not.en, test::contains("Too few points"));
  CHECK_FALSE(m.why_not.zh.empty());
}

TEST_CASE("a shot of eleven frames is too short, one of twelve is not", "[measure]") {
  const MoveMeasurement eleven =
      measured({.place = Place::street, .move = WorldMove::pan, .frames = 11});
  CHECK(eleven.coarse == Move::unknown);
  CHECK_THAT(eleven.why_not.en, test::contains("11 frames"));

  CHECK(measured({.place = Place::street, .move = WorldMove::pan, .amount = .5, .frames = 12})
            .coarse == Move::right);
}

TEST_CASE("a picture that boils has no camera move", "[measure]") {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> uniform(0, 255);
  std::vector<float> a(320 * 180);
  std::vector<float> b(a.size());
  for (float& value : b) value = uniform(random);
  CameraTracker tracker(24);
  for (int n = 0; n < 30; ++n) {
    // Every frame is mostly new.
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = .3F * a[i] + .7F * uniform(random);
    tracker.add(plane_of(a, 320, 180));
  }
  const MoveMeasurement m = decide_move(tracker.finish());

  CHECK(m.coarse == Move::unknown);
  CHECK_FALSE(m.why_not.empty());
}

TEST_CASE("a few shots of a random set are named right", "[measure]") {
  test::Score score;
  for (const WorldShotSpec& spec : test::second_set(7, 10)) test::add_shot(score, spec);

  INFO(test::table(score));
  CHECK(score.coarse_right >= 9);
  CHECK(score.fine_wrong == 0);
}
