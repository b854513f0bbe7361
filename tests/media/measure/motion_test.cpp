// SPDX-License-Identifier: Apache-2.0
//
// The camera measurer's parts, each alone.

#include "media/measure/motion.h"

#include <cmath>
#include <random>
#include <vector>

#include "media/measure/corners.h"
#include "media/measure/ego_motion.h"
#include "media/measure/move_units.h"
#include "media/measure/path_statistics.h"
#include "media/measure/solve.h"
#include "media/measure/track.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

// A smooth pattern with corners everywhere that never repeats, shifted by (dx, dy).
Plane pattern(double dx, double dy) {
  struct Wave {
    double x, y, phase;
  };
  std::mt19937 random(17);
  std::vector<Wave> waves;
  for (int i = 0; i < 24; ++i) {
    const auto part = [&] { return static_cast<double>(random() % 10000) / 10000; };
    const double angle = 6.28 * part(), frequency = .05 + .4 * part();
    waves.push_back({frequency * std::cos(angle), frequency * std::sin(angle), 6.28 * part()});
  }
  Plane plane(320, 180);
  for (int y = 0; y < 180; ++y) {
    for (int x = 0; x < 320; ++x) {
      double value = 128;
      for (const Wave& w : waves) value += 14 * std::sin(w.x * (x - dx) + w.y * (y - dy) + w.phase);
      plane.row(y)[x] = static_cast<float>(value);
    }
  }
  plane.fill_border();
  return plane;
}

Flow flow_from(const Motion& motion, const Lens& lens, double stray_share) {
  std::mt19937 random(3);
  Flow flow;
  for (int i = 0; i < 150; ++i) {
    const Point from{20.F + static_cast<float>(random() % 280),
                     15.F + static_cast<float>(random() % 150)};
    const double x = (from.x + .5 - lens.width / 2) / lens.focal;
    const double y = (from.y + .5 - lens.height / 2) / lens.focal;
    // The model speaks of midpoints: find the end point by going round.
    double u = 0, v = 0;
    for (int round = 0; round < 5; ++round) {
      const FlowVector f = flow_of(motion, x + u / 2, y + v / 2);
      u = f.u, v = f.v;
    }
    if (i < 150 * stray_share) u += .04, v -= .02;
    flow.add(
        from,
        {from.x + static_cast<float>(u * lens.focal), from.y + static_cast<float>(v * lens.focal)},
        lens);
  }
  return flow;
}

}  // namespace

TEST_CASE("small systems are solved, and ones without an answer refused", "[measure]") {
  const auto solved = solve<2>({{{2, 1, 5}, {1, -1, 1}}});
  REQUIRE(solved);
  CHECK((*solved)[0] == Approx(2));
  CHECK((*solved)[1] == Approx(1));
  CHECK_FALSE(solve<2>({{{1, 2, 3}, {2, 4, 6}}}));
}

TEST_CASE("points are followed to a sixteenth of a pixel, over many pixels too", "[measure]") {
  for (const auto& [dx, dy] : {std::pair{.37, -.21}, {3.6, 1.3}, {-7.25, 4.5}}) {
    const Pyramid a = make_pyramid(pattern(0, 0));
    const Pyramid b = make_pyramid(pattern(dx, dy));
    const std::vector<Point> from = find_corners(a.front());
    REQUIRE(from.size() > 60);
    const std::vector<Tracked> tracked = track_points(a, b, from, from);
    int kept = 0;
    double worst = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (!tracked[i].kept) continue;
      ++kept;
      worst = std::max(
          worst, std::hypot(tracked[i].to.x - from[i].x - dx, tracked[i].to.y - from[i].y - dy));
    }
    INFO(dx << ", " << dy);
    CHECK(kept > static_cast<int>(from.size()) / 2);
    // The worst point is .057 off, also when steps end at .005 px: that is what sampling between
    // pixels by straight lines costs on a pattern this fine.
    CHECK(worst < .0625);
  }
}

