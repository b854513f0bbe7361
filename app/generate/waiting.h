// SPDX-License-Identifier: Apache-2.0
//
// How long a service asks to wait, in each of the places where services say it.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/http/message.h"

namespace shotlab {

// Seconds in "Retry-After": a number, or a date, counted from the reply's own "Date".
std::optional<double> retry_after(const HttpReply& reply);
// "18s", "0.5s" as google.protobuf.Duration writes it.
std::optional<double> duration_seconds(std::string_view text);
// "... Please retry in 43s." and "try again in 2.5 seconds", as it may stand in a sentence.
std::optional<double> wait_in_words(std::string_view message);

// Seconds since 1970 of "Wed, 25 Nov 2026 05:03:52 GMT".
std::optional<std::int64_t> http_date(std::string_view text);

}  // namespace shotlab
