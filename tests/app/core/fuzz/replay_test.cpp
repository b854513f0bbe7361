// SPDX-License-Identifier: Apache-2.0

#include "tests/support/catch.h"
#include "tests/support/fuzz.h"

using namespace shotlab::test;

TEST_CASE("clips, recipes and fault files that the fuzzer kept are read without harm", "[core]") {
  const auto kept = kept_inputs(SHOTLAB_SOURCE_DIR "/tests/app/core/fuzz/kept");
  int clips = 0, recipes = 0, faults = 0;
  for (const KeptInput& input : kept) {
    INFO(input.name);
    CHECK(try_input(input.bytes) == "");
    clips += input.bytes.starts_with("c") ? 1 : 0;
    recipes += input.bytes.starts_with("t") ? 1 : 0;
    faults += input.bytes.starts_with("f") ? 1 : 0;
  }
  CHECK(clips >= 2);
  CHECK(recipes >= 2);
  CHECK(faults >= 2);
}

TEST_CASE("an example of each file is read as what it is", "[core]") {
  // The seeds are no use if every one of them is refused at the first byte.
  CHECK(try_input("f"
                  "version = 1\n[[fault]]\nkind = \"server-error\"\n") == "");
  CHECK(try_input("t{\"version\": 1, \"id\": \"0001-a\", \"number\": 1, \"prompt\": \"a\"}") == "");
}
