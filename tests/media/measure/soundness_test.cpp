// SPDX-License-Identifier: Apache-2.0

#include "media/measure/soundness.h"

#include "tests/support/catch.h"
#include "tests/support/world_shot.h"

using namespace shotlab;

namespace {

Plane even(float level) {
  Plane plane(320, 180);
  for (int y = 0; y < 180; ++y) std::fill_n(plane.row(y), 320, level);
  plane.fill_border();
  return plane;
}

Plane place(int frame) {
  static const test::WorldShot shot({.move = test::WorldMove::pan, .frames = 60});
  return luma_of(shot.frame(frame));
}

}  // namespace

TEST_CASE("black frames are counted, and the first one is named", "[measure]") {
  Soundness soundness(24);
  for (int n = 0; n < 20; ++n) soundness.add(n, n == 7 || n == 8 ? even(3) : place(n));
  const PictureSoundness found = soundness.finish(.8);

  CHECK(found.frames == 20);
  CHECK(found.black_frames == 2);
  CHECK(found.first_black == 7);
  CHECK(found.frozen_frames == 0);
  CHECK(found.duration_s == .8);
  CHECK(found.mean_luma > 20);
}

TEST_CASE("a dark picture with something in it is not black", "[measure]") {
  Plane dark = even(4);
  for (int y = 60; y < 120; ++y) std::fill_n(dark.row(y) + 100, 80, 30.F);
  Soundness soundness(24);
  soundness.add(0, dark);

  CHECK(soundness.finish(0).black_frames == 0);
}

TEST_CASE("a run without change of half a second is frozen, a shorter one is not", "[measure]") {
  Soundness soundness(24);
  for (int n = 0; n < 60; ++n) {
    const bool long_run = n >= 10 && n < 25;
    const bool short_run = n >= 40 && n < 51;
    soundness.add(n, place(long_run ? 10 : short_run ? 40 : n));
  }
  const PictureSoundness found = soundness.finish(2.5);

  REQUIRE(found.frozen.size() == 1);
  CHECK(found.frozen[0].frames == FrameRange{10, 25});
  CHECK(found.frozen_frames == 15);
  CHECK(found.longest_frozen == 15);
}

TEST_CASE("a still picture with something small alive in it is not frozen", "[measure]") {
  Soundness soundness(24);
  for (int n = 0; n < 40; ++n) {
    Plane picture = place(0);
    // An eye that blinks: one block of 8 x 8 pixels, far below any mean.
    for (int y = 80; y < 88; ++y) std::fill_n(picture.row(y) + 160, 8, n % 2 == 0 ? 40.F : 60.F);
    soundness.add(n, picture);
  }

  CHECK(soundness.finish(1.7).frozen.empty());
}

TEST_CASE("a lost frame is counted and ends a frozen run", "[measure]") {
  Soundness soundness(24);
  for (int n = 0; n < 20; ++n) {
    if (n == 10) {
      soundness.add_undecodable(n);
    } else {
      soundness.add(n, place(0));
    }
  }
  const PictureSoundness found = soundness.finish(.8);

  CHECK(found.frames == 19);
  CHECK(found.undecodable == 1);
  CHECK(found.frozen.empty());
}
