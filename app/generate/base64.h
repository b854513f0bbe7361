// SPDX-License-Identifier: Apache-2.0
//
// Base64 (RFC 4648, §4), as pictures and clips travel inside JSON.
//
// Threading: pure functions.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shotlab {

std::string to_base64(std::string_view bytes);

// Line breaks and missing padding are forgiven; any other stranger is not: nullopt.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace shotlab
