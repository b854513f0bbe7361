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

TEST_CASE("a new adjective is another subject, a part of the body in the size is not", "[engine]") {
  const TakeEvidence first = test::good_take(1);
  TakeEvidence tired = test::good_take(2);
  tired.take.slots.subject = "a tired " + first.take.slots.subject;
  const auto verdict = same_subject(of({first, tired}));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("tired"));
  TakeEvidence eyes = test::good_take(2);
  eyes.take.slots.size = "extreme close-up of the eyes";
  CHECK(same_subject(of({first, eyes})).state == VerdictState::pass);
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

TEST_CASE("a rewrite is held against the first prompt, whatever lies between", "[engine]") {
  const Exercise two =
      test::asking("P.diff", {{"changes", 2.0}, {"between", std::string("first_and_last")}});
  const auto verdict = [&](const std::string& place, const std::string& size) {
    const TakeEvidence first = test::good_take(1);
    TakeEvidence last = grown(3, first);
    last.take.slots.light = "neon";
    last.take.slots.place = place;
    if (!size.empty()) last.take.slots.size = size;
    return test::verdict_of(two, of({first, grown(2, first), last}));
  };
  const std::string same = test::good_take(1).take.slots.place;

  // The light of the good take tells the hour too: neon takes that away with it.
  const auto few = verdict(same, "");
  const double light = *few.value;
  CHECK(verdict("market lane", "").value == light + 1);
  CHECK(verdict("market lane", "CU").value == light + 2);
  CHECK(verdict("market lane", "CU").state == VerdictState::not_yet);
  CHECK_THAT(verdict("market lane", "CU").why.en, contains("place"));
  CHECK(test::what_is_unsaid(verdict("market lane", "CU")).empty());
  const auto alone = test::verdict_of(two, of({test::good_take(1)}));
  CHECK(alone.state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(alone).empty());
}

TEST_CASE("a thing that the prompt itself refuses does not count as a negative", "[engine]") {
  const auto verdict = [](const std::string& place, const std::string& negative) {
    TakeEvidence take = test::good_take();
    take.take.slots.place = place;
    take.take.request.negative = negative;
    return test::verdict_of(test::asking("P.neg", {{"least", 2.0}}), take);
  };
  CHECK(verdict("room", "chair, window").state == VerdictState::pass);
  CHECK(verdict("房間", "椅、窗").state == VerdictState::pass);
  CHECK(verdict("room", "chair").state == VerdictState::not_yet);
  const auto refused = verdict("room, no chairs", "chair, window");
  CHECK(refused.state == VerdictState::not_yet);
  CHECK_THAT(refused.why.en, contains("chair"));
  CHECK(test::what_is_unsaid(refused).empty());
  CHECK(verdict("房間，不要椅", "椅、窗").state == VerdictState::not_yet);
}
