// SPDX-License-Identifier: Apache-2.0
//
// Limits: per person, per day, per exercise.

#include <algorithm>

#include "app/ledger/books.h"
#include "app/ledger/words.h"

namespace shotlab::ledger {
namespace {

constexpr std::string_view kExercise = "exercise:";
constexpr std::string_view kEachExercise = "exercise:*";

// What counts against a limit: all that jobs hold, finished or not. For the day: what is in flight,
// whenever it was begun, and what ended today.
Result<std::int64_t> held(const Database& database, const std::string& scope,
                          const std::string& day) {
  const bool exercise = scope.starts_with(kExercise);
  std::string sql = "SELECT coalesce(sum(micros), 0) FROM entry WHERE account <> 'available'";
  if (exercise) sql += " AND job_id IN (SELECT id FROM job WHERE exercise = ?1)";
  if (scope == "day") sql += " AND (account IN ('reserved', 'unknown') OR day = ?1)";
  Result<Statement> select = database.prepare(sql);
  if (!select) return select.error();
  if (exercise) select->bind(1, scope.substr(kExercise.size()));
  if (scope == "day") select->bind(1, day);
  Result<bool> row = select->step();
  if (!row) return row.error();
  return select->number(0);
}

Result<std::int64_t> in_flight(const Database& database, const std::string& scope) {
  const bool exercise = scope.starts_with(kExercise);
  std::string sql =
      "SELECT coalesce(sum(micros), 0) FROM entry WHERE account IN ('reserved', 'unknown')";
  if (exercise) sql += " AND job_id IN (SELECT id FROM job WHERE exercise = ?1)";
  Result<Statement> select = database.prepare(sql);
  if (!select) return select.error();
  if (exercise) select->bind(1, scope.substr(kExercise.size()));
  Result<bool> row = select->step();
  if (!row) return row.error();
  return select->number(0);
}

Result<std::int64_t> cap_of(const Database& database, std::string_view scope) {
  Result<Statement> select = database.prepare("SELECT cap_micros FROM budget WHERE scope = ?1");
  if (!select) return select.error();
  Result<bool> row = select->bind(1, scope).step();
  if (!row) return row.error();
  return *row ? select->number(0) : 0;
}

Status within(const Database& database, const Job& job, const std::string& scope, std::int64_t cap,
              const std::string& day) {
  if (cap == 0) return done();
  Result<std::int64_t> used = held(database, scope, day);
  if (!used) return used.error();
  if (job.estimate_micros + *used <= cap) return done();
  Result<std::int64_t> flying = in_flight(database, scope);
  if (!flying) return flying.error();
  return over_limit(scope, job.estimate_micros, cap, *used - *flying, *flying);
}

}  // namespace

bool is_scope(const std::string& scope) {
  if (scope == "person" || scope == "day") return true;
  if (!scope.starts_with(kExercise) || scope.size() > 100) return false;
  const std::string_view name = std::string_view(scope).substr(kExercise.size());
  return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"';
  });
}

Status write_budget(const Database& database, const std::string& scope, std::int64_t cap_micros,
                    const std::string& utc) {
  Result<Statement> change =
      database.prepare(cap_micros == 0 ? "DELETE FROM budget WHERE scope = ?1"
                                       : "INSERT INTO budget VALUES(?1, ?2, ?3) ON CONFLICT(scope) "
                                         "DO UPDATE SET cap_micros = ?2, set_utc = ?3");
  if (!change) return change.error();
  change->bind(1, scope);
  if (cap_micros != 0) change->bind(2, cap_micros).bind(3, utc);
  return change->run();
}

Result<std::vector<Budget>> read_budgets(const Database& database, const std::string& day) {
  Result<Statement> select =
      database.prepare("SELECT scope, cap_micros, set_utc FROM budget ORDER BY scope");
  if (!select) return select.error();
  std::vector<Budget> budgets;
  for (;;) {
    Result<bool> row = select->step();
    if (!row) return row.error();
    if (!*row) break;
    budgets.push_back({select->text(0), select->number(1), 0, select->text(2)});
  }
  for (Budget& budget : budgets) {
    if (budget.scope == kEachExercise) continue;  // Each exercise counts for itself.
    Result<std::int64_t> used = held(database, budget.scope, day);
    if (!used) return used.error();
    budget.used_micros = *used;
  }
  return budgets;
}

Status within_budgets(const Database& database, const Job& job, std::int64_t day_cap,
                      const std::string& day) {
  if (job.estimate_micros == 0) return done();  // What costs nothing is never refused.
  Result<std::int64_t> own_day = cap_of(database, "day");
  if (!own_day) return own_day.error();
  // Both may be set; the lower one counts.
  const std::int64_t daily = day_cap == 0    ? *own_day
                             : *own_day == 0 ? day_cap
                                             : std::min(day_cap, *own_day);
  if (Status fits = within(database, job, "day", daily, day); !fits) return fits;
  Result<std::int64_t> person = cap_of(database, "person");
  if (!person) return person.error();
  if (Status fits = within(database, job, "person", *person, day); !fits) return fits;
  if (job.exercise.empty()) return done();
  const std::string scope = std::string(kExercise) + job.exercise;
  Result<std::int64_t> exercise = cap_of(database, scope);
  if (!exercise) return exercise.error();
  if (*exercise == 0) exercise = cap_of(database, kEachExercise);
  if (!exercise) return exercise.error();
  return within(database, job, scope, *exercise, day);
}

}  // namespace shotlab::ledger
