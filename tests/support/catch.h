// SPDX-License-Identifier: Apache-2.0
//
// The one place that includes Catch2.

#pragma once

#include <catch_amalgamated.hpp>
#include <string>

namespace shotlab::test {

// Matches a string that has `part` in it: CHECK_THAT(status.error().message, contains("8
// seconds")).
inline auto contains(const std::string& part) { return Catch::Matchers::ContainsSubstring(part); }

}  // namespace shotlab::test
