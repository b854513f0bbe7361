// SPDX-License-Identifier: Apache-2.0
//
// The log: what happened to every job, each line hashed together with the one before it, so that a
// change or a gap in the middle shows.
//
// Threading: one thread at a time per Database.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/ledger/database.h"
#include "app/ledger/ledger.h"
#include "media/base/clock.h"

namespace shotlab::ledger {

// "intend": the whole job. "move": from, to and what changed. Both with their entries.
std::string event_of_intent(const Job& job, const std::vector<Entry>& entries);
std::string event_of_move(const Job& before, const Job& after, const std::vector<Entry>& entries);
// "correct": what a finished job cost in the end, and why.
std::string event_of_correction(const Job& job, std::int64_t cost_micros, const std::string& note,
                                const std::vector<Entry>& entries);
// "budget": a limit that was set (0: taken away).
std::string event_of_budget(const std::string& scope, std::int64_t cap_micros);

// The number of the new line. `job_id` empty: an event of no job. REQUIRES: a writing transaction.
Result<std::int64_t> append_event(const Database& database, Clock& clock, const std::string& job_id,
                                  const std::string& kind, const std::string& data);

Result<std::vector<Event>> read_events(const Database& database);

// The latest "correct" of each job that has one.
Result<std::map<std::string, std::int64_t>> corrected_costs(const Database& database);

// True if every line follows from the one before, every job stands as its last event says, and the
// entries are those that the events tell of.
Result<bool> log_is_whole(const Database& database);

}  // namespace shotlab::ledger
