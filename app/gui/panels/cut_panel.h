// SPDX-License-Identifier: Apache-2.0
//
// Where the cut comes from: keepers in a bin, and the ranges marked on them.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Keepers to take from; adds the marked range, or the whole take.
std::optional<Action> draw_bin(const Kit& kit, const View& view, CutDraft& draft);
// The cut with a take, or its marked range, at its end; nullopt if the range is empty.
std::optional<Action> add_to_cut(const View& view, const CutDraft& draft, const TakeRow& row);

// The range that "add" would take of `take`: the marks if they are of it, else all of it.
FrameRange marked_range(const CutDraft& draft, const std::string& take, std::int64_t frames);
// The cut with the chosen shot's range replaced by the marks; nullopt if nothing would change.
std::optional<Action> marks_to_cut(const View& view, const CutDraft& draft);

}  // namespace shotlab::gui
