// SPDX-License-Identifier: Apache-2.0
//
// W.answer and Q.quiz: presence and link to evidence, never the quality of a thought.

#include <algorithm>
#include <cmath>

#include "exercises/engine/answer_text.h"
#include "exercises/engine/check.h"

namespace shotlab {
namespace {

// Everyday text repeats about half of its words; three quarters is filler.
constexpr double kFiller = 0.75;
constexpr double kPasted = 0.5;

const Question* question_of(const CheckContext& context) {
  for (const Question& question : context.exercise.questions) {
    if (question.id == context.text("question")) return &question;
  }
  return nullptr;
}

std::string answer_to(const CheckContext& context, const std::string& question) {
  const auto found = context.evidence.answers.find(question);
  return found == context.evidence.answers.end() ? "" : std::string(trim(found->second));
}

Text wanted_of(const Question& question) {
  Text wanted{"at least " + std::to_string(question.least_words) + " words or " +
                  std::to_string(question.least_han) + " Chinese characters",
              "最少 " + std::to_string(question.least_han) + " 個字或 " +
                  std::to_string(question.least_words) + " 個英文詞"};
  if (question.least_links > 0) {
    const std::string links = std::to_string(question.least_links);
    wanted.en += ", naming " + links + (question.least_links == 1 ? " take" : " takes");
    wanted.zh += "，並寫出 " + links + " 條的編號";
  }
  return wanted;
}

// Words and characters count together, so that an answer in both languages is not cut in half.
void weigh_length(const std::string& answer, const Question& question, CriterionVerdict& verdict) {
  const double words = static_cast<double>(count_latin_words(answer));
  const double han = static_cast<double>(count_han(answer));
  const bool chinese = han > words;
  const double least_words = std::max(question.least_words, 1);
  const double least_han = std::max(question.least_han, 1);
  const double share = words / least_words + han / least_han;
  const double least = chinese ? least_han : least_words;
  verdict.unit = chinese ? "characters" : "words";
  verdict.value = std::floor(share * least + 1e-9);
  verdict.measured = amount(*verdict.value, verdict.unit);
  verdict.state = grade(share, {1, std::nullopt});
}

void judge_answer(const CheckContext& context, CriterionVerdict& verdict) {
  const Question* question = question_of(context);
  if (!question) {
    cannot_measure(verdict, {"This exercise has no such question.", "練習沒有這條問題。"},
                   {"Tell the author of the pack.", "請告訴課程作者。"});
    return;
  }
  verdict.wanted = wanted_of(*question);
  const std::string answer = answer_to(context, question->id);
  weigh_length(answer, *question, verdict);
  if (answer.empty()) {
    verdict.state = VerdictState::not_yet;
    verdict.why = {"The answer has 0 words.", "答案有 0 個字。"};
    verdict.try_this = question->text;
    return;
  }
  const double pasted = std::max(
      {overlap(answer, context.evidence.brief.en), overlap(answer, context.evidence.brief.zh),
       overlap(answer, question->text.en), overlap(answer, question->text.zh)});
  if (pasted >= kPasted) {
    verdict.state = VerdictState::not_yet;
    verdict.value = std::round(pasted * 100);
    verdict.unit = "%";
    verdict.measured = amount(*verdict.value, "%");
    verdict.why = {number(pasted * 100, 0) + " % of the answer stands in the brief word for word.",
                   "答案有 " + number(pasted * 100, 0) + "% 與題目一字不差。"};
    verdict.try_this = {"Say it in your own words, about what you see in your take.",
                        "用自己的說話，講你那一條看到甚麼。"};
    return;
  }
  const double repeated = repetition(answer);
  if (repeated >= kFiller) {
    verdict.state = VerdictState::not_yet;
    verdict.value = std::round(repeated * 100);
    verdict.unit = "%";
    verdict.measured = amount(*verdict.value, "%");
    verdict.why = {number(repeated * 100, 0) + " % of the answer repeats itself.",
                   "答案有 " + number(repeated * 100, 0) + "% 是重複的。"};
    verdict.try_this = {"Say one thing once, with what you saw.", "講一次就夠，講你看到甚麼。"};
    return;
  }
  const Text have = verdict.measured;
  if (verdict.state != VerdictState::pass) {
    verdict.why = {"The answer has " + have.en + ".", "答案有" + have.zh + "。"};
    verdict.try_this = {"Add what in the picture made you choose.", "補充畫面裏甚麼令你這樣揀。"};
    return;
  }
  std::vector<std::pair<std::string, int>> takes;
  for (const TakeEvidence& evidence : context.evidence.takes) {
    takes.emplace_back(evidence.take.id, evidence.take.number);
  }
  const double links = static_cast<double>(takes_named(answer, takes).size());
  if (links < question->least_links) {
    verdict.state = grade(links, {static_cast<double>(question->least_links), std::nullopt});
    verdict.value = links;
    verdict.unit = "takes";
    verdict.measured = amount(links, "takes");
    verdict.why = {"The answer names " + plain(links) + " of your takes.",
                   "答案提到你的 " + plain(links) + " 條。"};
    const std::string example = takes.empty() ? "0001" : takes.back().first;
    verdict.try_this = {"Name the take you write about, e.g. " + example + ".",
                        "寫出你講的是哪一條，例如 " + example + "。"};
    return;
  }
  verdict.why = {"The answer has " + have.en + " and names " + amount(links, "takes").en + ".",
                 "答案有" + have.zh + "，提到" + amount(links, "takes").zh + "。"};
}

void judge_quiz(const CheckContext& context, CriterionVerdict& verdict) {
  const std::vector<QuizItem>& items = context.exercise.quiz;
  double right = 0;
  double given = 0;
  for (const QuizItem& item : items) {
    const auto found = context.evidence.quiz.find(item.id);
    if (found == context.evidence.quiz.end() || found->second.empty()) continue;
    ++given;
    if (found->second == item.right) ++right;
  }
  const double all = static_cast<double>(items.size());
  weigh(verdict, right, "answers", {all, std::nullopt});
  verdict.measured = {plain(right) + " of " + plain(all),
                      plain(all) + " 題對了 " + plain(right) + " 題"};
  verdict.wanted = {"all " + plain(all), "全部 " + plain(all) + " 題"};
  verdict.why = {
      plain(right) + " of " + plain(all) + " are right; " + plain(all - given) + " are still open.",
      plain(all) + " 題對了 " + plain(right) + " 題；未答的有 " + plain(all - given) + " 題。"};
  if (verdict.state == VerdictState::pass) return;
  verdict.try_this = {
      "Watch the clips again: what does a near thing do against a far one? You may answer anew.",
      "再看一次參考片：近的和遠的有沒有錯開？可以重新作答。"};
}

using Kind = ParameterInfo::Kind;

}  // namespace

std::span<const CheckInfo> word_checks() {
  static const std::vector<CheckInfo> checks = {
      {"W.answer", true, false, {}, {{"question", Kind::text, true}}, judge_answer},
      {"Q.quiz", true, false, {}, {}, judge_quiz},
  };
  return checks;
}

}  // namespace shotlab
