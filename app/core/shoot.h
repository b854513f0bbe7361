// SPDX-License-Identifier: Apache-2.0
//
// The chain from a sentence to a take: intent in the ledger, request, questions, download, a look
// at the clip, the take on disk, the ledger's last word. Killed at any point, finish_job() carries
// it on.
//
// Threading: one thread per job; each with a Service and a Ledger of its own.
// Blocking:  until the job has ended, or `stop` asks for an end.
// Errors:    refused = the service said no, in its own words; unknown_outcome = it may have been
// made and paid,
//            never sent again by itself; network = nothing was sent; cancelled = the person asked
//            for it; io = the disk, and the job stays where it is, to be resumed.
// Source:    reference "reliability" §3 (invariants I1-I6, retries §3.6), "apis" §9.

#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/core/film.h"
#include "app/core/host_gate.h"
#include "app/core/service.h"
#include "app/ledger/ledger.h"
#include "media/base/cancel.h"
#include "media/base/result.h"
#include "media/model/take.h"

namespace shotlab {

struct ShootOrder {
  ShotRequest request;  // `model` is filled in by the service; without a seed one is drawn where
                        // seeds count.
  PromptSlots slots;    // As typed, if the prompt came slot by slot.
  std::string job_id;   // 32 hexadecimal digits for the ledger; empty: drawn.
  std::string exercise;
  std::string shot;
  std::string parent;  // Take that this one grew from; empty: none.
  // Bytes of request.references, in their order (references.h).
  std::vector<Attachment> attachments = {};
  std::string replay_of = {};      // Take whose request this one repeats; empty: none.
  std::string wanted_sha256 = {};  // The request's body must have this hash, or nothing is sent.
};

// How a person ends the work on a job. Copies share one state; any thread.
class JobStop {
 public:
  // Stop working on it now; the job goes on at the provider and is resumed at the next start.
  void leave() const { token_.request(); }
  // End it at the provider too, as far as the provider can.
  void cancel() const {
    *cancel_wanted_ = true;
    token_.request();
  }
  // The same, but whoever ends it only leaves: for jobs that the person did not begin just now.
  JobStop leaving_only() const {
    JobStop other = *this;
    other.cancel_wanted_ = std::make_shared<std::atomic<bool>>(false);
    return other;
  }
  const Cancel& token() const { return token_; }
  bool cancel_wanted() const { return *cancel_wanted_; }

 private:
  Cancel token_;
  // Shared: the asker and the worker hold the same flag.
  std::shared_ptr<std::atomic<bool>> cancel_wanted_ = std::make_shared<std::atomic<bool>>(false);
};

struct ShootTools {
  Service& service;
  Ledger& ledger;
  Clock& clock;
  std::filesystem::path
      locks;  // Folder of one lock file per job at work, so that no two programs work on one.
  JobStop stop;
  std::function<void(const Job&)>
      on_job;  // After every step, from the working thread. May be empty.
  std::int64_t daily_cap_micros = 0;
  HostGate* gate = &HostGate::of_this_program();
  bool patient = true;  // False: one look at the job; what is not there yet is left to the service.
};

Result<Take> shoot(const ShootOrder& order, Film& film, const ShootTools& tools);

// Carries on with a job found in the ledger. An unknown one stays unknown; one that another program
// works on is left to it (not_found).
Result<Take> finish_job(const Job& job, const ShootTools& tools);

// 32 hexadecimal digits from the system's randomness.
std::string new_job_id();

// A number for a provider that obeys seeds, so that the recipe is complete.
std::int64_t draw_seed();

}  // namespace shotlab
