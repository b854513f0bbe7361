// SPDX-License-Identifier: Apache-2.0
//
// The course: modules and exercises with what is done; and the hints of the open exercise, one by
// one.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"

namespace shotlab::gui {

std::optional<Action> draw_course_panel(const Kit& kit, const View& view);
std::optional<Action> draw_hints(const Kit& kit, const View& view);

}  // namespace shotlab::gui
