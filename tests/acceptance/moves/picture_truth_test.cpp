// SPDX-License-Identifier: Apache-2.0
//
// Is the picture what was asked for, by the measurers' word? Palettes within dE 18 of the colours
// that were shown, heads within 15 % of their size's band, and nobody who waits frozen.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "media/libav/picture_file.h"
#include "media/measure/colour.h"
#include "tests/acceptance/moves/truth.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

constexpr std::array<const char*, 8> kPlaces = {
    "tram stop", "street",  "empty room", "market lane",
    "tea house", "rooftop", "courtyard",  "room with a window"};

using Five = std::array<std::array<std::uint8_t, 3>, 5>;
// As an art director would pin them to a wall.
const std::vector<Five> kBoards = {
    {{{232, 196, 150}, {196, 104, 72}, {92, 108, 92}, {52, 58, 74}, {226, 168, 76}}},
    {{{206, 218, 222}, {126, 158, 172}, {70, 96, 116}, {34, 44, 60}, {214, 122, 92}}},
    {{{240, 222, 206}, {222, 170, 160}, {150, 160, 150}, {104, 92, 112}, {196, 88, 96}}},
    {{{180, 170, 140}, {120, 112, 84}, {72, 66, 54}, {36, 34, 32}, {150, 60, 44}}},
};

Picture board_of(const Five& five) {
  Picture card = make_picture(100, 60, 3);
  for (int y = 0; y < card.height; ++y) {
    for (int x = 0; x < card.width; ++x) {
      for (std::size_t c = 0; c < 3; ++c)
        card.row(y)[x * 3 + static_cast<int>(c)] = five[static_cast<std::size_t>(x / 20)][c];
    }
  }
  return card;
}

// Mean distance of the asked colours from the nearest measured one.
double palette_error(const Five& five, const std::string& place, std::int64_t seed) {
  test::TempDir dir;
  REQUIRE(write_picture(dir / "board.png", board_of(five)));
  PaintRequest r = test::take_of(
      "LS, eye level, a man stands still, " + place + ", overcast, static camera", seed);
  r.seconds = 1;
  r.references.push_back({dir / "board.png", PaintReference::Use::colours});
  const test::Shot shot = test::shoot(r, test::Kind::palette);
  REQUIRE_FALSE(shot.measured.palette.empty());
  double sum = 0;
  for (const auto& wanted : five) {
    const Lab a = lab_of(wanted[0], wanted[1], wanted[2]);
    double nearest = std::numeric_limits<double>::infinity();
    for (const Swatch& s : shot.measured.palette) {
      const Lab b = lab_of(static_cast<std::uint8_t>(s.r), static_cast<std::uint8_t>(s.g),
                           static_cast<std::uint8_t>(s.b));
      const double dl = a.l - b.l, da = a.a - b.a, db = a.b - b.b;
      nearest = std::min(nearest, std::sqrt(dl * dl + da * da + db * db));
    }
    sum += nearest / five.size();
  }
  return sum;
}

struct Band {
  const char* size;
  double low, high;
};
constexpr std::array<Band, 6> kBands = {{{"LS", 0.05, 0.14},
                                         {"FS", 0.05, 0.14},
                                         {"MLS", 0.14, 0.20},
                                         {"MS", 0.20, 0.32},
                                         {"MCU", 0.32, 0.50},
                                         {"CU", 0.50, 0.85}}};

// The head's share of the picture's height by the width of a brimmed hat, 1.21 heads; 0 when it is
// not to be seen whole.
double head_by_hat(const char* size, const std::string& place, std::int64_t seed) {
  auto take = [&](const char* hat) {
    PaintRequest r =
        test::take_of(std::string(size) + ", eye level, an old man in a " + hat +
                          " hat stands still, " + place + ", overcast, deep focus, static camera",
                      seed);
    r.width = 640, r.height = 360;
    return paint_frame(r, 0);
  };
  const Picture a = take("blue");
  const test::Box hat = test::differing(a, take("yellow"));
  if (hat.count < 8 || hat.y0 == 0 || hat.x0 == 0 || hat.x1 == a.width - 1) return 0;
  const double wide = hat.x1 - hat.x0 + 1;
  if (wide < 1.7 * hat.height()) return 0;  // A cap; painter's tests know its shape.
  constexpr double kHatInHeads = 0.290 / (1.75 / 7.5);
  return wide / kHatInHeads / a.height;
}

double frozen_share(const std::string& who, const std::string& place, std::int64_t seed) {
  const test::Shot shot = test::shoot(test::take_of(who + ", " + place + ", static camera", seed),
                                      test::Kind::soundness);
  return static_cast<double>(shot.measured.soundness->frozen_frames) /
         static_cast<double>(shot.measured.soundness->frames);
}

}  // namespace

TEST_CASE("the colours that were shown are the colours that are measured", "[moves][truth]") {
  CHECK(palette_error(kBoards[0], "courtyard", 1) <= 18);
  CHECK(palette_error(kBoards[1], "street", 2) <= 18);
  CHECK(palette_error(kBoards[2], "empty room", 3) <= 18);
}

TEST_CASE("somebody who waits breathes: hardly a frame stands still", "[moves][truth]") {
  CHECK(frozen_share("MS, an old man in a green coat waits", "tram stop", 1) <= 0.12);
  CHECK(frozen_share("LS, a woman waits", "empty room", 2) <= 0.12);
}

TEST_CASE("the table of pictures: palettes, heads, frozen frames", "[.][table][long]") {
  double worst = 0;
  int boards = 0;
  for (const Five& five : kBoards) {
    for (const char* place : kPlaces) {
      const double e = palette_error(five, place, 20 + boards);
      CAPTURE(boards, place, e);
      CHECK(e <= 18);
      if (e > 18) std::printf("  board %d, %s: dE %.1f\n", boards / 8, place, e);
      worst = std::max(worst, e);
      ++boards;
    }
  }
  std::printf("palettes: %d, worst dE %.1f\n", boards, worst);

  int heads = 0, outside = 0;
  for (const Band& band : kBands) {
    for (const char* place : kPlaces) {
      for (std::int64_t seed : {1, 2, 3}) {
        const double head = head_by_hat(band.size, place, seed);
        if (head == 0) continue;
        CAPTURE(band.size, place, seed, head);
        const bool in = head > band.low * 0.85 && head < band.high * 1.15;
        CHECK(in);
        if (!in) std::printf("  %s, %s, seed %d: %.3f\n", band.size, place, int(seed), head);
        ++heads, outside += in ? 0 : 1;
      }
    }
  }
  std::printf("heads: %d, outside their band +-15 %%: %d\n", heads, outside);
  CHECK(heads > 60);

  int frozen = 0, waits = 0;
  double most = 0;
  for (const char* place : kPlaces) {
    for (std::int64_t seed = 1; seed <= 20; ++seed) {
      const char* who = seed % 3 == 0   ? "LS, a woman waits"
                        : seed % 3 == 1 ? "MS, an old man in a green coat waits"
                                        : "MCU, a person waits";
      const double share = frozen_share(who, place, seed);
      CAPTURE(place, seed, share);
      CHECK(share <= 0.12);
      if (share > 0.12) std::printf("  %s, %s, seed %d: %.2f\n", who, place, int(seed), share);
      most = std::max(most, share);
      ++waits, frozen += share > 0.12 ? 1 : 0;
    }
  }
  std::printf("waiting: %d, frozen for more than 12 %%: %d, most %.0f %%\n", waits, frozen,
              most * 100);
}
