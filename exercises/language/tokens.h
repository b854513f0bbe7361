// SPDX-License-Identifier: Apache-2.0
//
// A prompt as the vocabulary sees it: Latin words, single Han characters and the marks that end a
// clause, each with the bytes it stands for. Width, case, hyphens and Traditional or Simplified
// forms are folded away here, so that no word list has to know of them.
//
// Threading: pure functions.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shotlab {

struct Token {
  enum class Kind {
    word,      // Latin letters and digits: "push", "8k", "35mm".
    han,       // One Han character.
    list,      // An enumeration comma: parts a list, but not the reach of a "no ...".
    clause,    // Ends a clause: comma, semicolon, bracket.
    sentence,  // Ends a sentence.
    open,      // Opening quotation mark.
    close,     // Closing quotation mark.
  };
  Kind kind = Kind::word;
  std::string text;  // Folded. For marks: empty.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool capitals = false;  // A word of capitals and digits only: "MS", not "Ms".

  bool is_word() const { return kind == Kind::word || kind == Kind::han; }
  bool ends_clause() const { return !is_word(); }
};

std::vector<Token> tokens_of(std::string_view prompt);

// Traditional and variant forms of a Han character become one form; full-width becomes half-width;
// capitals become small. For matching only, never shown.
char32_t fold(char32_t point);

}  // namespace shotlab