TEST_CASE("a flat picture has no corners", "[measure]") {
  Plane flat(320, 180);
  flat.fill_border();
  CHECK(find_corners(flat).empty());
}

TEST_CASE("the step model is recovered exactly, with a third of the points astray", "[measure]") {
  const Lens lens = assumed_lens(320, 180);
  const Motion truth{.wx = .011, .wy = -.023, .wz = .017, .z = .03};
  const MotionFit fit = fit_motion(flow_from(truth, lens, .33), lens, .003, {});

  CHECK(fit.motion.wx == Approx(truth.wx).margin(1e-5));
  CHECK(fit.motion.wy == Approx(truth.wy).margin(1e-5));
  CHECK(fit.motion.wz == Approx(truth.wz).margin(1e-5));
  CHECK(fit.motion.z == Approx(truth.z).margin(1e-5));
  CHECK(fit.inlier_share == Approx(.67).margin(.01));
}

TEST_CASE("no points at all are no motion", "[measure]") {
  const MotionFit fit = fit_motion({}, assumed_lens(320, 180), .003, {});
  CHECK(fit.motion.wy == 0);
  CHECK(fit.inlier_share == 0);
}

TEST_CASE("travel to the right explains a truck and not a pan", "[measure]") {
  const Lens lens = assumed_lens(320, 180);
  std::mt19937 random(9);
  Flow truck;
  for (int i = 0; i < 150; ++i) {
    const Point from{20.F + static_cast<float>(random() % 280),
                     15.F + static_cast<float>(random() % 150)};
    const float nearness = 5.F + static_cast<float>(random() % 200) / 10;  // Pixels.
    truck.add(from, {from.x - nearness, from.y}, lens);
  }
  const EgoMotion ego = fit_ego_motion(truck, lens);
  CHECK(ego.cost < .02);
  CHECK(ego.tx > 0);
  CHECK(std::abs(ego.ty) < .1 * ego.tx);
  CHECK(border_cost(truck, lens, fit_motion(truck, lens, .006, {}).motion) > .3);
  CHECK(fit_travel(truck, lens).cost < .02);

  const Flow pan = flow_from({.wy = .09}, lens, 0);
  CHECK(border_cost(pan, lens, fit_motion(pan, lens, .006, {}).motion) < .01);
  CHECK(fit_travel(pan, lens).cost > .1);
}

TEST_CASE("turns of the camera have the signs that the path promises", "[measure]") {
  const Lens lens = assumed_lens(320, 180);
  // Camera right: the picture's content moves left. Camera down: content moves up.
  CHECK(flow_of({.wy = .01}, 0, 0).u < 0);
  CHECK(path_of({.wy = .01}, lens).x > 0);
  CHECK(flow_of({.wx = -.01}, 0, 0).v < 0);
  CHECK(path_of({.wx = -.01}, lens).y > 0);
  // Camera clockwise: what is on the right moves up.
  CHECK(flow_of({.wz = .01}, .3, 0).v < 0);
  CHECK(path_of({.wz = .01}, lens).roll > 0);
  // In: the picture grows.
  CHECK(flow_of({.z = .01}, .3, 0).u > 0);
}

TEST_CASE("an eased move is not called shaky, a shaking one is", "[measure]") {
  std::vector<PathPoint> eased, shaken;
  for (int n = 0; n < 48; ++n) {
    const double t = n / 47.0;
    eased.push_back({.x = .3 * t * t * (3 - 2 * t)});
    shaken.push_back({.x = .01 * std::sin(n * 1.1)});
  }
  const PathStatistics calm = path_statistics(eased, 24, 320, 180);
  const PathStatistics rough = path_statistics(shaken, 24, 320, 180);

  CHECK(calm.jitter < .0014);
  CHECK(calm.total[channel_x] == Approx(.3));
  CHECK(calm.directness[channel_x] == Approx(1));
  CHECK(calm.sign_share[channel_x] == 1);
  CHECK(rough.jitter > .004);
}
