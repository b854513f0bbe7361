// SPDX-License-Identifier: Apache-2.0
//
// Finds the words of the vocabulary in a row of tokens: longest first, no token used twice.
//
// Threading: pure functions; the index is built once.

#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "exercises/language/tokens.h"
#include "exercises/language/vocabulary.h"

namespace shotlab {

struct Lexeme {
  const WordEntry* entry = nullptr;
  std::vector<int> tokens;  // Indices of the tokens it uses, ascending; gaps are not used.

  int first() const { return tokens.front(); }
  int last() const { return tokens.back(); }
  WordKind kind() const { return entry->kind; }
};

// Readings that were tried and did not stand: an entry at a token.
using Rejected = std::set<std::pair<const WordEntry*, int>>;

// Every Latin word of the vocabulary in every form that is matched.
const std::set<std::string, std::less<>>& latin_forms();

// In the order of the text.
std::vector<Lexeme> find_lexemes(const std::vector<Token>& tokens, const Rejected& rejected);

}  // namespace shotlab
