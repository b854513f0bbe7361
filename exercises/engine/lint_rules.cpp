// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/lint_rules.h"

#include <algorithm>
#include <set>

#include "exercises/engine/check.h"
#include "exercises/engine/pack_reader.h"
#include "media/base/text.h"

namespace shotlab {
namespace {

class Lint {
 public:
  Lint(const Exercise& exercise, const TomlReader& reader, PackIssues& issues)
      : exercise_(exercise), reader_(reader), issues_(issues) {}

  void run() {
    hints();
    parts();
    worked();
    unasked();
  }

 private:
  void advise(const char* key, const Text& what) {
    issues_.advise(reader_.file(), reader_.line(key), what);
  }

  void hints() {
    if (exercise_.hints.size() != 3) {
      advise(
          "hints",
          {"an exercise has three hints; here are " + std::to_string(exercise_.hints.size()) + ".",
           "練習要有三個貼士；這裏有 " + std::to_string(exercise_.hints.size()) + " 個。"});
    }
    for (const WorkedAnswer& answer : exercise_.worked) {
      if (!answer.fails_on.empty()) continue;
      for (const WorkedTake& take : answer.takes) {
        const std::string whole = lower_ascii(take.slots.joined());
        for (const Text& hint : exercise_.hints) {
          const bool told =
              !whole.empty() && (lower_ascii(hint.en).find(whole) != std::string::npos ||
                                 lower_ascii(hint.zh).find(whole) != std::string::npos);
          if (told) {
            advise("hints",
                   {"a hint holds the whole prompt of the model answer \"" + answer.id + "\".",
                    "有貼士寫出了範例「" + answer.id + "」的整句提示詞。"});
          }
        }
      }
    }
  }

  void parts() {
    if (exercise_.steps.empty()) advise("steps", {"there are no steps.", "沒有步驟。"});
    if (exercise_.rubric.empty()) {
      advise("rubric", {"there is no rubric for a person to grade by.", "沒有給人評分的準則。"});
    }
    if (exercise_.mistakes.empty()) {
      advise("mistakes", {"there are no mistakes to learn from.", "沒有常見錯誤。"});
    }
    const bool decides = std::any_of(exercise_.criteria.begin(), exercise_.criteria.end(),
                                     [](const Criterion& criterion) { return criterion.required; });
    if (!decides) {
      advise("criteria",
             {"no criterion is required, so nothing can pass.", "沒有必要的準則，永遠不會通過。"});
    }
    for (const char* slot : {"size", "subject", "action", "place", "light"}) {
      if (exercise_.slot_hints.contains(slot)) continue;
      advise("slot_hints", {"the slot \"" + std::string(slot) + "\" has no grey words.",
                            "「" + std::string(slot) + "」欄沒有灰色提示。"});
    }
  }

  void worked() {
    std::set<std::string> languages;
    std::size_t wrong = 0;
    for (const WorkedAnswer& answer : exercise_.worked) {
      if (answer.fails_on.empty()) {
        languages.insert(answer.language);
        model(answer);
      } else {
        ++wrong;
      }
    }
    for (const char* language : {"en", "zh-Hant-HK"}) {
      if (languages.contains(language)) continue;
      advise("worked", {"there is no model answer in " + std::string(language) + ".",
                        "沒有 " + std::string(language) + " 的範例答案。"});
    }
    if (!exercise_.worked.empty() && !exercise_.worked.front().fails_on.empty()) {
      advise("worked", {"the first worked answer should be the model.", "第一個範例應是正確的。"});
    }
    if (wrong < exercise_.mistakes.size()) {
      advise("worked",
             {"there are " + std::to_string(exercise_.mistakes.size()) + " mistakes and only " +
                  std::to_string(wrong) + " wrong answers with fails_on.",
              "有 " + std::to_string(exercise_.mistakes.size()) + " 個常見錯誤，但只有 " +
                  std::to_string(wrong) + " 個寫了 fails_on 的錯誤示範。"});
    }
  }

  // A model answer must at least be whole: what it leaves out cannot pass.
  void model(const WorkedAnswer& answer) {
    const std::string file = exercise_.id + "-" + exercise_.slug + "/worked/" + answer.id + ".toml";
    std::vector<std::string> shots;
    for (const ShotWanted& shot : exercise_.shots) shots.push_back(shot.id);
    if (shots.empty()) shots.emplace_back();
    for (const std::string& shot : shots) {
      const auto kept =
          std::count_if(answer.takes.begin(), answer.takes.end(),
                        [&](const WorkedTake& take) { return take.shot == shot && take.keeper; });
      if (kept != 1) {
        issues_.advise(
            file, 1,
            {"the model answer keeps " + std::to_string(kept) + " takes of the shot \"" + shot +
                 "\" instead of one.",
             "範例的鏡頭「" + shot + "」保留了 " + std::to_string(kept) + " 條，應是一條。"});
      }
    }
    for (const Question& question : exercise_.questions) {
      if (!answer.answers.contains(question.id)) {
        issues_.advise(file, 1,
                       {"the model answer leaves out the question \"" + question.id + "\".",
                        "範例沒有回答「" + question.id + "」。"});
      }
    }
    for (const QuizItem& item : exercise_.quiz) {
      const auto found = answer.quiz.find(item.id);
      if (found == answer.quiz.end() || found->second != item.right) {
        issues_.advise(file, 1,
                       {"the model answer is not right in the quiz item \"" + item.id + "\".",
                        "範例的測驗題「" + item.id + "」不正確。"});
      }
    }
  }

  static bool reads(const Criterion& criterion, const std::string& question) {
    return std::any_of(kQuestionKeys.begin(), kQuestionKeys.end(), [&](std::string_view key) {
      const auto found = criterion.parameters.find(std::string(key));
      return found != criterion.parameters.end() && found->second == ParameterValue(question);
    });
  }

  // A question or a quiz that no criterion reads is asked for nothing.
  void unasked() {
    for (const Question& question : exercise_.questions) {
      const bool read =
          std::any_of(exercise_.criteria.begin(), exercise_.criteria.end(),
                      [&](const Criterion& criterion) { return reads(criterion, question.id); });
      if (!read) {
        advise("questions", {"no criterion reads the question \"" + question.id + "\".",
                             "沒有準則看問題「" + question.id + "」。"});
      }
    }
    const bool quiz =
        std::any_of(exercise_.criteria.begin(), exercise_.criteria.end(),
                    [](const Criterion& criterion) { return criterion.check == "Q.quiz"; });
    if (!exercise_.quiz.empty() && !quiz) {
      advise("quiz", {"no criterion reads the quiz.", "沒有準則看測驗。"});
    }
  }

  const Exercise& exercise_;
  const TomlReader& reader_;
  PackIssues& issues_;
};

}  // namespace

void lint_exercise(const Exercise& exercise, const TomlReader& reader, PackIssues& issues) {
  Lint(exercise, reader, issues).run();
}

std::vector<Error> lint_pack(const std::filesystem::path& folder) {
  PackRead read = read_pack(folder);
  std::vector<Error> all = std::move(read.issues.errors);
  all.insert(all.end(), read.issues.lint.begin(), read.issues.lint.end());
  return all;
}

}  // namespace shotlab
