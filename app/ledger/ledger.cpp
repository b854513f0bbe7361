// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/ledger.h"

#include <algorithm>
#include <functional>
#include <random>

#include "app/ledger/ballast.h"
#include "app/ledger/books.h"
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

// What a state promises must be there with it: the provider's id (I3), the hash of the take (I4).
bool lacks_proof(const Job& job) {
  const bool named = job.state == JobState::accepted || job.state == JobState::running;
  return (named && job.provider_job_id.empty()) ||
         (job.state == JobState::done && job.take_sha256.empty());
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

  // Books what a job holds from now on, and writes the event that tells of it.
  Status book(const Job& job, const ledger::Holdings& to, const std::string& kind,
              const std::function<std::string(const std::vector<Entry>&)>& tell) {
    Result<ledger::Holdings> from = ledger::read_holdings(database, job.id);
    if (!from) return from.error();
    const std::vector<Entry> entries = ledger::postings(job, *from, to);
    Result<std::int64_t> event =
        ledger::append_event(database, *clock, job.id, kind, tell(entries));
    return event ? ledger::post(database, *event, entries) : Status(event.error());
  }

  Result<Job> intend(Job job, std::int64_t daily_cap_micros) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    Status affordable =
        ledger::within_budgets(database, job, daily_cap_micros, now().substr(0, 10));
    if (!affordable) return affordable.error();
    Status written = ledger::insert_job(database, job);
    if (written) {
      written = book(job, ledger::holdings_of(job), "intend", [&](const std::vector<Entry>& moved) {
        return ledger::event_of_intent(job, moved);
      });
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
    if (lacks_proof(job)) return ledger::no_proof(job, to);
    job.updated_utc = now();
    if (is_final(to)) settle(job, before->state, change);
    if (is_final(to)) job.cost_micros = job.settled_micros;
    Status written = ledger::update_job(database, job, is_final(to) ? job.updated_utc : "");
    if (written) {
      written = book(job, ledger::holdings_of(job), "move", [&](const std::vector<Entry>& moved) {
        return ledger::event_of_move(*before, job, moved);
      });
    }
    if (written) written = transaction->commit();
    if (!written) return written.error();
    return job;
  }

  Result<Job> correct(const std::string& id, std::int64_t cost_micros, const std::string& note) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    Result<Job> job = ledger::find_job(database, id);
    if (!job) return job;
    if (!is_final(job->state)) return ledger::not_ended(*job);
    job->cost_micros = cost_micros;
    Status written = book(*job, ledger::holdings_at(cost_micros), "correct",
                          [&](const std::vector<Entry>& moved) {
                            return ledger::event_of_correction(*job, cost_micros, note, moved);
                          });
    if (written) written = transaction->commit();
    if (!written) return written.error();
    return job;
  }

  Status set_budget(const std::string& scope, std::int64_t cap_micros) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    Status written = ledger::write_budget(database, scope, cap_micros, now());
    if (!written) return written;
    Result<std::int64_t> event = ledger::append_event(database, *clock, "", "budget",
                                                      ledger::event_of_budget(scope, cap_micros));
    return event ? transaction->commit() : Status(event.error());
  }

  Result<std::vector<Job>> with_costs(Result<std::vector<Job>> jobs) const {
    if (!jobs || damage) return jobs;
    // A job is worth more than what it cost in the end; damage tells of itself elsewhere.
    (void)ledger::add_costs(database, *jobs);
    return jobs;
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
  job.settled_micros = job.cost_micros = 0;
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

Result<Job> Ledger::correct(const std::string& id, std::int64_t cost_micros,
                            const std::string& note) {
  if (cost_micros < 0 || cost_micros > kMostMicros) {
    return ledger::bad_job({"A price makes no sense.", "價錢不合理。"});
  }
  return state_->watched(state_->correct(id, cost_micros, note));
}

Status Ledger::set_budget(const std::string& scope, std::int64_t cap_micros) {
  if (!ledger::is_scope(scope) || cap_micros < 0 || cap_micros > kMostMicros)
    return ledger::bad_budget(scope);
  return state_->watched(state_->set_budget(scope, cap_micros));
}

Result<std::vector<Budget>> Ledger::budgets() const {
  return ledger::read_budgets(state_->database, state_->now().substr(0, 10));
}

Result<Job> Ledger::find(const std::string& id) const {
  Result<Job> job = ledger::find_job(state_->database, id);
  if (!job) return job;
  Result<std::vector<Job>> one = state_->with_costs(std::vector<Job>{*job});
  if (!one) return one.error();
  return one->front();
}

Result<std::vector<Job>> Ledger::list() const {
  return state_->with_costs(state_->jobs(ledger::Which::all_newest_first));
}

Result<std::vector<Job>> Ledger::unfinished() const {
  return state_->jobs(ledger::Which::unfinished_oldest_first);
}

Result<std::vector<Entry>> Ledger::entries() const {
  return ledger::read_entries(state_->database);
}

Result<std::vector<Event>> Ledger::events() const { return ledger::read_events(state_->database); }

Result<MoneyInFlight> Ledger::money() const { return ledger::sum_money(state_->database); }

const std::optional<Error>& Ledger::damage() const { return state_->damage; }

Result<bool> Ledger::chain_is_whole() const {
  Result<bool> whole = ledger::log_is_whole(state_->database);
  return whole && *whole ? ledger::books_balance(state_->database) : whole;
}

}  // namespace shotlab
