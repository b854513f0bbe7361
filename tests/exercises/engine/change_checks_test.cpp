// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

TakeEvidence grown(int number, const TakeEvidence& from) {
  TakeEvidence take = test::good_take(number);
  take.take.slots = from.take.slots;
  take.take.parent = from.take.id;
  return take;
}

Evidence of(std::vector<TakeEvidence> takes) {
  for (TakeEvidence& evidence : takes) {
    evidence.take.request.prompt = evidence.take.slots.joined();
  }
  Evidence evidence;
  evidence.takes = std::move(takes);
  return evidence;
}

CriterionVerdict one_change(const Evidence& evidence) {
  return test::verdict_of(test::asking("P.diff", {{"changes", 1.0}}), evidence);
}

CriterionVerdict same_subject(const Evidence& evidence) {
  return test::verdict_of(test::asking("P.same", {{"slots", std::vector<std::string>{"subject"}}}),
                          evidence);
}

}  // namespace

TEST_CASE("a take that changes one thing of its parent passes", "[engine]") {
  const TakeEvidence first = test::good_take(1);
  TakeEvidence second = grown(2, first);
  second.take.slots.light = "hard side light at night from the left";
  second.take.slots.light = "neon";
  const auto verdict = one_change(of({first, second}));
  CHECK(verdict.state != VerdictState::cannot_measure);
  TakeEvidence place = grown(2, first);
  place.take.slots.place = "market lane";
  const auto passed = one_change(of({first, place}));
  CHECK(passed.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(passed).empty());
}

TEST_CASE("a take that changes two things is named, with both", "[engine]") {
  const TakeEvidence first = test::good_take(1);
  TakeEvidence second = grown(2, first);
  second.take.slots.place = "market lane";
  second.take.slots.size = "CU";
  const auto verdict = one_change(of({first, second}));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.take == "0002-old-man");
  CHECK_THAT(verdict.why.en, contains("place") && contains("shot size"));
  CHECK_THAT(verdict.why.zh, contains("地點"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("takes that grew from nothing have no change to judge", "[engine]") {
  const auto verdict = one_change(of({test::good_take(1), test::good_take(2)}));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("0 takes"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("the same words for a slot pass, whatever else changes", "[engine]") {
  const TakeEvidence first = test::good_take(1);
  TakeEvidence second = test::good_take(2);
  second.take.slots.place = "market lane";
  const auto verdict = same_subject(of({first, second}));
  CHECK(verdict.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("another coat is another subject, and the take is named", "[engine]") {
  const TakeEvidence first = test::good_take(1);
  TakeEvidence second = test::good_take(2);
  second.take.slots.subject = "an old man in a red coat";
  const auto verdict = same_subject(of({first, second}));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.take == "0002-old-man");
  CHECK_THAT(verdict.why.en, contains("subject"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("one take alone is not the same as another", "[engine]") {
  CHECK(same_subject(of({test::good_take(1)})).state == VerdictState::not_yet);
}

TEST_CASE("a negative list holds nouns, in both languages", "[engine]") {
  const auto verdict = [](const std::string& negative) {
    TakeEvidence take = test::good_take();
    take.take.request.negative = negative;
    return test::verdict_of(test::asking("P.neg"), take);
  };
  CHECK(verdict("chair, window, curtain").state == VerdictState::pass);
  CHECK(verdict("椅、窗").state == VerdictState::pass);
  CHECK(verdict("notebook, nose").state == VerdictState::pass);
  CHECK(verdict("no chair").state == VerdictState::not_yet);
  CHECK(verdict("Don't show a dog").state == VerdictState::not_yet);
  CHECK(verdict("不要椅").state == VerdictState::not_yet);
  CHECK(verdict("冇狗").state == VerdictState::not_yet);
  CHECK(verdict("  ").state == VerdictState::not_yet);
  CHECK_THAT(verdict("no chair").why.en, contains("\"no\""));
  CHECK(test::what_is_unsaid(verdict("no chair")).empty());
  CHECK(test::what_is_unsaid(verdict("")).empty());
}
