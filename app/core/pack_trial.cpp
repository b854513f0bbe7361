// SPDX-License-Identifier: Apache-2.0

#include "app/core/pack_trial.h"

#include <stdlib.h>

#include <algorithm>
#include <system_error>

#include "app/core/gather.h"
#include "app/core/practice_home.h"
#include "app/core/worked.h"
#include "media/base/files.h"

namespace shotlab {
namespace fs = std::filesystem;
namespace {

constexpr int kWidth = 640;  // Pixels: half of the usual size renders four times as fast.
constexpr int kHeight = 360;

bool is_named(const std::string& id, const std::vector<std::string>& names) {
  const std::string stem = id.substr(0, id.find('.'));
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& n) { return n == id || n == stem; });
}

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out.empty() ? "–" : out;
}

}  // namespace

std::vector<std::string> failed_criteria(const ExerciseVerdict& verdict) {
  std::vector<std::string> failed;
  for (const CriterionVerdict& c : verdict.criteria) {
    const bool good = c.state == VerdictState::pass || c.state == VerdictState::waived;
    if (c.required && !good) failed.push_back(c.id);
  }
  return failed;
}

bool fails_as_expected(const WorkedAnswer& answer, const ExerciseVerdict& verdict) {
  if (answer.fails_on.empty()) return verdict.passed;
  const std::vector<std::string> failed = failed_criteria(verdict);
  // Every criterion that it names fails, and no other: else the mistake teaches something else.
  const bool all =
      std::all_of(answer.fails_on.begin(), answer.fails_on.end(), [&](const std::string& name) {
        return std::any_of(failed.begin(), failed.end(),
                           [&](const std::string& id) { return is_named(id, {name}); });
      });
  const bool only = std::all_of(failed.begin(), failed.end(), [&](const std::string& id) {
    return is_named(id, answer.fails_on);
  });
  return all && only && !verdict.passed;
}

WorkedTrial try_answer(const Pack& pack, const Exercise& exercise, const WorkedAnswer& answer,
                       const fs::path& workplace, int width, int height, const ShootTools& tools,
                       const std::function<void(const Text&)>& say) {
  WorkedTrial trial;
  trial.exercise = exercise.id;
  trial.answer = answer.id;
  trial.expected = answer.fails_on;
  WorkedOptions options;
  options.width = width;
  options.height = height;
  options.say = say;
  Result<WorkedFilm> made = make_worked_answer(
      pack, exercise, answer, workplace / (exercise.id + "-" + answer.id), tools, options);
  Result<Evidence> evidence =
      made ? gather(exercise, made->film, tools.stop.token()) : Result<Evidence>(made.error());
  if (!evidence) {
    trial.error = evidence.error();
    trial.words = evidence.error().message;
    return trial;
  }
  const ExerciseVerdict verdict = judge(exercise, *evidence);
  trial.failed = failed_criteria(verdict);
  trial.as_expected = fails_as_expected(answer, verdict);
  trial.words =
      fill(Text{"expected to fail on {0}; failed on {1}", "預期不通過：{0}；實際不通過：{1}"},
           {listed(trial.expected), listed(trial.failed)});
  return trial;
}

namespace {

struct ToTry {
  const Exercise* exercise = nullptr;
  const WorkedAnswer* answer = nullptr;
};

Result<std::vector<ToTry>> chosen(const Pack& pack, const std::string& only) {
  const std::size_t slash = only.find('/');
  const Exercise* one = only.empty() ? nullptr : pack.find(only.substr(0, slash));
  const std::string named = slash == std::string::npos ? "" : only.substr(slash + 1);
  std::vector<ToTry> all;
  for (const Exercise& exercise : pack.exercises) {
    if (!only.empty() && &exercise != one) continue;
    for (const WorkedAnswer& answer : exercise.worked) {
      if (named.empty() || answer.id == named) all.push_back({&exercise, &answer});
    }
  }
  if (!only.empty() && all.empty()) {
    return Error{ErrorCode::not_found,
                 fill(Text{"The pack has nothing worked out that is called \"{0}\".",
                           "課程套件沒有叫「{0}」的練習或範例。"},
                      {only}),
                 {"Name an exercise, or an exercise and an answer: m1e1, m1e1/model-en.",
                  "請寫練習，或練習和範例：m1e1、m1e1/model-en。"}};
  }
  return all;
}

}  // namespace

Result<std::vector<WorkedTrial>> try_pack(const fs::path& folder, const std::string& only,
                                          Clock& clock, const JobStop& stop,
                                          const std::function<void(const Text&)>& say) {
  Result<Pack> pack = load_pack(folder);
  if (!pack) return pack.error();
  Result<std::vector<ToTry>> all = chosen(*pack, only);
  if (!all) return all.error();
  std::string name = (fs::temp_directory_path() / "shotlab-pack-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return cannot_write(name);
  const RemoveOnExit cleanup(name);
  const fs::path workplace(name);

  PracticeHome practice;
  Result<std::string> url = practice.base_url();
  if (!url) return url.error();
  Settings settings;
  settings.providers = {
      {"practice", "gemini-interactions", "", "practice", {"practice generator", "練習生成器"}}};
  Result<Service> service = reconnect("practice", *url, settings);
  if (!service) return service.error();
  Result<Ledger> ledger = Ledger::open(workplace / "ledger.db", clock);
  if (!ledger) return ledger.error();
  const ShootTools tools{*service, *ledger, clock, workplace / "jobs", stop, {}, 0};

  std::vector<WorkedTrial> trials;
  for (const auto& [exercise, answer] : *all) {
    if (say) say(fill(Text{"{0}, answer \"{1}\"", "{0}，範例「{1}」"}, {exercise->id, answer->id}));
    trials.push_back(try_answer(*pack, *exercise, *answer, workplace, kWidth, kHeight, tools, say));
    if (stop.token().requested()) {
      return Error{ErrorCode::cancelled, {"The trial was stopped.", "試做已停止。"}, {"", ""}};
    }
  }
  return trials;
}

}  // namespace shotlab
