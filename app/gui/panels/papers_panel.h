// SPDX-License-Identifier: Apache-2.0
//
// The questions of the exercise, answered with links to takes, and the quiz on unnamed clips.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Answers are handed on when typing pauses, or the field is left.
std::optional<Action> draw_papers_panel(const Kit& kit, const View& view, PapersDraft& draft);
// Anything typed and not yet handed on: before the desk, the exercise or the window goes away.
std::vector<Action> unsaved_answers(PapersDraft& draft);

// Which clip of the quiz is on the screen: *playing is an item's id or empty.
std::optional<Action> draw_quiz_panel(const Kit& kit, const View& view, std::string& playing);

}  // namespace shotlab::gui
