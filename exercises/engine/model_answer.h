// SPDX-License-Identifier: Apache-2.0
//
// The model answer of an exercise in words: what was asked for, noted and written. For who has
// passed, to be compared with their own.
//
// Threading: pure.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exercises/engine/pack.h"
#include "media/base/text.h"

namespace shotlab {

// In `language` where there is one, else the first; null: the exercise has none.
const WorkedAnswer* model_answer(const Exercise& exercise, Language language);

// A worked answer names its takes by place: "{take.2}" is the second one, "{keeper}" the first
// keeper, "{keeper.pan}" that of a shot. `name` says what stands for the take at an index, from 0.
std::string with_names(std::string text, const WorkedAnswer& answer,
                       const std::function<std::string(std::size_t take)>& name);

// One line of it: "Take 2" and the prompt, "Note" and what was noted, a question and its answer.
struct ModelLine {
  Text head;
  std::string words;  // In the answer's own language.
};
std::vector<ModelLine> model_lines(const Exercise& exercise, const WorkedAnswer& answer);

}  // namespace shotlab
