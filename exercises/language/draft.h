// SPDX-License-Identifier: Apache-2.0
//
// A reading in the making: the words found, the concepts made of them so far, and how far apart
// they stand. The steps of assemble() work on it one after the other.
//
// Threading: one thread; lives as long as one reading.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exercises/language/lexemes.h"
#include "exercises/language/prompt_reading.h"

namespace shotlab {

// A concept that still knows its tokens.
struct Made {
  Concept read;
  int first = 0;
  int last = 0;
};

struct Draft {
  Draft(std::string_view prompt, const std::vector<Token>& tokens,
        const std::vector<Lexeme>& lexemes);

  std::string_view prompt;
  const std::vector<Token>& tokens;
  const std::vector<Lexeme>& lexemes;
  std::vector<Made> made;
  std::vector<bool> known;                  // By token: some word list has it.
  std::vector<std::pair<int, int>> spoken;  // Quotation marks around what is said.
  std::vector<std::pair<std::size_t, std::size_t>> lengths;
  std::size_t beats = 0;

  int size() const { return static_cast<int>(tokens.size()); }
  const Token& token(int i) const { return tokens[static_cast<std::size_t>(i)]; }
  bool is_spoken(const Lexeme& lexeme) const;

  // Clause marks between two tokens; a full stop counts as kFullStop.
  static constexpr int kFullStop = 100;
  int marks_between(int from, int to) const;
  // The nearest concept of a slot, at most `marks` clause marks and `words` words away, or null.
  Made* nearest(const Lexeme& lexeme, Slot slot, int marks, int words);
  // Sets an attribute that is not set yet.
  static void set(Concept& read, const std::string& name, const std::string& value);

 private:
  std::vector<int> marks_;      // Clause marks before each token,
  std::vector<int> sentences_;  // and full stops.
};

// Gives concepts what belongs to them: clothes and ages, colours of things, sides of lights, counts
// of acts, the pace of a move.
void add_attributes(Draft& draft);
// Finds lengths of time and beats in the prose.
void find_times(Draft& draft);

bool is_being(const Concept& read);  // A person or an animal.
bool is_colour(const Concept& read);

}  // namespace shotlab
