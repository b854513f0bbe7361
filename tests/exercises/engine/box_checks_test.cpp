// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

BoxMeasurement box_of(MarkKind kind, double height) {
  BoxMeasurement box;
  box.mark = {kind, 48, {.4, .1, .1, height}};
  box.look.frame = 48;
  box.look.box = box.mark.box;
  box.stands_out = .5;
  box.mean_l = 50;
  box.evidence = "evidence/box-1.png";
  return box;
}

TakeEvidence with_head(double height, int number = 1, const std::string& shot = "") {
  TakeEvidence take = test::good_take(number, shot);
  take.measurement->boxes = {box_of(MarkKind::head, height)};
  return take;
}

TakeEvidence lit(double left_right) {
  TakeEvidence take = with_head(.25);
  take.measurement->boxes.front().left_right = left_right;
  return take;
}

CriterionVerdict head(const char* size, double height, double tolerance = 15) {
  return test::verdict_of(
      test::asking("V.head", {{"size", std::string(size)}, {"tolerance", tolerance}}),
      with_head(height));
}

CriterionVerdict key(const char* side, double left_right) {
  return test::verdict_of(test::asking("V.key", {{"side", std::string(side)}}), lit(left_right));
}

// Three shots of a ladder, wide to tight.
CriterionVerdict ladder(const std::vector<double>& heights, const char* check = "V.order",
                        Parameters parameters = {}) {
  Exercise exercise = test::asking(check, std::move(parameters));
  Evidence evidence;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const std::string shot(1, static_cast<char>('a' + i));
    exercise.shots.push_back({shot, {shot, shot}});
    evidence.takes.push_back(with_head(heights[i], static_cast<int>(i) + 1, shot));
  }
  return test::verdict_of(exercise, evidence);
}

// Two takes whose subjects agree so far.
CriterionVerdict same(double colours, int bits = 5) {
  const Exercise exercise = test::asking("V.same", {{"colours", 60.0}, {"bits", 14.0}});
  Evidence evidence;
  for (const int number : {1, 2}) {
    TakeEvidence take = test::good_take(number);
    take.measurement->boxes = {box_of(MarkKind::subject, .6)};
    evidence.takes.push_back(take);
  }
  evidence.likeness = {{evidence.takes[0].take.id,
                        evidence.takes[1].take.id,
                        MarkKind::subject,
                        {colours, colours, bits, 1}}};
  return test::verdict_of(exercise, evidence);
}

CriterionVerdict drift(std::optional<Likeness> value) {
  TakeEvidence take = test::good_take();
  BoxMeasurement box = box_of(MarkKind::subject, .6);
  box.drift = value;
  if (!value) box.not_followed = {"It is lost.", "跟丟了。"};
  take.measurement->boxes = {box};
  return test::verdict_of(test::asking("V.drift", {{"colours", 85.0}}), take);
}

}  // namespace

TEST_CASE("a shot size is the height of the head, with room at both ends", "[engine]") {
  CHECK(head("MS", .25).state == VerdictState::pass);
  CHECK(head("MS", .36).state == VerdictState::pass);
  CHECK(head("MS", .39).state == VerdictState::close);
  CHECK(head("MS", .60).state == VerdictState::not_yet);
  CHECK(head("MS", .10).state == VerdictState::not_yet);
  CHECK(head("MS", .41, 30).state == VerdictState::pass);
  CHECK(head("ELS", .01).state == VerdictState::pass);
  CHECK(head("ECU", .95).state == VerdictState::pass);
}

TEST_CASE("a head that is too large asks for a wider shot, a small one for a tighter", "[engine]") {
  CHECK_THAT(head("MS", .60).try_this.en, contains("waist up"));
  CHECK_THAT(head("CU", .10).try_this.en, contains("face"));
  CHECK_THAT(head("MS", .60).why.en, contains("60 %"));
  CHECK(head("MS", .60).evidence == "evidence/box-1.png");
  CHECK(test::what_is_unsaid(head("MS", .60)).empty());
  CHECK(test::what_is_unsaid(head("MS", .25)).empty());
}

