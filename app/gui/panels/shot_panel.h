// SPDX-License-Identifier: Apache-2.0
//
// What a shot of the cut says beside its frames: how it comes and goes, and how loud it is.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Of the shot that is chosen in the cut; nothing is drawn if none is.
std::optional<Action> draw_shot_panel(const Kit& kit, const View& view, const CutDraft& draft);

// A dissolve of half a second, or as long as there is room for, into `shot`; a hard cut if there is
// one. Nothing for the first shot.
std::optional<Action> toggle_dissolve(const View& view, std::size_t shot);

}  // namespace shotlab::gui
