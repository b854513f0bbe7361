// SPDX-License-Identifier: Apache-2.0

#include "media/measure/colour.h"

#include <array>
#include <cmath>

#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

// A picture in vertical stripes of the given colours, the first twice as wide.
Picture stripes(const std::vector<std::array<int, 3>>& colours) {
  Picture picture = make_picture(120, 60, 3);
  const int parts = static_cast<int>(colours.size()) + 1;
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 120; ++x) {
      const auto part = static_cast<std::size_t>(std::max(0, x * parts / 120 - 1));
      for (std::size_t c = 0; c < 3; ++c) {
        picture.row(y)[3 * x + static_cast<int>(c)] = static_cast<std::uint8_t>(colours[part][c]);
      }
    }
  }
  return picture;
}

Tone tone_of(const Picture& picture) {
  Colours colours;
  colours.add(picture);
  return colours.tone();
}

}  // namespace

TEST_CASE("sRGB becomes CIE Lab by the book, and back again", "[measure]") {
  // Reference values of red, and of the neutral axis, for D65.
  const Lab red = lab_of(255, 0, 0);
  CHECK(red.l == Approx(53.24).margin(.05));
  CHECK(red.a == Approx(80.09).margin(.1));
  CHECK(red.b == Approx(67.20).margin(.1));
  const Lab grey = lab_of(119, 119, 119);
  CHECK(grey.l == Approx(50.03).margin(.1));
  CHECK(grey.a == Approx(0).margin(.05));
  CHECK(lab_of(255, 255, 255).l == Approx(100).margin(.01));
  CHECK(lab_of(0, 0, 0).l == Approx(0).margin(.01));

  for (const auto& [r, g, b] : {std::array{10, 200, 90}, {255, 255, 255}, {37, 12, 250}}) {
    const auto back = rgb_of(lab_of(static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                                    static_cast<std::uint8_t>(b)));
    CHECK(std::abs(back[0] - r) <= 1);
    CHECK(std::abs(back[1] - g) <= 1);
    CHECK(std::abs(back[2] - b) <= 1);
  }
}

TEST_CASE("tone tells dark from bright, even from contrasty, warm from cool", "[measure]") {
  const Tone dark = tone_of(stripes({{20, 20, 24}, {30, 30, 30}}));
  const Tone bright = tone_of(stripes({{230, 230, 228}, {250, 250, 250}}));
  CHECK(dark.mean_l < 15);
  CHECK(bright.mean_l > 90);
  CHECK(dark.spread_l < 10);
  CHECK(tone_of(stripes({{10, 10, 10}, {245, 245, 245}})).spread_l > 80);
  CHECK(tone_of(stripes({{150, 120, 80}, {130, 110, 90}})).mean_b > 6);
  CHECK(tone_of(stripes({{80, 110, 150}, {90, 110, 130}})).mean_b < -6);
  CHECK(tone_of(stripes({{128, 128, 128}})).mean_b == Approx(0).margin(.1));
}

TEST_CASE("a stop more light reads brighter, a stop less darker", "[measure]") {
  const auto at = [](double gain) {
    Picture picture = stripes({{100, 90, 80}, {140, 130, 120}, {60, 70, 90}});
    for (std::uint8_t& value : picture.pixels) {
      value = static_cast<std::uint8_t>(std::min(255.0, value * gain));
    }
    return tone_of(picture).mean_l;
  };
  CHECK(at(.7) < at(1));
  CHECK(at(1) < at(1.4));
}

TEST_CASE("the palette is the picture's own colours, largest share first", "[measure]") {
  const std::vector<std::array<int, 3>> wanted = {
      {200, 60, 50}, {40, 90, 160}, {240, 220, 120}, {30, 120, 60}, {20, 20, 20}};
  Colours colours;
  colours.add(stripes(wanted));
  const std::vector<Swatch> palette = colours.palette();

  REQUIRE(palette.size() == 5);
  CHECK(palette[0].share == Approx(1 / 3.0).margin(.01));
  double total = 0;
  for (const Swatch& swatch : palette) total += swatch.share;
  CHECK(total == Approx(1));
  for (const auto& colour : wanted) {
    double nearest = 1e9;
    for (const Swatch& swatch : palette) {
      nearest = std::min(
          nearest, std::hypot(swatch.r - colour[0], swatch.g - colour[1], swatch.b - colour[2]));
    }
    CHECK(nearest < 9);
  }
}

TEST_CASE("two colours make a palette of two, nothing makes none", "[measure]") {
  Colours colours;
  CHECK(colours.palette().empty());
  CHECK(colours.tone().mean_l == 0);
  colours.add(stripes({{0, 0, 0}, {255, 255, 255}}));
  CHECK(colours.palette().size() == 2);
}
