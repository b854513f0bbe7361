// SPDX-License-Identifier: Apache-2.0
//
// The brief: short above the prompt, and as a whole page on its own desk.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Title, brief and, where the exercise has several, its shots to choose from.
std::optional<Action> draw_brief_head(const Kit& kit, const View& view);
float brief_head_height(const Kit& kit, const View& view, float width);

// Goal, brief, steps, what is checked.
void draw_brief_page(const Kit& kit, const View& view, Ui& ui);
// Frequent mistakes, what a person will look at, the model answer for who has passed, and the way
// to begin anew.
std::optional<Action> draw_brief_margin(const Kit& kit, const View& view, Ui& ui);

}  // namespace shotlab::gui
