// SPDX-License-Identifier: Apache-2.0
//
// The checks of the exercise, on every desk in the same place: state, number, and a card with the
// frame and the reason behind each.

#pragma once

#include <imgui.h>

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Height that the strip wants for `width` pixels.
float checks_strip_height(const Kit& kit, const View& view, float width);
void draw_checks_strip(const Kit& kit, const View& view, ChecksDraft& draft);

// The open card, over the desk, standing on `foot` (screen pixels) within [left, right]. Draws
// nothing when none is open. `room` is the height above the foot.
std::optional<Action> draw_check_card(const Kit& kit, const View& view, ChecksDraft& draft,
                                      float left, float right, float foot, float room);

}  // namespace shotlab::gui
