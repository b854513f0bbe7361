// SPDX-License-Identifier: Apache-2.0
//
// Level G4: a thing with alpha, and a thing laid into a plate.

#include <cmath>

#include "media/libav/picture_file.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

TEST_CASE("An element stays where it was put while the plate moves under it",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest plate = small_take("LS, eye level, courtyard, day, slow pan right");
  plate.negative = "person";
  const Result<PaintReport> filmed = paint_take(plate, dir / "plate.mp4", Cancel());
  REQUIRE(filmed);
  Picture ball = make_picture(40, 40, 4);
  for (std::size_t i = 0; i < ball.pixels.size(); i += 4)
    ball.pixels[i] = 230, ball.pixels[i + 2] = 230, ball.pixels[i + 3] = 255;
  REQUIRE(write_picture(dir / "ball.png", ball));
  PaintRequest r = small_take("a ball");
  r.source = dir / "plate.mp4";
  r.element = dir / "ball.png";
  r.element_place = {0.6, 0.7, 0.2};
  const auto is_pink = [](const std::uint8_t* p) {
    return p[0] > 60 && p[2] > 60 && p[0] > 2 * p[1] && p[2] > 2 * p[1];
  };
  const test::Box at0 = test::region_of(paint_frame(r, 0), is_pink);
  const test::Box at30 = test::region_of(paint_frame(r, 30), is_pink);
  REQUIRE(at0.count > 300);
  REQUIRE(at30.count > 200);
  CHECK(at0.middle_x() == Catch::Approx(0.6 * 320).margin(3));
  // What the camera really did tells where the place has gone.
  const CameraPose &first = filmed->camera[0], &later = filmed->camera[30];
  const double shift = -first.focal * std::tan(later.yaw - first.yaw);
  REQUIRE(std::abs(shift) > 0.02);
  CHECK((at30.middle_x() - 160) / 320 == Catch::Approx(0.1 + shift).margin(0.012));
}

TEST_CASE("A thing alone has alpha, nothing round it, and the light of the words",
          "[practice][levels]") {
  test::TempDir dir;
  for (const char* words : {"a dog, low sun from the left",
                            "a woman in a red coat stands still, low sun from the left"}) {
    CAPTURE(words);
    PaintRequest r = small_take(words);
    r.output = ShotOutput::element;
    r.height = 360;
    REQUIRE(paint_still(r, dir / "thing.png", Cancel()));
    const Result<Picture> thing = read_picture(dir / "thing.png", 4);
    REQUIRE(thing);
    std::size_t solid = 0, open = 0;
    for (std::size_t i = 3; i < thing->pixels.size(); i += 4) {
      solid += thing->pixels[i] > 240 ? 1 : 0;
      open += thing->pixels[i] < 10 ? 1 : 0;
    }
    const std::size_t all = thing->pixels.size() / 4;
    CHECK(solid > all / 12);
    CHECK(open > all / 8);
  }
}
