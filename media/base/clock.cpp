// SPDX-License-Identifier: Apache-2.0

#include "media/base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace shotlab {

Clock::Duration SystemClock::monotonic() {
  return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

Clock::Duration SystemClock::utc() {
  return std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch());
}

bool SystemClock::sleep_for(Duration duration, const Cancel& cancel) {
  return cancel.wait_for(duration);
}

std::string iso_time(Clock::Duration utc) {
  const std::time_t seconds = static_cast<std::time_t>(utc.count() / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
                parts.tm_sec, static_cast<int>(utc.count() % 1000));
  return text.data();
}

}  // namespace shotlab
