// SPDX-License-Identifier: Apache-2.0
//
// One input of the fuzzer: an answer of a service, read by every parser of every wire. What must
// hold for any bytes is asserted here; a test replays the kept inputs through the same function.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace shotlab::test {

// The first byte chooses the HTTP status, the second a header, the rest is the body. Empty: all is
// well; else what does not hold.
std::string read_everywhere(const std::uint8_t* bytes, std::size_t size);

}  // namespace shotlab::test
