// SPDX-License-Identifier: Apache-2.0
//
// Views made by hand: a small course and a film in the middle of its first exercise.

#pragma once

#include "app/core/view.h"
#include "app/gui/shell.h"

namespace shotlab::test {

// The exercise "First Shot" with its words; lives as long as the program.
const Exercise& sample_exercise();
// An exercise with several shots and a quiz.
const Exercise& sample_moves_exercise();

// Nothing done yet.
View first_view(Language language = Language::english);
// Two takes, one job, verdicts in all five states, notes, a keeper, a cut, half-written papers.
View busy_view(Language language = Language::english);

// What the studio fills in anew after the words have changed.
void refresh_papers(PapersView& papers);

gui::PromptDraft sample_prompt(Language language);
// The player on the selected take of busy_view().
gui::Screens sample_screens();

}  // namespace shotlab::test
