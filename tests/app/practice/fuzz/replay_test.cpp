// SPDX-License-Identifier: Apache-2.0

#include "tests/support/catch.h"
#include "tests/support/fuzz.h"

using namespace shotlab::test;

TEST_CASE("posts that the fuzzer kept are answered without harm on every wire", "[practice]") {
  const auto kept = kept_inputs(SHOTLAB_SOURCE_DIR "/tests/app/practice/fuzz/kept");
  for (const KeptInput& input : kept) {
    INFO(input.name);
    CHECK(try_input(input.bytes) == "");
  }
  CHECK(kept.size() >= 5);
}
