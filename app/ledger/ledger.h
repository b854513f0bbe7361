// SPDX-License-Identifier: Apache-2.0
//
// The ledger holds every job and its money: an intent is durable before the first byte of a request
// leaves, and every job ends in a named state. One SQLite file per person, never inside a film
// folder.
//
// Threading: one thread at a time per Ledger; several Ledgers (window and verbs) may have one file
// open. Errors:    a full disk or a damaged file stops new jobs, never hides old ones. Source:
// reference "reliability" §3: invariants I1-I6, states, WAL + synchronous=FULL.

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
  std::string charged;  // "no", "yes", "unknown"
  std::string show;     // Last words of the service for the learner.
  std::string created_utc, updated_utc;
  bool operator==(const Job&) const = default;
};

struct MoneyInFlight {
  std::int64_t reserved_micros = 0;  // Jobs neither final nor settled, unknown outcomes included.
  std::int64_t spent_micros = 0;     // Settled, all time.
  int jobs = 0;
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
  // Refused, naming the figures, if estimate + money in flight + spent today would pass
  // `daily_cap_micros` (0: no cap); checked in the same transaction.
  Result<Job> intend(Job job, std::int64_t daily_cap_micros = 0);

  // Moves a job on. Refused when the state machine has no such step or the job is final (I6), or
  // when `change` would replace the provider's job id. A job that becomes final settles: what
  // `change` does not say is filled in by the state (failed_free and a cancelled intent cost
  // nothing; done, failed_charged and expired cost the estimate; filtered, written_off and a
  // cancelled running job are "unknown" and count with the estimate).
  Result<Job> move(const std::string& id, JobState to, const JobChange& change = {});

  Result<Job> find(const std::string& id) const;
  Result<std::vector<Job>> list() const;        // Newest first.
  Result<std::vector<Job>> unfinished() const;  // Not final, oldest first: what a restart resumes.
  Result<MoneyInFlight> money() const;

  // Why new jobs are refused, if the file was found damaged when it was opened. What can be read is
  // shown.
  const std::optional<Error>& damage() const;

  // True if the hash chain of the event log is whole (I6) and every job stands as its last event
  // says.
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
