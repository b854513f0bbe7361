// SPDX-License-Identifier: Apache-2.0
//
// Ledgers that an older Shotlab wrote, with jobs in flight.

#include "app/ledger/schema.h"
#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// A job and its events as version 1 wrote them; the hashes are those of no chain, since this is
// about money.
std::string row(const std::string& id, const std::string& state, int settled,
                const std::string& charged, const std::string& recipe) {
  const std::string over = settled >= 0 ? "2026-09-21T10:00:00.000Z" : "";
  return "INSERT INTO job VALUES(NULL, '" + std::string(31, '0') + id + "', '" + state +
         "', 'gemini', 'gemini-interactions', '', '/film', '0001-a', '" + recipe +
         "', '', '', '', '', '', 420000, " + std::to_string(std::max(settled, 0)) + ", 'USD', '" +
         charged + "', '', '2026-09-21T09:00:00.000Z', '2026-09-21T10:00:00.000Z', '" + over +
         "');"
         "INSERT INTO event VALUES(NULL, '" +
         std::string(31, '0') + id + "', '', 0, '', 'intend', '{}', '', '');" +
         "INSERT INTO event VALUES(NULL, '" + std::string(31, '0') + id +
         "', '', 0, '', 'move', '{\"to\":\"" + state + "\"}', '', '');";
}

}  // namespace

TEST_CASE("a ledger of version 1 gets its books, and its jobs go on", "[ledger]") {
  Books books;
  std::filesystem::create_directories(books.file().parent_path());
  {
    ledger::Database old = books.raw();
    REQUIRE(ledger::bring_up_to_date(old, ledger::steps().first(1), books.clock));
    REQUIRE(old.run(row("1", "running", -1, "", R"({"exercise":"m1e1"})") +
                    row("2", "unknown", -1, "", "no JSON") +
                    row("3", "done", 400'000, "yes", R"({"exercise":"m1e2"})") +
                    row("4", "filtered", 420'000, "unknown", "{}") +
                    row("5", "failed_free", 0, "no", R"({"exercise":"m1e1"})")));
  }

  Ledger ledger = books.open();

  CHECK(*books.raw().ask("PRAGMA user_version") == "2");
  CHECK(*books.raw().ask("SELECT count(*) FROM entry") == "19");
  CHECK(*books.raw().ask("SELECT sum(micros) FROM entry") == "0");
  const MoneyInFlight money = *ledger.money();
  CHECK(money.reserved_micros == 840'000);
  CHECK(money.unknown_micros == 420'000);
  CHECK(money.spent_micros == 820'000);
  CHECK(money.doubtful_micros == 420'000);
  const std::vector<Job> jobs = *ledger.list();
  CHECK(jobs[4].exercise == "m1e1");
  CHECK(jobs[3].exercise.empty());
  CHECK(jobs[2].cost_micros == 400'000);
  // A job in flight ends in the new books as one that was begun in them.
  moved(ledger, std::string(31, '0') + "1", JobState::ready);
  moved(ledger, std::string(31, '0') + "1", JobState::done, {.settled_micros = 410'000});
  CHECK(ledger.money()->reserved_micros == 420'000);
  CHECK(ledger.money()->spent_micros == 1'230'000);
  CHECK_FALSE(books.raw().run("UPDATE entry SET micros = 1"));
  CHECK_FALSE(books.raw().run("UPDATE job SET show = 'x' WHERE state = 'done'"));
  CHECK_FALSE(books.raw().run("UPDATE event SET data = ''"));
}

TEST_CASE("the log of an upgraded ledger is as whole as it was", "[ledger]") {
  Books books;
  {
    // Version 1 had neither entries nor an exercise: what today's program writes, less that.
    Ledger ledger = books.open();
    Job job = intent(0);
    REQUIRE(ledger.intend(job));
    job_in(ledger, JobState::running);
  }
  {
    ledger::Database raw = books.raw();
    REQUIRE(raw.run(
        "PRAGMA foreign_keys=OFF; DROP TABLE entry; DROP TABLE budget; DROP TRIGGER intent_stays;"
        "ALTER TABLE job DROP COLUMN exercise; PRAGMA user_version=1;"
        "CREATE TRIGGER intent_stays BEFORE UPDATE OF id ON job BEGIN SELECT RAISE(ABORT, ''); "
        "END;"));
  }

  Ledger ledger = books.open();

  CHECK(ledger.list()->size() == 2);
  CHECK(ledger.money()->reserved_micros == 420'000);
  require_whole(ledger);
  job_in(ledger, JobState::done);
  require_whole(ledger);
}
