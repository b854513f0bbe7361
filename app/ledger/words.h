// SPDX-License-Identifier: Apache-2.0
//
// Every sentence that the ledger says to people.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <string>

#include "app/ledger/ledger.h"

namespace shotlab::ledger {

Error damaged(const std::string& file);
Error no_ledger(const std::string& file);  // A file of something else.
Error newer(const std::string& file, int version, int known);
Error disk_full(const std::string& file);
Error write_refused(const std::string& file);
Error busy();
Error cannot_use(const std::string& file, const std::string& why);
Error own_fault(const std::string& why);

Error no_job(const std::string& id);
Error no_step(const Job& job, JobState to);
Error other_id(const Job& job);
Error no_proof(const Job& job, JobState to);
Error bad_job(const Text& what);
Error bad_budget(const std::string& scope);
Error not_ended(const Job& job);  // Its cost cannot be corrected yet.
// `scope`: whose limit it is, as in Budget.
Error over_limit(const std::string& scope, std::int64_t estimate, std::int64_t limit,
                 std::int64_t spent, std::int64_t in_flight);

}  // namespace shotlab::ledger
