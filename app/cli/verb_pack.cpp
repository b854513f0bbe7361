// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/pack_new.h"
#include "app/core/pack_trial.h"

namespace shotlab::cli {
namespace {

int list(Program& program, const std::string& folder) {
  Printer& printer = program.printer;
  Result<Pack> pack = folder.empty() ? program.pack() : load_pack(folder);
  if (!pack) return printer.fail(pack.error());
  Json json{{"pack", pack->id},
            {"version", pack->version},
            {"title", pack->title.in(printer.language)},
            {"exercises", Json::array()}};
  for (const Exercise& exercise : pack->exercises) {
    json["exercises"].push_back({{"id", exercise.id},
                                 {"slug", exercise.slug},
                                 {"module", exercise.module},
                                 {"minutes", exercise.minutes},
                                 {"title", exercise.title.in(printer.language)},
                                 {"goal", exercise.goal.in(printer.language)}});
    printer.line(exercise.id + "  " + exercise.title.in(printer.language) + "  (" +
                 std::to_string(exercise.minutes) +
                 (printer.language == Language::chinese ? " 分鐘)" : " min)"));
  }
  printer.document(json);
  return kDone;
}

int make_new(Program& program, const std::string& folder) {
  Printer& printer = program.printer;
  Result<std::vector<std::string>> files = write_new_pack(folder);
  if (!files) return printer.fail(files.error());
  printer.document({{"pack", folder}, {"files", *files}});
  for (const std::string& name : *files) {
    printer.line((std::filesystem::path(folder) / name).string());
  }
  printer.line(
      fill(Text{"A whole pack with one exercise. Change it, and try it often: shotlab pack "
                "lint {0}",
                "一個完整的課程套件，有一個練習。改成你的課程，並經常試：shotlab pack lint "
                "{0}"},
           {folder}));
  return kDone;
}

// What a pack holds, an exercise a line.
void say_contents(Printer& printer, const Pack& pack, Json& json) {
  for (const Exercise& exercise : pack.exercises) {
    const auto required = std::count_if(exercise.criteria.begin(), exercise.criteria.end(),
                                        [](const Criterion& c) { return c.required; });
    const auto models = std::count_if(exercise.worked.begin(), exercise.worked.end(),
                                      [](const WorkedAnswer& a) { return a.fails_on.empty(); });
    const auto wrong = static_cast<std::ptrdiff_t>(exercise.worked.size()) - models;
    json["exercises"].push_back({{"id", exercise.id},
                                 {"slug", exercise.slug},
                                 {"minutes", exercise.minutes},
                                 {"criteria", exercise.criteria.size()},
                                 {"required", required},
                                 {"models", models},
                                 {"wrong", wrong}});
    printer.line(
        fill(Text{"{0}  {1}: {2} min, {3} criteria ({4} decide), {5} model answers, {6} "
                  "wrong ones",
                  "{0}  {1}：{2} 分鐘，{3} 項準則（{4} 項決定），範例 {5} 個，錯誤示範 {6} "
                  "個"},
             {exercise.id, exercise.title.in(printer.language), std::to_string(exercise.minutes),
              std::to_string(exercise.criteria.size()), std::to_string(required),
              std::to_string(models), std::to_string(wrong)}));
  }
}

int lint(Program& program, const std::string& folder, bool make, const std::string& only) {
  Printer& printer = program.printer;
  const std::vector<Error> problems = lint_pack(folder);
  // No pack is no verdict on one.
  if (problems.size() == 1 && problems.front().code == ErrorCode::not_found)
    return printer.fail(problems.front());
  Json json{{"pack", folder},
            {"problems", Json::array()},
            {"exercises", Json::array()},
            {"worked", Json::array()}};
  for (const Error& problem : problems) {
    json["problems"].push_back(error_json(problem, printer.language));
    printer.line(problem.message);
    if (!problem.hint.empty()) printer.line("    " + printer.in_words(problem.hint));
  }
  if (Result<Pack> pack = load_pack(folder)) say_contents(printer, *pack, json);
  bool sound = problems.empty();
  if (make || !only.empty()) {
    const auto tell = [&](const Text& step) { printer.say(step); };
    Result<std::vector<WorkedTrial>> trials =
        try_pack(folder, only, program.clock, program.stop, tell);
    if (!trials) return printer.fail(trials.error());
    for (const WorkedTrial& trial : *trials) {
      json["worked"].push_back(
          {{"exercise", trial.exercise},
           {"answer", trial.answer},
           {"as_expected", trial.as_expected},
           {"expected", trial.expected},
           {"failed", trial.failed},
           {"error", trial.error ? error_json(*trial.error, printer.language) : Json(nullptr)}});
      printer.line((trial.as_expected ? "● " : "○ ") + trial.exercise + " " + trial.answer + ": " +
                   printer.in_words(trial.words));
      sound = sound && trial.as_expected;
    }
  }
  json["sound"] = sound;
  printer.document(json);
  printer.line(sound ? Text{"The pack is sound.", "課程套件沒有問題。"}
                     : Text{"The pack is not sound yet.", "課程套件仍有問題。"});
  return sound ? kDone : kNotPassed;
}

}  // namespace

void add_pack(Program& program) {
  struct Options {
    std::string folder, only;
    bool make = false;
  };
  auto options = std::make_shared<Options>();
  Parser& parser = program.parser;
  Verb pack = parser.verb("pack",
                          {"Courses: list their exercises, find their mistakes, begin one",
                           "課程套件：列出練習，找出錯誤，開始新的"},
                          {});
  parser
      .verb(pack, "list", {"Lists the exercises of a course", "列出課程的練習"},
            [&program, options] { return list(program, options->folder); })
      .word("DIR", options->folder,
            {"Pack; else the course that comes with Shotlab", "課程套件；預設為內附課程"});
  parser
      .verb(pack, "new",
            {"Writes a small pack that is whole, for an author to change",
             "寫出一個小而完整的課程套件，供作者改寫"},
            [&program, options] { return make_new(program, options->folder); })
      .word("DIR", options->folder,
            {"New folder; the pack is called after it", "新資料夾；套件以它命名"}, true);
  parser
      .verb(pack, "lint", {"Finds everything wrong with a pack", "找出課程套件的所有問題"},
            [&program, options] {
              return lint(program, options->folder, options->make, options->only);
            })
      .word("DIR", options->folder, {"Pack", "課程套件"}, true)
      .flag(
          "--make", options->make,
          {"Also makes every worked answer and checks that it passes or fails as it says (minutes)",
           "並真正製作每個範例，看它是否如所述通過或不通過（需數分鐘）"})
      .option("--only", options->only,
              {"Makes the worked answers of one exercise (m1e1), or one answer (m1e1/model-en)",
               "只製作一個練習（m1e1）或一個範例（m1e1/model-en）"});
}

}  // namespace shotlab::cli
