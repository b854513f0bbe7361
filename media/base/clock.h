// SPDX-License-Identifier: Apache-2.0
//
// Clock is the only door to time, so that tests need not wait.
//
// Threading: any thread.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "media/base/cancel.h"

namespace shotlab {

class Clock {
 public:
  using Duration = std::chrono::milliseconds;

  virtual ~Clock() = default;

  // Never goes back; for waiting and measuring.
  virtual Duration monotonic() = 0;
  // Milliseconds since 1970 in UTC; for records only, since people set it.
  virtual Duration utc() = 0;
  // Sleeps; true if it was cancelled before `duration` had passed.
  virtual bool sleep_for(Duration duration, const Cancel& cancel) = 0;
};

class SystemClock : public Clock {
 public:
  Duration monotonic() override;
  Duration utc() override;
  bool sleep_for(Duration duration, const Cancel& cancel) override;
};

// "2026-11-25T05:03:52.120Z", as RFC 3339 writes it.
std::string iso_time(Clock::Duration utc);

}  // namespace shotlab
