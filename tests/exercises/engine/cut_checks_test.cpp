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

TEST_CASE("own footage counts in a cut where the exercise asks for some", "[engine]") {
  Evidence evidence = pair(80, 80);
  evidence.cut->events[1].take.clear();
  evidence.cut->events[1].source = "assets/room.mp4";
  const auto with = [&](double others) {
    return test::verdict_of(test::asking("E.shots", {{"least", 2.0}, {"others", others}}),
                            evidence);
  };
  CHECK(with(1).state == VerdictState::pass);
  CHECK(with(0).state == VerdictState::not_yet);
  evidence.cut->events[0] = evidence.cut->events[1];
  CHECK(with(1).state == VerdictState::not_yet);
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

TEST_CASE("every shot is trimmed by as many frames as asked for", "[engine]") {
  const auto trim = [](std::int64_t a, std::int64_t b) {
    return test::verdict_of(test::asking("E.trim", {{"frames", 12.0}}), pair(a, b));
  };
  CHECK(trim(80, 80).state == VerdictState::pass);
  CHECK(trim(96, 80).state == VerdictState::not_yet);
  CHECK(trim(96, 80).value == 50);
  CHECK_THAT(trim(96, 80).try_this.en, contains("0001-old-man"));
  CHECK(test::what_is_unsaid(trim(96, 80)).empty());
  Evidence unknown = pair(80, 80);
  for (TakeEvidence& take : unknown.takes) take.facts.reset();
  CHECK(test::verdict_of(test::asking("E.trim"), unknown).state == VerdictState::cannot_measure);
}

TEST_CASE("a shot without frames, or with more than its take has, is a gap", "[engine]") {
  CHECK(test::verdict_of(test::asking("E.gaps"), pair(80, 80)).state == VerdictState::pass);
  CHECK(test::verdict_of(test::asking("E.gaps"), pair(80, 200)).state == VerdictState::not_yet);
  const auto empty = test::verdict_of(test::asking("E.gaps"), pair(0, 80));
  CHECK(empty.state == VerdictState::not_yet);
  CHECK_THAT(empty.why.en, contains("Shot 1"));
  CHECK(test::what_is_unsaid(empty).empty());
  CHECK(test::verdict_of(test::asking("E.gaps"), Evidence{}).state == VerdictState::not_yet);
}

TEST_CASE("the average shot length is that of the whole cut", "[engine]") {
  const Exercise exercise = test::asking("E.asl", {{"least", 2.0}, {"most", 4.0}});
  CHECK(test::verdict_of(exercise, pair(72, 72)).state == VerdictState::pass);
  CHECK(test::verdict_of(exercise, pair(24, 24)).state == VerdictState::not_yet);
}

TEST_CASE("the same frames used again are found, other frames are not", "[engine]") {
  Evidence evidence = pair(80, 80);
  CHECK(test::verdict_of(test::asking("E.reuse"), evidence).state == VerdictState::not_yet);
  evidence.cut->events.push_back(evidence.cut->events[0]);
  evidence.cut->events[2].range = {2, 81};
  CHECK(test::verdict_of(test::asking("E.reuse"), evidence).state == VerdictState::pass);
  evidence.cut->events[2].range = {9, 90};
  const auto other = test::verdict_of(test::asking("E.reuse"), evidence);
  CHECK(other.state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(other).empty());
}

TEST_CASE("a pattern of shots is exact, and x is any other shot", "[engine]") {
  Evidence evidence;
  evidence.takes = {test::good_take(1, "face"), test::good_take(2, "cup")};
  evidence.cut = Cut{};
  for (const std::size_t i : {0U, 1U, 0U}) {
    evidence.cut->events.push_back({evidence.takes[i].take.id, "", {0, 48}});
  }
  const Exercise exercise =
      test::asking("E.pattern", {{"shots", std::vector<std::string>{"face", "x", "face"}}});
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);
  std::swap(evidence.cut->events[0], evidence.cut->events[1]);
  const auto wrong = test::verdict_of(exercise, evidence);
  CHECK(wrong.state == VerdictState::not_yet);
  CHECK_THAT(wrong.why.en, contains("cup face face"));
  CHECK(test::what_is_unsaid(wrong).empty());
}

