// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/practice_home.h"

namespace shotlab::cli {
namespace {

int serve(Program& program, const PracticeOptions& options) {
  Printer& printer = program.printer;
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

}  // namespace

void add_practice(Program& program) {
  auto options = std::make_shared<PracticeOptions>();
  Parser& parser = program.parser;
  Verb practice = parser.verb("practice",
                              {"The practice generator as a server, for classes and for tests",
                               "把練習生成器作為伺服器，供課堂和測試使用"},
                              {});
  parser
      .verb(practice, "serve",
            {"Serves on this machine until it is stopped", "在本機提供服務，直至停止"},
            [&program, options] { return serve(program, *options); })
      .number("--port", options->port, 0, 65535,
              {"Port; any free one if not said", "連接埠；預設任何空閒的"})
      .number(
          "--speed", options->speed, 0.0, 100.0,
          {"Simulated waiting: 0 none, 1 like a real service", "模擬等候：0 沒有，1 像真實服務"});
  add_practice_painting(program, practice);
}

}  // namespace shotlab::cli
