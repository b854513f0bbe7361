// SPDX-License-Identifier: Apache-2.0
//
// Looks through TOML text before a parser does: size, encoding, how deep it nests, how many
// segments a key has, and characters that hide what a person would read.
//
// Threading: pure.

#pragma once

#include <string>
#include <string_view>

#include "media/base/result.h"

namespace shotlab {

Status scan_toml(std::string_view bytes, const std::string& file);

}  // namespace shotlab
