// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

CriterionVerdict path(double distance, double amount = 1, double direction = .99) {
  TakeEvidence take = test::good_take();
  take.path = PathMatch{distance, direction, amount, 1, {}, "evidence/path.png"};
  return test::verdict_of(test::asking("V.path", {{"distance", .2}}), take);
}

CriterionVerdict region(double outside, double inside) {
  TakeEvidence take = test::good_take();
  RegionDifference difference;
  difference.outside_ssim = outside;
  difference.inside_delta = inside;
  difference.share = .1;
  difference.evidence = "evidence/region.png";
  take.region = difference;
  return test::verdict_of(test::asking("V.region", {{"outside", .9}, {"inside", 8.0}}), take);
}

CriterionVerdict follow(double overlap, double motion) {
  TakeEvidence take = test::good_take();
  FollowMeasurement measured;
  measured.overlap = overlap;
  measured.motion = motion;
  take.follow = measured;
  return test::verdict_of(test::asking("V.follow", {{"overlap", .6}, {"motion", .7}}), take);
}

CriterionVerdict composite(double edge, double slide, double left_right) {
  TakeEvidence take = test::good_take();
  CompositeMeasurement measured;
  measured.edge_delta = edge;
  measured.slide = slide;
  measured.left_right = left_right;
  measured.share = .1;
  take.composite = measured;
  return test::verdict_of(
      test::asking("V.comp", {{"edge", 8.0}, {"slide", 1.0}, {"light", std::string("left")}}),
      take);
}

CriterionVerdict without(const char* check) {
  return test::verdict_of(test::asking(check), test::good_take());
}

}  // namespace

TEST_CASE("a take rides a path when its shape and its reach agree", "[engine]") {
  CHECK(path(.08).state == VerdictState::pass);
  CHECK(path(.22).state == VerdictState::close);
  CHECK(path(.60).state == VerdictState::not_yet);
  CHECK(path(.08, .1).state == VerdictState::not_yet);
  CHECK(path(.08, 2.7).state == VerdictState::close);
  CHECK(path(.22, 1, -.9).state == VerdictState::not_yet);
  CHECK_THAT(path(.22, 1, -.9).try_this.en, contains("other way"));
  CHECK_THAT(path(.60).why.en, contains("0.6"));
  CHECK(path(.60).evidence == "evidence/path.png");
  CHECK(test::what_is_unsaid(path(.60)).empty());
  CHECK(test::what_is_unsaid(path(.08)).empty());
}

TEST_CASE("a region edit changes the inside and leaves the outside", "[engine]") {
  CHECK(region(.98, 20).state == VerdictState::pass);
  CHECK(region(.80, 20).state == VerdictState::close);
  CHECK(region(.50, 20).state == VerdictState::not_yet);
  CHECK(region(.98, 2).state == VerdictState::not_yet);
  CHECK_THAT(region(.50, 20).try_this.en, contains("strength"));
  CHECK_THAT(region(.98, 2).try_this.en, contains("wider"));
  CHECK(test::what_is_unsaid(region(.50, 20)).empty());
  CHECK(test::what_is_unsaid(region(.98, 20)).empty());
}

TEST_CASE("a repainted take keeps masses and timing", "[engine]") {
  CHECK(follow(.8, .9).state == VerdictState::pass);
  CHECK(follow(.8, .62).state == VerdictState::close);
  CHECK(follow(.8, .2).state == VerdictState::not_yet);
  CHECK(follow(.3, .9).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(follow(.3, .2)).empty());
  CHECK(test::what_is_unsaid(follow(.8, .9)).empty());
}

TEST_CASE("an element sits in its plate by edge, by rest and by light", "[engine]") {
  CHECK(composite(4, .003, 1.4).state == VerdictState::pass);
  CHECK(composite(20, .003, 1.4).state == VerdictState::not_yet);
  CHECK(composite(4, .05, 1.4).state == VerdictState::not_yet);
  CHECK(composite(4, .003, .7).state == VerdictState::not_yet);
  CHECK_THAT(composite(4, .003, .7).try_this.en, contains("shadows"));
  CHECK_THAT(composite(4, .05, 1.4).try_this.en, contains("slides"));
  CHECK(test::what_is_unsaid(composite(20, .05, .7)).empty());
  CHECK(test::what_is_unsaid(composite(4, .003, 1.4)).empty());
}

TEST_CASE("what has no other clip beside it cannot be measured", "[engine]") {
  for (const char* check : {"V.path", "V.region", "V.follow", "V.comp"}) {
    const auto verdict = without(check);
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK(test::what_is_unsaid(verdict).empty());
  }
  TakeEvidence take = test::good_take();
  take.path = PathMatch{};
  take.path->why_not = {"The reference stands still.", "參考片不動。"};
  const auto verdict = test::verdict_of(test::asking("V.path"), take);
  CHECK(verdict.state == VerdictState::cannot_measure);
  CHECK(verdict.why.en == "The reference stands still.");
}

TEST_CASE("the side of the plate's light may be what the learner read off the plate", "[engine]") {
  Evidence evidence;
  evidence.takes = {test::good_take()};
  CompositeMeasurement measured;
  measured.edge_delta = 4, measured.slide = .004, measured.left_right = 1.5;
  evidence.takes[0].composite = measured;
  const Exercise exercise = test::asking(
      "V.comp", {{"light", std::string("declared")}, {"question", std::string("side")}});
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::cannot_measure);
  CHECK(test::what_is_unsaid(test::verdict_of(exercise, evidence)).empty());
  evidence.answers["side"] = "Left: the pillar's shadow falls to the right.";
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);
  evidence.answers["side"] = "右，影子向左。";
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::not_yet);
}
