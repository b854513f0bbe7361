// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/schema.h"

#include <sys/vfs.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>

#include "app/ledger/words.h"
#include "media/base/files.h"

namespace shotlab::ledger {
namespace {

// The states in the triggers are those of is_final(); a test holds the two together.
const std::string kVersion1 = R"sql(
CREATE TABLE job(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK(length(id) = 32),
  state TEXT NOT NULL,
  provider TEXT NOT NULL,
  adapter TEXT NOT NULL,
  base_url TEXT NOT NULL,
  film TEXT NOT NULL,
  take TEXT NOT NULL,
  recipe TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  provider_job_id TEXT NOT NULL,
  result_uri TEXT NOT NULL,
  result_file_id TEXT NOT NULL,
  take_sha256 TEXT NOT NULL,
  estimate_micros INTEGER NOT NULL CHECK(estimate_micros >= 0),
  settled_micros INTEGER NOT NULL CHECK(settled_micros >= 0),
  currency TEXT NOT NULL,
  charged TEXT NOT NULL,
  show TEXT NOT NULL,
  created_utc TEXT NOT NULL,
  updated_utc TEXT NOT NULL,
  settled_utc TEXT NOT NULL
) STRICT;
CREATE INDEX job_by_state ON job(state);
CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job(id),
  wall_utc TEXT NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;
CREATE TRIGGER job_is_kept BEFORE DELETE ON job BEGIN
  SELECT RAISE(ABORT, 'a job is never removed');
END;
CREATE TRIGGER job_stays BEFORE UPDATE ON job WHEN OLD.state IN
  ('done', 'failed_free', 'failed_charged', 'filtered', 'cancelled', 'expired', 'written_off') BEGIN
  SELECT RAISE(ABORT, 'a finished job is never changed');
END;
CREATE TRIGGER intent_stays BEFORE UPDATE OF
  seq, id, provider, adapter, base_url, film, take, recipe, request_sha256, estimate_micros, currency, created_utc
  ON job BEGIN
  SELECT RAISE(ABORT, 'an intent is never changed');
END;
CREATE TRIGGER number_stays BEFORE UPDATE OF provider_job_id ON job
  WHEN OLD.provider_job_id <> '' AND NEW.provider_job_id <> OLD.provider_job_id BEGIN
  SELECT RAISE(ABORT, 'the number that the provider gave is never changed');
END;
)sql";

const std::array<std::string, 1> kSteps = {kVersion1};

// WAL needs memory shared between programs, which these file systems do not give.
bool is_on_a_network(const std::string& file) {
  struct statfs facts {};
  if (::statfs(file.c_str(), &facts) != 0) return false;
  constexpr std::array<std::uint32_t, 5> kNetworks = {0x6969, 0x517b, 0xff534d42, 0xfe534d42,
                                                      0x65735546};
  for (const std::uint32_t network : kNetworks) {  // NFS, SMB, CIFS, SMB2, FUSE.
    if (static_cast<std::uint32_t>(facts.f_type) == network) return true;
  }
  return false;
}

// Switching needs the file for oneself for a moment; two programs that start together take turns.
Status use_safe_journal(const Database& database, Clock& clock) {
  const bool network = is_on_a_network(database.file());
  const std::string mode = network ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL";
  constexpr int kTries = 200;
  for (int tries = 0;; ++tries) {
    Result<std::string> now = database.ask(mode);
    if (now) break;
    if (now.error() != busy() || tries == kTries) return now.error();
    clock.sleep_for(std::chrono::milliseconds(10), Cancel());
  }
  // FULL: a power loss never takes back what a commit promised; NORMAL may, and with it a paid id.
  return database.run(network ? "PRAGMA synchronous=EXTRA"
                              : "PRAGMA synchronous=FULL; PRAGMA journal_size_limit=1048576");
}

Result<int> number_of(const Database& database, std::string_view question) {
  Result<std::string> answer = database.ask(question);
  if (!answer) return answer.error();
  return std::atoi(answer->c_str());
}

// The version of a file that is ours or empty; an error otherwise.
Result<int> version_of(const Database& database, int known) {
  Result<int> id = number_of(database, "PRAGMA application_id");
  if (!id) return id.error();
  Result<int> version = number_of(database, "PRAGMA user_version");
  if (!version) return version.error();
  Result<int> tables = number_of(database, "SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  const bool empty = *id == 0 && *version == 0 && *tables == 0;
  if (*id != kApplicationId && !empty) return no_ledger(database.file());
  if (*version > known) return newer(database.file(), *version, known);
  if (*version < 1 && !empty) return damaged(database.file());
  return *version;
}

// The same in one view of the file: another program may be making it at this moment.
Result<int> version_in_one_view(const Database& database, int known) {
  Status begun = database.run("BEGIN");
  if (!begun) return begun.error();
  Result<int> version = version_of(database, known);
  (void)database.run("ROLLBACK");  // Only read.
  return version;
}

Status back_up(const Database& database, int version) {
  const std::string copy = database.file() + ".v" + std::to_string(version) + ".bak";
  std::error_code ignored;
  std::filesystem::remove(copy, ignored);
  Result<Statement> statement = database.prepare("VACUUM INTO ?1");
  if (!statement) return statement.error();
  return statement->bind(1, copy).run();
}

}  // namespace

std::span<const std::string> steps() { return kSteps; }

Status bring_up_to_date(Database& database, std::span<const std::string> all, Clock& clock) {
  const int newest = static_cast<int>(all.size());
  Result<int> found = version_in_one_view(database, newest);
  if (!found) return found.error();
  Status journal = use_safe_journal(database, clock);
  if (!journal) return journal.error();
  if (*found == newest) return done();
  if (*found > 0) {
    Status copied = back_up(database, *found);
    if (!copied) return copied.error();
  }
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  Result<int> version =
      version_of(database, newest);  // Another program may have been here meanwhile.
  if (!version) return version.error();
  for (int step = *version; step < newest; ++step) {
    Status made = database.run(all[static_cast<std::size_t>(step)]);
    if (!made) return made.error();
  }
  Status named = database.run("PRAGMA application_id=" + std::to_string(kApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(newest));
  if (!named) return named.error();
  Status committed = transaction->commit();
  if (!committed) return committed.error();
  // A new file is only safe once its name is.
  return sync_to_disk(std::filesystem::path(database.file()).parent_path());
}

Status look_for_damage(const Database& database) {
  Result<std::string> found = database.ask("PRAGMA quick_check(1)");
  if (!found) return found.error();
  if (*found != "ok") return damaged(database.file());
  return done();
}

}  // namespace shotlab::ledger
