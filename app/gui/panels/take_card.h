// SPDX-License-Identifier: Apache-2.0
//
// One take or one job as a card on the wall: poster or slate, number, keeper, state in true words.

#pragma once

#include <imgui.h>

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"

namespace shotlab::gui {

// At the cursor, `width` pixels wide; the height is card_height(). Returns what a click asked for.
float card_height(const Kit& kit, float width);
std::optional<Action> draw_take_card(const Kit& kit, const TakeRow& row, bool chosen, float width);
std::optional<Action> draw_job_card(const Kit& kit, const JobRow& job, float width);

}  // namespace shotlab::gui
