// SPDX-License-Identifier: Apache-2.0
//
// What an exercise needs beyond being readable, so that it teaches: three hints that do not give
// the answer away, a rubric, a model answer in each language and one wrong answer per mistake.
//
// Threading: pure.

#pragma once

#include "exercises/engine/pack.h"
#include "exercises/engine/toml_reader.h"

namespace shotlab {

void lint_exercise(const Exercise& exercise, const TomlReader& reader, PackIssues& issues);

}  // namespace shotlab
