// SPDX-License-Identifier: Apache-2.0
//
// The desk that decides whether a fault strikes now. The same plan and the same order of requests
// strike in the same places: chances are drawn from the plan's seed.
//
// Threading: any thread.

#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <tuple>

#include "app/practice/faults/menu.h"

namespace shotlab::practice {

// What struck: the rule and its kind from the menu.
struct Strike {
  FaultRule rule;
  FaultKind kind;

  int status() const { return rule.status != 0 ? rule.status : kind.status; }
  const std::string& message() const { return rule.message.empty() ? kind.message : rule.message; }
  const Text& says() const { return rule.says.empty() ? kind.says : rule.says; }
};

class FaultDesk {
 public:
  using Teller = std::function<void(const Strike&)>;  // From any thread.

  // REQUIRES: every rule is sound (trouble_with).
  FaultDesk(FaultPlan plan, Teller teller) : tell_(std::move(teller)), plan_(std::move(plan)) {}

  // `job`: its number on this server, 0 when there is none yet. Step::result is asked once for each
  // job.
  std::optional<Strike> strike(Step step, std::string_view wire, std::string_view dialect,
                               std::int64_t job);
  // Another plan, which begins to count anew.
  void replace(FaultPlan plan);

 private:
  bool matches(const FaultRule& rule, Step step, std::string_view wire,
               std::string_view dialect) const;

  const Teller tell_;
  std::mutex mutex_;
  FaultPlan plan_;                                            // Guarded by mutex_.
  std::map<std::pair<std::size_t, std::int64_t>, int> seen_;  // By rule and job. Guarded.
};

}  // namespace shotlab::practice
