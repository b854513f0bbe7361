// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

Exercise moving(const std::string& kind, const std::string& direction = "") {
  Parameters parameters = {{"class", kind}};
  if (!direction.empty()) parameters["direction"] = direction;
  return test::asking("V.move", parameters, {{"dominance", 0.7}, {"sign", 0.9}, {"energy", 0.04}},
                      {{"dominance", 0.55}, {"sign", 0.8}, {"energy", 0.04}});
}

TakeEvidence take_of(MoveMeasurement move, const std::string& prompt = "") {
  TakeEvidence take = test::good_take();
  take.take.slots.more = prompt;
  take.measurement->move = std::move(move);
  return take;
}

}  // namespace

TEST_CASE("the move that the prompt declares passes, with the number and the picture", "[engine]") {
  const auto verdict = test::verdict_of(
      moving("pan"), take_of(test::steady_move(Move::left, -0.2, 0, 0), "pan left"));

  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.value == Catch::Approx(20));
  CHECK(verdict.unit == "%");
  CHECK(verdict.evidence == "evidence/move.png");
  CHECK_THAT(verdict.why.en, contains("20.0 %") && contains("98 %"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("the declared direction decides: the other one is not yet", "[engine]") {
  const auto verdict =
      test::verdict_of(moving("pan"), take_of(test::steady_move(Move::left, -0.2, 0, 0), "向右搖"));

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == Catch::Approx(-20));
  CHECK_THAT(verdict.try_this.en, contains("other direction"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a move without a declared direction may go either way", "[engine]") {
  for (Move move : {Move::left, Move::right}) {
    const double x = move == Move::left ? -0.2 : 0.2;
    CHECK(
        test::verdict_of(moving("pan"), take_of(test::steady_move(move, x, 0, 0), "橫搖")).state ==
        VerdictState::pass);
  }
  CHECK(test::verdict_of(moving("pan", "right"), take_of(test::steady_move(Move::left, -0.2, 0, 0)))
            .state == VerdictState::not_yet);
}

TEST_CASE("the fine label never decides: a pan that looks like a truck passes", "[engine]") {
  MoveMeasurement move = test::steady_move(Move::left, -0.2, 0, 0);
  move.fine = FineMove::truck;
  move.parallax = "yes";

  CHECK(test::verdict_of(moving("pan"), take_of(move, "pan left")).state == VerdictState::pass);
}

TEST_CASE("another move is not yet, and what was seen is said", "[engine]") {
  const auto verdict = test::verdict_of(
      moving("push"), take_of(test::steady_move(Move::left, -0.2, 0, 0), "push in"));

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("left"));
  CHECK_THAT(verdict.why.zh, contains("向左"));
}

TEST_CASE("a move of the right way but too small is close or not yet", "[engine]") {
  const auto with = [&](double x) {
    return test::verdict_of(moving("pan"),
                            take_of(test::steady_move(Move::right, x, 0, 0), "pan right"));
  };
  CHECK(with(0.041).state == VerdictState::pass);
  CHECK(with(0.035).state == VerdictState::close);
  CHECK(with(0.012).state == VerdictState::not_yet);
  CHECK_THAT(with(0.012).why.en, contains("1.2 %"));
}

TEST_CASE("a push is measured by the growth of the picture", "[engine]") {
  CHECK(test::verdict_of(moving("push"),
                         take_of(test::steady_move(Move::in, 0, 0, 0.3), "push in to the door"))
            .state == VerdictState::pass);
  CHECK(test::verdict_of(moving("push"),
                         take_of(test::steady_move(Move::out, 0, 0, -0.3), "push in to the door"))
            .state == VerdictState::not_yet);
}

TEST_CASE("a move mixed with another, or unsteady, is close or not yet", "[engine]") {
  MoveMeasurement mixed = test::steady_move(Move::left, -0.2, 0.1, 0);
  mixed.dominance = 0.62;
  CHECK(test::verdict_of(moving("pan"), take_of(mixed, "pan left")).state == VerdictState::close);
  mixed.dominance = 0.5;
  const auto verdict = test::verdict_of(moving("pan"), take_of(mixed, "pan left"));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == Catch::Approx(50));
  CHECK_THAT(verdict.why.en, contains("50 %"));

  MoveMeasurement unsteady = test::steady_move(Move::left, -0.2, 0, 0);
  unsteady.sign_share = 0.6;
  CHECK_THAT(test::verdict_of(moving("pan"), take_of(unsteady, "pan left")).why.en,
             contains("60 % of the frames"));
}

TEST_CASE("the thresholds follow the provider of the take", "[engine]") {
  MoveMeasurement mixed = test::steady_move(Move::left, -0.2, 0.1, 0);
  mixed.dominance = 0.6;
  TakeEvidence take = take_of(mixed, "pan left");

  CHECK(test::verdict_of(moving("pan"), take).state == VerdictState::close);
  take.take.provider = "gemini";
  CHECK(test::verdict_of(moving("pan"), take).state == VerdictState::pass);
}

TEST_CASE("a move that cannot be measured says why and never passes", "[engine]") {
  MoveMeasurement blind;
  blind.coarse = Move::unknown;
  blind.tracks = 12;
  blind.why_not = {"Only 12 points could be followed.", "只有 12 點跟得到。"};

  for (const Exercise& exercise : {moving("pan"), test::asking("V.static", {{"speed", 0.4}}),
                                   test::asking("V.parallax", {{"least", 1.3}})}) {
    const auto verdict = test::verdict_of(exercise, take_of(blind, "pan left"));
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK(verdict.why.en == "Only 12 points could be followed.");
    CHECK(test::what_is_unsaid(verdict).empty());
  }
  TakeEvidence unmeasured = test::good_take();
  unmeasured.measurement->move.reset();
  CHECK(test::verdict_of(moving("pan"), unmeasured).state == VerdictState::cannot_measure);
}

TEST_CASE("a static shot is one whose background stands still", "[engine]") {
  const Exercise exercise = test::asking("V.static", {}, {{"speed", 0.4}}, {{"speed", 1.0}});
  MoveMeasurement move = test::still();

  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::pass);
  move.background_speed = 0.0044;
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::close);
  move.background_speed = 0.02;
  const auto verdict = test::verdict_of(exercise, take_of(move));
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == Catch::Approx(2));
  CHECK_THAT(verdict.why.en, contains("2 %"));
  TakeEvidence live = take_of(move);
  live.take.provider = "gemini";
  live.measurement->move->background_speed = 0.008;
  CHECK(test::verdict_of(exercise, live).state == VerdictState::pass);
}

