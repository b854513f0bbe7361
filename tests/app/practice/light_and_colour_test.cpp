// SPDX-License-Identifier: Apache-2.0
//
// Light and colours as the words give them, read off the pictures.

#include "tests/app/practice/asked_take.h"
#include "tests/app/practice/pixels.h"

using namespace shotlab;
using test::asked;
using test::Box;
using test::is_red;

TEST_CASE("The coat has the colour that the words give it, in both languages and mixed",
          "[practice]") {
  const char* prompts[] = {"MS, a man in a red coat stands still, empty room, overcast",
                           "中景，男人穿紅色外套站着不動，空房間，陰天",
                           "MS, 男人穿紅色外套, empty room, 陰天"};
  for (const char* prompt : prompts) {
    CAPTURE(prompt);
    const Box coat = test::region_of(paint_frame(asked(prompt), 12), is_red);
    CHECK(coat.count > 640 * 360 / 25);
  }
  const Box none = test::region_of(
      paint_frame(asked("MS, a man in a blue coat stands still, empty room, overcast"), 12),
      is_red);
  CHECK(none.count < 640 * 360 / 100);
}

TEST_CASE("The light comes from the side that was asked for", "[practice]") {
  for (const char* light : {"low sun", "hard side light at night", "soft window light"}) {
    for (const char* place : {"courtyard", "empty room"}) {
      for (const char* side : {"left", "right"}) {
        CAPTURE(light, place, side);
        const Picture p =
            paint_frame(asked("MS, eye level, a man in a white coat stands still, " +
                              std::string(place) + ", " + light + " from the " + side + ", static"),
                        0);
        // The white coat: the largest bright region in the lower middle.
        double left = 0, right = 0;
        int left_n = 0, right_n = 0;
        const Picture other =
            paint_frame(asked("MS, eye level, a man in a black coat stands still, " +
                              std::string(place) + ", " + light + " from the " + side + ", static"),
                        0);
        // Where black and white coats differ is the coat.
        Box coat;
        auto differs = [&](int x, int y) {
          const std::uint8_t *a = p.row(y) + x * 3, *b = other.row(y) + x * 3;
          return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]) > 24;
        };
        for (int y = 200; y < p.height; ++y) {
          for (int x = 0; x < p.width; ++x) {
            if (differs(x, y))
              coat.x0 = std::min(coat.x0, x), coat.x1 = std::max(coat.x1, x), ++coat.count;
          }
        }
        REQUIRE(coat.count > 2000);
        for (int y = 200; y < p.height; ++y) {
          for (int x = coat.x0; x <= coat.x1; ++x) {
            if (!differs(x, y)) continue;
            const double luma = test::lab_of(p.row(y) + x * 3).l;
            (x < coat.middle_x() ? left : right) += luma;
            ++(x < coat.middle_x() ? left_n : right_n);
          }
        }
        const double l = left / left_n, r = right / right_n;
        if (std::string(side) == "left") CHECK(l > r * 1.1);
        if (std::string(side) == "right") CHECK(r > l * 1.1);
      }
    }
  }
}

TEST_CASE("Low-key is dark with bright spots, high-key bright and flat", "[practice]") {
  for (const char* place : {"empty room", "tea house", "street", "courtyard"}) {
    for (std::int64_t seed : {1, 2}) {
      CAPTURE(place, seed);
      const test::ToneOf low = test::tone_of(paint_frame(
          asked("MS, eye level, low-key, a man in a white coat waits, " + std::string(place), seed),
          20));
      CAPTURE(low.mean, low.spread);
      CHECK(low.mean < 35);
      CHECK(low.spread > 55);
      const test::ToneOf high = test::tone_of(paint_frame(
          asked("MS, eye level, high-key, a man in a white coat waits, " + std::string(place),
                seed),
          20));
      CAPTURE(high.mean, high.spread);
      CHECK(high.mean > 62);
      CHECK(high.spread < 60);
    }
  }
}

TEST_CASE("Warm is warm and cool is cool", "[practice]") {
  for (const char* place : {"empty room", "tram stop", "rooftop"}) {
    CAPTURE(place);
    const std::string rest = ", MS, a man in a grey coat waits, overcast, " + std::string(place);
    CHECK(test::tone_of(paint_frame(asked("warm tone" + rest), 0)).mid_b > 6);
    CHECK(test::tone_of(paint_frame(asked("cool tone" + rest), 0)).mid_b < -6);
  }
}
