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
