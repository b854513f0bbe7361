// SPDX-License-Identifier: Apache-2.0
//
// What the verbs do with the ledger: carry unfinished jobs on, and settle those whose outcome
// nobody knows.
//
// Threading: one thread. Blocking: resume_all() until every job has ended or was left.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/core/paths.h"
#include "app/core/settings.h"
#include "app/core/shoot.h"
#include "app/ledger/ledger.h"
#include "media/base/clock.h"
#include "media/base/result.h"

namespace shotlab {

Result<Ledger> open_ledger(const Paths& paths, Clock& clock);

// Whether a restart can carry it on: also an orphan that has a number, for its service or key may
// be back, or whose bytes came with the answer and lie here.
bool can_resume(const Job& job, const Paths& paths);

struct Resumed {
  Job job;                     // As it stands now.
  std::optional<Take> take;    // If there is one now.
  std::optional<Error> error;  // Why there is none.
};

// One after the other, oldest first; `stop` leaves the rest. Jobs that another program works on are
// passed over. `ids` empty: all that a restart may carry on. `patient` false: one look at each, and
// what is not there yet is left to its service (cancelled, job_words::left()).
Result<std::vector<Resumed>> resume_all(const std::vector<std::string>& ids,
                                        const Settings& settings, const Paths& paths, Clock& clock,
                                        const JobStop& stop,
                                        const std::function<void(const Job&)>& on_job = {},
                                        bool patient = true);

// Asks the service to end a job that is on its way, as a person wants it. The error says how that
// went (cancelled); a clip that is made already is paid for, and is left to be fetched.
// Errors: bad_input = there is nothing to end; not_found = another program works on it.
Error cancel_job(const Job& job, const Settings& settings, const Paths& paths, Clock& clock);

enum class Settlement {
  not_made,   // The provider's console has no such job: nothing was charged.
  write_off,  // It is given up; it counts as charged.
  found,      // It is there, under this number: it will be fetched.
};
// REQUIRES: `provider_job_id` for Settlement::found.
Result<Job> settle(Ledger& ledger, const std::string& id, Settlement settlement,
                   const std::string& provider_job_id = "");

// By whole id or unique beginning.
Result<Job> find_job(const Ledger& ledger, const std::string& id);

}  // namespace shotlab
