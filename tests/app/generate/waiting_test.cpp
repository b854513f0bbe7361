// SPDX-License-Identifier: Apache-2.0

#include "app/generate/waiting.h"

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

std::optional<double> after(const std::string& value, const std::string& date = "") {
  HttpReply reply;
  reply.headers.emplace_back("retry-after", value);
  if (!date.empty()) reply.headers.emplace_back("date", date);
  return retry_after(reply);
}

}  // namespace

TEST_CASE("Retry-After is a number of seconds, kept within reason", "[generate]") {
  CHECK(after("43") == 43);
  CHECK(after("0") == 0);
  CHECK(after("1.5") == 1.5);
  CHECK(after("-10") == 0);
  CHECK(after("1000000000") == 7 * 86400);
  for (const char* nonsense : {"", "soon", "1e9", "0x10", "43 seconds", "nan", "inf"}) {
    INFO(nonsense);
    CHECK_FALSE(after(nonsense));
  }
}

TEST_CASE("Retry-After may be a date, counted from the server's own clock", "[generate]") {
  CHECK(after("Wed, 25 Nov 2026 05:05:00 GMT", "Wed, 25 Nov 2026 05:03:52 GMT") == 68);
  CHECK(after("Wed, 25 Nov 2026 05:00:00 GMT", "Wed, 25 Nov 2026 05:03:52 GMT") == 0);
  CHECK_FALSE(after("Wed, 25 Nov 2026 05:05:00 GMT"));
}

TEST_CASE("an HTTP date is read, and only a real one", "[generate]") {
  CHECK(http_date("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
  CHECK(http_date("Wed, 25 Nov 2026 05:03:52 GMT") == 1795583032);
  for (const char* text :
       {"Wed, 31 Feb 2026 05:03:52 GMT", "Wed, 25 Foo 2026 05:03:52 GMT", "2026-11-25T05:03:52Z",
        "", "Wed, 25 Nov 2026 05:03:52 EST", "Wed, xx Nov 2026 05:03:52 GMT"}) {
    INFO(text);
    CHECK_FALSE(http_date(text));
  }
}

TEST_CASE("durations and waits in words are read with their unit", "[generate]") {
  CHECK(duration_seconds("18s") == 18);
  CHECK(duration_seconds("0.5s") == 0.5);
  CHECK(duration_seconds("40104.123s") == 40104.123);
  CHECK_FALSE(duration_seconds("18"));
  CHECK_FALSE(duration_seconds("s"));
  CHECK(wait_in_words("Rate limit. Please retry in 43s.") == 43);
  CHECK(wait_in_words("Please retry in 43.25s") == 43.25);
  CHECK(wait_in_words("Try again in 2 minutes") == 120);
  CHECK(wait_in_words("retry in 500ms") == 0.5);
  CHECK(wait_in_words("retry in 1h") == 3600);
  CHECK_FALSE(wait_in_words("retry later"));
  CHECK_FALSE(wait_in_words("retry in a while"));
}
