// SPDX-License-Identifier: Apache-2.0
//
// The disc of a lens: nothing in the plane that is sharp, wider with distance from it, on both
// sides.

#include "app/practice/raster/defocus.h"

#include <vector>

#include "tests/support/catch.h"

using namespace shotlab::practice;

namespace {

constexpr int kWide = 200, kHigh = 48;

// A black half and a white half, all of it at one nearness.
Canvas edge() {
  Canvas canvas(kWide, kHigh);
  for (int y = 0; y < kHigh; ++y) {
    for (int x = 0; x < kWide; ++x) canvas.row(y)[x] = x < kWide / 2 ? 0xff000000u : 0xffffffffu;
  }
  canvas.touched();
  return canvas;
}

std::uint32_t level_at(const Canvas& canvas, int x) { return canvas.row(kHigh / 2)[x] & 255; }

// Pixels from a tenth to nine tenths of white.
int rise_of(double nearness, const Focus& focus) {
  Canvas canvas = edge();
  const std::vector<float> near(kWide * kHigh, static_cast<float>(nearness));
  Defocus(kWide, kHigh).apply(canvas, near.data(), focus);
  int rise = 0;
  for (int x = 0; x < kWide; ++x) {
    const std::uint32_t level = level_at(canvas, x);
    rise += level > 25 && level < 230 ? 1 : 0;
  }
  return rise;
}

}  // namespace

TEST_CASE("What lies in the plane of focus keeps every bit", "[practice]") {
  Canvas canvas = edge();
  const std::vector<float> near(kWide * kHigh, 0.25F);
  Defocus(kWide, kHigh).apply(canvas, near.data(), {0.25, 400});

  const Canvas sharp = edge();
  for (int x = 0; x < kWide; ++x) CHECK(level_at(canvas, x) == level_at(sharp, x));
}

TEST_CASE("An edge grows wider with its distance from the plane, behind it and before it",
          "[practice]") {
  const Focus focus{0.5, 100};  // Two metres; far away the disc has fifty pixels.
  int last = 0;
  for (double nearness : {0.40, 0.30, 0.15, 0.0}) {
    const int rise = rise_of(nearness, focus);
    CAPTURE(nearness, rise, focus.disc(nearness));
    CHECK(rise > last);
    // A disc of d pixels shows an edge as a ramp that is about half of it between the tenths.
    CHECK(rise > focus.disc(nearness) * 0.35);
    CHECK(rise < focus.disc(nearness) * 1.1);
    last = rise;
  }
  CHECK(rise_of(0.6, focus) == rise_of(0.4, focus));
}

TEST_CASE("Blurring moves no light: the mean of the picture stays", "[practice]") {
  Canvas canvas(64, 32);
  double before = 0, after = 0;
  std::uint32_t n = 12345;
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 64; ++x) {
      n = n * 1664525u + 1013904223u;
      canvas.row(y)[x] = 0xff000000u | ((n >> 24) * 0x010101u);
      before += n >> 24;
    }
  }
  const std::vector<float> near(64 * 32, 0.0F);
  Defocus(64, 32).apply(canvas, near.data(), {0.5, 60});
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 64; ++x) after += canvas.row(y)[x] & 255;
  }
  CHECK(after / before == Catch::Approx(1).margin(0.02));
}

TEST_CASE("Odd sizes are blurred to their last column and row", "[practice]") {
  Canvas canvas(37, 23);
  for (int y = 0; y < 23; ++y) {
    for (int x = 0; x < 37; ++x) canvas.row(y)[x] = (x + y) % 2 == 0 ? 0xff000000u : 0xffffffffu;
  }
  const std::vector<float> near(37 * 23, 0.0F);
  Defocus(37, 23).apply(canvas, near.data(), {1, 40});
  for (int y = 0; y < 23; ++y) {
    for (int x = 0; x < 37; ++x) {
      const std::uint32_t level = canvas.row(y)[x] & 255;
      CHECK(level > 100);
      CHECK(level < 156);
    }
  }
}
