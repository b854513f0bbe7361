// SPDX-License-Identifier: Apache-2.0
//
// A clock that stands still until someone sleeps on it, and writes every sleep down.
//
// Threading: one thread; a test that needs more uses SystemClock.

#pragma once

#include <functional>
#include <vector>

#include "media/base/clock.h"

namespace shotlab::test {

class FakeClock : public Clock {
 public:
  Duration now{0};
  Duration started{1'790'000'000'000};  // utc() when now is 0: a day in September 2026.
  std::vector<Duration> sleeps;
  std::function<void()> on_sleep;  // Runs in the middle of a sleep, e.g. to cancel it.

  Duration monotonic() override { return now; }
  Duration utc() override { return started + now; }
  bool sleep_for(Duration duration, const Cancel& cancel) override {
    sleeps.push_back(duration);
    if (on_sleep) on_sleep();
    if (cancel.requested()) return true;
    now += duration;
    return false;
  }
};

}  // namespace shotlab::test
