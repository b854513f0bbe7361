// SPDX-License-Identifier: Apache-2.0

#include "app/ledger/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include "app/ledger/words.h"

namespace shotlab::ledger {
namespace {

constexpr std::uintmax_t kLeastRoom = 64u << 10;  // Bytes; a disk with less is full for SQLite.
constexpr int kWaitMs = 10'000;  // For another program's write; ours take a millisecond.

// Only what the ledger needs: a damaged or hostile file gets no more out of SQLite than that.
void lower_limits(sqlite3* connection) {
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 16 << 20);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 64 << 10);
  sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, 5);
  sqlite3_limit(connection, SQLITE_LIMIT_VDBE_OP, 50'000);
  sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 5);
  sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
}

// SQLite makes files that everybody may read; its log files copy the mode of the database.
Status make_private(const std::string& file) {
  errno = 0;
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return errno == ENOSPC || errno == EDQUOT ? disk_full(file)
                                              : cannot_use(file, std::strerror(errno));
  ::close(fd);
  return done();
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), parameter, text.data() != nullptr ? text.data() : "",
                      text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), parameter, number);
  return *this;
}

Result<bool> Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return database_->problem();
  }
}

Status Statement::run() {
  Result<bool> row = step();
  if (!row) return row.error();
  return done();
}

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? "" : std::string(bytes, static_cast<std::size_t>(size));
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

Result<Database> Database::open(const std::filesystem::path& file) {
  const std::string name = file.string();
  Status made = make_private(name);
  if (!made) return made.error();
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(name.c_str(), &connection, flags, nullptr);
  Database database(connection, name);
  if (code != SQLITE_OK)
    return connection != nullptr ? database.problem() : cannot_use(name, "no memory");
  sqlite3_busy_timeout(connection, kWaitMs);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  lower_limits(connection);
  Status set = database.run(
      "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"
      "PRAGMA temp_store=MEMORY;");
  if (!set) return set.error();
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) return problem();
  return Statement(*this, statement);
}

Status Database::run(const std::string& sql) const {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return problem();
  return done();
}

Result<std::string> Database::ask(std::string_view sql) const {
  Result<Statement> statement = prepare(sql);
  if (!statement) return statement.error();
  Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->text(0) : std::string();
}

Error Database::problem() const {
  const char* words = sqlite3_errmsg(connection_.get());
  const int code = sqlite3_extended_errcode(connection_.get());
  // Over a quota or past a limit for files; SQLite keeps the reason to itself.
  if (code == SQLITE_IOERR_WRITE) return write_refused(file_);
  // Whatever it could not do: with no room left, that is why.
  std::error_code unknown;
  const auto room = std::filesystem::space(std::filesystem::path(file_).parent_path(), unknown);
  const int kind = code & 0xff;
  if (!unknown && room.available < kLeastRoom && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN))
    return disk_full(file_);
  switch (code & 0xff) {
    case SQLITE_FULL:
      return disk_full(file_);
    case SQLITE_CORRUPT:
      return damaged(file_);
    case SQLITE_NOTADB:
      return no_ledger(file_);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return busy();
    case SQLITE_CONSTRAINT:
      return own_fault(words);
    default:
      return cannot_use(file_, words);
  }
}

Result<Transaction> Transaction::begin(const Database& database) {
  Status begun = database.run("BEGIN IMMEDIATE");
  if (!begun) return begun.error();
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) (void)database_->run("ROLLBACK");
}

Status Transaction::commit() {
  Status committed = database_->run("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

}  // namespace shotlab::ledger
