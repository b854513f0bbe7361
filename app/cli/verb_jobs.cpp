// SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "app/core/job_words.h"
#include "app/core/ledger_desk.h"
#include "app/core/ledger_export.h"
#include "app/core/practice_home.h"
#include "app/core/service.h"
#include "media/base/files.h"

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
          {"cost_micros", job.cost_micros},
          {"exercise", job.exercise},
          {"adapter", job.adapter},
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
    line += "  " + money(is_final(job.state) ? job.cost_micros : job.estimate_micros, job.currency);
  if (!job.show.empty()) line += "  " + job.show;
  return line;
}

Json budget_json(const Budget& budget) {
  return {{"scope", budget.scope},
          {"cap_micros", budget.cap_micros},
          {"used_micros", budget.used_micros},
          {"set_utc", budget.set_utc}};
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
              {"unknown_micros", flight->unknown_micros},
              {"spent_micros", flight->spent_micros},
              {"doubtful_micros", flight->doubtful_micros}}},
            {"budgets", Json::array()},
            {"log_is_whole", *whole}};
  for (const Job& job : *jobs) {
    json["jobs"].push_back(job_json(job));
    printer.line(job_line(job));
  }
  Result<std::vector<Budget>> budgets = ledger->budgets();
  if (!budgets) return printer.fail(budgets.error());
  for (const Budget& budget : *budgets) json["budgets"].push_back(budget_json(budget));
  printer.document(json);
  if (jobs->empty())
    printer.line(all ? Text{"No jobs yet.", "還沒有工作。"}
                     : Text{"No unfinished jobs.", "沒有未完成的工作。"});
  printer.line(fill(
      Text{"Money in flight: {0} in {1} jobs; spent: {2}", "未結算：{0}（{1} 件工作）；已用：{2}"},
      {money(flight->reserved_micros, "USD"), std::to_string(flight->jobs),
       money(flight->spent_micros, "USD")}));
  if (flight->unknown_micros > 0) {
    printer.line(fill(Text{"  of that, {0} may already have been charged: \"shotlab jobs settle\"",
                           "  其中 {0} 可能已收費：請用「shotlab jobs settle」"},
                      {money(flight->unknown_micros, "USD")}));
  }
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
      if (!can_resume(*job, program.paths)) return printer.fail(job_words::nothing_to_do(*job));
      ids.push_back(job->id);
    }
  }
  const auto tell = [&](const Job& job) { printer.say(job_words::says(job, 0)); };
  Result<std::vector<Resumed>> all =
      resume_all(ids, *settings, program.paths, program.clock, program.stop.leaving_only(), tell);
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

int cancel_one(Program& program, const std::string& name) {
  Printer& printer = program.printer;
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  Result<Job> job = find_job(*ledger, name);
  if (!job) return printer.fail(job.error());
  const Error how = cancel_job(*job, *settings, program.paths, program.clock);
  Result<Job> now = ledger->find(job->id);
  const bool ended = now && how.code == ErrorCode::cancelled && now->state == JobState::cancelled;
  if (!ended) return printer.fail(how);
  printer.document({{"job", job_json(*now)}});
  printer.line(job_line(*now));
  return kDone;
}

struct SettleOptions {
  std::string id, found, note;
  bool not_made = false, write_off = false;
  double cost = -1;  // What it really cost; negative: not said.
};