TEST_CASE("parallax is a ratio, a no, or cannot be told", "[engine]") {
  const Exercise exercise = test::asking("V.parallax", {{"least", 1.3}});
  MoveMeasurement move = test::steady_move(Move::left, -0.2, 0, 0);

  move.near_far_ratio = 2.1;
  move.fine = FineMove::truck;
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::pass);
  CHECK(test::verdict_of(exercise, take_of(move)).value == Catch::Approx(2.1));
  move.near_far_ratio = 1.2;
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::close);
  move.near_far_ratio = 1.02;
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::not_yet);
  move.near_far_ratio = 0;
  move.parallax = "no";
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::not_yet);
  CHECK_THAT(test::verdict_of(exercise, take_of(move)).why.en, contains("reads as a pan"));
  move.parallax = "unknown";
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::cannot_measure);
}

TEST_CASE("what moves by itself past a camera that only turns is not taken for parallax",
          "[engine]") {
  const Exercise exercise = test::asking("V.parallax", {{"least", 1.3}});
  MoveMeasurement move = test::steady_move(Move::right, 0.15, 0, 0);
  move.near_far_ratio = 1.8;  // A passer-by.

  for (const FineMove fine : {FineMove::pan, FineMove::unsure}) {
    move.fine = fine;
    const auto verdict = test::verdict_of(exercise, take_of(move));
    CHECK(verdict.state == VerdictState::cannot_measure);
    CHECK(test::what_is_unsaid(verdict).empty());
  }
  move.parallax = "yes";
  CHECK(test::verdict_of(exercise, take_of(move)).state == VerdictState::pass);
}

TEST_CASE("handheld is asked for by its shaking", "[engine]") {
  MoveMeasurement move = test::steady_move(Move::handheld, 0, 0, 0);
  move.jitter = 0.004;
  CHECK(test::verdict_of(moving("handheld"), take_of(move)).state == VerdictState::pass);
  CHECK(test::verdict_of(moving("handheld"), take_of(test::still())).state ==
        VerdictState::not_yet);
}

TEST_CASE("the move that the prompt names may be the one that is wanted, whichever it is",
          "[engine]") {
  const Exercise any = moving("named");

  CHECK(
      test::verdict_of(any, take_of(test::steady_move(Move::left, -0.2, 0, 0), "pan left")).state ==
      VerdictState::pass);
  CHECK(
      test::verdict_of(any, take_of(test::steady_move(Move::left, -0.2, 0, 0), "push in")).state ==
      VerdictState::not_yet);
  const auto none = test::verdict_of(any, take_of(test::steady_move(Move::left, -0.2, 0, 0)));
  CHECK(none.state == VerdictState::cannot_measure);
  CHECK(test::what_is_unsaid(none).empty());
}
