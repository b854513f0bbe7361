// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/fault_file.h"
#include "app/core/practice_home.h"

namespace shotlab::cli {
namespace {

struct ServeOptions {
  PracticeOptions practice;
  std::string faults;  // File.
};

// What goes wrong is told as it happens: the class sees the error, the instructor the fault.
void tell_faults(Program& program, PracticeOptions& options) {
  const auto one_at_a_time = std::make_shared<std::mutex>();  // Kept by the server's threads.
  options.on_fault = [&program, one_at_a_time](const practice::Strike& strike) {
    const std::lock_guard<std::mutex> hold(*one_at_a_time);
    const std::string head =
        "[" + strike.kind.id + " @ " + std::string(name_of(strike.rule.at)) + "] ";
    program.printer.say({head + strike.says().en, head + strike.says().zh});
  };
}

int serve(Program& program, const ServeOptions& wanted) {
  Printer& printer = program.printer;
  PracticeOptions options = wanted.practice;
  options.memory = practice_memory(program.paths);
  if (!wanted.faults.empty()) {
    Result<practice::FaultPlan> plan = read_faults(wanted.faults);
    if (!plan) return printer.fail(plan.error());
    options.faults = std::move(*plan);
    tell_faults(program, options);
  }
  Result<std::unique_ptr<PracticeServer>> server = PracticeServer::start(options);
  if (!server) return printer.fail(server.error());
  const std::string url = (*server)->base_url();
  printer.document({{"base_url", url}, {"port", (*server)->port()}, {"key", kPracticeKey}});
  printer.line(fill(Text{"The practice generator serves at {0} (key {1}).",
                         "練習生成器的網址是 {0}（金鑰 {1}）。"},
                    {url, kPracticeKey}));
  printer.flush();  // Whoever started it may be waiting for the address.
  printer.say({"Ctrl-C ends it. Other programs use it with SHOTLAB_PRACTICE_URL=" + url + ".",
               "按 Ctrl-C 結束。其他程式可用 SHOTLAB_PRACTICE_URL=" + url + " 連接。"});
  while (!program.clock.sleep_for(std::chrono::hours(1), program.cancel())) {
  }
  return kDone;
}

// The menu, for learners and for whoever writes a file of faults.
int list_faults(Program& program) {
  Printer& printer = program.printer;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const practice::FaultKind& kind : practice::fault_menu()) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    std::string places;
    for (const practice::Step step : kind.steps) {
      steps.push_back(std::string(name_of(step)));
      places.append(places.empty() ? "" : ", ").append(name_of(step));
    }
    rows.push_back({{"kind", kind.id}, {"at", steps}, {"en", kind.says.en}, {"zh", kind.says.zh}});
    printer.line(kind.id + "  (" + places + ")");
    printer.line("    " + printer.in_words(kind.says));
  }
  printer.document({{"faults", rows}});
  return kDone;
}

}  // namespace

void add_practice(Program& program) {
  auto options = std::make_shared<ServeOptions>();
  Parser& parser = program.parser;
  Verb practice = parser.verb("practice",
                              {"The practice generator: takes and sheets, or a server for classes",
                               "練習生成器：生成片段和總覽，或作為課堂伺服器"},
                              {});
  parser
      .verb(practice, "serve",
            {"Serves on this machine until it is stopped", "在本機提供服務，直至停止"},
            [&program, options] { return serve(program, *options); })
      .number("--port", options->practice.port, 0, 65535,
              {"Port; any free one if not said", "連接埠；預設任何空閒的"})
      .number(
          "--speed", options->practice.speed, 0.0, 100.0,
          {"Simulated waiting: 0 none, 1 like a real service", "模擬等候：0 沒有，1 像真實服務"})
      .option("--faults", options->faults,
              {"File of faults to make, for a lesson in reading errors",
               "要製造的故障檔，用來學習閱讀錯誤訊息"},
              "FILE");
  parser.verb(practice, "faults",
              {"Lists the faults that --faults can place, and what each teaches",
               "列出 --faults 可以放置的故障，以及各自的教訓"},
              [&program] { return list_faults(program); });
  add_practice_painting(program, practice);
}

}  // namespace shotlab::cli
