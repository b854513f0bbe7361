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

// A prompt with its words looked up: which lexeme, if any, each token belongs to.
struct Line {
  Line(const std::vector<Token>& tokens, const std::vector<Lexeme>& lexemes);

  const std::vector<Token>& tokens;
  const std::vector<Lexeme>& lexemes;
  std::vector<const Lexeme*> lexeme_at;  // By token; null where no word list has it.

  bool is(int token, WordKind kind) const {
    const Lexeme* lexeme = lexeme_at[static_cast<std::size_t>(token)];
    return lexeme && lexeme->kind() == kind;
  }
};

// The move that the move word `head` of the line names, or nothing if it names none.
std::optional<MoveFound> join_move(const Line& line, const Lexeme& head);

// "pan" for "pan_left": the move without its direction.
std::string family_of(const std::string& move);

}  // namespace shotlab
