// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/job_words.h"
#include "app/core/ledger_desk.h"

namespace shotlab::cli {
namespace {

std::string money(std::int64_t micros, const std::string& currency) {
  return currency + " " + number(static_cast<double>(micros) / 1e6, 3);
}

Json job_json(const Job& job) {
  return {{"id", job.id},
          {"state", name_of(job.state)},
          {"provider", job.provider},
          {"film", job.film},
          {"take", job.take},
          {"provider_job_id", job.provider_job_id},
          {"estimate_micros", job.estimate_micros},
          {"settled_micros", job.settled_micros},
          {"currency", job.currency},
          {"charged", job.charged},
          {"says", job.show},
          {"take_sha256", job.take_sha256},
          {"created_utc", job.created_utc},
          {"updated_utc", job.updated_utc}};
}

std::string job_line(const Job& job) {
  std::string line = job.id.substr(0, 8) + "  " + std::string(name_of(job.state)) + "  " +
                     job.provider + "  " + job.created_utc.substr(0, 16) + "  " + job.take;
  if (job.estimate_micros > 0)
    line +=
        "  " + money(is_final(job.state) ? job.settled_micros : job.estimate_micros, job.currency);
  if (!job.show.empty()) line += "  " + job.show;
  return line;
}

int list(Program& program, bool all) {
  Printer& printer = program.printer;
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  Result<std::vector<Job>> jobs = all ? ledger->list() : ledger->unfinished();
  if (!jobs) return printer.fail(jobs.error());
  Result<MoneyInFlight> flight = ledger->money();
  if (!flight) return printer.fail(flight.error());
  Result<bool> whole = ledger->chain_is_whole();
  if (!whole) return printer.fail(whole.error());
  Json json{{"jobs", Json::array()},
            {"money_in_flight",
             {{"jobs", flight->jobs},
              {"reserved_micros", flight->reserved_micros},
              {"spent_micros", flight->spent_micros}}},
            {"log_is_whole", *whole}};
  for (const Job& job : *jobs) {
    json["jobs"].push_back(job_json(job));
    printer.line(job_line(job));
  }
  printer.document(json);
  if (jobs->empty())
    printer.line(all ? Text{"No jobs yet.", "還沒有工作。"}
                     : Text{"No unfinished jobs.", "沒有未完成的工作。"});
  printer.line(fill(
      Text{"Money in flight: {0} in {1} jobs; spent: {2}", "未結算：{0}（{1} 件工作）；已用：{2}"},
      {money(flight->reserved_micros, "USD"), std::to_string(flight->jobs),
       money(flight->spent_micros, "USD")}));
  if (!*whole)
    printer.say({"The ledger's log was altered: do not trust its figures.",
                 "帳簿的紀錄曾被改動：數字不可靠。"});
  return kDone;
}

int resume(Program& program, const std::vector<std::string>& names) {
  Printer& printer = program.printer;
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  std::vector<std::string> ids;
  if (!names.empty()) {
    Result<Ledger> ledger = open_ledger(program.paths, program.clock);
    if (!ledger) return printer.fail(ledger.error());
    for (const std::string& name : names) {
      Result<Job> job = find_job(*ledger, name);
      if (!job) return printer.fail(job.error());
      if (resume_of(job->state) == Resume::nothing)
        return printer.fail(job_words::nothing_to_do(*job));
      ids.push_back(job->id);
    }
  }
  const auto tell = [&](const Job& job) { printer.say(job_words::says(job, 0)); };
  Result<std::vector<Resumed>> all =
      resume_all(ids, *settings, program.paths, program.clock, program.stop, tell);
  if (!all) return printer.fail(all.error());
  Json json{{"jobs", Json::array()}};
  int exit = kDone;
  for (const Resumed& one : *all) {
    Json entry = job_json(one.job);
    entry["take_clip"] = one.take ? Json(one.take->clip.string()) : Json(nullptr);
    entry["error"] = one.error ? error_json(*one.error, printer.language) : Json(nullptr);
    json["jobs"].push_back(std::move(entry));
    printer.line(job_line(one.job));
    if (!one.error) continue;
    printer.say(one.error->message);
    exit = std::max(exit, exit_code_of(one.error->code));
  }
  printer.document(json);
  if (all->empty()) printer.line(Text{"Nothing to resume.", "沒有需要繼續的工作。"});
  return exit;
}

struct SettleOptions {
  std::string id, found;
  bool not_made = false, write_off = false;
};

int settle_one(Program& program, const SettleOptions& options) {
  Printer& printer = program.printer;
  const int chosen =
      (options.not_made ? 1 : 0) + (options.write_off ? 1 : 0) + (options.found.empty() ? 0 : 1);
  if (chosen != 1) {
    return printer.fail({ErrorCode::bad_input,
                         {"Say what you found out: one of --not-made, --write-off, --found NUMBER.",
                          "請說明查到甚麼：--not-made、--write-off 或 --found 編號，三選一。"},
                         {"The provider's console shows whether the job is there.",
                          "服務的控制台會顯示有沒有這件工作。"}});
  }
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  const Settlement how = options.not_made    ? Settlement::not_made
                         : options.write_off ? Settlement::write_off
                                             : Settlement::found;
  Result<Job> job = settle(*ledger, options.id, how, options.found);
  if (!job) return printer.fail(job.error());
  printer.document({{"job", job_json(*job)}});
  printer.line(job_line(*job));
  if (how == Settlement::found)
    printer.say({"\"shotlab jobs resume\" fetches it.", "用「shotlab jobs resume」取回。"});
  return kDone;
}

}  // namespace

void add_jobs(Program& program) {
  struct Options {
    bool all = false;
    std::vector<std::string> ids;
    SettleOptions settle;
  };
  auto options = std::make_shared<Options>();
  Parser& parser = program.parser;
  const Text all_help{"Finished ones too", "包括已完成的"};
  Verb jobs = parser.verb(
      "jobs", {"The ledger: jobs on their way and their money", "帳簿：進行中的工作和金錢"},
      [&program, options] { return list(program, options->all); });
  jobs.flag("--all", options->all, all_help);
  parser
      .verb(jobs, "list", {"Lists them, newest first", "列出工作，新的在前"},
            [&program, options] { return list(program, options->all); })
      .flag("--all", options->all, all_help);
  parser
      .verb(jobs, "resume",
            {"Carries on what a closed or killed program left unfinished",
             "繼續因程式關閉而未完成的工作"},
            [&program, options] { return resume(program, options->ids); })
      .words("ID", options->ids, {"Only these; else all", "只處理這些；預設全部"});
  parser
      .verb(jobs, "settle",
            {"Settles a job whose outcome is unknown, after looking in the provider's console",
             "到服務控制台查看後，結算結果不明的工作"},
            [&program, options] { return settle_one(program, options->settle); })
      .word("ID", options->settle.id, {"Job", "工作編號"}, true)
      .flag("--not-made", options->settle.not_made,
            {"It is not there: nothing was charged", "那邊沒有：沒有收費"})
      .flag("--write-off", options->settle.write_off,
            {"Given up; counts as charged", "放棄；當作已收費"})
      .option("--found", options->settle.found,
              {"It is there, under this number", "那邊有，編號是"}, "NUMBER");
}

}  // namespace shotlab::cli