int settle_one(Program& program, const SettleOptions& options) {
  Printer& printer = program.printer;
  const int chosen = (options.not_made ? 1 : 0) + (options.write_off ? 1 : 0) +
                     (options.found.empty() ? 0 : 1) + (options.cost >= 0 ? 1 : 0);
  if (chosen != 1) {
    return printer.fail(
        {ErrorCode::bad_input,
         {"Say what you found out: one of --not-made, --write-off, --found NUMBER, or "
          "--cost USD for a finished job.",
          "請說明查到甚麼：--not-made、--write-off、--found 編號，或以 --cost "
          "金額註明已完結工作的費用，擇一。"},
         {"The provider's console shows whether the job is there.",
          "服務的控制台會顯示有沒有這件工作。"}});
  }
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  if (options.cost >= 0) {
    Result<Job> named = find_job(*ledger, options.id);
    if (!named) return printer.fail(named.error());
    const auto micros = static_cast<std::int64_t>(std::llround(options.cost * 1e6));
    Result<Job> corrected = ledger->correct(named->id, micros, options.note);
    if (!corrected) return printer.fail(corrected.error());
    printer.document({{"job", job_json(*corrected)}});
    printer.line(job_line(*corrected));
    return kDone;
  }
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

int export_all(Program& program, const std::string& format, const std::string& file) {
  Printer& printer = program.printer;
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  Result<std::string> text = format == "csv" ? ledger_as_csv(*ledger) : ledger_as_json(*ledger);
  if (!text) return printer.fail(text.error());
  if (file.empty()) {
    printer.text(*text);
    return kDone;
  }
  if (Status written = write_file(file, *text); !written) return printer.fail(written.error());
  printer.document({{"file", file}, {"format", format}});
  printer.line(fill(Text{"Written: {0}", "已寫入：{0}"}, {file}));
  return kDone;
}

struct BudgetOptions {
  std::string scope;
  double limit = -1;  // USD; negative: only show.
};

// The ledger counts by the exercise's id; a person may write its name. One that no course here has
// would never hold anything back.
Result<std::string> scope_named(Program& program, const std::string& scope) {
  constexpr std::string_view kExercise = "exercise:";
  if (!scope.starts_with(kExercise) || scope == "exercise:*") return scope;
  const std::string name = scope.substr(kExercise.size());
  Result<Film> film = program.film();
  for (const std::string& id : {std::string(), film ? film->info().pack : std::string()}) {
    Result<Pack> pack = program.pack(id);
    if (!pack) continue;
    if (const Exercise* found = pack->find(name)) return std::string(kExercise) + found->id;
  }
  Result<Pack> course = program.pack();
  if (!course) return course.error();
  Result<const Exercise*> none = find_exercise(*course, name);
  return none.error();
}

int budget(Program& program, const BudgetOptions& options) {
  Printer& printer = program.printer;
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  if (!options.scope.empty() && options.limit >= 0) {
    const auto micros = static_cast<std::int64_t>(std::llround(options.limit * 1e6));
    if (micros == 0 && options.limit > 0) {
      return printer.fail(
          {ErrorCode::bad_input,
           {"That limit is smaller than a millionth of a dollar.", "這個上限少於百萬分之一美元。"},
           {"0 takes a limit away; else give one that can be counted.",
            "0 代表取消上限；否則請給可計算的數目。"}});
    }
    Result<std::string> scope = scope_named(program, options.scope);
    if (!scope) return printer.fail(scope.error());
    if (Status set = ledger->set_budget(*scope, micros); !set) return printer.fail(set.error());
  }
  Result<std::vector<Budget>> budgets = ledger->budgets();
  if (!budgets) return printer.fail(budgets.error());
  Json json{{"budgets", Json::array()}};
  for (const Budget& one : *budgets) {
    json["budgets"].push_back(budget_json(one));
    printer.line(one.scope + "  " + money(one.used_micros, "USD") + " / " +
                 money(one.cap_micros, "USD"));
  }
  if (budgets->empty()) printer.line(Text{"No limits are set.", "沒有設定上限。"});
  printer.document(json);
  return kDone;
}

// What this ledger has counted at a provider, beside what the provider says.
std::int64_t counted_here(const Ledger& ledger, const std::string& provider) {
  std::int64_t sum = 0;
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return 0;
  for (const Job& job : *jobs) {
    if (job.provider == provider) sum += is_final(job.state) ? job.cost_micros : 0;
  }
  return sum;
}

// Null in JSON: it has no limit.
void show_account(Printer& printer, const std::string& provider, const RemoteAccount& account,
                  std::int64_t counted, Json& json) {
  json["accounts"].push_back(
      {{"provider", provider},
       {"name", account.name},
       {"spent_micros", account.spent_micros},
       {"limit_micros", account.limit_micros ? Json(*account.limit_micros) : Json(nullptr)},
       {"counted_here_micros", counted}});
  const std::string who = account.name.empty() ? provider : provider + " (" + account.name + ")";
  const std::string spent = money(account.spent_micros, "USD");
  printer.line(account.limit_micros
                   ? fill(Text{"{0}: {1} of {2} spent; counted here: {3}",
                               "{0}：已用 {1}，上限 {2}；帳簿所計：{3}"},
                          {who, spent, money(*account.limit_micros, "USD"), money(counted, "USD")})
                   : fill(Text{"{0}: {1} spent, no limit; counted here: {2}",
                               "{0}：已用 {1}，沒有上限；帳簿所計：{2}"},
                          {who, spent, money(counted, "USD")}));
}

// Asks the gateway; of all providers where none is named.
int account(Program& program, const std::string& name) {
  Printer& printer = program.printer;
  Result<Settings> settings = program.settings();
  if (!settings) return printer.fail(settings.error());
  Result<Ledger> ledger = open_ledger(program.paths, program.clock);
  if (!ledger) return printer.fail(ledger.error());
  PracticeHome practice;
  Json json{{"accounts", Json::array()}};
  for (const ProviderProfile& profile : settings->providers) {
    if (name.empty() ? profile.name == "practice" : profile.name != name) continue;
    Result<Service> service = connect(profile.name, *settings, practice);
    Result<std::optional<RemoteAccount>> told =
        service ? read_account(*service, program.cancel())
                : Result<std::optional<RemoteAccount>>(service.error());
    if (told && *told) {
      show_account(printer, profile.name, **told, counted_here(*ledger, profile.name), json);
    } else if (!name.empty()) {
      return printer.fail(told ? job_words::no_account(profile.words) : told.error());
    } else if (!told && service) {
      return printer.fail(told.error());
    }
  }
  if (!name.empty() && find_provider(*settings, name) == nullptr)
    return printer.fail(connect(name, *settings, practice).error());
  printer.document(json);
  if (json["accounts"].empty())
    printer.line(Text{"No provider here tells what a key has spent; a LiteLLM gateway would.",
                      "這裏沒有供應商會說明金鑰用了多少；LiteLLM 閘道才會。"});
  return kDone;
}

}  // namespace

