// SPDX-License-Identifier: Apache-2.0
//
// The words that services use for where a job stands. The list is open: an unknown word is a job
// that runs, unless it reads like failure.
//
// Threading: pure functions.
// Source:    reference "apis" §1A, §2.2, §8 (neutral states).

#pragma once

#include <string>

namespace shotlab {

enum class JobStatus { queued, running, completed, failed, cancelled, expired };

JobStatus read_job_status(const std::string& word);

}  // namespace shotlab
