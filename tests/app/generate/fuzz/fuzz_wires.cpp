// SPDX-License-Identifier: Apache-2.0
//
// The libFuzzer target. How to run it: README.md beside it.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/app/generate/fuzz/fuzz_reply.h"

// The name that libFuzzer calls.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string wrong = shotlab::test::read_everywhere(bytes, size);
  if (!wrong.empty()) {
    std::fprintf(stderr, "%s\n", wrong.c_str());
    std::abort();
  }
  return 0;
}
