// SPDX-License-Identifier: Apache-2.0
//
// What the practice service says about a prompt: an advisory, and a rewriting when it was short. In
// the language of the prompt, as a real service answers.
//
// Threading: plain values.

#pragma once

#include <string>
#include <vector>

#include "app/practice/plan.h"
#include "exercises/language/prompt_reading.h"
#include "media/base/text.h"

namespace shotlab::practice {

class Remarks {
 public:
  void too_long(std::size_t words, std::size_t most);
  void stand_in(const Text& place);
  void vague(const PromptReading& reading);
  void moves(const std::vector<const Concept*>& named);
  void negation(const Text& thing);
  void emotion(const std::string& word);
  // Anything else, in both languages.
  void say(const Text& line) { lines_.push_back(line); }
  void many_acts(const std::vector<const Concept*>& acts);
  // All of them, one sentence each, in the language in which `prompt` is mostly written.
  std::string advisory(std::string_view prompt) const;

 private:
  std::vector<Text> lines_;
};

// The prompt with what was left open filled in.
std::string rewrite(const std::string& prompt, const Plan& plan);

}  // namespace shotlab::practice
