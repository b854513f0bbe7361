// SPDX-License-Identifier: Apache-2.0
//
// The model answer of an exercise in words: what was asked for, noted and written. For who has
// passed, to be compared with their own.
//
// Threading: pure.

#pragma once

#include <string>
#include <vector>

#include "exercises/engine/pack.h"
#include "media/base/text.h"

namespace shotlab {

// In `language` where there is one, else the first; null: the exercise has none.
const WorkedAnswer* model_answer(const Exercise& exercise, Language language);

// One line of it: "Take 2" and the prompt, "Note" and what was noted, a question and its answer.
struct ModelLine {
  Text head;
  std::string words;  // In the answer's own language.
};
std::vector<ModelLine> model_lines(const Exercise& exercise, const WorkedAnswer& answer);

}  // namespace shotlab
