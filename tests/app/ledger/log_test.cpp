// SPDX-License-Identifier: Apache-2.0

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

bool whole(const Ledger& ledger) {
  Result<bool> answer = ledger.chain_is_whole();
  REQUIRE(answer);
  return *answer;
}

// A ledger with a finished and a running job, and what a mistaken program did to it.
bool whole_after(const std::string& sql) {
  Books books;
  Ledger ledger = books.open();
  job_in(ledger, JobState::done);
  job_in(ledger, JobState::running);
  CHECK(whole(ledger));
  Status ran = books.raw().run(sql);
  INFO((ran ? "" : ran.error().message.en));
  REQUIRE(ran);
  return whole(ledger);
}

}  // namespace

TEST_CASE("an empty log is whole", "[ledger]") {
  Books books;
  CHECK(whole(books.open()));
}

TEST_CASE("events, intents and finished jobs cannot be changed by any statement", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  job_in(ledger, JobState::running);
  for (int i = 0; i < kStates; ++i) {
    if (is_final(static_cast<JobState>(i))) job_in(ledger, static_cast<JobState>(i));
  }
  const ledger::Database raw = books.raw();

  for (const char* sql : {"UPDATE event SET data = '{}'",
                          "DELETE FROM event",
                          "DELETE FROM job",
                          "UPDATE job SET recipe = '{}'",
                          "UPDATE job SET estimate_micros = 0",
                          "UPDATE entry SET micros = 1",
                          "DELETE FROM entry",
                          "UPDATE entry SET account = 'available'",
                          "UPDATE job SET exercise = 'm9e9' WHERE state = 'running'",
                          "INSERT INTO entry VALUES(999, 1, 'nobody', 'spent', 5, '')",
                          "INSERT INTO entry SELECT 999, 1, id, 'purse', 5, '' FROM job LIMIT 1",
                          "UPDATE job SET request_sha256 = ''",
                          "UPDATE job SET id = 'x'",
                          "UPDATE job SET state = 'running' WHERE state = 'done'",
                          "UPDATE job SET settled_micros = 0 WHERE state = 'failed_charged'",
                          "UPDATE job SET show = '' WHERE state = 'failed_free'",
                          "UPDATE job SET show = '' WHERE state = 'filtered'",
                          "UPDATE job SET show = '' WHERE state = 'cancelled'",
                          "UPDATE job SET show = '' WHERE state = 'expired'",
                          "UPDATE job SET show = '' WHERE state = 'written_off'",
                          "INSERT INTO event VALUES(1000, 'nobody', '', 0, '', '', '', '', '')",
                          "UPDATE job SET estimate_micros = 'many' WHERE state = 'running'"}) {
    INFO(sql);
    CHECK_FALSE(raw.run(sql));
  }
  CHECK(raw.run("UPDATE job SET show = 'x' WHERE state = 'running'"));
  require_whole(ledger);
}

TEST_CASE("a number of the provider is not replaced by any statement", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  moved(ledger, intended(ledger).id, JobState::accepted, {.provider_job_id = "v1_a"});
  CHECK_FALSE(books.raw().run("UPDATE job SET provider_job_id = 'v1_b'"));
}

TEST_CASE("a log that someone changed without the triggers is not whole", "[ledger]") {
  const std::string off =
      "DROP TRIGGER event_stays; DROP TRIGGER event_is_kept; DROP TRIGGER job_stays;"
      "DROP TRIGGER intent_stays; DROP TRIGGER job_is_kept; DROP TRIGGER entry_stays;"
      "DROP TRIGGER entry_is_kept; PRAGMA foreign_keys=OFF;";
  CHECK(whole_after(off));
  for (const char* sql :
       {"UPDATE event SET data = replace(data, '420000', '1') WHERE kind = 'intend'",
        "UPDATE event SET wall_utc = '2020' WHERE seq = 2",
        "UPDATE event SET mono_ms = mono_ms + 1 WHERE seq = 3",
        "UPDATE event SET kind = 'other' WHERE seq = 1",
        "UPDATE event SET boot_id = 'x' WHERE seq = 1",
        "UPDATE event SET job_id = 'x' WHERE seq = 1",
        "UPDATE event SET sha256 = 'x' WHERE seq = 4",
        "UPDATE event SET previous = '' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        "UPDATE event SET seq = 100 WHERE seq = 3",
        "UPDATE job SET state = 'ready' WHERE state = 'running'",
        "DELETE FROM job WHERE state = 'running'",
        "DELETE FROM entry WHERE seq = 1",
        "DELETE FROM entry WHERE event_seq = (SELECT max(event_seq) FROM entry)",
        "DELETE FROM entry",
        "UPDATE entry SET micros = 1 - micros WHERE seq < 3",
        "UPDATE entry SET account = 'spent' WHERE account = 'reserved' AND event_seq = 6",
        "UPDATE entry SET job_id = (SELECT min(id) FROM job)",
        "INSERT INTO entry SELECT 999, event_seq, job_id, account, micros, day FROM entry WHERE "
        "seq = 1",
        "UPDATE job SET settled_micros = 1 WHERE state = 'done'",
        "DELETE FROM event WHERE job_id = (SELECT job_id FROM event ORDER BY seq DESC LIMIT 1)"}) {
    INFO(sql);
    CHECK_FALSE(whole_after(off + sql));
  }
}

TEST_CASE("a log holds each step with both clocks and the boot it was taken in", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger);
  books.clock.now += std::chrono::milliseconds(1234);
  moved(ledger, job.id, JobState::accepted, {.provider_job_id = "v1_a"});

  const ledger::Database raw = books.raw();

  CHECK(*raw.ask("SELECT count(*) FROM event") == "2");
  CHECK(*raw.ask("SELECT kind FROM event WHERE seq = 1") == "intend");
  CHECK(*raw.ask("SELECT mono_ms FROM event WHERE seq = 2") == "1234");
  CHECK(*raw.ask("SELECT wall_utc FROM event WHERE seq = 2") == iso_time(books.clock.utc()));
  CHECK(*raw.ask("SELECT data FROM event WHERE seq = 2") ==
        R"({"from":"submitting","provider_job_id":"v1_a","to":"accepted"})");
}
