// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/schema.h"

#include <array>

#include "media/base/hash.h"
#include "tests/app/ledger/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

Result<Ledger> try_open(Books& books) { return Ledger::open(books.file(), books.clock); }

std::string bytes_of(const Books& books) { return sha256(books.folder.read("state/ledger.db")); }

}  // namespace

TEST_CASE("a new ledger is durable: WAL, synchronous FULL, checked, named and versioned",
          "[ledger]") {
  Books books;
  (void)books.open();
  ledger::Database database = books.raw();
  REQUIRE(ledger::bring_up_to_date(database, ledger::steps(), books.clock));

  CHECK(*database.ask("PRAGMA journal_mode") == "wal");
  CHECK(*database.ask("PRAGMA synchronous") == "2");
  CHECK(*database.ask("PRAGMA foreign_keys") == "1");
  CHECK(*database.ask("PRAGMA trusted_schema") == "0");
  CHECK(*database.ask("PRAGMA cell_size_check") == "1");
  CHECK(*database.ask("PRAGMA application_id") == std::to_string(0x53484c42));
  CHECK(*database.ask("PRAGMA user_version") == "2");
}

TEST_CASE("a ledger of a newer Shotlab is refused by name and not changed", "[ledger]") {
  Books books;
  { Ledger ledger = books.open(); }
  REQUIRE(books.raw().run("PRAGMA user_version=7"));
  const std::string before = bytes_of(books);

  Result<Ledger> ledger = try_open(books);

  REQUIRE_FALSE(ledger);
  CHECK(ledger.error().code == ErrorCode::unsupported);
  CHECK_THAT(ledger.error().message.en, contains("newer Shotlab (format 7; this one knows 2)"));
  CHECK_THAT(ledger.error().message.zh, contains("較新的 Shotlab"));
  CHECK(bytes_of(books) == before);
}

TEST_CASE("a database of another program, and a file that is none, are refused and not changed",
          "[ledger]") {
  Books foreign;
  std::filesystem::create_directories(foreign.file().parent_path());
  REQUIRE(foreign.raw().run("CREATE TABLE songs(title); PRAGMA user_version=3"));
  Books text;
  text.folder.write("state/ledger.db",
                    "This is my diary and no database at all. " + std::string(5000, 'x'));
  Books tables;
  std::filesystem::create_directories(tables.file().parent_path());
  REQUIRE(tables.raw().run("CREATE TABLE job(title)"));

  for (Books* books : {&foreign, &text, &tables}) {
    const std::string before = bytes_of(*books);
    Result<Ledger> ledger = try_open(*books);
    REQUIRE_FALSE(ledger);
    CHECK(ledger.error().code == ErrorCode::bad_input);
    CHECK_THAT(ledger.error().message.en, contains("is not a ledger of Shotlab"));
    CHECK(bytes_of(*books) == before);
  }
}

TEST_CASE("an empty file becomes a ledger", "[ledger]") {
  Books books;
  books.folder.write("state/ledger.db", "");
  Ledger ledger = books.open();
  intended(ledger);
  require_whole(ledger);
}

TEST_CASE("an older ledger is copied, then upgraded step by step, and keeps its jobs", "[ledger]") {
  Books books;
  Job job;
  {
    Ledger ledger = books.open();
    job = intended(ledger);
  }
  const std::array<std::string, 4> newer = {
      ledger::steps()[0], ledger::steps()[1],
      "ALTER TABLE job ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",
      "CREATE TABLE shelf(id TEXT) STRICT"};
  ledger::Database database = books.raw();

  Status upgraded = ledger::bring_up_to_date(database, newer, books.clock);

  REQUIRE(upgraded);
  CHECK(*database.ask("PRAGMA user_version") == "4");
  CHECK(*database.ask("SELECT id || colour FROM job") == job.id + "red");
  CHECK(*database.ask("SELECT count(*) FROM shelf") == "0");
  // The copy is a whole ledger of the old format.
  Result<Ledger> copy = Ledger::open(books.folder / "state/ledger.db.v2.bak", books.clock);
  REQUIRE(copy);
  CHECK(copy->find(job.id)->id == job.id);
}

TEST_CASE("an upgrade that fails half way leaves the old ledger as it was", "[ledger]") {
  Books books;
  {
    Ledger ledger = books.open();
    intended(ledger);
  }
  const std::array<std::string, 4> broken = {ledger::steps()[0], ledger::steps()[1],
                                             "ALTER TABLE job ADD COLUMN colour TEXT",
                                             "CREATE NONSENSE"};
  {
    ledger::Database database = books.raw();
    CHECK_FALSE(ledger::bring_up_to_date(database, broken, books.clock));
  }
  Ledger ledger = books.open();
  CHECK(ledger.list()->size() == 1);
  require_whole(ledger);
}
