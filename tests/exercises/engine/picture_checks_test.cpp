// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

Exercise sound() {
  const Parameters limits = {{"black", 2.0}, {"frozen", 12.0}, {"tolerance", 0.25}};
  return test::asking("V.ok", {}, limits, limits);
}

Exercise length() {
  const Parameters range = {{"least", 4.0}, {"most", 6.0}};
  return test::asking("V.length", {}, range, range);
}

}  // namespace

TEST_CASE("a sound picture passes with its number and its evidence", "[engine]") {
  const auto verdict = test::verdict_of(sound(), test::good_take());

  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.value == 96);
  CHECK(verdict.unit == "frames");
  CHECK(verdict.evidence == "evidence/sound.png");
  CHECK(verdict.take == "0001-old-man");
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("black, frozen, undecodable and missing frames are each named", "[engine]") {
  TakeEvidence take = test::good_take();
  PictureSoundness& picture = *take.measurement->soundness;

  picture.black_frames = 9;
  CHECK(test::verdict_of(sound(), take).state == VerdictState::not_yet);
  CHECK_THAT(test::verdict_of(sound(), take).why.en, contains("9 of 96 frames are black"));
  picture.black_frames = 2;
  CHECK(test::verdict_of(sound(), take).state == VerdictState::pass);

  picture.frozen_frames = 13;
  CHECK(test::verdict_of(sound(), take).state == VerdictState::close);
  picture.frozen_frames = 40;
  CHECK(test::verdict_of(sound(), take).state == VerdictState::not_yet);
  CHECK_THAT(test::verdict_of(sound(), take).why.zh, contains("40 格不動"));
  picture.frozen_frames = 0;

  picture.undecodable = 1;
  CHECK(test::verdict_of(sound(), take).state == VerdictState::not_yet);
  picture.undecodable = 0;

  picture.duration_s = 2;
  CHECK_THAT(test::verdict_of(sound(), take).why.en, contains("2 s") && contains("4 s were asked"));
}

TEST_CASE("a share of the clip may stand still where the pack says so", "[engine]") {
  const Exercise exercise =
      test::asking("V.ok", {}, {{"frozen", 12.0}, {"frozen_share", 0.7}}, {{"frozen", 12.0}});
  TakeEvidence take = test::good_take();

  take.measurement->soundness->frozen_frames = 60;
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);
  take.measurement->soundness->frozen_frames = 95;
  CHECK(test::verdict_of(exercise, take).state == VerdictState::not_yet);
  take.measurement->soundness->frozen_frames = 60;
  take.take.provider = "gemini";
  CHECK(test::verdict_of(exercise, take).state == VerdictState::not_yet);
}

TEST_CASE("a picture may stand still where a static camera was asked for", "[engine]") {
  TakeEvidence take = test::good_take();
  take.measurement->soundness->frozen_frames = 90;
  take.take.slots.more = "定鏡";

  CHECK(test::verdict_of(sound(), take).state == VerdictState::pass);
}

TEST_CASE("the length of the keeper is a range", "[engine]") {
  TakeEvidence take = test::good_take();
  const auto at = [&](double seconds) {
    take.measurement->soundness->duration_s = seconds;
    return test::verdict_of(length(), take);
  };

  CHECK(at(4).state == VerdictState::pass);
  CHECK(at(3.9996).state == VerdictState::pass);
  CHECK(at(6).state == VerdictState::pass);
  CHECK(at(3.6).state == VerdictState::close);
  CHECK(at(8).state == VerdictState::not_yet);
  CHECK(at(8).value == 8);
  CHECK_THAT(at(8).why.en, contains("8 s") && contains("4 to 6 s"));
  CHECK(test::what_is_unsaid(at(8)).empty());
}

TEST_CASE("what was not measured cannot pass", "[engine]") {
  TakeEvidence take = test::good_take();
  take.measurement.reset();
  take.facts.reset();

  for (const Exercise& exercise : {sound(), length()}) {
    const auto verdict = test::verdict_of(exercise, take);
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK_FALSE(verdict.value);
    CHECK(test::what_is_unsaid(verdict).empty());
    CHECK_FALSE(judge(exercise, {.takes = {take}}).passed);
  }
}

TEST_CASE("an unreadable clip is not sound, and says so in its own words", "[engine]") {
  TakeEvidence take = test::good_take();
  take.measurement.reset();
  take.facts.reset();
  take.unreadable = Error{ErrorCode::bad_input, {"The file ends too early.", "檔案太早完結。"}, {}};

  const auto verdict = test::verdict_of(sound(), take);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.why.en == "The file ends too early.");
  CHECK(test::verdict_of(length(), take).state == VerdictState::cannot_measure);
}

TEST_CASE("a swapped clip cannot be measured, whatever it shows", "[engine]") {
  TakeEvidence take = test::good_take();
  take.hash_matches = false;

  for (const Exercise& exercise : {sound(), length()}) {
    const auto verdict = test::verdict_of(exercise, take);
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK_THAT(verdict.why.en, contains("not the one that was received"));
    CHECK_THAT(verdict.why.zh, contains("SHA-256"));
  }
}
