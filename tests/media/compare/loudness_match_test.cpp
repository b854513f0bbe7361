// SPDX-License-Identifier: Apache-2.0

#include "media/compare/loudness_match.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("all takes come down to the quietest, and none is turned up", "[compare]") {
  CHECK(matching_gains({{-14, -1}, {-20, -3}, {-17.5, -2}}) == std::vector<double>{-6, 0, -2.5});
}

TEST_CASE("a silent take holds no other down", "[compare]") {
  CHECK(matching_gains({{-14, -1}, {0, 0, true}, {-16, -1}}) == std::vector<double>{-2, 0, 0});
  CHECK(matching_gains({{0, 0, true}}) == std::vector<double>{0});
  CHECK(matching_gains({}).empty());
}
