// SPDX-License-Identifier: Apache-2.0

#include "app/generate/job_status.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "media/base/text.h"

namespace shotlab {
namespace {

template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

JobStatus read_job_status(const std::string& word) {
  constexpr std::array<std::string_view, 5> kQueued = {"queued", "pending", "in_queue", "throttled",
                                                       "starting"};
  constexpr std::array<std::string_view, 4> kCompleted = {"completed", "succeeded", "complete",
                                                          "success"};
  constexpr std::array<std::string_view, 3> kCancelled = {"cancelled", "canceled", "aborted"};
  constexpr std::array<std::string_view, 3> kFailed = {"incomplete", "requires_action",
                                                       "budget_exceeded"};
  const std::string status = lower_ascii(word);
  if (is_one_of(status, kQueued)) return JobStatus::queued;
  if (is_one_of(status, kCompleted)) return JobStatus::completed;
  if (is_one_of(status, kCancelled)) return JobStatus::cancelled;
  if (status == "expired" || status == "deleted") return JobStatus::expired;
  if (is_one_of(status, kFailed)) return JobStatus::failed;
  for (const char* part : {"fail", "error", "cancel", "expire", "reject"}) {
    if (status.find(part) != std::string::npos) return JobStatus::failed;
  }
  return JobStatus::running;
}

}  // namespace shotlab
