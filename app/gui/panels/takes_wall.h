// SPDX-License-Identifier: Apache-2.0
//
// The wall of takes, oldest first, joined by what was changed between them; jobs in progress at the
// end.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// As a row that scrolls sideways; fills the region's width.
std::optional<Action> draw_takes_row(const Kit& kit, const View& view, float card);
// As a column, for the Look desk: what grew from a take stands under it.
// Each take can be marked to be compared with the selected one; the marks are in `compare`.
// `shown`: label of the takes to be shown; empty: all of them.
std::optional<Action> draw_takes_column(const Kit& kit, const View& view, CompareDraft& compare,
                                        std::string& shown);

float takes_row_height(const Kit& kit, float card);

}  // namespace shotlab::gui
