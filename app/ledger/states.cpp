// SPDX-License-Identifier: Apache-2.0
//
// The state machine of a job (reference "reliability", §3.3).

#include <array>
#include <initializer_list>

#include "app/ledger/ledger.h"

namespace shotlab {
namespace {

using S = JobState;

bool is_one_of(JobState state, std::initializer_list<JobState> states) {
  for (const JobState one : states) {
    if (one == state) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(JobState state) {
  switch (state) {
    case S::planned:
      return "planned";
    case S::submitting:
      return "submitting";
    case S::unknown:
      return "unknown";
    case S::accepted:
      return "accepted";
    case S::running:
      return "running";
    case S::ready:
      return "ready";
    case S::downloading:
      return "downloading";
    case S::done:
      return "done";
    case S::failed_free:
      return "failed_free";
    case S::failed_charged:
      return "failed_charged";
    case S::filtered:
      return "filtered";
    case S::cancelled:
      return "cancelled";
    case S::expired:
      return "expired";
    case S::orphaned:
      return "orphaned";
    case S::written_off:
      return "written_off";
  }
  return "";
}

std::string_view name_of(Account account) {
  switch (account) {
    case Account::available:
      return "available";
    case Account::reserved:
      return "reserved";
    case Account::unknown:
      return "unknown";
    case Account::doubtful:
      return "doubtful";
    case Account::spent:
      return "spent";
  }
  return "";
}

bool is_final(JobState state) {
  return is_one_of(state, {S::done, S::failed_free, S::failed_charged, S::filtered, S::cancelled,
                           S::expired, S::written_off});
}

bool is_step(JobState from, JobState to) {
  // Every ending that a job with an id of the provider can have.
  const bool ends = is_one_of(to, {S::failed_free, S::failed_charged, S::filtered, S::cancelled,
                                   S::expired, S::orphaned, S::written_off});
  switch (from) {
    case S::planned:
      return is_one_of(to, {S::planned, S::submitting, S::cancelled});
    // Never back to planned: what may have been sent is not sent again.
    case S::submitting:
      return is_one_of(to, {S::accepted, S::running, S::ready, S::unknown, S::failed_free,
                            S::failed_charged, S::filtered, S::cancelled});
    // Found again at the provider, or settled by a person.
    case S::unknown:
      return is_one_of(to, {S::unknown, S::accepted, S::running, S::ready, S::failed_free,
                            S::failed_charged, S::orphaned, S::written_off});
    case S::accepted:
      return ends || is_one_of(to, {S::accepted, S::running, S::ready});
    case S::running:
      return ends || is_one_of(to, {S::running, S::ready});
    case S::ready:
      return ends || is_one_of(to, {S::ready, S::downloading, S::done});
    case S::downloading:
      return ends || is_one_of(to, {S::downloading, S::ready, S::done});
    // Its adapter or key came back, or a person gave it up.
    case S::orphaned:
      return is_one_of(to, {S::orphaned, S::accepted, S::running, S::ready, S::downloading,
                            S::expired, S::failed_free, S::failed_charged, S::written_off});
    default:
      return false;  // Final.
  }
}

Resume resume_of(JobState state) {
  switch (state) {
    case S::submitting:
      return Resume::becomes_unknown;
    case S::accepted:
    case S::running:
      return Resume::poll;
    case S::ready:
    case S::downloading:
      return Resume::download;
    default:
      return Resume::nothing;
  }
}

}  // namespace shotlab
