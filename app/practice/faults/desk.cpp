// SPDX-License-Identifier: Apache-2.0

#include "app/practice/faults/desk.h"

#include "app/practice/random.h"

namespace shotlab::practice {

bool FaultDesk::matches(const FaultRule& rule, Step step, std::string_view wire,
                        std::string_view dialect) const {
  if (rule.at != step) return false;
  if (rule.wire.empty() || rule.wire == wire) return true;
  return rule.wire == std::string(wire) + "/" + std::string(dialect);
}

std::optional<Strike> FaultDesk::strike(Step step, std::string_view wire, std::string_view dialect,
                                        std::int64_t job) {
  std::optional<Strike> found;
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < plan_.rules.size(); ++i) {
      const FaultRule& rule = plan_.rules[i];
      if (!matches(rule, step, wire, dialect)) continue;
      // Creates and results are counted over all jobs, questions within each.
      const bool together = step == Step::create || step == Step::result || step == Step::upload;
      const int count = ++seen_[{i, together ? 0 : job}];
      const FaultKind& kind = *find_fault(rule.kind);
      const bool due =
          count >= rule.nth && (rule.times == 0 || count < rule.nth + rule.times * kind.span);
      // Every rule counts on, also past the one that strikes.
      if (!due || found) continue;
      if (rule.chance < 1) {
        Random draw(plan_.seed + 7919 * i + 104'729 * static_cast<std::uint64_t>(job) +
                        static_cast<std::uint64_t>(count),
                    "fault");
        if (draw.real(0, 1) >= rule.chance) continue;
      }
      found = Strike{rule, kind};
    }
  }
  if (found && tell_) tell_(*found);
  return found;
}

void FaultDesk::replace(FaultPlan plan) {
  const std::lock_guard lock(mutex_);
  plan_ = std::move(plan);
  seen_.clear();
}

}  // namespace shotlab::practice
