// SPDX-License-Identifier: Apache-2.0
//
// A ledger in a folder of its own, with a clock that stands still.

#pragma once

#include <string>
#include <vector>

#include "app/ledger/database.h"
#include "app/ledger/ledger.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

namespace shotlab::test {

inline Job intent(std::int64_t estimate_micros = 420'000) {
  Job job;
  job.provider = "gemini";
  job.adapter = "gemini-interactions";
  job.base_url = "https://generativelanguage.googleapis.com";
  job.film = "/home/student/films/lantern";
  job.take = "0007-lantern";
  job.recipe = R"({"prompt":"雨中的燈籠"})";
  job.request_sha256 = std::string(64, 'a');
  job.estimate_micros = estimate_micros;
  return job;
}

struct Books {
  TempDir folder;
  FakeClock clock;

  std::filesystem::path file() const { return folder / "state/ledger.db"; }

  Ledger open() {
    Result<Ledger> ledger = Ledger::open(file(), clock);
    INFO((ledger ? "" : ledger.error().message.en));
    REQUIRE(ledger);
    return std::move(*ledger);
  }

  // A second way into the file, as a mistaken program would have.
  ledger::Database raw() const {
    Result<ledger::Database> database = ledger::Database::open(file());
    REQUIRE(database);
    return std::move(*database);
  }
};

inline Job intended(Ledger& ledger, std::int64_t estimate_micros = 420'000) {
  Result<Job> job = ledger.intend(intent(estimate_micros));
  INFO((job ? "" : job.error().message.en));
  REQUIRE(job);
  return *job;
}

// What a state must bring with it: the provider's number, the hash of the take.
inline JobChange proof_of(JobState to, JobChange change = {}) {
  const bool named = to == JobState::accepted || to == JobState::running;
  if (named && !change.provider_job_id) change.provider_job_id = "v1_a";
  if (to == JobState::done && !change.take_sha256) change.take_sha256 = std::string(64, 'b');
  return change;
}

inline Job moved(Ledger& ledger, const std::string& id, JobState to, const JobChange& change = {}) {
  Result<Job> job = ledger.move(id, to, proof_of(to, change));
  INFO((job ? "" : job.error().message.en));
  REQUIRE(job);
  return *job;
}

inline void require_whole(const Ledger& ledger) {
  Result<bool> whole = ledger.chain_is_whole();
  REQUIRE(whole);
  CHECK(*whole);
}

// A shortest legal way from an intent into each state that can be reached from one.
inline const std::vector<JobState>& way_to(JobState state) {
  using S = JobState;
  static const std::vector<std::vector<JobState>> ways = {
      {},  // planned: never from an intent
      {},  // submitting
      {S::unknown},
      {S::accepted},
      {S::accepted, S::running},
      {S::accepted, S::ready},
      {S::accepted, S::ready, S::downloading},
      {S::accepted, S::ready, S::downloading, S::done},
      {S::failed_free},
      {S::accepted, S::failed_charged},
      {S::filtered},
      {S::cancelled},
      {S::accepted, S::expired},
      {S::accepted, S::orphaned},
      {S::unknown, S::written_off},
  };
  return ways[static_cast<std::size_t>(state)];
}

inline Job job_in(Ledger& ledger, JobState state) {
  Job job = intended(ledger);
  for (const JobState step : way_to(state)) job = moved(ledger, job.id, step);
  CHECK(job.state == state);
  return job;
}

inline constexpr int kStates = static_cast<int>(JobState::written_off) + 1;

}  // namespace shotlab::test
