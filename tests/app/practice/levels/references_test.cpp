// SPDX-License-Identifier: Apache-2.0
//
// Level G2: reference pictures of characters and of colours.

#include <cmath>

#include "app/practice/levels/character.h"
#include "media/libav/picture_file.h"
#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

TEST_CASE("A reference picture gives its character to every take", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest sheet = small_take(
      "MS, eye level, a man in a red coat, a yellow hat and a blue scarf stands still, empty room, "
      "overcast, static");
  sheet.width = 640, sheet.height = 360;
  sheet.output = ShotOutput::still;
  REQUIRE(paint_still(sheet, dir / "sheet.png", Cancel()));
  const Result<Picture> picture = read_picture(dir / "sheet.png");
  REQUIRE(picture);
  const auto seen = practice::character_in(*picture);
  REQUIRE(seen);
  REQUIRE(seen->coat);
  CHECK(seen->coat->r > 1.6 * seen->coat->g);
  REQUIRE(seen->hat);
  CHECK(seen->hat->r > 1.3 * seen->hat->b);
  REQUIRE(seen->scarf);
  CHECK(seen->scarf->b > seen->scarf->r);

  // The words leave it open; the picture does not.
  PaintRequest take =
      small_take("MS, eye level, a man stands still, courtyard, overcast, static", 9);
  take.references.push_back({dir / "sheet.png", PaintReference::Use::character});
  const auto red = [](const std::uint8_t* p) {
    return p[0] > 70 && p[0] > 1.7 * p[1] && p[0] > 1.7 * p[2];
  };
  CHECK(test::region_of(paint_frame(take, 5), red).count > 320 * 180 / 40);
}

TEST_CASE("Colours of a picture become the colours of the take", "[practice][levels]") {
  test::TempDir dir;
  Picture card = make_picture(100, 60, 3);
  const std::uint8_t five[5][3] = {
      {200, 80, 60}, {240, 220, 180}, {60, 90, 70}, {40, 40, 60}, {220, 180, 60}};
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 100; ++x) {
      for (int c = 0; c < 3; ++c) card.row(y)[x * 3 + c] = five[x / 20][c];
    }
  }
  REQUIRE(write_picture(dir / "card.png", card));
  const std::vector<practice::Rgb> swatches = practice::swatches_of(card);
  REQUIRE(swatches.size() == 5);
  for (const auto& wanted : five) {
    double nearest = 1e9;
    for (const practice::Rgb& s : swatches)
      nearest =
          std::min(nearest, std::abs(s.r * 255 - wanted[0]) + std::abs(s.g * 255 - wanted[1]) +
                                std::abs(s.b * 255 - wanted[2]));
    CHECK(nearest < 8);
  }
  PaintRequest take = small_take("LS, eye level, a man stands still, street, overcast, static");
  const Picture plain = paint_frame(take, 0);
  take.references.push_back({dir / "card.png", PaintReference::Use::colours});
  CHECK(test::mean_difference(plain, paint_frame(take, 0)) > 8);
}

TEST_CASE("A reference that shows nobody, or cannot be read, is refused in a sentence",
          "[practice][levels]") {
  test::TempDir dir;
  REQUIRE(write_picture(dir / "empty.png", make_picture(64, 64, 3)));
  PaintRequest r = small_take("MS, a man, street");
  r.references.push_back({dir / "empty.png", PaintReference::Use::character});
  const Result<PaintReport> nobody = paint_take(r, dir / "t.mp4", Cancel());
  REQUIRE_FALSE(nobody);
  CHECK_THAT(nobody.error().message.en, test::contains("No figure stands out"));
  r.references[0].picture = dir / "missing.png";
  CHECK_FALSE(paint_take(r, dir / "t.mp4", Cancel()));
  CHECK_FALSE(std::filesystem::exists(dir / "t.mp4"));
}
