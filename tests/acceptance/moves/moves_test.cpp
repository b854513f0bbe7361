// SPDX-License-Identifier: Apache-2.0
//
// Does the measurer name what the practice generator was asked for? Each of the twelve moves, in
// three places, at three speeds. Held here: coarse >= 95 % right, fine >= 85 % right and the rest
// "cannot tell", never wrong. Wanted: 98 % and 90 %.
//
// An orbit is right when its coarse name is the camera's turn: travelling left about the subject it
// turns right. A test case paints one place at the speeds in turn, so that all of it stays
// affordable; [grid] paints everything.

#include <array>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "app/practice/painter.h"
#include "media/measure/measure.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

struct AskedMove {
  const char* words;
  Move coarse;
  FineMove fine;
};

// Twelve moves; those with two directions stand here with both.
const std::vector<std::vector<AskedMove>> kMoves = {
    {{"static shot, locked off", Move::static_shot, FineMove::static_shot}},
    {{"pan left", Move::left, FineMove::pan}, {"pan right", Move::right, FineMove::pan}},
    {{"tilt up", Move::up, FineMove::tilt}, {"tilt down", Move::down, FineMove::tilt}},
    {{"push in", Move::in, FineMove::dolly}},
    {{"pull out", Move::out, FineMove::dolly}},
    {{"truck left", Move::left, FineMove::truck}, {"truck right", Move::right, FineMove::truck}},
    {{"pedestal up", Move::up, FineMove::pedestal},
     {"pedestal down", Move::down, FineMove::pedestal}},
    {{"orbit left", Move::right, FineMove::orbit}, {"orbit right", Move::left, FineMove::orbit}},
    {{"roll clockwise", Move::roll_cw, FineMove::roll},
     {"roll counter-clockwise", Move::roll_ccw, FineMove::roll}},
    {{"handheld camera", Move::handheld, FineMove::handheld}},
    {{"zoom in", Move::in, FineMove::zoom}},
    {{"zoom out", Move::out, FineMove::zoom}},
};

const std::array<const char*, 3> kPlaces = {"at a tram stop", "in a street", "in a courtyard"};
const std::array<const char*, 3> kSpeeds = {" slowly", "", " quickly"};

struct Tally {
  int shots = 0, coarse_right = 0, fine_right = 0, fine_wrong = 0, cuts = 0;
  std::string misses;
};

void shoot(Tally& tally, const AskedMove& move, std::size_t place, std::size_t speed) {
  test::TempDir folder;
  PaintRequest request;
  request.prompt = std::string("Medium shot of a woman in a green coat who waits ") +
                   kPlaces[place] + ", soft daylight. The camera: " + move.words +
                   (move.coarse == Move::static_shot ? "" : kSpeeds[speed]) + ".";
  request.width = 320;
  request.height = 180;
  request.seed = 3 + static_cast<std::int64_t>(place);
  REQUIRE(paint_take(request, folder / "take.mp4", {}));
  const Result<Measurement> measured = measure({.source = folder / "take.mp4",
                                                .soundness = false,
                                                .loudness = false,
                                                .tone = false,
                                                .palette = false});
  REQUIRE(measured);

  const MoveMeasurement& found = *measured->move;
  const bool coarse = found.coarse == move.coarse;
  const bool fine = found.fine == move.fine;
  const bool wrong = !fine && found.fine != FineMove::unsure;
  ++tally.shots;
  tally.coarse_right += coarse ? 1 : 0;
  tally.fine_right += fine ? 1 : 0;
  tally.fine_wrong += wrong ? 1 : 0;
  tally.cuts += measured->shots->cuts.empty() ? 0 : 1;
  if (!coarse || !fine) {
    std::array<char, 400> line{};
    std::snprintf(line.data(), line.size(),
                  "%s%s, %s -> %s, %s (x %+.3f y %+.3f zoom %+.3f roll %+.3f jitter %.4f)%s\n",
                  move.words, kSpeeds[speed], kPlaces[place], name_of(found.coarse).data(),
                  name_of(found.fine).data(), found.x, found.y, found.scale, found.roll,
                  found.jitter,
                  !coarse ? " COARSE"
                  : wrong ? " WRONG"
                          : "");
    tally.misses += line.data();
  }
}

// `fine_least`: percent. Twelve shots cannot show 85 %: a round may leave two of them untold.
void check(const Tally& tally, int fine_least) {
  INFO(tally.coarse_right << " coarse and " << tally.fine_right << " fine right of " << tally.shots
                          << "\n"
                          << tally.misses);
  CHECK(tally.coarse_right * 100 >= 95 * tally.shots);
  CHECK(tally.fine_right * 100 >= fine_least * tally.shots);
  CHECK(tally.fine_wrong == 0);
  CHECK(tally.cuts == 0);
}

// All moves in one place, speeds and directions in turn.
Tally round_of(std::size_t place) {
  Tally tally;
  for (std::size_t m = 0; m < kMoves.size(); ++m) {
    const std::vector<AskedMove>& ways = kMoves[m];
    shoot(tally, ways[(m + place) % ways.size()], place, (m + place) % kSpeeds.size());
  }
  return tally;
}

}  // namespace

TEST_CASE("all practice moves are named right at a tram stop", "[moves]") {
  check(round_of(0), 80);
}
TEST_CASE("all practice moves are named right in a street", "[moves]") { check(round_of(1), 80); }
TEST_CASE("all practice moves are named right in a courtyard", "[moves]") {
  check(round_of(2), 80);
}

TEST_CASE("the whole grid of practice moves: three places, three speeds, both ways",
          "[.][grid][table]") {
  Tally tally;
  for (std::size_t place = 0; place < kPlaces.size(); ++place) {
    for (const std::vector<AskedMove>& ways : kMoves) {
      for (const AskedMove& move : ways) {
        for (std::size_t speed = 0; speed < kSpeeds.size(); ++speed) {
          if (move.coarse == Move::static_shot && speed > 0) continue;
          shoot(tally, move, place, speed);
        }
      }
    }
  }
  std::cout << tally.coarse_right << " coarse right, " << tally.fine_right << " fine right, "
            << tally.fine_wrong << " fine wrong of " << tally.shots << "\n"
            << tally.misses;
  check(tally, 85);
}