TEST_CASE("saved cuts are counted by their version", "[engine]") {
  Evidence evidence = pair(80, 80);
  evidence.cut->version = 1;
  CHECK(test::verdict_of(test::asking("E.versions"), evidence).state == VerdictState::not_yet);
  evidence.cut->version = 2;
  CHECK(test::verdict_of(test::asking("E.versions"), evidence).state == VerdictState::pass);
}

TEST_CASE("the cut lasts as long as it is exported: dissolves and speed are counted in",
          "[engine]") {
  const Exercise exercise = test::asking("E.dur", {{"least", 3.0}, {"most", 4.0}});
  Evidence evidence = pair(48, 48);
  CHECK(test::verdict_of(exercise, evidence).value == 4);
  evidence.cut->events[1].dissolve = 12;
  CHECK(test::verdict_of(exercise, evidence).value == 3.5);
  evidence.cut->events[0].speed = {2, 1};
  CHECK(test::verdict_of(exercise, evidence).value == 2.5);
  CHECK(test::verdict_of(test::asking("E.asl", {{"most", 2.0}}), evidence).value == 1.25);
  // A take at 48 frames a second gives half as long.
  evidence = pair(48, 48);
  evidence.takes[1].facts->video->fps = {48, 1};
  CHECK(test::verdict_of(exercise, evidence).value == 3);
  CHECK(test::verdict_of(test::asking("E.asl", {{"most", 2.0}}), evidence).value == 1.5);
}

TEST_CASE("a J- or L-cut counts from six frames on, by the shots' own sound", "[engine]") {
  const Exercise exercise = test::asking("A.lead", {});
  Evidence evidence = pair(48, 48);
  for (TakeEvidence& take : evidence.takes) take.facts->audio = AudioFacts{};
  const auto judged = [&] { return test::verdict_of(exercise, evidence); };
  CHECK(judged().state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(judged()).empty());

  for (const auto& [lead, counts] : {std::pair{5, false},
                                     {6, true},
                                     {36, true},
                                     {37, false},
                                     {-5, false},
                                     {-6, true},
                                     {-36, true},
                                     {-37, false}}) {
    INFO("lead " << lead);
    evidence.cut->events[1].sound_lead = lead;
    CHECK(judged().value == (counts ? 1 : 0));
    CHECK((judged().state == VerdictState::pass) == counts);
  }
  CHECK_THAT(judged().why.en, contains("37 frames after"));

  // What cannot be heard leads nothing.
  evidence.cut->events[1].sound_lead = 12;
  evidence.cut->events[1].mute = true;
  CHECK(judged().value == 0);
  evidence.cut->events[1].sound_lead = -12;
  CHECK(judged().value == 1);
  evidence.takes[0].facts->audio.reset();
  CHECK(judged().value == 0);
  evidence.cut.reset();
  CHECK(judged().state == VerdictState::not_yet);
}

TEST_CASE("a sound laid beside the shots leads where it begins before an edit or ends behind it",
          "[engine]") {
  const Exercise exercise = test::asking("A.lead", {{"least", 2.0}});
  Evidence evidence = pair(48, 48);
  for (CutEvent& event : evidence.cut->events) event.mute = true;
  evidence.cut->events.push_back(evidence.cut->events[0]);  // Edits at 48 and 96.
  const auto count = [&] { return test::verdict_of(exercise, evidence).value; };
  CHECK(count() == 0);
  evidence.cut->tracks = {{.name = "room", .sounds = {{.source = "a.wav", .at = 0}}}};
  CHECK(count() == 0);
  evidence.cut->tracks.push_back(
      {.name = "door", .sounds = {{.source = "b.wav", .at = 38, .frames = 70}}});
  CHECK(count() == 2);  // 10 before the first edit, and 12 behind the second.
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);
  evidence.cut->tracks[1].mute = true;
  CHECK(count() == 0);
}
