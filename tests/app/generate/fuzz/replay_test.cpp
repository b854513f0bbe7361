// SPDX-License-Identifier: Apache-2.0
//
// Inputs that the fuzzer kept, and every recorded answer at every status, through the fuzzer's own
// function.

#include "tests/app/generate/wire_fixture.h"
#include "tests/support/catch.h"
#include "tests/support/fuzz.h"

using namespace shotlab;
using namespace shotlab::test;

TEST_CASE("inputs that the fuzzer kept are read without harm", "[generate]") {
  const auto kept = kept_inputs(SHOTLAB_SOURCE_DIR "/tests/app/generate/fuzz/kept");
  for (const KeptInput& input : kept) {
    INFO(input.name);
    CHECK(try_input(input.bytes) == "");
  }
  CHECK(kept.size() >= 10);
}

TEST_CASE("every recorded answer is read without harm at every status", "[generate]") {
  for (const char* group : {"interactions", "files", "openai-videos", "google-lro", "openrouter"}) {
    for (const Json& one : wire_cases(group)) {
      for (const Json& exchange : one.at("exchanges")) {
        const std::string body = reply_of(exchange).body;
        for (int status = 0; status < 16; ++status) {
          INFO(one.at("case").get<std::string>() << " " << status);
          CHECK(try_input(std::string{static_cast<char>(status), static_cast<char>(status)} +
                          body) == "");
        }
      }
    }
  }
}

TEST_CASE("nothing at all, and only a status, are answers too", "[generate]") {
  CHECK(try_input("") == "");
  CHECK(try_input(std::string(1, '\0')) == "");
  CHECK(try_input(std::string(2, '\x0f')) == "");
}
