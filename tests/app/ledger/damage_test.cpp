// SPDX-License-Identifier: Apache-2.0

#include <fstream>

#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

constexpr int kPage = 4096;

// A ledger with many jobs, all in the main file and none in its log.
std::vector<std::string> fill_books(Books& books) {
  std::vector<std::string> ids;
  Ledger ledger = books.open();
  for (int i = 0; i < 60; ++i) ids.push_back(intended(ledger, 1000).id);
  return ids;
}

void overwrite(const Books& books, std::streamoff at, const std::string& bytes) {
  std::fstream file(books.file(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(at);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(file.good());
}

// The first page that holds only jobs' rows of the middle of the table.
std::streamoff page_of_jobs(const Books& books) {
  const std::string bytes = books.folder.read("state/ledger.db");
  for (std::size_t page = bytes.size() / kPage; page-- > 1;) {
    const std::string_view content(bytes.data() + page * kPage, kPage);
    const bool table_leaf = content[0] == '\x0d';
    if (table_leaf && content.find("0007-lantern") != std::string_view::npos &&
        content.find("\"to\"") == std::string_view::npos) {
      return static_cast<std::streamoff>(page) * kPage;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("a damaged ledger says so, starts no new job and hides no old one that can be read",
          "[ledger]") {
  Books books;
  fill_books(books);
  const std::streamoff page = page_of_jobs(books);
  REQUIRE(page > 0);
  overwrite(books, page, std::string(kPage, '\x5a'));

  Ledger ledger = books.open();

  REQUIRE(ledger.damage());
  CHECK_THAT(ledger.damage()->message.en, contains("is damaged, so no new job is started"));
  CHECK_THAT(ledger.damage()->message.zh, contains("已損壞"));
  CHECK_FALSE(ledger.damage()->hint.en.empty());
  Result<Job> refused = ledger.intend(intent());
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == *ledger.damage());
  Result<std::vector<Job>> jobs = ledger.list();
  REQUIRE(jobs);
  CHECK(jobs->size() > 0);
  CHECK(jobs->size() < 60);
}

TEST_CASE("a ledger whose beginning is gone is told apart from an empty one", "[ledger]") {
  Books books;
  fill_books(books);
  overwrite(books, 0, std::string(kPage, '\0'));
  Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
  REQUIRE_FALSE(ledger);
  CHECK(ledger.error().code != ErrorCode::internal);
  CHECK_FALSE(ledger.error().message.zh.empty());
  CHECK_FALSE(ledger.error().hint.en.empty());
}

TEST_CASE("a ledger cut short is damaged, not empty", "[ledger]") {
  Books books;
  fill_books(books);
  std::filesystem::resize_file(books.file(),
                               std::filesystem::file_size(books.file()) / 2 / kPage * kPage);
  Result<Ledger> ledger = Ledger::open(books.file(), books.clock);
  if (ledger) {
    REQUIRE(ledger->damage());
    CHECK_FALSE(ledger->intend(intent()));
  } else {
    CHECK_THAT(ledger.error().message.en, contains("is damaged"));
  }
}

TEST_CASE("damage anywhere in the file never crashes and never passes for health in silence",
          "[ledger]") {
  Books books;
  const std::vector<std::string> ids = fill_books(books);
  const std::string good = books.folder.read("state/ledger.db");
  std::uint64_t dice = 1;
  for (int round = 0; round < 150; ++round) {
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    const std::size_t at = (dice >> 20) % good.size();
    std::string bad = good;
    for (std::size_t i = at; i < std::min(at + 64, bad.size()); ++i)
      bad[i] = static_cast<char>(bad[i] ^ 0xa5);
    for (const char* more : {"-wal", "-shm", ".ballast"})
      std::filesystem::remove(books.file().string() + more);
    books.folder.write("state/ledger.db", bad);
    INFO("64 bytes at " << at);

    Result<Ledger> ledger = Ledger::open(books.file(), books.clock);

    if (!ledger) {
      CHECK_FALSE(ledger.error().message.en.empty());
      continue;
    }
    const Result<std::vector<Job>> jobs = ledger->list();
    const Result<bool> whole = ledger->chain_is_whole();
    const bool all_there = jobs && jobs->size() == ids.size();
    // Whoever asks learns of it: by the damage, by an error, or by a chain that is not whole.
    CHECK((ledger->damage() || !jobs || !whole || !*whole || all_there));
  }
}

TEST_CASE("a log of SQLite that was deleted takes no older job with it", "[ledger]") {
  Books books;
  fill_books(books);
  {
    Ledger ledger = books.open();
    intended(ledger);
    std::filesystem::copy_file(books.file(), books.folder / "copy.db");
  }
  Result<Ledger> ledger = Ledger::open(books.folder / "copy.db", books.clock);  // Without its -wal.
  REQUIRE(ledger);
  CHECK(ledger->list()->size() >= 60);
  require_whole(*ledger);
}
