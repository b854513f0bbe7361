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
