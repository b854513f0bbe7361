// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

const std::vector<std::string> kFive = {"size", "subject", "action", "place", "light"};

TakeEvidence take_with(const std::string& more) {
  TakeEvidence take = test::good_take();
  take.take.slots.more = more;
  take.take.request.prompt = take.take.slots.joined();
  return take;
}

}  // namespace

TEST_CASE("five filled slots pass", "[engine]") {
  const auto verdict =
      test::verdict_of(test::asking("P.slots", {{"slots", kFive}}), test::good_take());

  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.value == 5);
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("an empty slot is named, with the number", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.slots.light = " ";

  const auto verdict = test::verdict_of(test::asking("P.slots", {{"slots", kFive}}), take);

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 4);
  CHECK_THAT(verdict.why.en, contains("4 of 5") && contains("light"));
  CHECK_THAT(verdict.why.zh, contains("光線"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("one slot of seven missing is close", "[engine]") {
  TakeEvidence take = take_with("static, 50mm lens");
  take.take.slots.light = "";
  const std::vector<std::string> seven = {"size",  "subject", "action", "place",
                                          "light", "move",    "lens"};

  const auto verdict = test::verdict_of(test::asking("P.slots", {{"slots", seven}}), take);

  CHECK(verdict.state == VerdictState::close);
}

TEST_CASE("exactly one camera move passes, two are named, none is said", "[engine]") {
  const Exercise exercise = test::asking("P.onemove");

  CHECK(test::verdict_of(exercise, take_with("pan left")).state == VerdictState::pass);

  const auto two = test::verdict_of(exercise, take_with("pan left and tilt up"));
  CHECK(two.state == VerdictState::not_yet);
  CHECK(two.value == 2);
  CHECK_THAT(two.why.en, contains("2 camera moves") && contains("pan left") && contains("tilt up"));
  CHECK_THAT(two.why.zh, contains("左搖") && contains("上搖"));

  const auto none = test::verdict_of(exercise, take_with(""));
  CHECK(none.state == VerdictState::not_yet);
  CHECK(none.value == 0);
  CHECK(test::what_is_unsaid(none).empty());
}

TEST_CASE("the one move must be the one that the shot is for", "[engine]") {
  Exercise exercise = test::asking("P.onemove", {{"class", std::string("shot")}});
  exercise.shots = {{"pan", {"Pan", "左右搖"}}};
  Evidence evidence;
  evidence.takes = {test::good_take(1, "pan")};

  evidence.takes[0].take.slots.more = "慢慢向左搖";
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);

  evidence.takes[0].take.slots.more = "tilt up";
  const auto verdict = test::verdict_of(exercise, evidence);
  CHECK(verdict.id == "it.pan");
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("tilt up") && contains("pan left or right"));
}

TEST_CASE("the learner's own words are judged, not the service's rewriting", "[engine]") {
  TakeEvidence take = take_with("pan left");
  take.take.rewritten_prompt = "The camera pans left, then zooms in and tilts up.";

  CHECK(test::verdict_of(test::asking("P.onemove"), take).state == VerdictState::pass);
}

TEST_CASE("a prompt that came whole is read whole", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.slots = {};
  take.take.request.prompt = "MS, an old man waits, tram stop, dusk, pan left";

  CHECK(test::verdict_of(test::asking("P.onemove"), take).state == VerdictState::pass);
  CHECK(test::verdict_of(test::asking("P.slots", {{"slots", kFive}}), take).state ==
        VerdictState::pass);
}

TEST_CASE("vague words are counted and named", "[engine]") {
  const Exercise none = test::asking("P.vague", {{"most", 0.0}});
  const Exercise one = test::asking("P.vague", {{"most", 1.0}});

  CHECK(test::verdict_of(none, take_with("static")).state == VerdictState::pass);
  CHECK(test::verdict_of(one, take_with("cinematic")).state == VerdictState::pass);
  const auto verdict = test::verdict_of(none, take_with("cinematic, 8k, 靚"));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 3);
  CHECK_THAT(verdict.why.en, contains("cinematic"));
}

TEST_CASE("beats are counted", "[engine]") {
  const Exercise exercise = test::asking("P.beats", {{"least", 2.0}});

  TakeEvidence take = test::good_take();
  CHECK(test::verdict_of(exercise, take).state == VerdictState::not_yet);
  take.take.slots.action = "takes three steps, then knocks twice";
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);
}

TEST_CASE("acts that take time are counted; waiting and holding go on beside them", "[engine]") {
  const Exercise exercise = test::asking("P.acts", {{"most", 2.0}});

  TakeEvidence take = test::good_take();
  take.take.slots.action = "waits, holding an umbrella, and looks up as a tram arrives";
  CHECK(test::verdict_of(exercise, take).value == 2);
  CHECK(test::verdict_of(exercise, take).state == VerdictState::pass);

  take.take.slots.action = "opens the door, sits down and reads a letter";
  const auto verdict = test::verdict_of(exercise, take);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("3 acts in 4 s"));
}

TEST_CASE("a length in the prose is quoted beside the setting", "[engine]") {
  const Exercise exercise = test::asking("P.lengths");

  CHECK(test::verdict_of(exercise, test::good_take()).state == VerdictState::pass);
  const auto verdict = test::verdict_of(exercise, take_with("8 seconds"));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("\"8 seconds\"") && contains("4 s"));
}

TEST_CASE("a move says where it ends", "[engine]") {
  const Exercise exercise = test::asking("P.endpoint");

  for (const char* line :
       {"starts on the lantern, pushes slowly to the door", "由燈籠開始，慢慢推到門口",
        "pan left until the lantern", "tilt up to her face", "push in on the cup", "慢慢推向木門",
        "pan right to reveal a clockwork snail", "truck right past the pillars to the door"}) {
    CAPTURE(line);
    CHECK(test::verdict_of(exercise, take_with(line)).state == VerdictState::pass);
  }
  for (const char* line : {"push in", "慢慢推", "pan to the left", "slow truck right", "向左搖"}) {
    CAPTURE(line);
    const auto verdict = test::verdict_of(exercise, take_with(line));
    CHECK(verdict.state == VerdictState::not_yet);
    CHECK(test::what_is_unsaid(verdict).empty());
  }
}

TEST_CASE("as many slots as are asked for are enough, whichever they are", "[engine]") {
  const std::vector<std::string> seven = {"size",  "subject", "action", "place",
                                          "light", "move",    "lens"};
  const auto verdict = [&](double least) {
    return test::verdict_of(test::asking("P.slots", {{"slots", seven}, {"least", least}}),
                            take_with("static"));
  };
  CHECK(verdict(6).state == VerdictState::pass);
  CHECK(verdict(6).value == 6);
  CHECK(test::what_is_unsaid(verdict(6)).empty());
  CHECK(verdict(7).state == VerdictState::close);
  CHECK_THAT(verdict(7).why.en, contains("lens"));
}

TEST_CASE("names that are somebody's own are flagged, with the words", "[engine]") {
  const Exercise exercise = test::asking("P.names");

  CHECK(test::verdict_of(exercise, take_with("static")).state == VerdictState::pass);
  const auto named = test::verdict_of(exercise, take_with("in the style of Wong Kar-wai"));
  CHECK(named.state == VerdictState::not_yet);
  CHECK(named.value == 1);
  CHECK_THAT(named.why.en, contains("Wong"));
  CHECK(test::what_is_unsaid(named).empty());
}
