// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/job_rows.h"

#include <algorithm>

#include "app/ledger/words.h"

namespace shotlab::ledger {
namespace {

const std::string kColumns =
    "id, state, provider, adapter, base_url, film, take, recipe, request_sha256, provider_job_id, "
    "result_uri, result_file_id, take_sha256, estimate_micros, settled_micros, currency, charged, "
    "show, "
    "created_utc, updated_utc, exercise";

Result<Job> job_of(const Database& database, const Statement& row) {
  const std::optional<JobState> state = state_named(row.text(1));
  if (!state) return damaged(database.file());
  Job job;
  job.id = row.text(0);
  job.state = *state;
  job.provider = row.text(2);
  job.adapter = row.text(3);
  job.base_url = row.text(4);
  job.film = row.text(5);
  job.take = row.text(6);
  job.recipe = row.text(7);
  job.request_sha256 = row.text(8);
  job.provider_job_id = row.text(9);
  job.result_uri = row.text(10);
  job.result_file_id = row.text(11);
  job.take_sha256 = row.text(12);
  job.estimate_micros = row.number(13);
  job.settled_micros = row.number(14);
  job.currency = row.text(15);
  job.charged = row.text(16);
  job.show = row.text(17);
  job.created_utc = row.text(18);
  job.updated_utc = row.text(19);
  job.exercise = row.text(20);
  job.cost_micros = is_final(job.state) ? job.settled_micros : 0;
  return job;
}

// What was read before an error is in `jobs` even then.
Status read_into(const Database& database, const std::string& rest, std::vector<Job>& jobs) {
  Result<Statement> select = database.prepare("SELECT " + kColumns + " FROM job " + rest);
  if (!select) return select.error();
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) return done();
    Result<Job> job = job_of(database, *select);
    if (!job) return job.error();
    jobs.push_back(std::move(*job));
  }
}

}  // namespace

std::string open_states() {
  std::string list;
  for (int i = 0; i <= static_cast<int>(JobState::written_off); ++i) {
    const auto state = static_cast<JobState>(i);
    if (is_final(state)) continue;
    list.append(list.empty() ? "'" : ", '").append(name_of(state)).append("'");
  }
  return "(" + list + ")";
}

std::optional<JobState> state_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(JobState::written_off); ++i) {
    const auto state = static_cast<JobState>(i);
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

Status insert_job(const Database& database, const Job& job) {
  Result<Statement> insert =
      database.prepare("INSERT INTO job(" + kColumns +
                       ", settled_utc) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                       "?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, '')");
  if (!insert) return insert.error();
  return insert->bind(1, job.id)
      .bind(2, name_of(job.state))
      .bind(3, job.provider)
      .bind(4, job.adapter)
      .bind(5, job.base_url)
      .bind(6, job.film)
      .bind(7, job.take)
      .bind(8, job.recipe)
      .bind(9, job.request_sha256)
      .bind(10, job.provider_job_id)
      .bind(11, job.result_uri)
      .bind(12, job.result_file_id)
      .bind(13, job.take_sha256)
      .bind(14, job.estimate_micros)
      .bind(15, job.settled_micros)
      .bind(16, job.currency)
      .bind(17, job.charged)
      .bind(18, job.show)
      .bind(19, job.created_utc)
      .bind(20, job.updated_utc)
      .bind(21, job.exercise)
      .run();
}

Status update_job(const Database& database, const Job& job, const std::string& settled_utc) {
  Result<Statement> update = database.prepare(
      "UPDATE job SET state=?2, provider_job_id=?3, result_uri=?4, result_file_id=?5, "
      "take_sha256=?6, "
      "settled_micros=?7, charged=?8, show=?9, updated_utc=?10, settled_utc=?11 WHERE id=?1");
  if (!update) return update.error();
  return update->bind(1, job.id)
      .bind(2, name_of(job.state))
      .bind(3, job.provider_job_id)
      .bind(4, job.result_uri)
      .bind(5, job.result_file_id)
      .bind(6, job.take_sha256)
      .bind(7, job.settled_micros)
      .bind(8, job.charged)
      .bind(9, job.show)
      .bind(10, job.updated_utc)
      .bind(11, settled_utc)
      .run();
}

Result<Job> find_job(const Database& database, const std::string& id) {
  Result<Statement> select = database.prepare("SELECT " + kColumns + " FROM job WHERE id=?1");
  if (!select) return select.error();
  Result<bool> row = select->bind(1, id).step();
  if (!row) return row.error();
  if (!*row) return no_job(id);
  return job_of(database, *select);
}

Result<std::vector<Job>> read_jobs(const Database& database, Which which) {
  std::vector<Job> jobs;
  Status read =
      which == Which::all_newest_first
          ? read_into(database, "ORDER BY seq DESC", jobs)
          : read_into(database, "WHERE state IN " + open_states() + " ORDER BY seq", jobs);
  if (!read) return read.error();
  return jobs;
}

Result<std::vector<Job>> salvage_jobs(const Database& database, Which which) {
  // From both ends up to the damage. NOT INDEXED: an index may be what is damaged.
  std::vector<Job> jobs;
  std::vector<Job> behind;
  Status before = read_into(database, "NOT INDEXED ORDER BY seq", jobs);
  Status after = before ? done() : read_into(database, "NOT INDEXED ORDER BY seq DESC", behind);
  if (!before && !after && jobs.empty() && behind.empty()) return before.error();
  jobs.insert(jobs.end(), behind.rbegin(), behind.rend());
  if (which == Which::all_newest_first) {
    std::reverse(jobs.begin(), jobs.end());
  } else {
    std::erase_if(jobs, [](const Job& job) { return is_final(job.state); });
  }
  return jobs;
}

}  // namespace shotlab::ledger
