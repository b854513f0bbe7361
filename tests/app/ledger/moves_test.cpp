// SPDX-License-Identifier: Apache-2.0

#include <sys/stat.h>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;
using namespace std::chrono_literals;

TEST_CASE("an intent is there, whole, when the file is opened again", "[ledger]") {
  Books books;
  Job written;
  {
    Ledger ledger = books.open();
    written = intended(ledger);
  }
  Ledger ledger = books.open();

  Result<Job> read = ledger.find(written.id);

  REQUIRE(read);
  CHECK(*read == written);
  CHECK(read->state == JobState::submitting);
  CHECK(read->id.size() == 32);
  CHECK(read->recipe == intent().recipe);
  CHECK(read->created_utc == iso_time(books.clock.utc()));
  require_whole(ledger);
}

TEST_CASE("a job keeps what each step brought", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger);

  moved(ledger, job.id, JobState::accepted, {.provider_job_id = "v1_a"});
  books.clock.now += 5s;
  moved(ledger, job.id, JobState::ready,
        {.result_uri = "https://x/files/f1", .result_file_id = "f1"});
  moved(ledger, job.id, JobState::downloading);
  const Job done = moved(ledger, job.id, JobState::done,
                         {.take_sha256 = std::string(64, 'b'), .settled_micros = 400'000});

  CHECK(done.provider_job_id == "v1_a");
  CHECK(done.result_uri == "https://x/files/f1");
  CHECK(done.result_file_id == "f1");
  CHECK(done.take_sha256 == std::string(64, 'b'));
  CHECK(done.settled_micros == 400'000);
  CHECK(done.charged == "yes");
  CHECK(done.updated_utc == iso_time(books.clock.utc()));
  CHECK(done.created_utc < done.updated_utc);
  CHECK(*ledger.find(job.id) == done);
}

TEST_CASE("the number that the provider gave first is kept", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job job = intended(ledger);
  moved(ledger, job.id, JobState::accepted, {.provider_job_id = "v1_a"});

  Result<Job> other = ledger.move(job.id, JobState::running, {.provider_job_id = "v1_b"});

  REQUIRE_FALSE(other);
  CHECK_THAT(other.error().message.en, contains("another number"));
  CHECK(ledger.find(job.id)->provider_job_id == "v1_a");
  CHECK(ledger.find(job.id)->state == JobState::accepted);
  moved(ledger, job.id, JobState::running, {.provider_job_id = "v1_a"});
}

TEST_CASE("the list has the newest first, what is unfinished the oldest first", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const Job a = intended(ledger);
  const Job b = intended(ledger);
  const Job c = intended(ledger);
  moved(ledger, b.id, JobState::failed_free);

  const auto ids = [](const Result<std::vector<Job>>& jobs) {
    REQUIRE(jobs);
    std::vector<std::string> all;
    for (const Job& job : *jobs) all.push_back(job.id);
    return all;
  };
  CHECK(ids(ledger.list()) == std::vector<std::string>{c.id, b.id, a.id});
  CHECK(ids(ledger.unfinished()) == std::vector<std::string>{a.id, c.id});
}

TEST_CASE("an unknown or an orphaned job is unfinished: it is never out of sight", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  job_in(ledger, JobState::unknown);
  job_in(ledger, JobState::orphaned);
  CHECK(ledger.unfinished()->size() == 2);
}

TEST_CASE("a job that is not there is told by its name", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  Result<Job> found = ledger.find("no-such-job");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == ErrorCode::not_found);
  CHECK_THAT(found.error().message.en, contains("no-such-job"));
  CHECK_FALSE(ledger.move("no-such-job", JobState::running));
}

TEST_CASE("an intent that makes no sense is not written", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  Job job = intent();
  job.id = "short";
  CHECK_FALSE(ledger.intend(job));
  job = intent(-1);
  CHECK_FALSE(ledger.intend(job));
  job = intent(INT64_MAX);
  CHECK_FALSE(ledger.intend(job));
  job = intent();
  job.currency = "credits";
  CHECK_FALSE(ledger.intend(job));
  CHECK_FALSE(ledger.intend(intent(), -1));
  CHECK(ledger.list()->empty());
}

TEST_CASE("the same intent cannot be written twice", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  Job job = intent();
  job.id = std::string(32, '7');
  REQUIRE(ledger.intend(job));
  CHECK_FALSE(ledger.intend(job));
  CHECK(ledger.list()->size() == 1);
  require_whole(ledger);
}

TEST_CASE("texts of any kind come back as they were", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  const std::string odd =
      std::string("'; DROP TABLE job; --\n\"") + "雨 🏮 \\u0000 " + std::string("\0x", 2) + "\xff";
  Job job = intent();
  job.recipe = odd;
  job.film = odd;
  const Job written = *ledger.intend(job);
  moved(ledger, written.id, JobState::accepted, {.show = odd});
  CHECK(ledger.find(written.id)->recipe == odd);
  CHECK(ledger.find(written.id)->film == odd);
  CHECK(ledger.find(written.id)->show == odd);
  require_whole(ledger);
}

TEST_CASE("only its owner may read the ledger", "[ledger]") {
  Books books;
  Ledger ledger = books.open();
  intended(ledger);
  for (const auto& entry : std::filesystem::directory_iterator(books.file().parent_path())) {
    struct stat facts {};
    REQUIRE(stat(entry.path().c_str(), &facts) == 0);
    INFO(entry.path().string());
    CHECK((facts.st_mode & 0077) == 0);
  }
}

TEST_CASE("a folder that cannot be written is told in words", "[ledger]") {
  Books books;
  books.folder.write("state", "a file where a folder should be");
  Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
  REQUIRE_FALSE(ledger);
  CHECK(ledger.error().code == ErrorCode::io);
  CHECK_FALSE(ledger.error().message.zh.empty());
}
