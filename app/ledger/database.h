// SPDX-License-Identifier: Apache-2.0
//
// SQLite as values and Results: connections, statements, transactions.
//
// Threading: one thread at a time per Database and all that it made.
// Errors:    a full disk, damage and a busy file are told apart, in words for people.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace shotlab::ledger {

class Database;

class Statement {
 public:
  // Parameters count from 1, as SQLite's do.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t number);

  // Runs to the next row: true if there is one, false at the end.
  Result<bool> step();
  // Runs a statement that gives no rows.
  Status run();

  // Columns count from 0.
  std::string text(int column) const;
  std::int64_t number(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  // Makes the file, readable by its owner only, if there is none. Only connection settings are
  // changed here, never the file.
  static Result<Database> open(const std::filesystem::path& file);

  Result<Statement> prepare(std::string_view sql) const;
  // Runs one or several statements whose rows nobody wants.
  Status run(const std::string& sql) const;
  // The first column of the first row; empty if there is none.
  Result<std::string> ask(std::string_view sql) const;

  // What went wrong last.
  Error problem() const;
  const std::string& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  Database(sqlite3* connection, std::string file)
      : connection_(connection), file_(std::move(file)) {}
  std::unique_ptr<sqlite3, Close> connection_;
  std::string file_;
};

// A transaction that writes: it waits for its turn at the start, not in the middle. Undone unless
// commit() succeeded.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  ~Transaction();
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  Status commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

}  // namespace shotlab::ledger
