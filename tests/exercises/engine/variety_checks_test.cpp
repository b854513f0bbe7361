// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

TakeEvidence run(int number, const char* prompt, double mean_b, double mean_l = 50) {
  TakeEvidence take = test::good_take(number);
  take.take.request.prompt = prompt;
  take.measurement->tone = Tone{mean_l, 60, mean_b};
  take.measurement->palette = {{static_cast<int>(100 + 4 * mean_b), 100, 100, 1}};
  return take;
}

// Three runs of an open prompt, two of one that names the light.
Evidence runs(double open, double locked) {
  Evidence evidence;
  evidence.takes = {run(1, "a street", -open), run(2, "a street", 0), run(3, "a street", open),
                    run(4, "a street at night", 5), run(5, "a street at night", 5 + locked)};
  return evidence;
}

CriterionVerdict settle(double open, double locked, const char* feature = "temp") {
  return test::verdict_of(test::asking("V.settle", {{"feature", std::string(feature)}}),
                          runs(open, locked));
}

CriterionVerdict distinct(double first, double second) {
  Evidence evidence;
  evidence.takes = {run(1, "a", first), run(2, "b", second)};
  return test::verdict_of(
      test::asking("V.distinct", {{"features", std::vector<std::string>{"temp", "tone"}}}),
      evidence);
}

}  // namespace

TEST_CASE("what a prompt names varies less from run to run", "[engine]") {
  CHECK(settle(12, 2).state == VerdictState::pass);
  CHECK(settle(12, 11.5).state == VerdictState::close);  // 28 % less.
  CHECK(settle(12, 12).state == VerdictState::not_yet);  // 25 % less.
  CHECK(settle(12, 15).state == VerdictState::not_yet);
  CHECK(settle(12, 40).state == VerdictState::not_yet);
  CHECK(settle(12, 2, "palette").state == VerdictState::pass);
  CHECK(settle(12, 40, "palette").state == VerdictState::not_yet);
  CHECK_THAT(settle(12, 40).why.en, contains("warmth"));
  CHECK(test::what_is_unsaid(settle(12, 40)).empty());
  CHECK(test::what_is_unsaid(settle(12, 2)).empty());
}

TEST_CASE("runs that never differed cannot settle, nor can one prompt alone", "[engine]") {
  CHECK(settle(.1, .05).state == VerdictState::cannot_measure);
  Evidence one;
  one.takes = {run(1, "a street", 1), run(2, "a street", 9)};
  const auto verdict =
      test::verdict_of(test::asking("V.settle", {{"feature", std::string("temp")}}), one);
  CHECK(verdict.state == VerdictState::cannot_measure);
  CHECK_THAT(verdict.why.en, contains("2 and 0"));
  CHECK(test::what_is_unsaid(verdict).empty());
  CHECK(settle(12, 2, "head").state == VerdictState::cannot_measure);
}

TEST_CASE("two lights are two kinds of keepers", "[engine]") {
  CHECK(distinct(12, -12).state == VerdictState::pass);
  CHECK(distinct(12, 14).state == VerdictState::not_yet);
  CHECK_THAT(distinct(12, -12).why.en, contains("cool") && contains("warm"));
  CHECK(test::what_is_unsaid(distinct(12, 14)).empty());
}

TEST_CASE("keepers are told apart by what their prompts say of one slot", "[engine]") {
  Evidence evidence;
  for (const char* place : {"tram stop", "a tea-house", "茶餐廳", "the moon base of nobody"}) {
    TakeEvidence take = test::good_take(static_cast<int>(evidence.takes.size()) + 1);
    take.take.slots.place = place;
    evidence.takes.push_back(take);
  }
  const auto places = [&](double least) {
    return test::verdict_of(
        test::asking("P.varied", {{"slot", std::string("place")}, {"least", least}}), evidence);
  };
  CHECK(places(3).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(places(3)).empty());
  const auto verdict = places(4);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 3);
  CHECK_THAT(verdict.why.en, contains("0003-old-man says the same as 0002-old-man"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("only the shots that are asked for are told apart", "[engine]") {
  Exercise exercise = test::asking("V.distinct", {{"features", std::vector<std::string>{"temp"}},
                                                  {"shots", std::vector<std::string>{"a", "b"}}});
  exercise.shots = {{"sheet", {"S", "S"}}, {"a", {"A", "A"}}, {"b", {"B", "B"}}};
  Evidence evidence;
  evidence.takes = {run(1, "s", -9), run(2, "a", 9), run(3, "b", 9)};
  evidence.takes[0].take.shot = "sheet", evidence.takes[1].take.shot = "a";
  evidence.takes[2].take.shot = "b";
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::not_yet);
  evidence.takes[2].measurement->tone->mean_b = -9;
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);
}

TEST_CASE("kinds of light are named in both languages", "[engine]") {
  CHECK_THAT(distinct(-9, 9).why.en, contains("cool neutral, warm neutral"));
  CHECK_THAT(distinct(-9, 9).why.zh, contains("冷而中性、暖而中性"));
}
