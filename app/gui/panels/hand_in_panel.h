// SPDX-License-Identifier: Apache-2.0
//
// The hand-in: what is missing, what would go in, and what became of the last one. Nothing that is
// missing stops it.
//
// Threading: the window's thread.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

std::optional<Action> draw_hand_in(const Kit& kit, const View& view, PapersDraft& draft);

}  // namespace shotlab::gui
