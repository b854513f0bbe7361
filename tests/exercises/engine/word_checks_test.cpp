// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

const std::string kGood =
    "I keep take 1 because the green coat stands clear of the grey stop and I can see him wait "
    "before anything comes; the other one is darker.";

Exercise why() {
  Exercise exercise = test::asking("W.answer", {{"question", std::string("why")}});
  exercise.questions = {{"why", {"Why this one?", "為甚麼是這一條？"}, 25, 40, 1}};
  return exercise;
}

CriterionVerdict answer(const std::string& text) {
  Evidence evidence;
  evidence.takes = {test::good_take(1), test::good_take(2)};
  evidence.answers["why"] = text;
  evidence.brief = {
      "Someone is waiting and something arrives. Show it in one shot of four to six seconds. Fill "
      "the prompt builder, make at least two takes, choose one and say why.",
      "有人在等，有東西來到。用一個四至六秒的鏡頭拍出來。填好提示詞欄，最少生成兩條，揀一條，"
      "講出原因。"};
  return test::verdict_of(why(), evidence);
}

}  // namespace

TEST_CASE("an answer of one's own that names a take passes, in either language", "[engine]") {
  CHECK(answer(kGood).state == VerdictState::pass);
  CHECK(test::what_is_unsaid(answer(kGood)).empty());
  CHECK(answer("我揀 0002：阿敏的黃色外套在晨光裏最清楚，我先見到佢企喺巷裏等，之後先至見到"
               "有東西來到，另一條太暗。")
            .state == VerdictState::pass);
}

TEST_CASE("a short answer is close or not yet, with its length", "[engine]") {
  CHECK(answer("").state == VerdictState::not_yet);
  CHECK_THAT(answer("").why.en, contains("0 words"));
  const auto few = answer("Take 1 because it is nicer than the other.");
  CHECK(few.state == VerdictState::not_yet);
  CHECK_THAT(few.why.en, contains("9 words"));
  CHECK(answer("I keep take 1 because the green coat stands clear of the grey stop and I can see "
               "him wait there before")
            .state == VerdictState::close);
  const auto chinese = answer("我揀第1條因為好睇");
  CHECK(chinese.unit == "characters");
  CHECK_THAT(chinese.why.zh, contains("個字"));
}

TEST_CASE("half an answer in each language is a whole one", "[engine]") {
  CHECK(answer("Take 1: the green coat is clear and I can see him wait 因為佢企喺灰色車站前面，"
               "光由左面照過來，動作清楚。")
            .state == VerdictState::pass);
}

TEST_CASE("an answer pasted from the brief is not an answer", "[engine]") {
  const auto verdict = answer(
      "Take 1. Someone is waiting and something arrives. Show it in one shot of four to six "
      "seconds. Fill the prompt builder, make at least two takes.");

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.unit == "%");
  CHECK_THAT(verdict.why.en, contains("word for word"));
  CHECK(answer("第1條。有人在等，有東西來到。用一個四至六秒的鏡頭拍出來。填好提示詞欄，最少生成"
               "兩條，揀一條。")
            .state == VerdictState::not_yet);
}

TEST_CASE("an answer that repeats itself is not an answer", "[engine]") {
  const auto verdict = answer(
      "take 1 good good good good good good good good good good good good good good good good good "
      "good good good good good good good");

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK_THAT(verdict.why.en, contains("repeats itself"));
}

TEST_CASE("an answer must name the take that it is about", "[engine]") {
  const auto verdict = answer(
      "I keep it because the green coat stands clear of the grey stop and I can see him wait "
      "before anything comes; the other one is darker.");

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 0);
  CHECK(verdict.unit == "takes");
  CHECK_THAT(verdict.try_this.en, contains("0002-old-man"));
}

TEST_CASE("a quiz passes when every item is right, and does not tell which is wrong", "[engine]") {
  Exercise exercise = test::asking("Q.quiz");
  for (int i = 1; i <= 5; ++i) {
    QuizItem item;
    item.id = "clip" + std::to_string(i);
    item.right = i % 2 == 0 ? "pan" : "truck";
    exercise.quiz.push_back(item);
  }
  Evidence evidence;
  CHECK(test::verdict_of(exercise, evidence).value == 0);
  for (const QuizItem& item : exercise.quiz) evidence.quiz[item.id] = item.right;
  CHECK(test::verdict_of(exercise, evidence).state == VerdictState::pass);

  evidence.quiz["clip3"] = "pan";
  const auto verdict = test::verdict_of(exercise, evidence);
  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 4);
  CHECK_THAT(verdict.why.en, contains("4 of 5") && !contains("clip3"));
  CHECK(test::what_is_unsaid(verdict).empty());
}
