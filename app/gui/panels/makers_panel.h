// SPDX-License-Identifier: Apache-2.0
//
// Who made what: ten parts of the work, for the film and, where one differs, for a shot. What the
// lab saw stands beside each name. The picture itself has no human creator, and no field.
//
// Threading: the window's thread.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

std::optional<Action> draw_makers(const Kit& kit, const View& view, PapersDraft& draft);

}  // namespace shotlab::gui
