// SPDX-License-Identifier: Apache-2.0
//
// How large people are in the picture: shot sizes, upright pictures.

#include <map>

#include "tests/app/practice/asked_take.h"
#include "tests/app/practice/pixels.h"

using namespace shotlab;
using test::asked;
using test::Box;
using test::is_red;

TEST_CASE("Each shot size has the head in its band, measured in the picture", "[practice]") {
  // Lower and upper end of the band, in picture heights (checks, V.head).
  const std::map<std::string, std::pair<double, double>> bands = {{"LS", {0.05, 0.14}},
                                                                  {"MLS", {0.14, 0.20}},
                                                                  {"MS", {0.20, 0.32}},
                                                                  {"MCU", {0.32, 0.50}},
                                                                  {"CU", {0.50, 0.85}}};
  for (const auto& [size, band] : bands) {
    for (std::int64_t seed : {1, 2, 3}) {
      CAPTURE(size, seed);
      // Two frames that differ in the colour of a cap alone show where it is. Of a head 1.75 / 7.5
      // m high the hat covers 0.118 m above the brow.
      const std::string rest = " hat stands still, empty room, overcast, static camera";
      const Picture a = paint_frame(asked(size + ", eye level, a man in a blue" + rest, seed), 0);
      const Picture b = paint_frame(asked(size + ", eye level, a man in a yellow" + rest, seed), 0);
      const Box hat = test::differing(a, b);
      REQUIRE(hat.count > 8);
      if (hat.y0 == 0) continue;  // Its top is out of the picture.
      // A beanie is higher than a brimmed hat; its width tells which it is.
      const double wide = hat.x1 - hat.x0 + 1;
      const double metres = wide > 1.7 * hat.height() ? 0.126 : 0.150;
      const double head = hat.height() / metres * (1.75 / 7.5) / a.height;
      CAPTURE(head, wide, hat.height());
      CHECK(head > band.first * 0.85);
      CHECK(head < band.second * 1.15);
    }
  }
}

TEST_CASE("Sizes rise along the ladder by their coat", "[practice]") {
  double last = 0;
  for (const char* size : {"ELS", "LS", "FS", "MLS"}) {
    const std::string rest = " coat stands still, empty room, overcast, static";
    const Box coat = test::differing(
        paint_frame(asked(std::string(size) + ", eye level, a man in a red" + rest), 0),
        paint_frame(asked(std::string(size) + ", eye level, a man in a blue" + rest), 0));
    CAPTURE(size, coat.height());
    CHECK(coat.height() > last * 1.15);
    last = coat.height();
  }
}

TEST_CASE("Upright pictures keep the size that was asked for", "[practice]") {
  PaintRequest r =
      asked("FS, eye level, a man in a red coat stands still, empty room, overcast, static");
  r.width = 360, r.height = 640;
  const Picture p = paint_frame(r, 0);
  REQUIRE(p.width == 360);
  const Box coat = test::region_of(p, is_red);
  CHECK(coat.height() > 640 * 0.3);
  CHECK(coat.height() < 640 * 0.6);
}

// Above a ceiling, beside a wall: what stands between camera and figure is seen from inside only.
TEST_CASE("Nobody is hidden by the room that they stand in, from whatever angle", "[practice]") {
  for (const char* place : {"tea house", "empty room", "hospital corridor", "room by the window"}) {
    for (const char* angle : {"high angle", "bird's-eye view", "low angle", "eye level"}) {
      for (const char* size : {"LS", "MS"}) {
        const std::string rest =
            std::string(" coat stands still, ") + place + ", overcast, static camera";
        const std::string shot = std::string(size) + ", " + angle + ", a man in a ";
        const Box coat = test::differing(paint_frame(asked(shot + "red" + rest), 0),
                                         paint_frame(asked(shot + "blue" + rest), 0));
        CAPTURE(place, angle, size);
        CHECK(coat.count > 150);
      }
    }
  }
}
