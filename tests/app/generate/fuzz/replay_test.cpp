// SPDX-License-Identifier: Apache-2.0
//
// Inputs that the fuzzer kept, and every recorded answer at every status, through the fuzzer's own
// function.

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/app/generate/fuzz/fuzz_reply.h"
#include "tests/app/generate/wire_fixture.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

std::string read(const std::string& input) {
  return read_everywhere(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

TEST_CASE("inputs that the fuzzer kept are read without harm", "[generate]") {
  const std::filesystem::path kept = fixture("..") / "app/generate/fuzz/kept";
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kept)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    INFO(entry.path().filename().string());
    CHECK(read(bytes.str()) == "");
    ++count;
  }
  CHECK(count >= 10);
}

TEST_CASE("every recorded answer is read without harm at every status", "[generate]") {
  for (const char* group : {"interactions", "files", "openai-videos", "google-lro", "openrouter"}) {
    for (const Json& one : wire_cases(group)) {
      for (const Json& exchange : one.at("exchanges")) {
        const std::string body = reply_of(exchange).body;
        for (int status = 0; status < 16; ++status) {
          INFO(one.at("case").get<std::string>() << " " << status);
          CHECK(read(std::string{static_cast<char>(status), static_cast<char>(status)} + body) ==
                "");
        }
      }
    }
  }
}

TEST_CASE("nothing at all, and only a status, are answers too", "[generate]") {
  CHECK(read_everywhere(nullptr, 0) == "");
  CHECK(read(std::string(1, '\0')) == "");
  CHECK(read(std::string(2, '\x0f')) == "");
}
