// SPDX-License-Identifier: Apache-2.0
//
// The bar at the top: the five desks, language, light or dark, size, keys.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// `course` tells whether the course is open now.
void draw_top_bar(const Kit& kit, const View& view, const UndoWords& undo, Ui& ui, bool course,
                  Intents& intents);

}  // namespace shotlab::gui
