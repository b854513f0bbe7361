// SPDX-License-Identifier: Apache-2.0
//
// The ledger holds every job and its money: an intent is durable before the first byte of a request
// leaves, and every job ends in a named state. One SQLite file per person, never inside a film
// folder.
//
// Threading: one thread at a time per Ledger; several Ledgers (window and verbs) may have one file
// open.
// Errors:    a full disk or a damaged file stops new jobs, never hides old ones.
// Source:    reference "reliability" §3: invariants I1-I6, states, WAL + synchronous=FULL.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

enum class JobState {
  planned,     // Confirmed by the person; nothing sent.
  submitting,  // Durable before the first byte leaves.
  unknown,     // Sent, answer lost: never resubmitted by itself; the reservation stays.
  accepted,    // The provider's id is known.
  running,
  ready,  // The result is known, not fetched.
  downloading,
  done,         // The take is on disk; its hash is here.
  failed_free,  // Ended without a clip and without a charge.
  failed_charged,
  filtered,  // Blocked by the provider; charge unknown.
  cancelled,
  expired,      // The result is gone from the provider.
  orphaned,     // Its adapter or key is gone; visible and exportable.
  written_off,  // A person settled an unknown outcome: there is no clip.
};
std::string_view name_of(JobState state);  // "submitting", ...
// done, failed_*, filtered, cancelled, expired, written_off. An unknown or orphaned job still holds
// money.
bool is_final(JobState state);

// The state machine (the table is in states.cpp):
//   submitting -> accepted | running | ready | unknown | failed_* | filtered | cancelled
//   accepted   -> running | ready | ...     running -> ready | ...    ready -> downloading | done |
//   ... downloading -> done | ready (a fresh address) | expired | ...
// A step back never exists, except downloading -> ready; staying in a state that is not final is a
// step.
bool is_step(JobState from, JobState to);

struct Job {
  std::string id;  // 32 hexadecimal digits.
  JobState state = JobState::planned;
  std::string provider;  // Profile name: "practice".
  std::string adapter;   // "gemini-interactions"
  std::string base_url;
  std::string film;    // Absolute path of the film folder that the take goes to.
  std::string take;    // Take id reserved for it, e.g. "0007-lantern".
  std::string recipe;  // Take recipe as JSON, without secrets: enough to finish after a restart.
  std::string request_sha256;
  std::string provider_job_id;
  std::string result_uri;
  std::string result_file_id;
  std::string take_sha256;
  std::int64_t estimate_micros = 0;
  std::int64_t settled_micros = 0;
  std::string currency = "USD";
  std::string charged;   // "no", "yes", "unknown"
  std::string exercise;  // That it was shot for; empty: none. Its budget counts it.
  // What a finished job counts as now: settled_micros, or what was found out later (correct()).
  std::int64_t cost_micros = 0;
  std::string show;  // Last words of the service for the learner.
  std::string created_utc, updated_utc;
  bool operator==(const Job&) const = default;
};

struct MoneyInFlight {
  std::int64_t reserved_micros = 0;  // Jobs neither final nor settled, unknown outcomes included.
  std::int64_t spent_micros = 0;     // Settled, all time, doubtful charges included.
  int jobs = 0;
  std::int64_t unknown_micros = 0;   // Part of reserved: outcome unknown, or the service is gone.
  std::int64_t doubtful_micros = 0;  // Part of spent: ended, but nobody knows whether it was
                                     // charged.
};

// Where money can be. A reservation moves it from available to reserved; an outcome that nobody
// knows to unknown; an ending to spent, doubtful or back to available.
enum class Account { available, reserved, unknown, doubtful, spent };
std::string_view name_of(Account account);

// One line of the books. Those of one event add up to zero.
struct Entry {
  std::int64_t event = 0;
  std::string job_id;
  Account account = Account::available;
  std::int64_t micros = 0;  // Never 0. Positive: into the account.
  std::string day;          // UTC, that it counts for: "2026-11-25".
  bool operator==(const Entry&) const = default;
};

// A line of the log, for an export.
struct Event {
  std::int64_t seq = 0;
  std::string job_id;  // Empty: of no job, e.g. a budget.
  std::string wall_utc;
  std::int64_t mono_ms = 0;
  std::string boot_id, kind, data, previous, sha256;
};

// A limit. Scopes: "person" (all time), "day" (UTC), "exercise:<id>", "exercise:*" (each exercise
// that has none of its own).
struct Budget {
  std::string scope;
  std::int64_t cap_micros = 0;
  std::int64_t used_micros = 0;  // In flight, unknown and spent; 0 for "exercise:*".
  std::string set_utc;
  bool operator==(const Budget&) const = default;
};

// What changes with a transition; absent fields keep their value.
struct JobChange {
  std::optional<std::string> provider_job_id, result_uri, result_file_id, take_sha256, charged,
      show;
  std::optional<std::int64_t> settled_micros;
};

class Ledger {
 public:
  static Result<Ledger> open(const std::filesystem::path& file, Clock& clock);
  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  // Writes the intent (state submitting), durable when it returns: only then may a byte leave (I1).
  // Refused, naming the figures, if the estimate would pass a budget, or with what is in flight and
  // spent today `daily_cap_micros` (0: no further cap); checked in the same transaction.
  Result<Job> intend(Job job, std::int64_t daily_cap_micros = 0);

  // Moves a job on. Refused when the state machine has no such step or the job is final (I6), or
  // when `change` would replace the provider's job id. A job that becomes final settles: what
  // `change` does not say is filled in by the state (failed_free and a cancelled intent cost
  // nothing; done, failed_charged and expired cost the estimate; filtered, written_off and a
  // cancelled running job are "unknown" and count with the estimate).
  // Refused too: accepted or running without the provider's id (I3), done without the hash of the
  // take (I4).
  Result<Job> move(const std::string& id, JobState to, const JobChange& change = {});

  // What a finished job really cost, as a person found out later: 0 is a refund in full. The job's
  // row stays as it ended (I6); the difference is booked, and the log says `note`.
  Result<Job> correct(const std::string& id, std::int64_t cost_micros,
                      const std::string& note = "");

  // 0 takes the limit away. An intent that would pass it is refused from then on.
  Status set_budget(const std::string& scope, std::int64_t cap_micros);
  Result<std::vector<Budget>> budgets() const;

  Result<Job> find(const std::string& id) const;
  Result<std::vector<Job>> list() const;        // Newest first.
  Result<std::vector<Job>> unfinished() const;  // Not final, oldest first: what a restart resumes.
  Result<MoneyInFlight> money() const;
  Result<std::vector<Entry>> entries() const;  // Oldest first.
  Result<std::vector<Event>> events() const;   // Oldest first.

  // Why new jobs are refused, if the file was found damaged when it was opened. What can be read is
  // shown.
  const std::optional<Error>& damage() const;

  // True if the hash chain of the event log is whole (I6), every job stands as its last event says,
  // and the books balance: by event, by job, and as the log has them.
  Result<bool> chain_is_whole() const;

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// What a restart must do with a job found in this state (reference "reliability", §3.3).
enum class Resume { nothing, becomes_unknown, poll, download };
Resume resume_of(JobState state);

}  // namespace shotlab