void add_jobs(Program& program) {
  struct Options {
    bool all = false;
    std::vector<std::string> ids;
    std::string cancel;
    SettleOptions settle;
    BudgetOptions budget;
    std::string format = "json", file, provider;
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
      .verb(jobs, "cancel",
            {"Asks the service to end a job that is on its way", "要求服務停止進行中的工作"},
            [&program, options] { return cancel_one(program, options->cancel); })
      .word("ID", options->cancel, {"Job", "工作編號"}, true);
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
              {"It is there, under this number", "那邊有，編號是"}, "NUMBER")
      .number("--cost", options->settle.cost, 0.0, 100'000.0,
              {"What a finished job really cost, in USD; 0: it was refunded",
               "已完結工作的實際費用（美元）；0：已退款"})
      .option("--note", options->settle.note, {"Why, for the log", "原因，會寫入紀錄"});
  parser
      .verb(jobs, "export",
            {"Writes the whole ledger down, jobs of services that are gone included",
             "匯出整本帳簿，包括服務已消失的工作"},
            [&program, options] { return export_all(program, options->format, options->file); })
      .choice("--format", options->format, {"json", "csv"}, {"Of the file", "檔案格式"})
      .option("-o,--output", options->file, {"File; else it is printed", "檔案；不填則直接印出"},
              "FILE");
  parser
      .verb(jobs, "account",
            {"Asks a class gateway what a key has spent, and its limit",
             "向課堂閘道查詢金鑰用了多少和上限"},
            [&program, options] { return account(program, options->provider); })
      .option("--provider", options->provider,
              {"Which one; else every one that tells", "哪一個；不填則查詢所有會說明的"}, "NAME");
  parser
      .verb(jobs, "budget",
            {"Shows the limits, or sets one: person, day, exercise:ID, exercise:*",
             "顯示或設定上限：person、day、exercise:編號、exercise:*"},
            [&program, options] { return budget(program, options->budget); })
      .word("SCOPE", options->budget.scope, {"Whose limit", "哪個上限"})
      .number("--limit", options->budget.limit, 0.0, 1'000'000.0,
              {"In USD; 0 takes it away", "以美元計；0 代表取消"});
}

}  // namespace shotlab::cli
