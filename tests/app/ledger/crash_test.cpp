// SPDX-License-Identifier: Apache-2.0
//
// Programs that are killed.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// Runs `work` in a program of its own, which then dies as if the power went.
void killed_after(const std::function<bool()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    if (!work()) _exit(1);
    kill(getpid(), SIGKILL);
    _exit(2);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  INFO("exit " << (WIFEXITED(status) ? WEXITSTATUS(status) : -1));
  REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("a program killed after its intent leaves a job that shows as submitting", "[ledger]") {
  Books books;
  killed_after([&] {
    Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
    return ledger && ledger->intend(intent());
  });

  Ledger ledger = books.open();

  Result<std::vector<Job>> jobs = ledger.unfinished();
  REQUIRE(jobs);
  REQUIRE(jobs->size() == 1);
  CHECK(jobs->front().state == JobState::submitting);
  CHECK(resume_of(jobs->front().state) == Resume::becomes_unknown);
  CHECK(ledger.money()->reserved_micros == 420'000);
  CHECK(jobs->front().recipe == intent().recipe);
  require_whole(ledger);
  moved(ledger, jobs->front().id, JobState::unknown);
}

TEST_CASE("a program killed after any step leaves exactly that step", "[ledger]") {
  for (int i = 0; i < kStates; ++i) {
    const auto state = static_cast<JobState>(i);
    if (state == JobState::planned) continue;
    INFO(name_of(state));
    Books books;
    killed_after([&] {
      Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
      if (!ledger) return false;
      Result<Job> job = ledger->intend(intent());
      for (const JobState step : way_to(state)) {
        if (job) job = ledger->move(job->id, step, proof_of(step));
      }
      return job.ok();
    });

    Ledger ledger = books.open();

    REQUIRE(ledger.list()->size() == 1);
    CHECK(ledger.list()->front().state == state);
    CHECK(ledger.unfinished()->empty() == is_final(state));
    require_whole(ledger);
  }
}

TEST_CASE("a program killed inside a transaction leaves nothing of it", "[ledger]") {
  Books books;
  { Ledger ledger = books.open(); }
  killed_after([&] {
    Result<ledger::Database> database = ledger::Database::open(books.file());
    if (!database) return false;
    Result<ledger::Transaction> transaction = ledger::Transaction::begin(*database);
    if (!transaction) return false;
    const bool written =
        database
            ->run(
                "INSERT INTO job SELECT 1, '00000000000000000000000000000000', 'running', "
                "'', '', '', '', '', '', '', '', '', '', '', 1, 0, '', '', '', '', '', '', ''")
            .ok();
    if (written) kill(getpid(), SIGKILL);  // The transaction is still open here.
    return false;
  });

  Ledger ledger = books.open();

  CHECK(ledger.list()->empty());
  require_whole(ledger);
  intended(ledger);
}
