// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

Evidence takes(int count) {
  Evidence evidence;
  for (int i = 1; i <= count; ++i) {
    evidence.takes.push_back(test::good_take(i));
    evidence.takes.back().take.keeper = i == 1;
  }
  return evidence;
}

}  // namespace

TEST_CASE("takes are counted", "[engine]") {
  const Exercise exercise = test::asking("T.count", {{"least", 2.0}});

  CHECK(test::verdict_of(exercise, takes(2)).state == VerdictState::pass);
  const auto one = test::verdict_of(exercise, takes(1));
  CHECK(one.state == VerdictState::not_yet);
  CHECK(one.value == 1);
  CHECK_THAT(one.why.en, contains("1 take"));
  CHECK_THAT(one.try_this.en, contains("1 take more"));
  CHECK(test::verdict_of(exercise, Evidence{}).state == VerdictState::not_yet);
  // One of eight missing is near.
  CHECK(test::verdict_of(test::asking("T.count", {{"least", 8.0}}), takes(7)).state ==
        VerdictState::close);
}

TEST_CASE("different seeds are counted", "[engine]") {
  const Exercise exercise = test::asking("T.seeds", {{"least", 2.0}});

  CHECK(test::verdict_of(exercise, takes(2)).state == VerdictState::pass);
  Evidence same = takes(3);
  for (TakeEvidence& take : same.takes) take.take.request.seed = 7;
  CHECK(test::verdict_of(exercise, same).value == 1);
  same.takes[0].take.request.seed.reset();  // The provider chose and did not say.
  CHECK(test::verdict_of(exercise, same).value == 1);
}

TEST_CASE("seeds of one prompt are counted apart from those of another", "[engine]") {
  const Exercise exercise =
      test::asking("T.seeds", {{"least", 3.0}, {"of", std::string("one_prompt")}});

  Evidence four = takes(4);
  for (TakeEvidence& take : four.takes) take.take.request.prompt = "a person walks";
  CHECK(test::verdict_of(exercise, four).value == 4);
  CHECK(test::verdict_of(exercise, four).state == VerdictState::pass);
  four.takes[2].take.request.prompt = four.takes[3].take.request.prompt = "a person walks at night";
  const auto edited = test::verdict_of(exercise, four);
  CHECK(edited.value == 2);
  CHECK(edited.state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(edited).empty());
}

TEST_CASE("the depth of a line of takes is counted, and a ring ends", "[engine]") {
  const Exercise exercise = test::asking("T.depth", {{"least", 3.0}});

  Evidence line = takes(3);
  line.takes[1].take.parent = line.takes[0].take.id;
  line.takes[2].take.parent = line.takes[1].take.id;
  CHECK(test::verdict_of(exercise, line).value == 3);
  CHECK(test::verdict_of(exercise, line).state == VerdictState::pass);
  CHECK(test::verdict_of(exercise, takes(3)).value == 1);

  line.takes[0].take.parent = line.takes[2].take.id;
  CHECK(test::verdict_of(exercise, line).value == 3);
}

TEST_CASE("every take must be judged and noted", "[engine]") {
  const Exercise exercise = test::asking("T.notes", {{"least_words", 6.0}, {"least_han", 12.0}});

  CHECK(test::verdict_of(exercise, takes(2)).state == VerdictState::pass);

  Evidence unjudged = takes(2);
  unjudged.takes[1].take.judgement = Judgement::none;
  const auto verdict = test::verdict_of(exercise, unjudged);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.take == "0002-old-man");
  CHECK_THAT(verdict.why.en, contains("1 of 2") && contains("not judged"));

  Evidence brief = takes(1);
  brief.takes[0].take.notes = {{"nice one", ""}};
  CHECK_THAT(test::verdict_of(exercise, brief).why.en, contains("2 words"));
  brief.takes[0].take.notes = {{"外套很清楚，光由左面來，人在等。", ""}};
  CHECK(test::verdict_of(exercise, brief).state == VerdictState::pass);
  // Half a note in each language is a whole one.
  brief.takes[0].take.notes = {{"green coat clear", ""}, {"光由左面來到", ""}};
  CHECK(test::verdict_of(exercise, brief).state == VerdictState::pass);
  brief.takes[0].take.notes.clear();
  CHECK_THAT(test::verdict_of(exercise, brief).why.en, contains("no note"));

  CHECK(test::verdict_of(exercise, Evidence{}).state == VerdictState::not_yet);
  Evidence ten = takes(10);
  ten.takes[3].take.notes.clear();
  CHECK(test::verdict_of(exercise, ten).state == VerdictState::close);
}

TEST_CASE("one keeper passes; none and two do not", "[engine]") {
  const Exercise exercise = test::asking("T.keeper");

  CHECK(test::verdict_of(exercise, takes(2)).state == VerdictState::pass);
  Evidence none = takes(2);
  none.takes[0].take.keeper = false;
  CHECK(test::verdict_of(exercise, none).state == VerdictState::not_yet);
  CHECK_THAT(test::verdict_of(exercise, none).why.en, contains("0 of 2 takes"));
  Evidence two = takes(2);
  two.takes[1].take.keeper = true;
  CHECK(test::verdict_of(exercise, two).state == VerdictState::not_yet);
  CHECK(test::verdict_of(exercise, two).value == 2);
}

TEST_CASE("with several shots each needs its keeper, and the missing ones are named", "[engine]") {
  Exercise exercise = test::asking("T.keeper");
  exercise.shots = {{"pan", {"Pan", "左右搖"}}, {"tilt", {"Tilt", "直搖"}}};
  Evidence evidence;
  evidence.takes = {test::good_take(1, "pan"), test::good_take(2, "tilt")};
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);

  evidence.takes[1].take.keeper = false;
  const auto verdict = test::verdict_of(exercise, evidence);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("1 of 2") && contains("Tilt"));
  CHECK_THAT(verdict.why.zh, contains("直搖"));
}

TEST_CASE("a keeper whose clip was swapped is no keeper", "[engine]") {
  Evidence evidence = takes(2);
  evidence.takes[0].hash_matches = false;

  CHECK(test::verdict_of(test::asking("T.keeper"), evidence).state == VerdictState::not_yet);
}

TEST_CASE("a line of takes may be counted in some shots only", "[engine]") {
  Evidence line;
  line.takes = {test::good_take(1, "sheet"), test::good_take(2, "sheet"), test::good_take(3, "a")};
  line.takes[1].take.parent = line.takes[0].take.id;
  const Exercise exercise =
      test::asking("T.depth", {{"least", 2.0}, {"shots", std::vector<std::string>{"a"}}});
  CHECK(test::verdict_of(exercise, line).state == VerdictState::not_yet);
  line.takes.push_back(test::good_take(4, "a"));
  line.takes[3].take.parent = line.takes[2].take.id;
  CHECK(test::verdict_of(exercise, line).state == VerdictState::pass);
}

TEST_CASE("what a learner was to find in a take is drawn there", "[engine]") {
  TakeEvidence take = test::good_take();
  const Exercise exercise = test::asking("T.marked", {{"kind", std::string("region")}});
  take.marks = {{MarkKind::head, 10, {.4, .1, .1, .2}}};
  const auto none = test::verdict_of(exercise, take);
  CHECK(none.state == VerdictState::not_yet);
  CHECK_THAT(none.why.en, contains("0 marks"));
  CHECK(test::what_is_unsaid(none).empty());
  take.marks.push_back({MarkKind::region, 10, {.4, .5, .05, .05}});
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(test::verdict_of(exercise, take)).empty());
}
