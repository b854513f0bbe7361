// SPDX-License-Identifier: Apache-2.0
//
// Double entry: every movement of money balances, and what a job holds follows from how it stands.

#include <map>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

std::map<std::string, std::int64_t> accounts_of(const Ledger& ledger, const std::string& job = "") {
  Result<std::vector<Entry>> entries = ledger.entries();
  REQUIRE(entries);
  std::map<std::string, std::int64_t> sums;
  for (const Entry& entry : *entries) {
    if (job.empty() || entry.job_id == job)
      sums[std::string(name_of(entry.account))] += entry.micros;
  }
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

using Sums = std::map<std::string, std::int64_t>;

}  // namespace

TEST_CASE("the entries of every event add up to zero, whatever way a job went", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  for (int i = 0; i < kStates; ++i) {
    if (static_cast<JobState>(i) != JobState::planned) job_in(ledger, static_cast<JobState>(i));
  }

  std::map<std::int64_t, std::int64_t> by_event;
  const std::vector<Entry> entries = *ledger.entries();
  for (const Entry& entry : entries) by_event[entry.event] += entry.micros;

  CHECK(by_event.size() > 15);
  for (const auto& [event, sum] : by_event) {
    INFO("event " << event);
    CHECK(sum == 0);
  }
  require_whole(ledger);
}

TEST_CASE("a job's money is where its state says, at every step", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const std::map<std::string, Sums> wanted = {
      {"submitting", {{"available", -420'000}, {"reserved", 420'000}}},
      {"unknown", {{"available", -420'000}, {"unknown", 420'000}}},
      {"accepted", {{"available", -420'000}, {"reserved", 420'000}}},
      {"running", {{"available", -420'000}, {"reserved", 420'000}}},
      {"ready", {{"available", -420'000}, {"reserved", 420'000}}},
      {"downloading", {{"available", -420'000}, {"reserved", 420'000}}},
      {"done", {{"available", -420'000}, {"spent", 420'000}}},
      {"failed_free", {}},
      {"failed_charged", {{"available", -420'000}, {"spent", 420'000}}},
      {"filtered", {{"available", -420'000}, {"doubtful", 420'000}}},
      {"cancelled", {}},
      {"expired", {{"available", -420'000}, {"spent", 420'000}}},
      {"orphaned", {{"available", -420'000}, {"unknown", 420'000}}},
      {"written_off", {{"available", -420'000}, {"spent", 420'000}}},
  };
  for (const auto& [state, sums] : wanted) {
    for (int i = 0; i < kStates; ++i) {
      if (name_of(static_cast<JobState>(i)) != state) continue;
      INFO(state);
      CHECK(accounts_of(ledger, job_in(ledger, static_cast<JobState>(i)).id) == sums);
    }
  }
}

TEST_CASE("a practice job moves no money at all", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger, 0);
  for (const JobState step : {JobState::accepted, JobState::ready, JobState::done})
    moved(ledger, job.id, step);
  CHECK(ledger.entries()->empty());
  require_whole(ledger);
}

TEST_CASE("money whose fate nobody knows is told apart, and stays in sight", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  job_in(ledger, JobState::unknown);
  job_in(ledger, JobState::orphaned);
  job_in(ledger, JobState::running);
  job_in(ledger, JobState::filtered);
  job_in(ledger, JobState::done);

  const MoneyInFlight money = *ledger.money();

  CHECK(money.reserved_micros == 3 * 420'000);
  CHECK(money.unknown_micros == 2 * 420'000);
  CHECK(money.spent_micros == 2 * 420'000);
  CHECK(money.doubtful_micros == 420'000);
  CHECK(money.jobs == 3);
}

TEST_CASE("what a finished job really cost is booked as a difference; its row stays", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job filtered = job_in(ledger, JobState::filtered);
  const Job taken = job_in(ledger, JobState::done);

  Result<Job> refunded = ledger.correct(filtered.id, 0, "the console shows no charge");
  REQUIRE(refunded);
  Result<Job> dearer = ledger.correct(taken.id, 500'000, "invoice");
  REQUIRE(dearer);

  CHECK(refunded->cost_micros == 0);
  CHECK(refunded->settled_micros == 420'000);
  CHECK(ledger.find(taken.id)->cost_micros == 500'000);
  CHECK(ledger.list()->back().cost_micros == 0);
  CHECK(ledger.money()->spent_micros == 500'000);
  CHECK(ledger.money()->doubtful_micros == 0);
  CHECK(accounts_of(ledger) == Sums{{"available", -500'000}, {"spent", 500'000}});
  CHECK_THAT(ledger.events()->back().data, contains("invoice"));
  require_whole(ledger);
  REQUIRE(ledger.correct(taken.id, 420'000));
  CHECK(ledger.money()->spent_micros == 420'000);
  require_whole(ledger);
}

TEST_CASE("a job that has not ended has no cost to correct, and no cost is negative", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  Result<Job> early = ledger.correct(job_in(ledger, JobState::unknown).id, 0);
  REQUIRE_FALSE(early);
  CHECK_THAT(early.error().message.en, contains("when it has ended"));
  CHECK_FALSE(ledger.correct(job_in(ledger, JobState::done).id, -1));
  CHECK_FALSE(ledger.correct(std::string(32, 'f'), 1));
  require_whole(ledger);
}

TEST_CASE("a refund belongs to the day of its charge", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = job_in(ledger, JobState::done);
  books.clock.now += std::chrono::hours(24);

  REQUIRE(ledger.correct(job.id, 0));

  CHECK_FALSE(ledger.intend(intent(100'001), 100'000));  // Today has gained nothing by it.
  CHECK(ledger.intend(intent(100'000), 100'000));
}

TEST_CASE("accepted needs the provider's number, done needs the hash of the take", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger);
  Result<Job> nameless = ledger.move(job.id, JobState::accepted);
  REQUIRE_FALSE(nameless);
  CHECK_THAT(nameless.error().message.en, contains("given it a number"));
  CHECK_FALSE(ledger.move(job.id, JobState::running));
  moved(ledger, job.id, JobState::accepted);
  moved(ledger, job.id, JobState::ready);
  CHECK_FALSE(ledger.move(job.id, JobState::done));
  CHECK(ledger.find(job.id)->state == JobState::ready);
  moved(ledger, job.id, JobState::done);
  require_whole(ledger);
}