TEST_CASE("without a box, or with one round nothing, a size cannot be measured", "[engine]") {
  const Exercise exercise = test::asking("V.head", {{"size", std::string("MS")}});
  TakeEvidence none = test::good_take();
  CHECK(test::verdict_of(exercise, none).state == VerdictState::cannot_measure);
  CHECK_THAT(test::verdict_of(exercise, none).try_this.en, contains("chin"));

  TakeEvidence empty = with_head(.25);
  empty.measurement->boxes.front().stands_out = .04;
  const auto verdict = test::verdict_of(exercise, empty);
  CHECK(verdict.state == VerdictState::cannot_measure);
  CHECK_THAT(verdict.why.en, contains("4 %"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("the size of a shot may come from its name", "[engine]") {
  Exercise exercise = test::asking("V.head");
  exercise.shots = {{"mcu", {"Medium close-up", "中近景"}}};
  CHECK(test::verdict_of(exercise, with_head(.40, 1, "mcu")).state == VerdictState::pass);
  CHECK(test::verdict_of(exercise, with_head(.20, 1, "mcu")).state == VerdictState::not_yet);
}

TEST_CASE("a ladder goes one way by clear steps, inwards or outwards", "[engine]") {
  CHECK(ladder({.1, .2, .4}).state == VerdictState::pass);
  CHECK(ladder({.4, .2, .1}).state == VerdictState::pass);
  CHECK(ladder({.1, .2, .24}).state == VerdictState::close);
  CHECK(ladder({.1, .2, .21}).state == VerdictState::not_yet);
  CHECK(ladder({.1, .3, .28, .5}).state == VerdictState::not_yet);
  CHECK(ladder({.1}).state == VerdictState::cannot_measure);
  CHECK_THAT(ladder({.1, .2, .21}).why.en, contains("0002"));
  CHECK(test::what_is_unsaid(ladder({.1, .2, .21})).empty());
  CHECK(test::what_is_unsaid(ladder({.1, .2, .4})).empty());
}

TEST_CASE("a framing is constant when the heads are of one height", "[engine]") {
  const Parameters most{{"most", 15.0}};
  CHECK(ladder({.25, .26, .24}, "V.spread", most).state == VerdictState::pass);
  CHECK(ladder({.25, .295}, "V.spread", most).state == VerdictState::close);
  CHECK(ladder({.25, .40}, "V.spread", most).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(ladder({.25, .40}, "V.spread", most)).empty());
}

TEST_CASE("the key is on the side whose half of the box is brighter", "[engine]") {
  CHECK(key("left", 1.5).state == VerdictState::pass);
  CHECK(key("left", 1.15).state == VerdictState::close);
  CHECK(key("left", .7).state == VerdictState::not_yet);
  CHECK(key("right", .7).state == VerdictState::pass);
  CHECK(key("right", 1.5).state == VerdictState::not_yet);
  // The other side brighter by a little is still the other side.
  CHECK(key("left", .98).state == VerdictState::not_yet);
  CHECK_THAT(key("left", .7).try_this.en, contains("from camera left"));
  CHECK(test::what_is_unsaid(key("left", .7)).empty());
}

TEST_CASE("a box in the dark has no side", "[engine]") {
  TakeEvidence take = lit(2);
  take.measurement->boxes.front().mean_l = 3;
  const auto verdict =
      test::verdict_of(test::asking("V.key", {{"side", std::string("left")}}), take);
  CHECK(verdict.state == VerdictState::cannot_measure);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("the worst pair decides whether a subject stays the same", "[engine]") {
  CHECK(same(.75).state == VerdictState::pass);
  CHECK(same(.55).state == VerdictState::close);
  CHECK(same(.30).state == VerdictState::not_yet);
  CHECK(same(.75, 30).state == VerdictState::not_yet);
  CHECK_THAT(same(.30).why.en, contains("0001-old-man") && contains("30 %"));
  CHECK(test::what_is_unsaid(same(.30)).empty());
  CHECK(test::what_is_unsaid(same(.75)).empty());
}

TEST_CASE("a subject that is marked in one shot only has nothing to be compared with", "[engine]") {
  const Exercise exercise = test::asking("V.same", {{"colours", 60.0}});
  TakeEvidence take = test::good_take();
  take.measurement->boxes = {box_of(MarkKind::subject, .6)};
  CHECK(test::verdict_of(exercise, take).state == VerdictState::cannot_measure);
}

TEST_CASE("drift compares the first with the last third, or says that the box was lost",
          "[engine]") {
  CHECK(drift(Likeness{.95, .95, 4, 1}).state == VerdictState::pass);
  CHECK(drift(Likeness{.80, .80, 4, 1}).state == VerdictState::close);
  CHECK(drift(Likeness{.50, .50, 4, 1}).state == VerdictState::not_yet);
  CHECK(drift(std::nullopt).state == VerdictState::cannot_measure);
  CHECK(test::what_is_unsaid(drift(Likeness{.50, .50, 4, 1})).empty());
  CHECK(test::what_is_unsaid(drift(std::nullopt)).empty());
}
