// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

TEST_CASE("a request that carried what was asked for passes, by its role", "[engine]") {
  const std::pair<const char*, const char*> checks[] = {
      {"T.ref", "image"}, {"T.source", "video"}, {"T.mask", "mask"}};
  for (const auto& [check, role] : checks) {
    INFO(check);
    TakeEvidence take = test::good_take();
    const auto without = test::verdict_of(test::asking(check), take);
    CHECK(without.state == VerdictState::not_yet);
    CHECK_THAT(without.why.en, contains("0 files"));
    CHECK(test::what_is_unsaid(without).empty());
    take.take.request.references = {{"first_frame", "x.png", "1"}};
    CHECK(test::verdict_of(test::asking(check), take).state == VerdictState::not_yet);
    take.take.request.references.push_back({role, "amin.png", "2"});
    const auto with = test::verdict_of(test::asking(check), take);
    CHECK(with.state == VerdictState::pass);
    CHECK_THAT(with.why.zh, contains("amin.png"));
    CHECK(test::what_is_unsaid(with).empty());
  }
}

TEST_CASE("a camera path has as many keys as wanted", "[engine]") {
  TakeEvidence take = test::good_take();
  const Exercise exercise = test::asking("T.path", {{"least", 3.0}, {"most", 6.0}});
  CHECK(test::verdict_of(exercise, take).state == VerdictState::not_yet);
  take.take.request.camera_path.resize(4);
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);
  take.take.request.camera_path.resize(9);
  const auto verdict = test::verdict_of(exercise, take);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("9 keys"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a budget counts the seconds of all takes", "[engine]") {
  Evidence evidence;
  for (int number = 1; number <= 3; ++number) evidence.takes.push_back(test::good_take(number));
  CHECK(test::verdict_of(test::asking("T.budget", {{"most", 12.0}}), evidence).state ==
        VerdictState::pass);
  const auto verdict = test::verdict_of(test::asking("T.budget", {{"most", 8.0}}), evidence);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 12);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a record is whole when a take tells how it was made", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.model = "painter";
  take.take.started_utc = "2026-11-25T10:00:00Z";
  take.take.finished_utc = "2026-11-25T10:00:09Z";
  const auto verdict = test::verdict_of(test::asking("T.record"), take);
  CHECK(verdict.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(verdict).empty());

  TakeEvidence seedless = take;
  seedless.take.request.seed.reset();
  const auto gap = test::verdict_of(test::asking("T.record"), seedless);
  CHECK(gap.state == VerdictState::not_yet);
  CHECK_THAT(gap.why.en, contains("seed"));
  CHECK(test::what_is_unsaid(gap).empty());

  TakeEvidence swapped = take;
  swapped.hash_matches = false;
  CHECK(test::verdict_of(test::asking("T.record"), swapped).state == VerdictState::not_yet);
  CHECK(test::verdict_of(test::asking("T.record"), Evidence{}).state == VerdictState::not_yet);
}
