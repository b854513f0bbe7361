// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/ledger.h"

#include <algorithm>
#include <random>

#include "app/ledger/ballast.h"
#include "app/ledger/database.h"
#include "app/ledger/events.h"
#include "app/ledger/job_rows.h"
#include "app/ledger/schema.h"
#include "app/ledger/words.h"
#include "media/base/files.h"

namespace shotlab {
namespace {

using ledger::Database;
using ledger::Transaction;

constexpr std::int64_t kMostMicros = 1'000'000'000'000;  // A million dollars: sums cannot overflow.

std::string new_id() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string id;
  while (id.size() < 32) {
    for (unsigned bits = random(), i = 0; i < 8; ++i, bits >>= 4) id.push_back(kDigits[bits & 15]);
  }
  return id;
}

bool is_id(std::string_view id) {
  return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::optional<Error> cannot_intend(const Job& job, std::int64_t daily_cap_micros) {
  if (!job.id.empty() && !is_id(job.id)) {
    return ledger::bad_job(
        {"A job's id has 32 hexadecimal digits.", "工作編號應為 32 個十六進位數字。"});
  }
  if (job.estimate_micros < 0 || job.estimate_micros > kMostMicros || daily_cap_micros < 0) {
    return ledger::bad_job({"A price or a limit makes no sense.", "價錢或上限不合理。"});
  }
  if (job.currency != "USD") {
    return ledger::bad_job({"The ledger counts in USD only.", "帳目只以美元計算。"});
  }
  return std::nullopt;
}

// What a final state says about money where nobody said more.
void settle(Job& job, JobState from, const JobChange& change) {
  using enum JobState;
  const bool unsent = from == planned || from == submitting;
  const bool free = job.state == failed_free || (job.state == cancelled && unsent);
  const bool made = from == ready || from == downloading;
  const bool sure = job.state == done || job.state == failed_charged || job.state == expired ||
                    (job.state == cancelled && made);
  if (!change.charged) job.charged = free ? "no" : sure ? "yes" : "unknown";
  // A charge that is not known counts in full until a person knows better.
  if (!change.settled_micros) job.settled_micros = job.charged == "no" ? 0 : job.estimate_micros;
}

void apply(const JobChange& change, Job& job) {
  const auto set = [](auto& value, const auto& wanted) {
    if (wanted) value = *wanted;
  };
  set(job.provider_job_id, change.provider_job_id);
  set(job.result_uri, change.result_uri);
  set(job.result_file_id, change.result_file_id);
  set(job.take_sha256, change.take_sha256);
  set(job.charged, change.charged);
  set(job.show, change.show);
  set(job.settled_micros, change.settled_micros);
}

}  // namespace

struct Ledger::State {
  Database database;
  Clock* clock;
  std::optional<Error> damage;

  std::string now() const { return iso_time(clock->utc()); }

  bool is_full(const Error& error) const {
    return error == ledger::disk_full(database.file()) ||
           error == ledger::write_refused(database.file());
  }

  // A disk that fails in any other way than by being full may have lost what it confirmed: no new
  // job until the file has been opened and looked through again.
  template <typename T>
  Result<T> watched(Result<T> result) {
    if (!result && result.error().code == ErrorCode::io && !is_full(result.error()) &&
        result.error() != ledger::busy()) {
      damage = result.error();
    }
    return result;
  }

  // In a damaged file the readable part is worth more than the error, which damage() tells.
  Result<std::vector<Job>> jobs(ledger::Which which) const {
    return damage ? ledger::salvage_jobs(database, which) : ledger::read_jobs(database, which);
  }

  Status within_cap(const Job& job, std::int64_t daily_cap_micros) const {
    if (daily_cap_micros == 0) return done();
    Result<MoneyInFlight> money = ledger::sum_money(database);
    if (!money) return money.error();
    Result<std::int64_t> spent = ledger::spent_on(database, now().substr(0, 10));
    if (!spent) return spent.error();
    if (job.estimate_micros + money->reserved_micros + *spent <= daily_cap_micros) return done();
    return ledger::over_limit(job.estimate_micros, daily_cap_micros, *spent,
                              money->reserved_micros);
  }

