// SPDX-License-Identifier: Apache-2.0
//
// Names and brands in a prompt: "in the style of NAME", well-known people, trade marks. A flag that
// asks for a reason, never a fault (checks, P.names): the list is short and says nothing about who
// is not on it.
//
// Threading: pure function.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

struct NamedInPrompt {
  enum class Kind { style_of, person, brand };
  Kind kind = Kind::person;
  std::string words;               // As written.
  std::size_t begin = 0, end = 0;  // Bytes of the prompt.
};

// In the order of the text; what somebody says in quotation marks is not looked at.
std::vector<NamedInPrompt> names_in(std::string_view prompt);

}  // namespace shotlab
