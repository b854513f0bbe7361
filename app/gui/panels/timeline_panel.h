// SPDX-License-Identifier: Apache-2.0
//
// The timeline: the cut as a line of shots on the film's clock, with a ruler, a playhead and an
// editor's hand. Edges are dragged to trim (what follows moves along), with Ctrl to roll the edit;
// a shot is dragged to another place, with Alt to slip it.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

float timeline_height(const Kit& kit, const View& view);
// `film`: the film's screen, for the playhead. A place that was asked for is left in draft.seek.
std::optional<Action> draw_timeline(const Kit& kit, const View& view, const ScreenView& film,
                                    CutDraft& draft);

}  // namespace shotlab::gui
