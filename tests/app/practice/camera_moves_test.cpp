// SPDX-License-Identifier: Apache-2.0
//
// The camera does what the words say, and two orders at once muddle it.

#include "tests/app/practice/asked_take.h"

using namespace shotlab;
using test::report_of;

TEST_CASE("The camera moves in one direction, from the first frame to the last", "[practice]") {
  struct Row {
    const char* words;
    double (*of)(const CameraPose&);
    double sign;
  };
  const Row rows[] = {
      {"pan right", [](const CameraPose& c) { return c.yaw; }, 1},
      {"pan left", [](const CameraPose& c) { return c.yaw; }, -1},
      {"tilt up", [](const CameraPose& c) { return c.pitch; }, 1},
      {"tilt down", [](const CameraPose& c) { return c.pitch; }, -1},
      {"push in", [](const CameraPose& c) { return c.z; }, 1},
      {"pull out", [](const CameraPose& c) { return c.z; }, -1},
      {"truck right", [](const CameraPose& c) { return c.x; }, 1},
      {"truck left", [](const CameraPose& c) { return c.x; }, -1},
      {"pedestal up", [](const CameraPose& c) { return c.y; }, 1},
      {"pedestal down", [](const CameraPose& c) { return c.y; }, -1},
      {"orbit right", [](const CameraPose& c) { return c.x; }, 1},
      {"orbit left", [](const CameraPose& c) { return c.yaw; }, 1},
      {"roll clockwise", [](const CameraPose& c) { return c.roll; }, 1},
      {"zoom in", [](const CameraPose& c) { return c.focal; }, 1},
      {"zoom out", [](const CameraPose& c) { return c.focal; }, -1},
      {"推鏡", [](const CameraPose& c) { return c.z; }, 1},
      {"左搖", [](const CameraPose& c) { return c.yaw; }, -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const PaintReport report =
        report_of("MS, eye level, a man stands still, courtyard, " + std::string(row.words));
    for (std::size_t i = 1; i < report.camera.size(); ++i)
      CHECK((row.of(report.camera[i]) - row.of(report.camera[i - 1])) * row.sign > 0);
  }
}

TEST_CASE("A static camera does not move at all, a hand does and goes nowhere", "[practice]") {
  const PaintReport still = report_of("MS, a man waits, street, static camera");
  for (const CameraPose& pose : still.camera)
    CHECK((pose.x == still.camera[0].x && pose.yaw == still.camera[0].yaw &&
           pose.focal == still.camera[0].focal));

  const PaintReport hand = report_of("MS, a man waits, street, handheld");
  double low = 1, high = -1;
  for (const CameraPose& pose : hand.camera)
    low = std::min(low, pose.yaw), high = std::max(high, pose.yaw);
  CHECK(high - low > 0.005);
  CHECK(high - low < 0.08);
}

TEST_CASE("Slow, plain and quick go further in that order", "[practice]") {
  auto turn = [](const char* words) {
    const PaintReport r =
        report_of("LS, eye level, a man stands still, street, " + std::string(words));
    return std::abs(r.camera.back().yaw - r.camera.front().yaw);
  };
  const double slow = turn("slow pan left"), plain = turn("pan left"),
               quick = turn("quick pan left");
  CHECK(slow * 1.5 < plain);
  CHECK(plain * 1.5 < quick);
}

TEST_CASE("Two moves at once: one is followed, unsteadily, and the service says so", "[practice]") {
  const PaintReport two = report_of("MS, a man stands still, street, pan left, zoom in");
  const bool panned = std::abs(two.camera.back().yaw - two.camera.front().yaw) > 0.06;
  const bool zoomed = two.camera.back().focal > two.camera.front().focal * 1.1;
  CHECK(panned != zoomed);
  double wobble = 0;
  for (std::size_t i = 2; i < two.camera.size(); ++i) {
    wobble += std::abs(two.camera[i].pitch - 2 * two.camera[i - 1].pitch + two.camera[i - 2].pitch);
  }
  CHECK(wobble > 0.01);
  CHECK_THAT(two.advisory, test::contains("More than one camera move"));
}
