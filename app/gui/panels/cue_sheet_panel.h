// SPDX-License-Identifier: Apache-2.0
//
// The cue sheet of AI use as a table that is edited where it stands: a row for each generated shot
// of the cut, filled by the lab where it knows, asked where it does not.
//
// Threading: the window's thread.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

std::optional<Action> draw_cue_sheet(const Kit& kit, const View& view, PapersDraft& draft);

}  // namespace shotlab::gui
