// SPDX-License-Identifier: Apache-2.0

#include "media/base/clock.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace std::chrono_literals;

TEST_CASE("a time is written as RFC 3339 in UTC with milliseconds", "[base]") {
  CHECK(iso_time(0ms) == "1970-01-01T00:00:00.000Z");
  CHECK(iso_time(1'764'047'032'120ms) == "2025-11-25T05:03:52.120Z");
  CHECK(iso_time(951'782'400'000ms) == "2000-02-29T00:00:00.000Z");
}

TEST_CASE("the monotonic clock never goes back", "[base]") {
  SystemClock clock;
  const Clock::Duration before = clock.monotonic();

  CHECK(clock.monotonic() >= before);
}

TEST_CASE("a sleep on a cancelled token ends at once and says so", "[base]") {
  SystemClock clock;
  const Cancel cancel;
  cancel.request();

  CHECK(clock.sleep_for(10min, cancel));
}
