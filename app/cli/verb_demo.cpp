// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/cli/program.h"
#include "app/core/check_film.h"
#include "app/core/ledger_desk.h"
#include "app/core/practice_home.h"
#include "app/core/worked.h"

namespace shotlab::cli {
namespace {

namespace fs = std::filesystem;

// Never an existing folder: the second demo is demo-m1e1-2.
fs::path free_folder(const fs::path& films, const std::string& exercise) {
  std::error_code ignored;
  fs::path folder = films / ("demo-" + exercise);
  for (int i = 2; fs::exists(folder, ignored); ++i)
    folder = films / ("demo-" + exercise + "-" + std::to_string(i));
  return folder;
}

// The model answer in the language that was asked for, if there is one.
const WorkedAnswer* model_answer(const Exercise& exercise, Language language) {
  const WorkedAnswer* model = nullptr;
  for (const WorkedAnswer& answer : exercise.worked) {
    if (!answer.fails_on.empty()) continue;
    if (language_from(answer.language) == language) return &answer;
    if (model == nullptr) model = &answer;
  }
  return model;
}

Json report_json(const WorkedFilm& worked, const ExerciseVerdict& verdict, double seconds,
                 Language language) {
  Json json{
      {"film", worked.film.folder().string()}, {"seconds", seconds}, {"takes", Json::array()}};
  for (const Take& take : worked.takes) json["takes"].push_back(take.clip.string());
  json["exported"] = worked.exported ? Json(worked.exported->film.string()) : Json(nullptr);
  json["verdict"] = verdict_json(verdict, language);
  return json;
}

int work(Program& program, const std::string& name, const std::string& out) {
  Printer& printer = program.printer;
  const Clock::Duration began = program.clock.monotonic();
  Result<Pack> pack = program.pack();
  if (!pack) return printer.fail(pack.error());
  Result<const Exercise*> exercise = find_exercise(*pack, name);
  if (!exercise) return printer.fail(exercise.error());
  const WorkedAnswer* answer = model_answer(**exercise, printer.language);
  if (answer == nullptr) {
    return printer.fail(
        {ErrorCode::not_found,
         {"The exercise " + (*exercise)->id + " has no model answer to show.",
          "練習 " + (*exercise)->id + " 沒有示範答案。"},
         {"Try another exercise: shotlab demo m1e1.", "請試另一個練習：shotlab demo m1e1。"}});
  }
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  const fs::path folder =
      out.empty() ? free_folder(settings->films, (*exercise)->id) : fs::absolute(out);

  PracticeHome practice;
  Result<Service> service = connect("practice", *settings, practice);
  if (!service) return printer.fail(service.error());
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  const ShootTools tools{
      *service, *ledger, program.clock, program.paths.state / "jobs", program.stop, {}, 0};
  WorkedOptions options;
  options.always_export = true;
  options.say = [&](const Text& step) { printer.say(step); };

  printer.line(fill(Text{"Exercise {0}: {1}", "練習 {0}：{1}"},
                    {(*exercise)->id, (*exercise)->title.in(printer.language)}));
  printer.line((*exercise)->brief);
  Result<WorkedFilm> worked =
      make_worked_answer(*pack, **exercise, *answer, folder, tools, options);
  if (!worked) return printer.fail(worked.error());
  for (const Take& take : worked->takes) printer.line(take_line(take, printer.language));

  printer.say({"Checking", "正在檢查"});
  // Shown, not earned: the learner's own progress stays as it is.
  Result<Evidence> evidence = gather(**exercise, worked->film, program.cancel());
  if (!evidence) return printer.fail(evidence.error());
  const ExerciseVerdict verdict = judge(**exercise, *evidence);
  const double seconds = static_cast<double>((program.clock.monotonic() - began).count()) / 1000.0;
  printer.document(report_json(*worked, verdict, seconds, printer.language));
  print_verdict(printer, verdict);
  if (worked->exported)
    printer.line(fill(Text{"Film: {0}", "影片：{0}"}, {worked->exported->film.string()}));
  printer.line(fill(Text{"Folder: {0}", "資料夾：{0}"}, {worked->film.folder().string()}));
  printer.line(fill(Text{"Time: {0} s", "用時：{0} 秒"}, {number(seconds, 1)}));
  return verdict.passed ? kDone : kNotPassed;
}

}  // namespace

void add_demo(Program& program) {
  struct Options {
    std::string exercise = "m1e1", out;
  };
  auto options = std::make_shared<Options>();
  program.parser
      .verb("demo",
            {"One exercise from brief to verdict on the practice generator, no hands needed",
             "用練習生成器示範一個練習，由題目到結果，不用動手"},
            [&program, options] { return work(program, options->exercise, options->out); })
      .word("EXERCISE", options->exercise, {"m1e1 if not said", "預設 m1e1"})
      .option("--out", options->out,
              {"New folder for the film; else one beside your films",
               "影片的新資料夾；預設放在你的影片旁"},
              "DIR");
}

}  // namespace shotlab::cli
