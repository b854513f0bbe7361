// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/books.h"

#include <map>

#include "app/ledger/events.h"
#include "app/ledger/job_rows.h"

namespace shotlab::ledger {
namespace {

std::size_t at(Account account) { return static_cast<std::size_t>(account); }

// For the day's limit a refund belongs to the day of its charge.
std::string day_of(const Job& job) { return job.updated_utc.substr(0, 10); }

std::optional<Account> account_named(std::string_view name) {
  for (int i = 0; i < kAccounts; ++i) {
    if (name_of(static_cast<Account>(i)) == name) return static_cast<Account>(i);
  }
  return std::nullopt;
}

Result<std::int64_t> count(const Database& database, std::string_view sql) {
  Result<Statement> statement = database.prepare(sql);
  if (!statement) return statement.error();
  Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->number(0) : 0;
}

// All that any job holds, by the number of the job.
Result<std::map<std::string, Holdings>> all_holdings(const Database& database) {
  Result<Statement> select =
      database.prepare("SELECT job_id, account, sum(micros) FROM entry GROUP BY job_id, account");
  if (!select) return select.error();
  std::map<std::string, Holdings> all;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return all;
    if (const std::optional<Account> account = account_named(select->text(1)))
      all[select->text(0)][at(*account)] = select->number(2);
  }
}

}  // namespace

Holdings holdings_at(std::int64_t cost_micros) {
  Holdings holdings{};
  holdings[at(Account::spent)] = cost_micros;
  holdings[at(Account::available)] = -cost_micros;
  return holdings;
}

Holdings holdings_of(const Job& job) {
  using enum JobState;
  Holdings holdings{};
  const bool settled = is_final(job.state);
  const std::int64_t held = settled ? job.settled_micros : job.estimate_micros;
  const bool lost_sight = job.state == unknown || job.state == orphaned;
  const bool in_doubt = job.charged == "unknown" && job.state != written_off;
  const Account account = settled      ? (in_doubt ? Account::doubtful : Account::spent)
                          : lost_sight ? Account::unknown
                                       : Account::reserved;
  holdings[at(account)] = held;
  holdings[at(Account::available)] = -held;
  return holdings;
}

std::vector<Entry> postings(const Job& job, const Holdings& from, const Holdings& to) {
  std::vector<Entry> entries;
  for (int i = 0; i < kAccounts; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const std::int64_t micros = to[place] - from[place];
    if (micros != 0) entries.push_back({0, job.id, static_cast<Account>(i), micros, day_of(job)});
  }
  return entries;
}

Result<Holdings> read_holdings(const Database& database, const std::string& job_id) {
  Result<Statement> select =
      database.prepare("SELECT account, sum(micros) FROM entry WHERE job_id = ?1 GROUP BY account");
  if (!select) return select.error();
  select->bind(1, job_id);
  Holdings holdings{};
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return holdings;
    if (const std::optional<Account> account = account_named(select->text(0)))
      holdings[at(*account)] = select->number(1);
  }
}

Status post(const Database& database, std::int64_t event, const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    Result<Statement> insert = database.prepare(
        "INSERT INTO entry(event_seq, job_id, account, micros, day) VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert) return insert.error();
    Status written = insert->bind(1, event)
                         .bind(2, entry.job_id)
                         .bind(3, name_of(entry.account))
                         .bind(4, entry.micros)
                         .bind(5, entry.day)
                         .run();
    if (!written) return written;
  }
  return done();
}

Result<std::vector<Entry>> read_entries(const Database& database) {
  Result<Statement> select =
      database.prepare("SELECT event_seq, job_id, account, micros, day FROM entry ORDER BY seq");
  if (!select) return select.error();
  std::vector<Entry> entries;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return entries;
    entries.push_back({select->number(0), select->text(1),
                       account_named(select->text(2)).value_or(Account::available),
                       select->number(3), select->text(4)});
  }
}

Result<MoneyInFlight> sum_money(const Database& database) {
  Result<Statement> select = database.prepare(
      "SELECT account, sum(micros) FROM entry WHERE account <> 'available' GROUP BY account");
  if (!select) return select.error();
  MoneyInFlight money;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) break;
    const std::int64_t micros = select->number(1);
    switch (account_named(select->text(0)).value_or(Account::available)) {
      case Account::unknown:
        money.unknown_micros = micros;
        [[fallthrough]];
      case Account::reserved:
        money.reserved_micros += micros;
        break;
      case Account::doubtful:
        money.doubtful_micros = micros;
        [[fallthrough]];
      case Account::spent:
        money.spent_micros += micros;
        break;
      case Account::available:
        break;
    }
  }
  Result<std::int64_t> jobs =
      count(database, "SELECT count(*) FROM job WHERE state IN " + open_states());
  if (!jobs) return jobs.error();
  money.jobs = static_cast<int>(*jobs);
  return money;
}

Result<std::int64_t> spent_on(const Database& database, const std::string& day) {
  Result<Statement> select = database.prepare(
      "SELECT coalesce(sum(micros), 0) FROM entry "
      "WHERE account IN ('spent', 'doubtful') AND day = ?1");
  if (!select) return select.error();
  Result<bool> row = select->bind(1, day).step();
  if (!row) return row.error();
  return select->number(0);
}

Status add_costs(const Database& database, std::vector<Job>& jobs) {
  Result<std::map<std::string, Holdings>> all = all_holdings(database);
  if (!all) return all.error();
  for (Job& job : jobs) {
    const auto held = all->find(job.id);
    if (held == all->end() || !is_final(job.state)) continue;
    job.cost_micros = held->second[at(Account::spent)] + held->second[at(Account::doubtful)];
  }
  return done();
}

Result<bool> books_balance(const Database& database) {
  Result<std::int64_t> crooked = count(
      database,
      "SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY event_seq, job_id HAVING sum(micros))");
  if (!crooked) return crooked.error();
  if (*crooked != 0) return false;
  Result<std::map<std::string, Holdings>> held = all_holdings(database);
  if (!held) return held.error();
  Result<std::map<std::string, std::int64_t>> corrected = corrected_costs(database);
  if (!corrected) return corrected.error();
  Result<std::vector<Job>> jobs = read_jobs(database, Which::all_newest_first);
  if (!jobs) return jobs.error();
  for (const Job& job : *jobs) {
    const auto later = corrected->find(job.id);
    const Holdings wanted =
        later == corrected->end() ? holdings_of(job) : holdings_at(later->second);
    if ((*held)[job.id] != wanted) return false;
  }
  return held->size() == jobs->size();  // Nothing is held for a job that does not exist.
}

}  // namespace shotlab::ledger
