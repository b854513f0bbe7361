// SPDX-License-Identifier: Apache-2.0
//
// A job as a row of the table, and back.
//
// Threading: one thread at a time per Database.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ledger/database.h"
#include "app/ledger/ledger.h"

namespace shotlab::ledger {

std::optional<JobState> state_named(std::string_view name);

Status insert_job(const Database& database, const Job& job);
// Writes what a move may change. `settled_utc`: the moment it became final, or empty.
Status update_job(const Database& database, const Job& job, const std::string& settled_utc);
Result<Job> find_job(const Database& database, const std::string& id);

enum class Which { all_newest_first, unfinished_oldest_first };
Result<std::vector<Job>> read_jobs(const Database& database, Which which);
// Of a damaged file: the jobs before the damage and those behind it. An error if there are none.
Result<std::vector<Job>> salvage_jobs(const Database& database, Which which);

// The SQL of "not final": every state that still holds money.
std::string open_states();

}  // namespace shotlab::ledger
