// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

CameraKey key(double seconds, double x, double y, double z) {
  return {seconds, x, y, z, 0, 1, 8, 50};
}

// Over a roof, through a window at z = 3, to a table.
std::vector<CameraKey> straight() {
  return {key(0, 0, 2, -8), key(3, 0, 1.8, -3), key(5.5, 0, 1.5, 2), key(8, 0, 1.2, 3.9)};
}

TakeEvidence flown(std::vector<CameraKey> path) {
  TakeEvidence take = test::good_take();
  take.take.request.camera_path = std::move(path);
  return take;
}

Exercise flight() {
  return test::asking("T.flight", {{"jump", 1.0},
                                   {"turn", 45.0},
                                   {"gate_z", 3.0},
                                   {"gate_left", -.8},
                                   {"gate_right", .8},
                                   {"gate_low", 1.0},
                                   {"gate_high", 2.2}});
}

TakeEvidence ending_on(FrameBox box, std::int64_t frame = 95) {
  TakeEvidence take = test::good_take();
  BoxMeasurement measured;
  measured.mark = {MarkKind::subject, frame, box};
  measured.stands_out = .5;
  measured.evidence = "evidence/box.png";
  take.measurement->boxes = {measured};
  return take;
}

Exercise ending() {
  return test::asking("V.end", {{"x", .5}, {"y", .5}}, {{"distance", .1}, {"least", .2}},
                      {{"distance", .2}, {"least", .15}});
}

}  // namespace

TEST_CASE("a flight without jumps passes, and tells its largest change of speed", "[engine]") {
  const auto verdict = test::verdict_of(flight(), flown(straight()));
  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.unit == "m/s2");
  CHECK(*verdict.value < 1);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a corkscrew jumps at a key that is named", "[engine]") {
  const std::vector<CameraKey> path = {key(0, 0, 2, -8),    key(1.5, 2, 2, -6),
                                       key(3, 0, 3.5, -3),  key(4.5, -2, 2, 0),
                                       key(5.5, 0, 1.5, 2), key(8, 0, 1.2, 3.9)};
  const auto verdict = test::verdict_of(flight(), flown(path));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("at key "));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a look that is thrown round is no smooth flight either", "[engine]") {
  auto path = straight();
  path[2].look_z = -9;
  const auto verdict = test::verdict_of(flight(), flown(path));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.try_this.en, contains("look at one thing"));
}

TEST_CASE("a path clears the opening of a wall, or is told where it hits", "[engine]") {
  auto path = straight();
  for (CameraKey& one : path) one.x = 1.4;
  const auto beside = test::verdict_of(flight(), flown(path));
  CHECK(beside.state == VerdictState::not_yet);
  CHECK_THAT(beside.why.en, contains("x 1.4"));
  CHECK(test::what_is_unsaid(beside).empty());

  path = straight();
  path.pop_back();
  CHECK_THAT(test::verdict_of(flight(), flown(path)).why.en, contains("never goes through"));
}

TEST_CASE("without three keys there is no flight to judge", "[engine]") {
  const auto none = test::verdict_of(flight(), flown({}));
  CHECK(none.state == VerdictState::not_yet);
  CHECK_THAT(none.why.en, contains("0 keys"));
  CHECK(test::what_is_unsaid(none).empty());
}

TEST_CASE("a take of one piece has no change of shot", "[engine]") {
  TakeEvidence take = test::good_take();
  const Exercise exercise = test::asking("V.cuts", {{"most", 0.0}});
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);
  take.measurement->shots->cuts = {40};
  const auto cut = test::verdict_of(exercise, take);
  CHECK(cut.state == VerdictState::not_yet);
  CHECK_THAT(cut.why.en, contains("frame 40"));
  CHECK(test::what_is_unsaid(cut).empty());
  take.measurement->shots.reset();
  CHECK(test::verdict_of(exercise, take).state == VerdictState::cannot_measure);
}

TEST_CASE("the subject ends where it was to end, and large enough", "[engine]") {
  const auto good = test::verdict_of(ending(), ending_on({.4, .35, .25, .3}));
  CHECK(good.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(good).empty());

  const auto small = test::verdict_of(ending(), ending_on({.48, .47, .05, .06}));
  CHECK(small.state == VerdictState::not_yet);
  CHECK_THAT(small.why.en, contains("6 %"));
  CHECK_THAT(small.try_this.en, contains("nearer"));
  CHECK(test::what_is_unsaid(small).empty());

  const auto off = test::verdict_of(ending(), ending_on({.1, .35, .25, .3}));
  CHECK(off.state == VerdictState::not_yet);
  CHECK_THAT(off.try_this.en, contains("last key"));
}

TEST_CASE("a box that is not at the end says nothing of the end", "[engine]") {
  const auto early = test::verdict_of(ending(), ending_on({.4, .35, .25, .3}, 20));
  CHECK(early.state == VerdictState::cannot_measure);
  CHECK_THAT(early.why.en, contains("frame 20"));
  CHECK(test::verdict_of(ending(), test::good_take()).state == VerdictState::cannot_measure);
}
