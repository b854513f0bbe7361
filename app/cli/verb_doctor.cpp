// SPDX-License-Identifier: Apache-2.0

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/doctor.h"
#include "app/core/keys.h"

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

Status is_provider(const Program& program, const std::string& provider) {
  Result<Settings> settings = program.settings();
  if (!settings) return settings.error();
  if (find_provider(*settings, provider) != nullptr) return done();
  return Error{
      ErrorCode::not_found,
      {"No provider is called \"" + provider + "\".", "沒有名為「" + provider + "」的供應商。"},
      {"\"shotlab doctor\" lists them.", "「shotlab doctor」會列出供應商。"}};
}

// From the standard input and nowhere else: what stands on a command line, every program can read.
int store_key(Program& program, const std::string& provider) {
  Printer& printer = program.printer;
  if (Status known = is_provider(program, provider); !known) return printer.fail(known.error());
  printer.say(Text{"Paste the key and press Enter; it is not shown again.",
                   "請貼上金鑰再按 Enter；之後不會再顯示。"});
  std::string line;
  std::getline(std::cin, line);
  Result<std::string> key = key_from_input(line);
  if (!key) return printer.fail(key.error());
  if (Status stored = desktop_keyring()->store(provider, *key); !stored)
    return printer.fail(stored.error());
  printer.document({{"provider", provider}, {"stored", true}});
  printer.line(
      fill(Text{"The key for {0} is in the keyring.", "{0} 的金鑰已放入鑰匙圈。"}, {provider}));
  return kDone;
}

int forget_key(Program& program, const std::string& provider) {
  Printer& printer = program.printer;
  if (Status known = is_provider(program, provider); !known) return printer.fail(known.error());
  if (Status forgotten = desktop_keyring()->forget(provider); !forgotten)
    return printer.fail(forgotten.error());
  printer.document({{"provider", provider}, {"stored", false}});
  printer.line(fill(Text{"The keyring holds no key for {0} any more.", "鑰匙圈已沒有 {0} 的金鑰。"},
                    {provider}));
  return kDone;
}

}  // namespace

void add_doctor(Program& program, const Window& window) {
  const bool has_window = static_cast<bool>(window);
  struct Options {
    std::string store, forget;
  };
  auto options = std::make_shared<Options>();
  program.parser
      .verb("doctor",
            {"What is installed, found, reachable; what to do about the rest",
             "檢查安裝、檔案、連線，說明欠缺的怎樣處理"},
            [&program, has_window, options] {
              if (!options->store.empty()) return store_key(program, options->store);
              if (!options->forget.empty()) return forget_key(program, options->forget);
              return work(program, has_window);
            })
      .option("--store-key", options->store,
              {"Puts a provider's key into the desktop's keyring; reads it from the standard input",
               "把供應商的金鑰放入鑰匙圈；由標準輸入讀取"},
              "PROVIDER")
      .option("--forget-key", options->forget,
              {"Takes a provider's key out of the keyring", "由鑰匙圈移除供應商的金鑰"},
              "PROVIDER");
}

}  // namespace shotlab::cli
