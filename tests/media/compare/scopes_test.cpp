// SPDX-License-Identifier: Apache-2.0

#include "media/compare/scopes.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

Picture flat(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  Picture picture = make_picture(64, 36, 3);
  for (std::size_t n = 0; n < picture.pixels.size(); n += 3) {
    picture.pixels[n] = r;
    picture.pixels[n + 1] = g;
    picture.pixels[n + 2] = b;
  }
  return picture;
}

// The brightest pixel of a scope.
struct Peak {
  int x = 0, y = 0, level = 0;
};
Peak peak(const Picture& scope) {
  Peak best;
  for (int y = 0; y < scope.height; ++y) {
    for (int x = 0; x < scope.width; ++x) {
      const std::uint8_t* at = scope.row(y) + static_cast<std::ptrdiff_t>(x) * 3;
      const int level = std::max({at[0], at[1], at[2]});
      if (level > best.level) best = {x, y, level};
    }
  }
  return best;
}

}  // namespace

TEST_CASE("The waveform of a flat grey is one line at its level", "[compare]") {
  const Picture scope = waveform(flat(128, 128, 128), 100, 101);

  CHECK(std::abs(peak(scope).y - 50) <= 1);
  CHECK(scope.row(peak(scope).y)[10 * 3] == scope.row(peak(scope).y)[90 * 3]);
  CHECK(peak(waveform(flat(255, 255, 255), 100, 101)).y == 0);
}

TEST_CASE("The waveform of a ramp climbs from left to right", "[compare]") {
  Picture ramp = make_picture(256, 16, 3);
  for (int y = 0; y < 16; ++y) {
    for (int x = 0; x < 256; ++x) {
      for (int c = 0; c < 3; ++c) ramp.row(y)[x * 3 + c] = static_cast<std::uint8_t>(x);
    }
  }
  const Picture scope = waveform(ramp, 128, 128);
  const auto top = [&](int x) {
    int best = 0;
    int row = 127;
    for (int y = 0; y < 128; ++y) {
      if (scope.row(y)[x * 3] > best) {
        best = scope.row(y)[x * 3];
        row = y;
      }
    }
    return row;
  };

  CHECK(top(10) > top(60));
  CHECK(top(60) > top(120));
}

TEST_CASE("The parade puts red, green and blue beside each other", "[compare]") {
  const Picture scope = parade(flat(255, 128, 0), 150, 101);

  CHECK(scope.row(0)[20 * 3] > 200);         // Red at the top of the first third,
  CHECK(scope.row(50)[70 * 3 + 1] > 200);    // green in the middle of the second,
  CHECK(scope.row(100)[120 * 3 + 2] > 200);  // blue at the bottom of the last.
}

TEST_CASE("Grey is the middle of the vectorscope, colours lie where their Cb and Cr put them",
          "[compare]") {
  const Peak grey = peak(vectorscope(flat(90, 90, 90), 101));
  const Peak blue = peak(vectorscope(flat(40, 40, 220), 101));
  const Peak red = peak(vectorscope(flat(220, 40, 40), 101));

  CHECK(std::abs(grey.x - 50) <= 1);
  CHECK(std::abs(grey.y - 50) <= 1);
  CHECK(blue.x > 70);
  CHECK(red.y < 25);
}

TEST_CASE("The histogram stands where the levels are", "[compare]") {
  const Picture scope = histogram(flat(255, 0, 128), 256, 64);

  CHECK(scope.row(0)[255 * 3] > 100);
  CHECK(scope.row(0)[0 * 3 + 1] > 100);
  CHECK(scope.row(0)[128 * 3 + 2] > 100);
  CHECK(scope.row(0)[60 * 3] == 0);
}

TEST_CASE("Scopes of nothing, or too small, are empty", "[compare]") {
  CHECK(waveform({}, 100, 100).empty());
  CHECK(vectorscope(flat(1, 2, 3), 8).empty());
  CHECK(parade(flat(1, 2, 3), 30, 30).empty());
}
