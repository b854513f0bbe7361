// SPDX-License-Identifier: Apache-2.0

#include "media/measure/evidence.h"

#include <algorithm>
#include <cstdlib>

#include "media/model/canvas.h"
#include "tests/media/measure/world_cases.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

bool near(const std::uint8_t* p, const Ink& ink, int tolerance = 12) {
  return std::abs(p[0] - ink.r) <= tolerance && std::abs(p[1] - ink.g) <= tolerance &&
         std::abs(p[2] - ink.b) <= tolerance;
}

// Pixels of that colour inside the box.
int count(const Picture& picture, const Ink& ink, int x0, int y0, int x1, int y1) {
  int out = 0;
  for (int y = std::max(0, y0); y < std::min(y1, picture.height); ++y) {
    for (int x = std::max(0, x0); x < std::min(x1, picture.width); ++x) {
      out += near(picture.row(y) + 3 * x, ink) ? 1 : 0;
    }
  }
  return out;
}
int count(const Picture& picture, const Ink& ink) {
  return count(picture, ink, 0, 0, picture.width, picture.height);
}

const std::vector<float> kBright(100, 120.F);

}  // namespace

TEST_CASE("the soundness picture shows the trouble: first black, then frozen, else the middle",
          "[measure]") {
  PictureSoundness fine{.frames = 100, .duration_s = 4};
  CHECK(frame_of_interest(fine, 100) == 50);
  PictureSoundness frozen = fine;
  frozen.frozen = {{{10, 24}}, {{40, 80}}};
  frozen.frozen_frames = 54;
  CHECK(frame_of_interest(frozen, 100) == 60);
  PictureSoundness black = frozen;
  black.first_black = 93;
  black.black_frames = 4;
  CHECK(frame_of_interest(black, 100) == 93);

  const Picture shown = make_picture(320, 180, 3);
  const Picture good = draw_soundness(fine, kBright, 50, shown);
  CHECK(good.width == kEvidenceWidth);
  CHECK(count(good, ink::kGood) > 1000);
  CHECK(count(good, ink::kBad) == 0);
  CHECK(count(draw_soundness(frozen, kBright, 60, shown), ink::kStray) > 1000);
  CHECK(count(draw_soundness(black, kBright, 93, shown), ink::kBad) > 1000);
}

TEST_CASE("the move picture draws agreeing points green and strays orange, where they are",
          "[measure]") {
  const test::WorldShotSpec spec{.move = test::WorldMove::pan, .frames = 30, .subject_share = .15};
  const CameraTrack track = test::track_of(spec);
  const MoveMeasurement measured = decide_move(track);
  const Picture picture = draw_move(measured, track, test::WorldShot(spec).frame(0));

  REQUIRE_FALSE(track.trails.empty());
  CHECK(picture.width == kEvidenceWidth);
  const double scale = (kEvidenceWidth - 32.0) / 320;
  int drawn = 0;
  for (const Trail& trail : track.trails) {
    const int x = static_cast<int>(16 + (trail.to.x + .5) * scale);
    const int y = static_cast<int>(16 + (trail.to.y + .5) * scale);
    const Ink ink = trail.agrees ? ink::kGood : ink::kStray;
    drawn += count(picture, ink, x - 4, y - 4, x + 4, y + 4) > 0 ? 1 : 0;
  }
  CHECK(drawn > static_cast<int>(track.trails.size()) * 9 / 10);
  // The path of a pan: the curve of x, in the graph below.
  CHECK(count(picture, ink::kGood, 90, 560, 780, picture.height) > 500);
}

TEST_CASE("a shot without points still gets its picture", "[measure]") {
  CameraTrack empty;
  const Picture picture = draw_move(decide_move(empty), empty, {});
  CHECK(picture.width == kEvidenceWidth);
}

TEST_CASE("the shots picture has a line at each cut, and none where there is none", "[measure]") {
  ShotStrip strip{.numbers = {10, 11, 12, 13},
                  .pictures = std::vector<Picture>(4, make_picture(64, 36, 3)),
                  .cut_before = 2};
  CHECK(count(draw_shots({strip, strip}), ink::kStray) > 1000);
  strip.cut_before = -1;
  CHECK(count(draw_shots({strip}), ink::kStray) == 0);
  CHECK(draw_shots({}).width == kEvidenceWidth);
}
