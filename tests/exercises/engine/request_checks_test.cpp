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

TEST_CASE("what is to be shot from words alone carries no reference, in no take", "[engine]") {
  Evidence evidence;
  evidence.takes = {test::good_take(1), test::good_take(2)};
  const Exercise bare = test::asking("T.ref", {{"most", 0.0}});
  CHECK(test::verdict_of(bare, evidence).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(test::verdict_of(bare, evidence)).empty());
  evidence.takes[0].take.request.references = {{"image", "amin.png", "1"}};
  const auto verdict = test::verdict_of(bare, evidence);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.take == evidence.takes[0].take.id);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a service without paths may be given a source or two frames instead", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.request.references = {{"first_frame", "a.png", "1"}, {"last_frame", "b.png", "2"}};
  CHECK(test::verdict_of(test::asking("T.path", {{"least", 3.0}}), take).state ==
        VerdictState::not_yet);
  const Exercise lenient = test::asking(
      "T.path", {{"least", 3.0}, {"instead", std::vector<std::string>{"source", "frames"}}});
  const auto frames = test::verdict_of(lenient, take);
  CHECK(frames.state == VerdictState::pass);
  CHECK_THAT(frames.why.en, contains("its last frame"));
  CHECK(test::what_is_unsaid(frames).empty());
  take.take.request.references = {{"video", "a.mp4", "1"}};
  CHECK(test::verdict_of(lenient, take).state == VerdictState::pass);
  take.take.request.references.clear();
  CHECK(test::verdict_of(lenient, take).state == VerdictState::not_yet);
}

TEST_CASE("an element that is laid in needs no mask", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.request.references = {{"element", "lantern.png", "1"}};
  CHECK(test::verdict_of(test::asking("T.mask"), take).state == VerdictState::not_yet);
  const auto verdict = test::verdict_of(
      test::asking("T.mask", {{"instead", std::vector<std::string>{"element"}}}), take);
  CHECK(verdict.state == VerdictState::pass);
  CHECK(test::what_is_unsaid(verdict).empty());
}
