// SPDX-License-Identifier: Apache-2.0
//
// What belongs to one take: keep it or not, judge it, write a note, read its recipe.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Sets the desk where a button leads elsewhere. `places`: notes may be tied to what the screen
// shows.
void draw_take_sheet(const Kit& kit, const View& view, const ScreenView& screen, bool places,
                     Ui& ui, Intents& intents);
// The recipe, as it was sent: for the Look desk.
void draw_recipe(const Kit& kit, const TakeRow& row);

}  // namespace shotlab::gui
