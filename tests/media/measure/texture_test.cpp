// SPDX-License-Identifier: Apache-2.0

#include "media/measure/texture.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "media/measure/block_difference.h"
#include "media/measure/detail.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

Picture noisy(int width, int height, double strength, unsigned seed, double dx = 0) {
  std::mt19937 draw(seed);
  Picture out = make_picture(width, height, 1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double smooth = 30 * std::sin(.05 * (x - dx)) + 20 * std::sin(.08 * y);
      const double grain = strength * (static_cast<double>(draw() % 2001) / 1000 - 1);
      out.row(y)[x] = static_cast<std::uint8_t>(std::clamp(128 + smooth + grain, 0.0, 255.0));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a brushed picture has more fine texture than a flat one", "[measure]") {
  const double flat = fine_energy(luma_of(noisy(320, 180, 0, 1)));
  const double brushed = fine_energy(luma_of(noisy(320, 180, 24, 1)));
  CHECK(flat < .6);
  CHECK(brushed > 5);
}

TEST_CASE("texture that stays does not boil, texture drawn anew does, a pan does not",
          "[measure]") {
  const Plane first = luma_of(noisy(320, 180, 24, 1));
  CHECK(boil_between(first, luma_of(noisy(320, 180, 24, 1))) == Approx(0).margin(1e-6));
  CHECK(boil_between(first, luma_of(noisy(320, 180, 24, 2))) > 6);
  const double panned =
      boil_between(luma_of(noisy(320, 180, 0, 1)), luma_of(noisy(320, 180, 0, 1, 3)));
  CHECK(panned < .6);
}

TEST_CASE("the vector kernel and its scalar twin give the same bits", "[measure]") {
  const Plane a = luma_of(noisy(64, 48, 90, 1)), b = luma_of(noisy(64, 48, 90, 2));
  for (int shift = -5; shift <= 5; ++shift) {
    for (const float enough : {1e9F, 9000.F, 100.F}) {
      const float* p = a.row(8 + shift) + 16 + 2 * shift;
      const float* q = b.row(8) + 16;
      CHECK(block_difference(p, a.stride(), q, b.stride(), enough) ==
            block_difference_plain(p, a.stride(), q, b.stride(), enough));
    }
  }
  CHECK(block_difference(a.row(0), a.stride(), a.row(0), a.stride(), 1) == 0);
}

TEST_CASE("flicker is what jumps, not what fades", "[measure]") {
  std::vector<float> fade, lamp, cut;
  for (int i = 0; i < 48; ++i) {
    fade.push_back(40 + 3 * static_cast<float>(i));
    lamp.push_back(120.F + (i % 2 == 0 ? 6.F : -6.F));
    cut.push_back(i < 20 ? 40.F : 180.F);
  }
  CHECK(flicker_of(fade) == Approx(0).margin(1e-5));
  CHECK(flicker_of(lamp) > 10);
  CHECK(flicker_of(cut) == Approx(0).margin(1e-5));
  CHECK(flicker_of({1, 2, 3}) == 0);
}

TEST_CASE("an enlarged picture has no more detail than its half enlarged again", "[measure]") {
  const Picture real = noisy(640, 360, 12, 3);
  const Picture enlarged = doubled(shrink(real, 320));
  INFO(detail_ratio(real) << " and " << detail_ratio(enlarged));
  CHECK(detail_ratio(real) > 2);
  CHECK(detail_ratio(real) > 1.5 * detail_ratio(enlarged));
  CHECK(detail_ratio(make_picture(64, 64, 1)) == Approx(1));
  CHECK(detail_ratio(make_picture(4, 4, 1)) == Approx(1));
}

TEST_CASE("doubling keeps a flat picture flat and meets its own halving", "[measure]") {
  Picture flat = make_picture(32, 18, 1);
  for (auto& v : flat.pixels) v = 77;
  const Picture large = doubled(flat);
  CHECK(large.width == 64);
  CHECK(*std::min_element(large.pixels.begin(), large.pixels.end()) == 77);
  CHECK(*std::max_element(large.pixels.begin(), large.pixels.end()) == 77);
}
