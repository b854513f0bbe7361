// SPDX-License-Identifier: Apache-2.0
//
// Level G3: the camera flies a path of keys.

#include <cmath>

#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

TEST_CASE("The camera flies through every key of its path, and looks where it was told",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("rooftop, window, a hand on a table, overcast");
  r.width = 96, r.height = 54, r.seconds = 6;
  r.camera_path = {{0, 0, 3.2, -9, 0, 2.0, 3, 50},
                   {2, 0.3, 2.0, -2, 0, 1.6, 3, 50},
                   {4, 0, 1.6, 3.1, 0, 1.2, 5, 50},
                   {6, 0.1, 1.3, 4.0, 0, 0.8, 4.9, 40}};
  const Result<PaintReport> report = paint_take(r, dir / "path.mp4", Cancel());
  REQUIRE(report);
  for (const CameraKey& key : r.camera_path) {
    const auto i = std::min<std::size_t>(report->camera.size() - 1,
                                         static_cast<std::size_t>(std::lround(key.seconds * 24)));
    const CameraPose& pose = report->camera[i];
    CAPTURE(key.seconds);
    CHECK(pose.x == Catch::Approx(key.x).margin(0.03));
    CHECK(pose.y == Catch::Approx(key.y).margin(0.03));
    CHECK(pose.z == Catch::Approx(key.z).margin(0.06));
    const double yaw = std::atan2(key.look_x - key.x, key.look_z - key.z);
    CHECK(pose.yaw == Catch::Approx(yaw).margin(0.02));
    CHECK(0.5 / pose.focal == Catch::Approx(std::tan(key.fov * 3.14159265 / 360)).margin(0.01));
  }
  // No corner: the speed never jumps.
  for (std::size_t i = 2; i < report->camera.size(); ++i) {
    const auto& c = report->camera;
    CHECK(std::abs(c[i].z - 2 * c[i - 1].z + c[i - 2].z) < 0.02);
  }
}

TEST_CASE("Words that say static hold a camera path back, and the service says so",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("rooftop, overcast");
  r.width = 96, r.height = 54;
  r.camera_path = {{0, 0, 1.5, -6, 0, 1, 0, 50}, {2, 0, 1.5, -3, 0, 1, 0, 50}};
  const Result<PaintReport> free = paint_take(r, dir / "a.mp4", Cancel());
  r.prompt += ", static camera";
  const Result<PaintReport> held = paint_take(r, dir / "b.mp4", Cancel());
  REQUIRE(free);
  REQUIRE(held);
  CHECK(free->camera.back().z - free->camera.front().z > 2.8);
  CHECK(held->camera.back().z - held->camera.front().z < 1.8);
  CHECK_THAT(held->advisory, test::contains("camera path"));
}

TEST_CASE("Paths that cannot be flown are refused with the reason", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("street");
  r.camera_path = {{0, 0, 1, -4, 0, 1, 0, 50}};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en, test::contains("one key"));
  r.camera_path.push_back({0, 0, 1, -3, 0, 1, 0, 50});
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("do not rise"));
  r.camera_path[1] = {1, 0, 1, -3, 0, 1, -3, 50};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("where it stands"));
  r.camera_path[1] = {1, 0, std::nan(""), -3, 0, 1, 0, 50};
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("out of reach"));
}
