// SPDX-License-Identifier: Apache-2.0

#include "media/compare/views.h"

#include <array>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

using Rgb = std::array<int, 3>;

Picture plain(int width, int height, Rgb color) {
  Picture out = make_picture(width, height, 3);
  for (std::size_t i = 0; i < out.pixels.size(); ++i) {
    out.pixels[i] = static_cast<std::uint8_t>(color[i % 3]);
  }
  return out;
}

Rgb at(const Picture& picture, int x, int y) {
  const std::uint8_t* p = picture.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
  return {p[0], p[1], p[2]};
}

const Rgb kRed{200, 10, 10}, kBlue{10, 10, 200};

}  // namespace

TEST_CASE("a difference is black where takes agree and tells how far apart they are", "[compare]") {
  Picture a = plain(8, 4, {100, 100, 100}), b = a;
  b.row(1)[3] = 90;
  b.row(1)[4] = 115;
  const Picture shown = difference(a, b);
  CHECK(at(shown, 0, 0) == Rgb{0, 0, 0});
  CHECK(at(shown, 1, 1) == Rgb{10, 15, 0});
  CHECK(at(difference(a, b, DifferenceLook::absolute, 30), 1, 1) == Rgb{255, 255, 0});
}

TEST_CASE("a toned difference is mid grey where takes agree, lighter where the first is lighter",
          "[compare]") {
  const Picture dark = plain(4, 4, {60, 60, 60}), light = plain(4, 4, {160, 160, 160});
  CHECK(at(difference(dark, dark, DifferenceLook::toned), 1, 1) == Rgb{128, 128, 128});
  CHECK(at(difference(light, dark, DifferenceLook::toned), 1, 1)[0] == 178);
  CHECK(at(difference(dark, light, DifferenceLook::toned), 1, 1)[0] == 78);
}

TEST_CASE("heat grows lighter with the difference", "[compare]") {
  const Picture black = plain(2, 2, {0, 0, 0});
  int last = -1;
  for (const int level : {0, 40, 90, 140, 200, 255}) {
    const Rgb color =
        at(difference(black, plain(2, 2, {level, level, level}), DifferenceLook::heat), 0, 0);
    const int light = 2 * color[0] + 7 * color[1] + color[2];
    CHECK(light > last);
    last = light;
  }
}

TEST_CASE("a wipe shows the first take on one side and the second on the other", "[compare]") {
  const Picture a = plain(100, 60, kRed), b = plain(100, 60, kBlue);
  const Picture half = wipe(a, b, .5);
  CHECK(at(half, 49, 30) == kRed);
  CHECK(at(half, 50, 30) == kBlue);
  CHECK(wipe(a, b, 0) == b);
  CHECK(wipe(a, b, 1) == a);
  const Picture down = wipe(a, b, .25, 90);
  CHECK(at(down, 5, 14) == kRed);
  CHECK(at(down, 95, 15) == kBlue);
  const Picture slanted = wipe(a, b, .5, 45);
  CHECK(at(slanted, 5, 5) == kRed);
  CHECK(at(slanted, 95, 55) == kBlue);
  CHECK(wipe(a, b, 1, 45) == a);
}

TEST_CASE("an onion skin mixes two takes", "[compare]") {
  const Picture a = plain(4, 4, {0, 100, 200}), b = plain(4, 4, {100, 100, 0});
  CHECK(at(onion(a, b), 0, 0) == Rgb{50, 100, 100});
  CHECK(onion(a, b, 0) == a);
  CHECK(onion(a, b, 1) == b);
  CHECK(onion(a, b, 7) == b);
}

TEST_CASE("blinking shows each take in turn for the same time", "[compare]") {
  CHECK(blink(0, .5, 3) == 0);
  CHECK(blink(.49, .5, 3) == 0);
  CHECK(blink(.5, .5, 3) == 1);
  CHECK(blink(1.2, .5, 3) == 2);
  CHECK(blink(1.5, .5, 3) == 0);
}

TEST_CASE("tiles hold up to nine takes in a grid, each whole and in its own shape", "[compare]") {
  const Picture wide = plain(160, 90, kRed), tall = plain(90, 160, kBlue);
  const Picture pair = tiles({wide, tall}, 2, 4);
  CHECK(pair.width == 324);
  CHECK(pair.height == 90);
  CHECK(at(pair, 80, 45) == kRed);
  CHECK(at(pair, 164 + 80, 45) == kBlue);
  CHECK(at(pair, 164 + 2, 45) == Rgb{0, 0, 0});
  const Picture nine = tiles(std::vector<Picture>(9, wide), 0, 0, 80);
  CHECK(nine.width == 240);
  CHECK(nine.height == 135);
  CHECK(tiles({}).empty());
}

TEST_CASE("a loupe shows pixels as blocks and stays inside the picture", "[compare]") {
  Picture picture = plain(20, 10, {0, 0, 0});
  picture.row(5)[30] = 255;  // Red of pixel (10, 5).
  const Picture shown = loupe(picture, .525, .55, 8, 40, 40);
  int lit = 0;
  for (int y = 0; y < 40; ++y) {
    for (int x = 0; x < 40; ++x) lit += at(shown, x, y)[0] == 255 ? 1 : 0;
  }
  CHECK(lit == 64);
  CHECK(loupe(picture, 0, 0, 8, 40, 40).width == 40);
  CHECK(loupe(picture, 1, 1, 8, 40, 40).height == 40);
  CHECK(loupe(picture, .5, .5, 8, 400, 400).width == 400);
}

TEST_CASE("pictures of different sizes give no view instead of a wrong one", "[compare]") {
  const Picture a = plain(8, 4, kRed), b = plain(6, 4, kBlue);
  CHECK(difference(a, b).empty());
  CHECK(wipe(a, b, .5).empty());
  CHECK(onion(a, b).empty());
  CHECK(loupe({}, .5, .5, 2, 4, 4).empty());
}
