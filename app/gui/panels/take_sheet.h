// SPDX-License-Identifier: Apache-2.0
//
// What belongs to one take: keep it or not, judge it, write a note, read its recipe.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Sets *desk where a button leads elsewhere.
std::optional<Action> draw_take_sheet(const Kit& kit, const View& view, Ui& ui);
// The recipe, as it was sent: for the Look desk.
void draw_recipe(const Kit& kit, const TakeRow& row);

}  // namespace shotlab::gui
