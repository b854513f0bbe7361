// SPDX-License-Identifier: Apache-2.0
//
// progress: where a learner stands in the course; one exercise begun anew; the model answer of one
// that was passed.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/progress.h"
#include "exercises/engine/model_answer.h"

namespace shotlab::cli {
namespace {

struct Options {
  std::string exercise;
  std::string search;
};

const char* state_of(const Progress& progress, const std::string& id) {
  if (progress.passed.contains(id)) return "passed";
  return progress.films.contains(id) ? "started" : "untouched";
}

Text words_of_progress(std::string_view state) {
  if (state == "passed") return {"passed", "已完成"};
  return state == "started" ? Text{"started", "進行中"} : Text{"not begun", "未開始"};
}

// All of its words in both languages, in lower case where there is one.
std::string all_words(const Exercise& exercise) {
  std::string all = exercise.id + " " + exercise.slug;
  for (const Text* text : {&exercise.title, &exercise.goal, &exercise.brief})
    all += " " + text->en + " " + text->zh;
  return lower_ascii(all);
}

int list(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Pack> pack = program.pack();
  if (!pack) return printer.fail(pack.error());
  Result<Progress> progress = read_progress(program.paths.progress_file());
  if (!progress) return printer.fail(progress.error());
  Json json = Json::array();
  const std::string wanted = lower_ascii(options.search);
  for (const Exercise& exercise : pack->exercises) {
    if (!wanted.empty() && all_words(exercise).find(wanted) == std::string::npos) continue;
    const char* state = state_of(*progress, exercise.id);
    const auto film = progress->films.find(exercise.id);
    const auto passed = progress->passed.find(exercise.id);
    json.push_back(
        {{"exercise", exercise.id},
         {"title", exercise.title.in(printer.language)},
         {"minutes", exercise.minutes},
         {"state", state},
         {"passed", passed != progress->passed.end() ? Json(passed->second) : Json()},
         {"film", film != progress->films.end() ? Json(film->second.string()) : Json()}});
    printer.line(exercise.id + "  " + exercise.title.in(printer.language) + "  " +
                 printer.in_words(words_of_progress(state)) +
                 (passed != progress->passed.end() ? "  " + passed->second.substr(0, 10) : ""));
  }
  printer.document({{"exercises", json}});
  return kDone;
}

int reset(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Pack> pack = program.pack();
  if (!pack) return printer.fail(pack.error());
  Result<const Exercise*> exercise = find_exercise(*pack, options.exercise);
  if (!exercise) return printer.fail(exercise.error());
  Result<std::filesystem::path> before =
      reset_exercise(program.paths.progress_file(), (*exercise)->id);
  if (!before) return printer.fail(before.error());
  printer.document(
      {{"exercise", (*exercise)->id}, {"kept", before->empty() ? Json() : Json(before->string())}});
  printer.line(before->empty() ? printer.in_words({"It was not begun yet.", "這個練習還未開始。"})
                               : fill(Text{"It begins anew. What you made stays in {0}",
                                           "這個練習會重新開始。你做過的仍在 {0}"},
                                      {before->string()})
                                     .in(printer.language));
  return kDone;
}

int model(Program& program, const Options& options) {
  Printer& printer = program.printer;
  Result<Pack> pack = program.pack();
  if (!pack) return printer.fail(pack.error());
  Result<const Exercise*> exercise = find_exercise(*pack, options.exercise);
  if (!exercise) return printer.fail(exercise.error());
  Result<Progress> progress = read_progress(program.paths.progress_file());
  if (!progress) return printer.fail(progress.error());
  const WorkedAnswer* answer = model_answer(**exercise, printer.language);
  if (answer == nullptr || !progress->passed.contains((*exercise)->id)) {
    printer.document({{"exercise", (*exercise)->id}, {"model", Json()}});
    printer.line(
        answer == nullptr
            ? printer.in_words({"This exercise has no model answer.", "這個練習沒有範例。"})
            : printer.in_words(
                  {"The model answer opens once you have passed.", "完成練習之後可以看範例。"}));
    return kNotPassed;
  }
  Json lines = Json::array();
  for (const ModelLine& line : model_lines(**exercise, *answer)) {
    lines.push_back({{"head", line.head.in(printer.language)}, {"words", line.words}});
    printer.line(line.head.in(printer.language) + ": " + line.words);
  }
  printer.document({{"exercise", (*exercise)->id}, {"model", lines}});
  return kDone;
}

}  // namespace

void add_progress(Program& program) {
  auto options = std::make_shared<Options>();
  Verb progress =
      program.parser.verb("progress", {"Where you stand in the course", "課程進度"}, {});
  program.parser
      .verb(progress, "list", {"Every exercise and how far it is", "列出各練習的進度"},
            [&program, options] { return list(program, *options); })
      .option("--search", options->search, {"Only those with these words", "只列出有這些字的練習"},
              "WORDS");
  program.parser
      .verb(progress, "reset",
            {"Begins one exercise anew; what was made stays on disk",
             "重新開始一個練習；做過的仍在磁碟上"},
            [&program, options] { return reset(program, *options); })
      .word("EXERCISE", options->exercise, {"Its id or name", "練習的編號或名稱"}, true);
  program.parser
      .verb(progress, "model", {"The model answer, once you have passed", "完成之後看範例"},
            [&program, options] { return model(program, *options); })
      .word("EXERCISE", options->exercise, {"Its id or name", "練習的編號或名稱"}, true);
}

}  // namespace shotlab::cli
