// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_continuity.h"

#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE(
    "An edit between the same picture shows no change, and one that jumps in light says how "
    "much",
    "[cut]") {
  test::TempDir dir;
  const auto clip = test::make_small_clip(dir / "grey.mp4");
  const Result<FrameLook> dark = look_at_frame(clip, 0);
  const Result<FrameLook> light = look_at_frame(clip, 23);
  REQUIRE(dark);
  REQUIRE(light);

  const EditRow same = measure_edit(*dark, *dark);
  CHECK(same.measured);
  CHECK(same.lightness == 0);
  CHECK(same.palette == Catch::Approx(0));

  // Grey 40 is L* 16, grey 193 is L* 78, and there is nothing else in the picture.
  const EditRow jump = measure_edit(*dark, *light);
  CHECK(jump.lightness == Catch::Approx(62).margin(3));
  CHECK(jump.palette == Catch::Approx(62).margin(3));
  CHECK(jump.warmth == Catch::Approx(0).margin(1));
  CHECK(measure_edit(*light, *dark).lightness == Catch::Approx(-jump.lightness));
}

TEST_CASE("Redder is warmer, and the distance is the same both ways", "[cut]") {
  FrameLook blue{{50, 10, -20}, {{60, 60, 200, 0.75}, {20, 20, 20, 0.25}}, {}};
  FrameLook red{{50, 10, 25}, {{200, 60, 60, 1.0}}, {}};
  const EditRow there = measure_edit(blue, red);
  CHECK(there.warmth == 45);
  CHECK(there.palette > 15);
  CHECK(there.palette == Catch::Approx(measure_edit(red, blue).palette));
}

TEST_CASE("What cannot be looked at is not measured, and says why", "[cut]") {
  test::TempDir dir;
  const auto clip = test::make_small_clip(dir / "grey.mp4");
  CHECK_FALSE(look_at_frame(clip, 24));
  CHECK_FALSE(look_at_frame(dir / "nothing.mp4", 0));
  FrameLook lost;
  lost.problem = {"gone", "不見了"};
  const EditRow row = measure_edit(*look_at_frame(clip, 0), lost);
  CHECK_FALSE(row.measured);
  CHECK(row.problem.en == "gone");
  CHECK_FALSE(measure_edit(FrameLook(), FrameLook()).measured);
}
