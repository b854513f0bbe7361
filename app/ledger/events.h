// SPDX-License-Identifier: Apache-2.0
//
// The log: what happened to every job, each line hashed together with the one before it, so that a
// change or a gap in the middle shows.
//
// Threading: one thread at a time per Database.

#pragma once

#include <string>

#include "app/ledger/database.h"
#include "app/ledger/ledger.h"
#include "media/base/clock.h"

namespace shotlab::ledger {

// "intend": the whole job.
std::string event_of_intent(const Job& job);
// "move": from, to and what changed.
std::string event_of_move(const Job& before, const Job& after);

// REQUIRES: a writing transaction.
Status append_event(const Database& database, Clock& clock, const std::string& job_id,
                    const std::string& kind, const std::string& data);

// True if every line follows from the one before and every job stands as its last event says.
Result<bool> log_is_whole(const Database& database);

}  // namespace shotlab::ledger
