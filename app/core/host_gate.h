// SPDX-License-Identifier: Apache-2.0
//
// A HostGate keeps many jobs from hammering a service that is down: after a few failures in a row
// it closes for two minutes, then lets one question through at a time until one is answered.
//
// Threading: any thread; all jobs of a program share one.
// Source:    reference "reliability" §3.6 (circuit open after 5 successive 5xx) and §8, row 9.

#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "media/base/clock.h"

namespace shotlab {

class HostGate {
 public:
  // How long to stay away from `origin`; zero: ask now. A question that is let through while the
  // service is in doubt counts as the one that tries it.
  Clock::Duration wait(const std::string& origin, Clock::Duration now);
  // How the question went: `well` is any answer but a 5xx.
  void answered(const std::string& origin, bool well, Clock::Duration now);

  // The one of this program. A host sees the program, not the job, and so must the gate.
  static HostGate& of_this_program();

 private:
  struct Host {
    int failures = 0;  // In a row.
    Clock::Duration closed_until{0};
  };
  std::mutex mutex_;
  std::map<std::string, Host> hosts_;  // Guarded by mutex_.
};

}  // namespace shotlab
