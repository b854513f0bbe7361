// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/check.h"
#include "exercises/engine/verdict.h"
#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

Criterion criterion(const std::string& id, const std::string& check, Parameters parameters = {},
                    bool required = true) {
  Criterion made;
  made.id = id;
  made.check = check;
  made.title = {id, id};
  made.parameters = std::move(parameters);
  made.required = required;
  return made;
}

Exercise three_checks() {
  Exercise exercise;
  exercise.id = "x1";
  exercise.criteria = {criterion("takes", "T.count", {{"least", 1.0}}),
                       criterion("keeper", "T.keeper"),
                       criterion("length", "V.length", {{"least", 4.0}, {"most", 6.0}}),
                       criterion("vague", "P.vague", {{"most", 0.0}}, false)};
  exercise.rubric = {{{"clear", "清楚"}, 2}, {{"reason", "原因"}, 1}};
  return exercise;
}

}  // namespace

TEST_CASE("a passed exercise says how many checks ran, and what is a person's", "[engine]") {
  const ExerciseVerdict verdict = judge(three_checks(), {.takes = {test::good_take()}});

  CHECK(verdict.exercise == "x1");
  CHECK(verdict.passed);
  CHECK(verdict.passed_count == 3);
  CHECK(verdict.run_count == 3);
  CHECK(verdict.grading_count == 2);
  CHECK(verdict.criteria.size() == 4);
  CHECK(verdict.summary.en == "3 of 3 checks that run here; 2 more lines are a person's");
  CHECK(verdict.summary.zh == "這裏能做的檢查 3 項，通過 3 項；另有 2 項由人評");
}

TEST_CASE("advice never decides", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.slots.more = "cinematic";

  const ExerciseVerdict verdict = judge(three_checks(), {.takes = {take}});

  CHECK(verdict.criteria[3].state == VerdictState::not_yet);
  CHECK_FALSE(verdict.criteria[3].required);
  CHECK(verdict.passed);
}

TEST_CASE("what is required of practice takes only is advice for a live one", "[engine]") {
  Exercise exercise = three_checks();
  exercise.criteria[3].required = true;
  exercise.criteria[3].practice_only = true;
  TakeEvidence take = test::good_take();
  take.take.slots.more = "cinematic";

  CHECK_FALSE(judge(exercise, {.takes = {take}}).passed);
  CHECK(judge(exercise, {.takes = {take}}).run_count == 4);
  take.take.provider = "gemini";
  CHECK(judge(exercise, {.takes = {take}}).passed);
  CHECK_FALSE(judge(exercise, {.takes = {take}}).criteria[3].required);
}

TEST_CASE("what cannot be measured is counted and said, never passed", "[engine]") {
  TakeEvidence take = test::good_take();
  take.measurement.reset();
  take.facts.reset();

  const ExerciseVerdict verdict = judge(three_checks(), {.takes = {take}});

  CHECK_FALSE(verdict.passed);
  CHECK(verdict.passed_count == 2);
  CHECK(verdict.run_count == 3);
  CHECK_THAT(verdict.summary.en, contains("2 of 3") && contains("1 cannot be measured"));
  CHECK_THAT(verdict.summary.zh, contains("1 項量度不到"));
}

TEST_CASE("a take that would pass but is not kept is close", "[engine]") {
  TakeEvidence take = test::good_take();
  take.take.keeper = false;

  const ExerciseVerdict verdict = judge(three_checks(), {.takes = {take}});

  CHECK(verdict.criteria[2].state == VerdictState::close);
  CHECK_THAT(verdict.criteria[2].try_this.en, contains("keep it"));
  CHECK_FALSE(verdict.passed);
}

TEST_CASE("the keeper is looked at, not a newer take", "[engine]") {
  TakeEvidence keeper = test::good_take(1);
  TakeEvidence newer = test::good_take(2);
  newer.take.keeper = false;
  newer.measurement->soundness->duration_s = 8;

  const ExerciseVerdict verdict = judge(three_checks(), {.takes = {keeper, newer}});

  CHECK(verdict.criteria[2].take == "0001-old-man");
  CHECK(verdict.passed);
}

TEST_CASE("without takes nothing passes, and each check of a take says so", "[engine]") {
  const ExerciseVerdict verdict = judge(three_checks(), {});

  CHECK_FALSE(verdict.passed);
  for (const CriterionVerdict& one : verdict.criteria) {
    CAPTURE(one.id);
    CHECK(one.state == VerdictState::not_yet);
    CHECK_FALSE(one.why.en.empty());
    CHECK_FALSE(one.why.zh.empty());
  }
}

