// SPDX-License-Identifier: Apache-2.0
//
// What libFuzzer calls. How to run it: tests/fuzz.md.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/support/fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string wrong = shotlab::test::try_input({reinterpret_cast<const char*>(bytes), size});
  if (!wrong.empty()) {
    std::fprintf(stderr, "%s\n", wrong.c_str());
    std::abort();
  }
  return 0;
}
