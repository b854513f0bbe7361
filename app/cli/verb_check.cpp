// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/check_film.h"

namespace shotlab::cli {

namespace {

int work(Program& program) {
  Printer& printer = program.printer;
  Result<Film> film = program.film();
  if (!film) return printer.fail(film.error());
  if (film->info().exercise.empty()) {
    return printer.fail(
        {ErrorCode::bad_input,
         {"This film belongs to no exercise, so there is nothing to check.",
          "這部影片不屬於任何練習，所以沒有東西可檢查。"},
         {"\"shotlab measure\" looks at single clips.", "「shotlab measure」可量度單一片段。"}});
  }
  Result<Pack> pack = program.pack(film->info().pack);
  if (!pack) return printer.fail(pack.error());
  Result<const Exercise*> exercise = find_exercise(*pack, film->info().exercise);
  if (!exercise) return printer.fail(exercise.error());
  const auto looking = [&](const std::string& take, std::size_t n, std::size_t of) {
    printer.say(fill(Text{"Looking at {0} ({1} of {2})", "正在看 {0}（{1}／{2}）"},
                     {take, std::to_string(n), std::to_string(of)}));
  };
  Result<ExerciseVerdict> verdict =
      check_film(**exercise, *film, program.paths, program.clock, program.cancel(), looking);
  if (!verdict) return printer.fail(verdict.error());
  printer.document(verdict_json(*verdict, printer.language));
  print_verdict(printer, *verdict);
  return verdict->passed ? kDone : kNotPassed;
}

}  // namespace

void add_check(Program& program) {
  program.parser
      .verb("check",
            {"Measures the film and says what is there, what is not yet, and where to look",
             "量度影片，說明已有甚麼、還欠甚麼、應看哪裏"},
            [&program] { return work(program); })
      .footer({"Exit: 0 passed, 1 not yet.", "結束碼：0 達到，1 未達到。"});
}

}  // namespace shotlab::cli