TEST_CASE("each shot of an exercise has its own verdict", "[engine]") {
  Exercise exercise = three_checks();
  exercise.shots = {{"pan", {"Pan", "左右搖"}}, {"tilt", {"Tilt", "直搖"}}};
  exercise.criteria.push_back(criterion("move", "P.onemove"));
  exercise.criteria.back().shots = {"tilt"};

  const ExerciseVerdict verdict = judge(exercise, {.takes = {test::good_take(1, "pan")}});

  std::vector<std::string> ids;
  for (const CriterionVerdict& one : verdict.criteria) ids.push_back(one.id);
  CHECK(ids == std::vector<std::string>{"takes", "keeper", "length.pan", "length.tilt", "vague.pan",
                                        "vague.tilt", "move.tilt"});
  CHECK(verdict.criteria[2].title == Text{"Pan: length", "左右搖：length"});
  CHECK(verdict.criteria[3].state == VerdictState::not_yet);
  CHECK_THAT(verdict.criteria[3].why.en, contains("Tilt"));
}

TEST_CASE("an instructor may waive a picture check, and no other", "[engine]") {
  TakeEvidence take = test::good_take();
  take.measurement.reset();
  take.facts.reset();
  Evidence evidence{.takes = {take}};
  evidence.waivers = {{"length", {"Ms Wong", "The class room's machine broke down.", ""}},
                      {"keeper", {"Ms Wong", "no", ""}}};

  const ExerciseVerdict verdict = judge(three_checks(), evidence);

  CHECK(verdict.criteria[2].state == VerdictState::waived);
  CHECK_THAT(verdict.criteria[2].why.en, contains("broke down"));
  CHECK(verdict.criteria[1].state == VerdictState::pass);
  CHECK(verdict.passed);
  CHECK_THAT(verdict.summary.en, contains("1 waived by a person"));
  evidence.takes[0].take.keeper = false;
  CHECK(judge(three_checks(), evidence).criteria[1].state == VerdictState::not_yet);
}

TEST_CASE("a check of a newer pack cannot be measured here", "[engine]") {
  const auto verdict = test::verdict_of(test::asking("V.telepathy"), test::good_take());

  CHECK(verdict.state == VerdictState::cannot_measure);
  CHECK_THAT(verdict.why.en, contains("V.telepathy"));
}

TEST_CASE("an exercise that requires nothing is not passed", "[engine]") {
  Exercise exercise;
  exercise.criteria = {criterion("vague", "P.vague", {{"most", 0.0}}, false)};
  CHECK_FALSE(judge(exercise, {.takes = {test::good_take()}}).passed);
  CHECK_FALSE(judge(Exercise{}, {}).passed);
}

TEST_CASE("only what the criteria read is measured", "[engine]") {
  const NeededMeasures words = needed_measures(test::asking("P.onemove"));
  CHECK_FALSE((words.soundness || words.move || words.shots || words.loudness || words.tone));
  CHECK(needed_measures(test::asking("V.ok")).soundness);
  CHECK_FALSE(needed_measures(test::asking("V.ok")).move);
  CHECK(needed_measures(test::asking("V.move")).move);
  CHECK(needed_measures(test::asking("V.move")).shots);
}

TEST_CASE("verdict states have the names that scripts rely on", "[engine]") {
  CHECK(name_of(VerdictState::pass) == "pass");
  CHECK(name_of(VerdictState::close) == "close");
  CHECK(name_of(VerdictState::not_yet) == "not_yet");
  CHECK(name_of(VerdictState::cannot_measure) == "cannot_measure");
  CHECK(name_of(VerdictState::waived) == "waived");
}

TEST_CASE("no check passes on evidence that is not there", "[engine]") {
  TakeEvidence bare;
  bare.take.id = "0001-bare";
  bare.take.keeper = true;
  bare.take.provider = "practice";
  for (const std::string& check : known_checks()) {
    if (check == "T.keeper" || check == "T.count" || check == "P.vague" || check == "P.acts" ||
        check == "P.lengths" || check == "P.names" || check == "T.depth") {
      continue;  // They ask of a bare take nothing that is missing.
    }
    CAPTURE(check);
    Exercise exercise = test::asking(check, {{"least", 1.0},
                                             {"class", std::string("pan")},
                                             {"question", std::string("why")},
                                             {"slots", std::vector<std::string>{"size"}}});
    exercise.questions = {{"why", {"Why?", "為甚麼？"}, 5, 5, 0}};
    exercise.quiz.resize(1);
    exercise.quiz[0].id = "clip";
    exercise.quiz[0].right = "pan";
    CHECK(test::verdict_of(exercise, bare).state != VerdictState::pass);
  }
}
