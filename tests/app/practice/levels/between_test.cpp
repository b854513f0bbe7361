// SPDX-License-Identifier: Apache-2.0
//
// Level G2: first and last frame.

#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

TEST_CASE("First and last frame are the first and last picture of the take", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest a = small_take("MS, a man in a red coat, street, day, static"),
               b = small_take("LS, a woman in a blue coat, rooftop, dusk, static");
  a.output = b.output = ShotOutput::still;
  REQUIRE(paint_still(a, dir / "a.png", Cancel()));
  REQUIRE(paint_still(b, dir / "b.png", Cancel()));
  PaintRequest take = small_take("slow push in");
  take.first_frame = dir / "a.png", take.last_frame = dir / "b.png";
  REQUIRE(paint_take(take, dir / "take.mp4", Cancel()));
  Result<FrameReader> reader = FrameReader::open(dir / "take.mp4");
  REQUIRE(reader);
  Picturer picturer(320, 180, 3);
  const auto frame = [&](std::int64_t i) { return *picturer(*reader->read(i), reader->facts()); };
  const Picture first = *read_picture(dir / "a.png"), last = *read_picture(dir / "b.png");
  CHECK(test::mean_difference(frame(0), first) < 4);
  CHECK(test::mean_difference(frame(reader->frames() - 1), last) < 4);
  CHECK(test::mean_difference(frame(reader->frames() / 2), first) > 8);
}
