// SPDX-License-Identifier: Apache-2.0
//
// The window and a verb at once.

#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

// Runs `work` in programs of their own, all at once; their exit statuses.
std::vector<int> at_once(int programs, const std::function<int(int)>& work) {
  std::vector<pid_t> children;
  for (int i = 0; i < programs; ++i) {
    const pid_t child = fork();
    if (child == 0) _exit(work(i));
    REQUIRE(child > 0);
    children.push_back(child);
  }
  std::vector<int> statuses;
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    statuses.push_back(WIFEXITED(status) ? WEXITSTATUS(status) : 255);
  }
  return statuses;
}

}  // namespace

TEST_CASE("two ledgers on one file see each other's jobs", "[ledger]") {
  Books books;
  Ledger window = books.open();
  Ledger verb = books.open();

  const Job job = intended(window);
  CHECK(verb.find(job.id)->state == JobState::submitting);
  moved(verb, job.id, JobState::accepted, {.provider_job_id = "v1_a"});
  CHECK(window.find(job.id)->provider_job_id == "v1_a");
  CHECK_FALSE(
      window.move(job.id, JobState::unknown));  // What this program thought is no longer so.
  intended(verb);

  CHECK(window.list()->size() == 2);
  require_whole(window);
  require_whole(verb);
}

TEST_CASE("programs that write at the same time all get their turn", "[ledger]") {
  Books books;
  { Ledger ledger = books.open(); }

  const std::vector<int> statuses = at_once(4, [&](int) {
    Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
    if (!ledger) return 2;
    for (int i = 0; i < 15; ++i) {
      Result<Job> job = ledger->intend(intent());
      if (!job || !ledger->move(job->id, JobState::accepted, proof_of(JobState::accepted)))
        return 3;
    }
    return 0;
  });

  CHECK(statuses == std::vector<int>(4, 0));
  Ledger ledger = books.open();
  CHECK(ledger.list()->size() == 60);
  require_whole(ledger);
}

TEST_CASE("programs that make the file at the same time make one ledger", "[ledger]") {
  for (int round = 0; round < 5; ++round) {
    Books books;
    const std::vector<int> statuses = at_once(4, [&](int) {
      SystemClock clock;  // Waits for its turn.
      Result<Ledger> ledger = Ledger::open(books.file(), clock);
      if (!ledger) return 2;
      return ledger->intend(intent()) ? 0 : 3;
    });
    CHECK(statuses == std::vector<int>(4, 0));
    Ledger ledger = books.open();
    CHECK(ledger.list()->size() == 4);
    require_whole(ledger);
  }
}

TEST_CASE("a limit for three shots lets three through, whoever asks first", "[ledger]") {
  Books books;
  { Ledger ledger = books.open(); }

  const std::vector<int> sent = at_once(5, [&](int) {
    Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
    if (!ledger) return 100;
    int count = 0;
    for (int i = 0; i < 4; ++i) {
      if (ledger->intend(intent(1'000'000), 3'500'000)) ++count;
    }
    return count;
  });

  int all = 0;
  for (const int count : sent) all += count;
  CHECK(all == 3);
  Ledger ledger = books.open();
  CHECK(ledger.money()->reserved_micros == 3'000'000);
}
