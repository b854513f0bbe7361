// SPDX-License-Identifier: Apache-2.0

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

MoneyInFlight money_of(const Ledger& ledger) {
  Result<MoneyInFlight> money = ledger.money();
  REQUIRE(money);
  return *money;
}

}  // namespace

TEST_CASE("an intent reserves its estimate until it is settled", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger, 420'000);
  CHECK(money_of(ledger).reserved_micros == 420'000);
  CHECK(money_of(ledger).jobs == 1);
  CHECK(money_of(ledger).spent_micros == 0);

  for (const JobState step :
       {JobState::accepted, JobState::running, JobState::ready, JobState::downloading}) {
    moved(ledger, job.id, step);
    CHECK(money_of(ledger).reserved_micros == 420'000);
  }
  moved(ledger, job.id, JobState::done, {.settled_micros = 390'000});

  CHECK(money_of(ledger).reserved_micros == 0);
  CHECK(money_of(ledger).spent_micros == 390'000);
  CHECK(money_of(ledger).jobs == 0);
}

TEST_CASE("an unknown outcome keeps its reservation until a person settles it", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job charged = job_in(ledger, JobState::unknown);
  const Job free = job_in(ledger, JobState::unknown);
  CHECK(money_of(ledger).reserved_micros == 840'000);

  moved(ledger, free.id, JobState::failed_free);
  moved(ledger, charged.id, JobState::written_off);

  CHECK(money_of(ledger).reserved_micros == 0);
  CHECK(money_of(ledger).spent_micros == 420'000);
}

TEST_CASE("each ending settles as it should where nobody says more", "[ledger]") {
  struct Row {
    std::vector<JobState> way;
    const char* charged;
    std::int64_t settled;
  };
  using S = JobState;
  const Row rows[] = {
      {{S::accepted, S::ready, S::done}, "yes", 420'000},
      {{S::failed_free}, "no", 0},
      {{S::accepted, S::failed_charged}, "yes", 420'000},
      {{S::filtered}, "unknown", 420'000},
      {{S::accepted, S::expired}, "yes", 420'000},
      {{S::unknown, S::written_off}, "unknown", 420'000},
      {{S::cancelled}, "no", 0},
      {{S::accepted, S::running, S::cancelled}, "unknown", 420'000},
      {{S::accepted, S::ready, S::cancelled}, "yes", 420'000},
  };
  for (const Row& row : rows) {
    Books books;
    Ledger ledger = books.open();
    Job job = intended(ledger);
    for (const JobState step : row.way) job = moved(ledger, job.id, step);
    INFO(name_of(job.state));
    CHECK(job.charged == row.charged);
    CHECK(job.settled_micros == row.settled);
    CHECK(money_of(ledger).spent_micros == row.settled);
  }
}

TEST_CASE("what is known about a charge counts more than the rule", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job filtered = intended(ledger);
  const Job job = moved(ledger, filtered.id, JobState::filtered, {.charged = "no"});
  CHECK(job.settled_micros == 0);
  const Job failed =
      moved(ledger, intended(ledger).id, JobState::failed_charged, {.settled_micros = 7});
  CHECK(failed.settled_micros == 7);
  CHECK_FALSE(ledger.move(intended(ledger).id, JobState::failed_charged, {.settled_micros = -7}));
}

TEST_CASE("a shot over the day's limit is refused with the figures, and not written", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const std::int64_t cap = 1'000'000;
  const Job spent = *ledger.intend(intent(300'000), cap);
  moved(ledger, spent.id, JobState::accepted);
  moved(ledger, spent.id, JobState::failed_charged);
  REQUIRE(ledger.intend(intent(400'000), cap));

  Result<Job> over = ledger.intend(intent(300'001), cap);

  REQUIRE_FALSE(over);
  CHECK(over.error().code == ErrorCode::refused);
  CHECK_THAT(over.error().message.en, contains("costs about 0.30 USD and would pass today's limit "
                                               "of 1.00 USD (0.30 spent, 0.40 in flight)"));
  CHECK_FALSE(over.error().message.zh.empty());
  CHECK(ledger.list()->size() == 2);
  CHECK(ledger.intend(intent(300'000), cap));
  CHECK(ledger.intend(intent(0), cap));
}

TEST_CASE("yesterday's money is not today's, but what is in flight is", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const std::int64_t cap = 500'000;
  const Job job = *ledger.intend(intent(400'000), cap);
  moved(ledger, job.id, JobState::accepted);
  moved(ledger, job.id, JobState::failed_charged);
  CHECK_FALSE(ledger.intend(intent(400'000), cap));

  books.clock.now += std::chrono::hours(24);

  REQUIRE(ledger.intend(intent(400'000), cap));
  books.clock.now += std::chrono::hours(24);
  CHECK_FALSE(ledger.intend(intent(400'000), cap));
}

TEST_CASE("no limit is no limit", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  for (int i = 0; i < 5; ++i) REQUIRE(ledger.intend(intent(900'000'000'000)));
  CHECK(money_of(ledger).reserved_micros == 4'500'000'000'000);
}
