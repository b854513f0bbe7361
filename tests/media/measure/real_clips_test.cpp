// SPDX-License-Identifier: Apache-2.0
//
// Real clips, whose truth was read by eye, frame by frame. Skipped by name where they are absent.

#include <algorithm>
#include <cmath>

#include "media/measure/measure.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"

using namespace shotlab;
using Catch::Approx;
using Cuts = std::vector<std::int64_t>;

namespace {

Measurement measured(const std::filesystem::path& clip) {
  const Result<Measurement> result = measure({.source = clip, .loudness = false});
  REQUIRE(result);
  return *result;
}

const MoveMeasurement& move_at(const Measurement& m, std::int64_t frame) {
  const auto shot = std::find_if(m.moves.begin(), m.moves.end(), [&](const MoveMeasurement& move) {
    return move.frames.in <= frame && frame < move.frames.out;
  });
  REQUIRE(shot != m.moves.end());
  return *shot;
}

}  // namespace

TEST_CASE("D25: three cuts, a fade from black, a crane, a still and a push-in", "[measure][real]") {
  const auto clip = test::media("D25");
  if (!clip) SKIP("no D25");
  const Measurement m = measured(*clip);

  CHECK(m.shots->cuts == Cuts{283, 376, 551});
  REQUIRE(m.shots->fades.size() == 1);
  CHECK(m.shots->fades[0].in);
  CHECK(m.shots->fades[0].frames.in == 0);
  CHECK(std::abs(m.shots->fades[0].frames.out - 49) <= 1);
  CHECK(move_at(m, 100).coarse == Move::down);
  CHECK(std::abs(move_at(m, 100).y - .386) < .03);
  // Frames 283 to 375 drift by 1 %: between static and a move, and any name must be a weak one.
  CHECK(move_at(m, 300).energy < .012);
  CHECK(move_at(m, 400).coarse == Move::static_shot);
  CHECK(move_at(m, 400).energy < .001);
  CHECK(move_at(m, 600).coarse == Move::in);
  CHECK((move_at(m, 600).fine == FineMove::dolly || move_at(m, 600).fine == FineMove::unsure));
}

TEST_CASE("D01, D02 and D22: one cut at the exact frame", "[measure][real]") {
  for (const auto& [name, cut] : {std::pair{"D01", 12}, {"D02", 21}, {"D22", 6}}) {
    const auto clip = test::media(name);
    if (!clip) SKIP("no " << name);
    INFO(name);
    const Measurement m = measured(*clip);
    CHECK(m.shots->cuts == Cuts{cut});
    CHECK(m.shots->dissolves.empty());
    if (std::string_view(name) == "D22") {
      CHECK(m.move->coarse == Move::static_shot);
      CHECK(m.move->energy < .001);
    }
  }
}

TEST_CASE("D30: a small reframe up and left, measured to a pixel", "[measure][real]") {
  const auto clip = test::media("D30");
  if (!clip) SKIP("no D30");
  const Measurement m = measured(*clip);

  CHECK(m.shots->cuts.empty());
  CHECK(m.move->coarse == Move::up);
  CHECK(m.move->also == std::vector<Move>{Move::left});
  CHECK(m.move->x == Approx(-.0218).margin(.0016));
  CHECK(m.move->y == Approx(-.0342).margin(.0016));
  CHECK(m.move->fine == FineMove::unsure);
}

TEST_CASE("D18: a generated push-in of three percent behind a hopping subject", "[measure][real]") {
  const auto clip = test::media("D18");
  if (!clip) SKIP("no D18");
  const Measurement m = measured(*clip);

  CHECK(m.shots->cuts.empty());
  CHECK(m.move->coarse == Move::in);
  CHECK(m.move->scale == Approx(.038).margin(.004));
  CHECK(m.move->fine == FineMove::unsure);
  CHECK(m.soundness->black_frames == 0);
}

TEST_CASE("D20: a picture that changes shape cannot be measured", "[measure][real]") {
  const auto clip = test::media("D20");
  if (!clip) SKIP("no D20");
  const Measurement m = measured(*clip);

  CHECK(m.move->coarse == Move::unknown);
  CHECK_FALSE(m.move->why_not.empty());
}

TEST_CASE("D10: black and silent is black, not static", "[measure][real]") {
  const auto clip = test::media("D10");
  if (!clip) SKIP("no D10");
  const Measurement m = measured(*clip);

  CHECK(m.soundness->black_frames == 270);
  CHECK(m.move->coarse == Move::unknown);
  CHECK(m.shots->cuts.empty());
}

TEST_CASE("D26: six minutes of black are black, not static", "[.][long][real]") {
  const auto clip = test::media("D26");
  if (!clip) SKIP("no D26");
  const Measurement m = measured(*clip);

  CHECK(m.soundness->black_frames == 10883);
  CHECK(m.move->coarse == Move::unknown);
}
