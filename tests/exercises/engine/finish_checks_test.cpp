// SPDX-License-Identifier: Apache-2.0
//
// The finish of a picture (V.brush, V.flicker, V.resol) and where things stand in it (V.gmatch,
// V.side, V.gaze).

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

TakeEvidence finished(double energy, double boil, double flicker = 0, double detail = 1.5) {
  TakeEvidence take = test::good_take();
  take.measurement->texture = TextureMeasurement{energy, boil, flicker, 1, detail};
  return take;
}

CriterionVerdict brush(double energy, double boil) {
  TakeEvidence take = finished(energy, boil);
  take.source = Measurement{};
  take.source->texture = TextureMeasurement{1, 0, 0, 1, 1};
  return test::verdict_of(test::asking("V.brush", {{"energy", 1.4}, {"boil", 4.0}}), take);
}

TakeEvidence at(double x, int number) {
  TakeEvidence take = test::good_take(number);
  BoxMeasurement box;
  box.mark = {MarkKind::subject, number == 1 ? 95 : 0, {x, .3, .2, .4}};
  box.stands_out = .5;
  take.measurement->boxes = {box};
  return take;
}

CriterionVerdict match(double from, double to) {
  Evidence evidence;
  evidence.takes = {at(from, 1), at(to, 2)};
  Cut cut;
  cut.events = {{evidence.takes[0].take.id, "", {0, 96}}, {evidence.takes[1].take.id, "", {0, 48}}};
  evidence.cut = cut;
  return test::verdict_of(test::asking("V.gmatch"), evidence);
}

CriterionVerdict gaze(const char* side, double across) {
  TakeEvidence take = test::good_take();
  take.marks = {{MarkKind::gaze, 10, {.5, .3, across, 0}}};
  return test::verdict_of(test::asking("V.gaze", {{"side", std::string(side)}}), take);
}

}  // namespace

TEST_CASE("a brush adds texture and does not boil", "[engine]") {
  CHECK(brush(2, 1).state == VerdictState::pass);
  CHECK(brush(1.25, 1).state == VerdictState::close);
  CHECK(brush(.9, 1).state == VerdictState::not_yet);
  CHECK(brush(2, 9).state == VerdictState::not_yet);
  CHECK_THAT(brush(2, 9).try_this.en, contains("boils"));
  CHECK(test::what_is_unsaid(brush(.9, 9)).empty());
  CHECK(test::what_is_unsaid(brush(2, 1)).empty());
  CHECK(test::verdict_of(test::asking("V.brush"), finished(2, 1)).state ==
        VerdictState::cannot_measure);
  CHECK(test::verdict_of(test::asking("V.brush"), test::good_take()).state ==
        VerdictState::cannot_measure);
}

TEST_CASE("flicker and detail have one number each", "[engine]") {
  const auto flicker = [](double value) {
    return test::verdict_of(test::asking("V.flicker"), finished(1, 1, value));
  };
  CHECK(flicker(.2).state == VerdictState::pass);
  CHECK(flicker(1.1).state == VerdictState::close);
  CHECK(flicker(8).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(flicker(8)).empty());
  const auto detail = [](double value) {
    return test::verdict_of(test::asking("V.resol", {{"least", 1.3}}), finished(1, 1, 0, value));
  };
  CHECK(detail(1.6).state == VerdictState::pass);
  CHECK(detail(1.2).state == VerdictState::close);
  CHECK(detail(1.0).state == VerdictState::not_yet);
  CHECK(detail(0).state == VerdictState::cannot_measure);
  CHECK(test::what_is_unsaid(detail(1.0)).empty());
}

TEST_CASE("a graphic match is two subjects over each other at one cut", "[engine]") {
  CHECK(match(.4, .41).state == VerdictState::pass);
  CHECK(match(.4, .465).state == VerdictState::close);
  CHECK(match(.2, .7).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(match(.2, .7)).empty());
  CHECK(test::what_is_unsaid(match(.4, .41)).empty());
  Evidence nothing;
  nothing.takes = {test::good_take()};
  CHECK(test::verdict_of(test::asking("V.gmatch"), nothing).state == VerdictState::cannot_measure);
}

TEST_CASE("a subject has a side, and a gaze a direction", "[engine]") {
  const auto side = [](const char* wanted, double x) {
    return test::verdict_of(test::asking("V.side", {{"side", std::string(wanted)}}), at(x, 1));
  };
  CHECK(side("left", .1).state == VerdictState::pass);
  CHECK(side("left", .7).state == VerdictState::not_yet);
  CHECK(side("right", .7).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(side("left", .7)).empty());
  CHECK(gaze("right", .2).state == VerdictState::pass);
  CHECK(gaze("left", .2).state == VerdictState::not_yet);
  CHECK(gaze("left", -.2).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(gaze("left", .2)).empty());
  const auto none =
      test::verdict_of(test::asking("V.gaze", {{"side", std::string("left")}}), test::good_take());
  CHECK(none.state == VerdictState::cannot_measure);
}
