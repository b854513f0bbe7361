// SPDX-License-Identifier: Apache-2.0
//
// Joins move words with their directions: "pan slowly to the left" is one move, pan_left, and "she
// tilts her head" is none.
//
// Threading: pure functions.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exercises/language/lexemes.h"

namespace shotlab {

struct MoveFound {
  std::string id;           // "pan_left"
  std::vector<int> tokens;  // The move word and its direction.
};

// The move that the move word `lexemes[head]` names, or nothing if it names none.
std::optional<MoveFound> join_move(const std::vector<Token>& tokens,
                                   const std::vector<Lexeme>& lexemes, std::size_t head);

// "pan" for "pan_left": the move without its direction.
std::string family_of(const std::string& move);

}  // namespace shotlab
