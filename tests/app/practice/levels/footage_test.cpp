// SPDX-License-Identifier: Apache-2.0
//
// Level G4: a clip repainted after its masses and its motion.

#include <cmath>

#include "app/practice/levels/plate_motion.h"
#include "media/base/hash.h"
#include "media/libav/frame_reader.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using practice::MotionFrame;
using practice::Similarity;
using test::small_take;

TEST_CASE("How a picture moved as a whole is found within a pixel", "[practice][levels]") {
  PaintRequest r = small_take("LS, a man stands still, street, day, static");
  r.width = 640, r.height = 360;
  const Picture whole = paint_frame(r, 0);
  Picture shifted = whole;
  for (int y = 0; y < whole.height; ++y) {
    for (int x = 0; x < whole.width; ++x) {
      const int from = std::clamp(x - 12, 0, whole.width - 1);
      for (int c = 0; c < 3; ++c) shifted.row(y)[x * 3 + c] = whole.row(y)[from * 3 + c];
    }
  }
  const Similarity s = practice::motion_between(MotionFrame(whole), MotionFrame(shifted));
  CHECK(s.tx * 640 == Catch::Approx(12).margin(1));
  CHECK(s.ty * 640 == Catch::Approx(0).margin(1));
  CHECK(s.a == Catch::Approx(1).margin(0.01));
  const Similarity back = s.then(s.inverse());
  CHECK(back.tx == Catch::Approx(0).margin(1e-9));
  CHECK(back.a == Catch::Approx(1).margin(1e-9));
}

TEST_CASE("A clip repainted keeps its masses and its motion", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest rough =
      small_take("LS, eye level, a man in a red coat stands still, street, day, slow pan right");
  REQUIRE(paint_take(rough, dir / "rough.mp4", Cancel()));
  PaintRequest painted = small_take("ink painting");
  painted.source = dir / "rough.mp4";
  const Result<PaintReport> report = paint_take(painted, dir / "painted.mp4", Cancel());
  REQUIRE(report);
  CHECK(report->frames == 48);
  CHECK(report->camera.empty());

  Result<FrameReader> from = FrameReader::open(dir / "rough.mp4"),
                      to = FrameReader::open(dir / "painted.mp4");
  REQUIRE(from);
  REQUIRE(to);
  Picturer a(320, 180, 3), b(320, 180, 3);
  const auto source = [&](std::int64_t i) { return *a(*from->read(i), from->facts()); };
  const auto result = [&](std::int64_t i) { return *b(*to->read(i), to->facts()); };
  // Another picture, but bright where the source is bright.
  CHECK(test::mean_difference(source(20), result(20)) > 6);
  double xy = 0, xx = 0, yy = 0, mx = 0, my = 0;
  const Picture s = source(20), p = result(20);
  const double n = 320 * 180;
  for (std::size_t i = 0; i < s.pixels.size(); i += 3)
    mx += s.pixels[i + 1] / n, my += p.pixels[i + 1] / n;
  for (std::size_t i = 0; i < s.pixels.size(); i += 3) {
    const double u = s.pixels[i + 1] - mx, v = p.pixels[i + 1] - my;
    xy += u * v, xx += u * u, yy += v * v;
  }
  CHECK(xy / std::sqrt(xx * yy) > 0.8);
  // And it moves as the source moves.
  const Similarity moved =
      practice::motion_between(MotionFrame(source(10)), MotionFrame(source(16)));
  const Similarity follows =
      practice::motion_between(MotionFrame(result(10)), MotionFrame(result(16)));
  CHECK(follows.tx == Catch::Approx(moved.tx).margin(0.006));
}

TEST_CASE("The same request with references, source and mask is the same bytes",
          "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(paint_take(small_take("LS, a man walks, street, day, slow pan left"), dir / "plate.mp4",
                     Cancel()));
  PaintRequest r = small_take("watercolour, warm tone");
  r.seconds = 1;
  r.source = dir / "plate.mp4";
  REQUIRE(paint_take(r, dir / "a.mp4", Cancel()));
  REQUIRE(paint_take(r, dir / "b.mp4", Cancel()));
  CHECK(*sha256_of_file(dir / "a.mp4") == *sha256_of_file(dir / "b.mp4"));
}
