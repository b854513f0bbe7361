// SPDX-License-Identifier: Apache-2.0

#include "app/core/host_gate.h"

#include <algorithm>

namespace shotlab {
namespace {

constexpr int kFailuresToClose = 5;
constexpr Clock::Duration kClosed = std::chrono::minutes(2);
// While the service is in doubt nobody else asks before the one that tries it can be back.
constexpr Clock::Duration kOneAtATime = std::chrono::seconds(60);

}  // namespace

Clock::Duration HostGate::wait(const std::string& origin, Clock::Duration now) {
  const std::lock_guard<std::mutex> hold(mutex_);
  const auto found = hosts_.find(origin);
  if (found == hosts_.end() || found->second.failures < kFailuresToClose) return Clock::Duration(0);
  Host& host = found->second;
  if (now < host.closed_until) return host.closed_until - now;
  host.closed_until = now + kOneAtATime;
  return Clock::Duration(0);
}

void HostGate::answered(const std::string& origin, bool well, Clock::Duration now) {
  const std::lock_guard<std::mutex> hold(mutex_);
  if (well) {
    hosts_.erase(origin);
    return;
  }
  Host& host = hosts_[origin];
  host.failures = std::min(host.failures + 1, kFailuresToClose);
  if (host.failures == kFailuresToClose) host.closed_until = now + kClosed;
}

HostGate& HostGate::of_this_program() {
  static HostGate gate;
  return gate;
}

}  // namespace shotlab
