// SPDX-License-Identifier: Apache-2.0
//
// Depth of field, read off the pictures: who is filmed is sharp, what is far is soft, the more so
// the longer the lens and the nearer the subject.

#include "app/practice/painter.h"
#include "tests/app/practice/asked_take.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::asked;
using test::Box;

namespace {

// What fine detail a region holds: the mean square of the second difference across.
double detail_in(const Picture& p, const Box& box) {
  double sum = 0;
  int n = 0;
  for (int y = box.y0; y <= box.y1; ++y) {
    const std::uint8_t* row = p.row(y);
    for (int x = std::max(1, box.x0); x <= std::min(p.width - 2, box.x1); ++x, ++n) {
      const int d = row[x * 3 - 2] - 2 * row[x * 3 + 1] + row[x * 3 + 4];
      sum += d * d;
    }
  }
  return n > 0 ? sum / n : 0;
}

struct Sharpness {
  double far = 0, subject = 0;  // Detail against the same picture with all of it sharp.
};

Sharpness sharpness_of(const std::string& lens, std::int64_t seed, const std::string& size = "MS") {
  const std::string shot = "eye level, a man in a ", rest =
                                                         " coat stands still, street, overcast, "
                                                         "static camera, ";
  const Picture seen = paint_frame(asked(shot + "red" + rest + size + ", " + lens, seed), 20);
  const Picture other = paint_frame(asked(shot + "blue" + rest + size + ", " + lens, seed), 20);
  const Picture all_sharp =
      paint_frame(asked(shot + "red" + rest + size + ", " + lens + ", deep focus", seed), 20);
  const Box coat = test::differing(seen, other);
  REQUIRE(coat.count > 400);
  // Beside the figure, above the ground: what lies far behind.
  const bool left = coat.middle_x() > seen.width / 2.0;
  Box far;
  far.x0 = left ? 2 : coat.x1 + 12, far.x1 = left ? coat.x0 - 12 : seen.width - 3;
  far.y0 = 4, far.y1 = seen.height / 2;
  Box inner = coat;
  inner.y0 += 4, inner.y1 -= 4;
  return {detail_in(seen, far) / detail_in(all_sharp, far),
          detail_in(seen, inner) / detail_in(all_sharp, inner)};
}

}  // namespace

TEST_CASE("The long lens blurs what is far, the wide lens hardly, and who is filmed is sharp",
          "[practice]") {
  for (std::int64_t seed : {1, 2, 3}) {
    CAPTURE(seed);
    const Sharpness wide = sharpness_of("wide-angle lens", seed),
                    normal = sharpness_of("normal lens", seed),
                    telephoto = sharpness_of("telephoto", seed);
    CAPTURE(wide.far, normal.far, telephoto.far);
    CHECK(wide.far > 0.8);
    CHECK(normal.far < wide.far * 0.95);
    CHECK(telephoto.far < 0.5);
    CHECK(telephoto.far < normal.far);
    for (const Sharpness& lens : {wide, normal, telephoto}) CHECK(lens.subject > 0.9);
  }
}

TEST_CASE("Shallow is shallower than plain, nearer shallower than farther", "[practice]") {
  const Sharpness plain = sharpness_of("normal lens", 2),
                  shallow = sharpness_of("shallow depth of field", 2);
  CHECK(shallow.far < plain.far * 0.7);

  const Sharpness close = sharpness_of("normal lens", 2, "MCU"),
                  wide = sharpness_of("normal lens", 2, "LS");
  CAPTURE(close.far, plain.far, wide.far);
  CHECK(close.far < plain.far);
  CHECK(plain.far < wide.far);
}
