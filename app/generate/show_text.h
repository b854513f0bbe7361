// SPDX-License-Identifier: Apache-2.0
//
// A service's own words, made fit to be shown and kept: short, one line, valid, without secrets.
//
// Threading: pure functions.

#pragma once

#include <string>
#include <string_view>

namespace shotlab {

// At most 500 characters; tags of an HTML page, control characters, keys and long base64 runs are
// gone.
std::string show_text(std::string_view raw);
// The same of words that a recipe keeps, such as a rewritten prompt: up to 20,000 characters.
std::string kept_text(std::string_view raw);

}  // namespace shotlab
