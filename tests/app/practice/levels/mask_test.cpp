// SPDX-License-Identifier: Apache-2.0
//
// Level G4: a region of a clip altered, the rest untouched.

#include <cmath>

#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

namespace {

Picture plain_mask(int width, int height, int x0, int y0, int x1, int y1) {
  Picture mask = make_picture(width, height, 3);
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      for (int c = 0; c < 3; ++c) mask.row(y)[x * 3 + c] = 255;
    }
  }
  return mask;
}

}  // namespace

TEST_CASE("Nothing outside a mask changes, and what is inside does", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest plate = small_take("LS, eye level, a man stands still, courtyard, day, static");
  REQUIRE(paint_take(plate, dir / "plate.mp4", Cancel()));
  REQUIRE(write_picture(dir / "mask.png", plain_mask(320, 180, 30, 40, 110, 130)));
  for (const char* words : {"blue", "remove the lantern", "a dog"}) {
    CAPTURE(words);
    PaintRequest r = small_take(words);
    r.source = dir / "plate.mp4";
    r.mask = dir / "mask.png";
    Result<FrameReader> reader = FrameReader::open(dir / "plate.mp4");
    REQUIRE(reader);
    Picturer picturer(320, 180, 3);
    const Picture before = *picturer(*reader->read(6), reader->facts());
    const Picture after = paint_frame(r, 6);
    REQUIRE_FALSE(after.empty());
    double inside = 0, outside = 0;
    for (int y = 0; y < 180; ++y) {
      for (int x = 0; x < 320; ++x) {
        double d = 0;
        for (int c = 0; c < 3; ++c)
          d += std::abs(before.row(y)[x * 3 + c] - after.row(y)[x * 3 + c]);
        const bool in = x >= 30 && x < 110 && y >= 40 && y < 130;
        if (in) inside += d;
        if (!in) outside += d;
      }
    }
    CHECK(outside == 0);
    CHECK(inside / (80 * 90) > 6);
  }
}

TEST_CASE("A mask with nothing white, or with no clip, is refused", "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(write_picture(dir / "mask.png", make_picture(64, 36, 3)));
  PaintRequest r = small_take("blue");
  r.mask = dir / "mask.png";
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("needs a clip"));
  REQUIRE(paint_take(small_take("LS, street"), dir / "plate.mp4", Cancel()));
  r.source = dir / "plate.mp4";
  CHECK_THAT(paint_take(r, dir / "t.mp4", Cancel()).error().message.en,
             test::contains("black all over"));
}
