// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/doctor.h"

namespace shotlab::cli {
namespace {

int work(Program& program, bool has_window) {
  Printer& printer = program.printer;
  Json json{{"findings", Json::array()}};
  bool good = true;
  for (const Finding& finding : look_around(program.paths, program.clock, has_window)) {
    json["findings"].push_back({{"id", finding.id},
                                {"state", name_of(finding.state)},
                                {"says", finding.says.in(printer.language)},
                                {"advice", finding.advice.in(printer.language)}});
    const char* mark = finding.state == Finding::State::good      ? "● "
                       : finding.state == Finding::State::missing ? "◌ "
                                                                  : "○ ";
    printer.line(mark + finding.says.in(printer.language));
    if (!finding.advice.empty()) printer.line("    " + finding.advice.in(printer.language));
    good = good && finding.state != Finding::State::bad;
  }
  json["good"] = good;
  printer.document(json);
  return good ? kDone : kNotPassed;
}

}  // namespace

void add_doctor(Program& program, const Window& window) {
  const bool has_window = static_cast<bool>(window);
  program.parser.verb("doctor",
                      {"What is installed, found, reachable; what to do about the rest",
                       "檢查安裝、檔案、連線，說明欠缺的怎樣處理"},
                      [&program, has_window] { return work(program, has_window); });
}

}  // namespace shotlab::cli
