// SPDX-License-Identifier: Apache-2.0
//
// The line of shots: ruler, shots, their sound, the playhead, and what the pointer does to them.
// Edges are dragged to trim (what follows moves along), with Ctrl to roll the edit; a shot is
// dragged to another place, with Alt to slip it.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/core/cut_edits.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

float line_of_shots_height(const Kit& kit, const View& view);
// At the cursor, as wide as the film at the draft's zoom. A place that was asked for is left in
// draft.seek; an edit comes back once, when the pointer lets go.
std::optional<Action> draw_line_of_shots(const Kit& kit, const View& view, const ScreenView& film,
                                         CutDraft& draft);

// How long the takes of a view are.
cut_edit::Lengths lengths_of(const View& view);
// The line as it would be if the pointer let go at `frames` from where it was pressed; nullopt if
// nothing would change.
cut_edit::Changed held_edit(const View& view, const CutDraft& draft, std::int64_t frames);

}  // namespace shotlab::gui
