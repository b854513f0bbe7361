// SPDX-License-Identifier: Apache-2.0

#include "tests/support/catch.h"
#include "tests/support/fuzz.h"

using namespace shotlab::test;

TEST_CASE("headers, ranges and addresses that the fuzzer kept are read without harm", "[http]") {
  const auto kept = kept_inputs(SHOTLAB_SOURCE_DIR "/tests/app/http/fuzz/kept");
  for (const KeptInput& input : kept) {
    INFO(input.name);
    CHECK(try_input(input.bytes) == "");
  }
  CHECK(kept.size() >= 5);
  CHECK(try_input("") == "");
}
