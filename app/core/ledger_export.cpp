// SPDX-License-Identifier: Apache-2.0

#include "app/core/ledger_export.h"

#include <array>

#include "app/core/plain_json.h"

namespace shotlab {
namespace {

constexpr int kExportVersion = 1;

// Addresses of results may be signed; a signature is a secret and is left out.
std::string unsigned_address(const std::string& url) { return url.substr(0, url.find('?')); }

Json job_as_json(const Job& job) {
  return {{"id", job.id},
          {"state", name_of(job.state)},
          {"provider", job.provider},
          {"adapter", job.adapter},
          {"base_url", job.base_url},
          {"film", job.film},
          {"take", job.take},
          {"exercise", job.exercise},
          {"recipe", job.recipe},
          {"request_sha256", job.request_sha256},
          {"provider_job_id", job.provider_job_id},
          {"result_uri", unsigned_address(job.result_uri)},
          {"result_file_id", job.result_file_id},
          {"take_sha256", job.take_sha256},
          {"currency", job.currency},
          {"estimate_micros", job.estimate_micros},
          {"settled_micros", job.settled_micros},
          {"cost_micros", job.cost_micros},
          {"charged", job.charged},
          {"says", job.show},
          {"created_utc", job.created_utc},
          {"updated_utc", job.updated_utc}};
}

}  // namespace

std::string csv_cell(const std::string& text) {
  constexpr std::string_view kFormula("=+-@\t\r\0", 7);
  std::string cell = text;
  if (!cell.empty() && kFormula.find(cell.front()) != std::string_view::npos)
    cell.insert(cell.begin(), '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

Result<std::string> ledger_as_json(const Ledger& ledger) {
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return jobs.error();
  Json json{{"version", kExportVersion}, {"jobs", Json::array()}};
  for (const Job& job : *jobs) json["jobs"].push_back(job_as_json(job));
  // Jobs alone are worth exporting, should the rest be damaged.
  json["entries"] = Json::array();
  if (Result<std::vector<Entry>> entries = ledger.entries()) {
    for (const Entry& entry : *entries) {
      json["entries"].push_back({{"event", entry.event},
                                 {"job", entry.job_id},
                                 {"account", name_of(entry.account)},
                                 {"micros", entry.micros},
                                 {"day", entry.day}});
    }
  }
  json["events"] = Json::array();
  if (Result<std::vector<Event>> events = ledger.events()) {
    for (const Event& event : *events) {
      json["events"].push_back({{"seq", event.seq},
                                {"job", event.job_id},
                                {"wall_utc", event.wall_utc},
                                {"mono_ms", event.mono_ms},
                                {"boot_id", event.boot_id},
                                {"kind", event.kind},
                                {"data", event.data},
                                {"previous", event.previous},
                                {"sha256", event.sha256}});
    }
  }
  json["budgets"] = Json::array();
  if (Result<std::vector<Budget>> budgets = ledger.budgets()) {
    for (const Budget& budget : *budgets) {
      json["budgets"].push_back({{"scope", budget.scope},
                                 {"cap_micros", budget.cap_micros},
                                 {"used_micros", budget.used_micros},
                                 {"set_utc", budget.set_utc}});
    }
  }
  if (Result<MoneyInFlight> money = ledger.money()) {
    json["money"] = {{"reserved_micros", money->reserved_micros},
                     {"unknown_micros", money->unknown_micros},
                     {"spent_micros", money->spent_micros},
                     {"doubtful_micros", money->doubtful_micros},
                     {"jobs_in_flight", money->jobs}};
  }
  Result<bool> whole = ledger.chain_is_whole();
  json["log_is_whole"] = whole && *whole;
  return print_json(json);
}

Result<std::string> ledger_as_csv(const Ledger& ledger) {
  Result<std::vector<Job>> jobs = ledger.list();
  if (!jobs) return jobs.error();
  std::string csv =
      "id,state,provider,adapter,film,take,exercise,provider_job_id,currency,estimate_micros,"
      "settled_micros,cost_micros,charged,says,take_sha256,request_sha256,created_utc,updated_utc"
      "\r\n";
  for (const Job& job : *jobs) {
    const std::array<std::string, 18> cells = {job.id,
                                               std::string(name_of(job.state)),
                                               job.provider,
                                               job.adapter,
                                               job.film,
                                               job.take,
                                               job.exercise,
                                               job.provider_job_id,
                                               job.currency,
                                               std::to_string(job.estimate_micros),
                                               std::to_string(job.settled_micros),
                                               std::to_string(job.cost_micros),
                                               job.charged,
                                               job.show,
                                               job.take_sha256,
                                               job.request_sha256,
                                               job.created_utc,
                                               job.updated_utc};
    for (std::size_t i = 0; i < cells.size(); ++i) csv += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace shotlab
