// SPDX-License-Identifier: Apache-2.0
//
// One line at the foot of every desk: what runs, money in flight, where the film is. And the notice
// above the desk when something went wrong.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"

namespace shotlab::gui {

void draw_job_tray(const Kit& kit, const View& view);

float notice_height(const Kit& kit, const View& view, float width);
std::optional<Action> draw_notice(const Kit& kit, const View& view);

}  // namespace shotlab::gui