  Result<Job> intend(Job job, std::int64_t daily_cap_micros) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    Status affordable = within_cap(job, daily_cap_micros);
    if (!affordable) return affordable.error();
    Status written = ledger::insert_job(database, job);
    if (written) {
      written =
          ledger::append_event(database, *clock, job.id, "intend", ledger::event_of_intent(job));
    }
    if (written) written = transaction->commit();
    if (!written) return written.error();
    return job;
  }

  Result<Job> move(const std::string& id, JobState to, const JobChange& change) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    Result<Job> before = ledger::find_job(database, id);
    if (!before) return before;
    if (!is_step(before->state, to)) return ledger::no_step(*before, to);
    Job job = *before;
    apply(change, job);
    if (!before->provider_job_id.empty() && job.provider_job_id != before->provider_job_id) {
      return ledger::other_id(*before);
    }
    if (job.settled_micros < 0 || job.settled_micros > kMostMicros) {
      return ledger::bad_job({"A price makes no sense.", "價錢不合理。"});
    }
    job.state = to;
    job.updated_utc = now();
    if (is_final(to)) settle(job, before->state, change);
    Status written = ledger::update_job(database, job, is_final(to) ? job.updated_utc : "");
    if (written) {
      written =
          ledger::append_event(database, *clock, id, "move", ledger::event_of_move(*before, job));
    }
    if (written) written = transaction->commit();
    if (!written) return written.error();
    return job;
  }
};

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Result<Ledger> Ledger::open(const std::filesystem::path& file, Clock& clock) {
  Status folder = make_folder(file.parent_path());
  if (!folder) return folder.error();
  Result<Database> database = Database::open(file);
  if (!database) return database.error();
  Status current = ledger::bring_up_to_date(*database, ledger::steps(), clock);
  if (!current) return current.error();
  auto state = std::make_unique<State>(State{std::move(*database), &clock, std::nullopt});
  if (Status sound = ledger::look_for_damage(state->database); !sound) {
    state->damage = sound.error();
  } else {
    ledger::keep_ballast(file);
  }
  return Ledger(std::move(state));
}

Result<Job> Ledger::intend(Job job, std::int64_t daily_cap_micros) {
  if (state_->damage) return *state_->damage;
  if (std::optional<Error> problem = cannot_intend(job, daily_cap_micros)) return *problem;
  if (job.id.empty()) job.id = new_id();
  job.state = JobState::submitting;
  job.settled_micros = 0;
  job.provider_job_id.clear();
  job.created_utc = job.updated_utc = state_->now();
  return state_->watched(state_->intend(std::move(job), daily_cap_micros));
}

Result<Job> Ledger::move(const std::string& id, JobState to, const JobChange& change) {
  Result<Job> job = state_->move(id, to, change);
  // An outcome is worth the ballast; a new job is not.
  if (!job && state_->is_full(job.error()) && ledger::drop_ballast(state_->database.file())) {
    job = state_->move(id, to, change);
  }
  return state_->watched(std::move(job));
}

Result<Job> Ledger::find(const std::string& id) const {
  return ledger::find_job(state_->database, id);
}

Result<std::vector<Job>> Ledger::list() const {
  return state_->jobs(ledger::Which::all_newest_first);
}

Result<std::vector<Job>> Ledger::unfinished() const {
  return state_->jobs(ledger::Which::unfinished_oldest_first);
}

Result<MoneyInFlight> Ledger::money() const { return ledger::sum_money(state_->database); }

const std::optional<Error>& Ledger::damage() const { return state_->damage; }

Result<bool> Ledger::chain_is_whole() const { return ledger::log_is_whole(state_->database); }

}  // namespace shotlab
