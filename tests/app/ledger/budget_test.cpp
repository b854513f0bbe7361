// SPDX-License-Identifier: Apache-2.0
//
// Limits per person, per day and per exercise.

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

Job for_exercise(const std::string& exercise, std::int64_t micros) {
  Job job = intent(micros);
  job.exercise = exercise;
  return job;
}

}  // namespace

TEST_CASE("a person's own limit counts all time, in flight and spent", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("person", 1'000'000));
  const Job first = *ledger.intend(intent(600'000));
  moved(ledger, first.id, JobState::accepted);
  moved(ledger, first.id, JobState::failed_charged);
  books.clock.now += std::chrono::hours(240);

  Result<Job> over = ledger.intend(intent(400'001));

  REQUIRE_FALSE(over);
  CHECK(over.error().code == ErrorCode::refused);
  CHECK_THAT(over.error().message.en,
             contains("your own limit of 1.00 USD (0.60 spent, 0.00 in flight)"));
  CHECK_THAT(over.error().message.zh, contains("你的總上限"));
  CHECK(ledger.list()->size() == 1);
  CHECK(ledger.intend(intent(400'000)));
}

TEST_CASE("an exercise's limit counts that exercise only", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("exercise:m1e1", 500'000));
  REQUIRE(ledger.intend(for_exercise("m1e1", 400'000)));

  Result<Job> over = ledger.intend(for_exercise("m1e1", 200'000));

  REQUIRE_FALSE(over);
  CHECK_THAT(over.error().message.en, contains("the limit of exercise m1e1 of 0.50 USD"));
  CHECK(ledger.intend(for_exercise("m1e2", 900'000)));
  CHECK(ledger.intend(intent(900'000)));
}

TEST_CASE("a limit for each exercise gives way to the exercise's own", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("exercise:*", 300'000));
  REQUIRE(ledger.set_budget("exercise:m1e2", 900'000));
  CHECK_FALSE(ledger.intend(for_exercise("m1e1", 300'001)));
  CHECK(ledger.intend(for_exercise("m1e1", 300'000)));
  CHECK(ledger.intend(for_exercise("m1e3", 300'000)));  // Each counts for itself.
  CHECK(ledger.intend(for_exercise("m1e2", 900'000)));
}

TEST_CASE("of two limits for the day the lower counts", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("day", 500'000));
  CHECK_FALSE(ledger.intend(intent(500'001), 900'000));
  CHECK_FALSE(ledger.intend(intent(400'001), 400'000));
  CHECK(ledger.intend(intent(400'000), 400'000));
}

TEST_CASE("a limit can be changed and taken away, and the log says so", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("person", 100));
  REQUIRE(ledger.set_budget("person", 200));
  REQUIRE(ledger.set_budget("exercise:m1e1", 50));
  Result<std::vector<Budget>> budgets = ledger.budgets();
  REQUIRE(budgets);
  REQUIRE(budgets->size() == 2);
  CHECK(budgets->at(1).scope == "person");
  CHECK(budgets->at(1).cap_micros == 200);

  REQUIRE(ledger.set_budget("person", 0));

  CHECK(ledger.budgets()->size() == 1);
  CHECK(ledger.intend(intent(900'000)));
  CHECK(ledger.events()->at(3).data == R"({"cap_micros":0,"scope":"person"})");
  require_whole(ledger);
}

TEST_CASE("a budget tells what counts against it", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  REQUIRE(ledger.set_budget("person", 5'000'000));
  REQUIRE(ledger.set_budget("day", 4'000'000));
  REQUIRE(ledger.set_budget("exercise:m1e1", 3'000'000));
  const Job done = *ledger.intend(for_exercise("m1e1", 100'000));
  for (const JobState step : {JobState::accepted, JobState::ready, JobState::done})
    moved(ledger, done.id, step);
  books.clock.now += std::chrono::hours(24);
  REQUIRE(ledger.intend(for_exercise("m1e1", 20'000)));
  REQUIRE(ledger.intend(intent(3'000)));

  const std::vector<Budget> budgets = *ledger.budgets();

  REQUIRE(budgets.size() == 3);
  CHECK(budgets[0].used_micros == 23'000);   // day
  CHECK(budgets[1].used_micros == 120'000);  // exercise:m1e1
  CHECK(budgets[2].used_micros == 123'000);  // person
}

TEST_CASE("what is no scope, or no amount, is no budget", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  for (const char* scope : {"", "week", "exercise:", "exercise: m1", "exercise:a\"b", "Person"}) {
    INFO(scope);
    CHECK_FALSE(ledger.set_budget(scope, 1));
  }
  CHECK_FALSE(ledger.set_budget("day", -1));
  CHECK(ledger.budgets()->empty());
  CHECK(ledger.events()->empty());
}

TEST_CASE("what costs nothing is shot whatever has been spent", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  intended(ledger, 420'000);
  REQUIRE(ledger.set_budget("person", 100));  // Passed already.
  CHECK_FALSE(ledger.intend(intent(1), 1));
  CHECK(ledger.intend(intent(0), 1));
}
