// SPDX-License-Identifier: Apache-2.0
//
// Makes the reading out of the words found: concepts with their attributes, what is negated, what
// is vague, what nobody knows.
//
// Threading: pure functions.

#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "exercises/language/lexemes.h"
#include "exercises/language/moves.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab {

PromptReading assemble(std::string_view prompt, const std::vector<Token>& tokens,
                       const std::vector<Lexeme>& lexemes,
                       const std::vector<std::pair<std::size_t, MoveFound>>& moves);

}  // namespace shotlab
