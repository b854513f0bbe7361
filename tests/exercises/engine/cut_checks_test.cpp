// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

Evidence pair(std::int64_t frames_a, std::int64_t frames_b) {
  Evidence evidence;
  evidence.takes = {test::good_take(1), test::good_take(2)};
  evidence.cut = Cut{};
  evidence.cut->events = {{evidence.takes[0].take.id, "", {0, frames_a}},
                          {evidence.takes[1].take.id, "", {8, 8 + frames_b}}};
  return evidence;
}

}  // namespace

TEST_CASE("the shots of the newest cut are counted", "[engine]") {
  const Exercise exercise = test::asking("E.shots", {{"least", 2.0}, {"most", 2.0}});

  CHECK(test::verdict_of(exercise, pair(80, 80)).state == VerdictState::pass);
  Evidence three = pair(80, 80);
  three.cut->events.push_back(three.cut->events[0]);
  CHECK(test::verdict_of(exercise, three).state == VerdictState::not_yet);
  CHECK(test::verdict_of(exercise, three).value == 3);
  CHECK(test::what_is_unsaid(test::verdict_of(exercise, three)).empty());
}

TEST_CASE("a shot that was not made for the exercise does not count", "[engine]") {
  Evidence evidence = pair(80, 80);
  evidence.cut->events[1].take = "0099-stranger";

  const auto verdict = test::verdict_of(test::asking("E.shots", {{"least", 2.0}}), evidence);

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("0099-stranger"));
}

TEST_CASE("the cut lasts as long as its frames at their own rate", "[engine]") {
  const Exercise exercise = test::asking("E.dur", {{"least", 6.0}, {"most", 12.0}});

  CHECK(test::verdict_of(exercise, pair(80, 80)).value == Catch::Approx(160.0 / 24));
  CHECK(test::verdict_of(exercise, pair(80, 80)).state == VerdictState::pass);
  CHECK(test::verdict_of(exercise, pair(66, 66)).state == VerdictState::close);
  const auto brief = test::verdict_of(exercise, pair(24, 24));
  CHECK(brief.state == VerdictState::not_yet);
  CHECK_THAT(brief.why.en, contains("2 s"));

  Evidence fast = pair(80, 80);
  fast.takes[0].facts->video->fps = {48, 1};
  CHECK(test::verdict_of(exercise, fast).value == Catch::Approx(80.0 / 48 + 80.0 / 24));
}

TEST_CASE("without a saved cut there is nothing to count", "[engine]") {
  for (const char* check : {"E.shots", "E.dur"}) {
    const auto verdict = test::verdict_of(test::asking(check, {{"least", 2.0}}), Evidence{});
    CHECK(verdict.state == VerdictState::not_yet);
    CHECK_THAT(verdict.why.en, contains("no saved cut"));
    CHECK(test::what_is_unsaid(verdict).empty());
  }
}
