// SPDX-License-Identifier: Apache-2.0
//
// The cut: keepers in a bin, ranges one after the other on the film's clock, saved as versions,
// exported.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Keepers to take from; adds the marked range, or the whole take.
std::optional<Action> draw_bin(const Kit& kit, const View& view, const CutDraft& draft);
// The line of shots with its tools.
std::optional<Action> draw_timeline(const Kit& kit, const View& view, CutDraft& draft);

// The range that "add" would take of `take`: the marks if they are of it, else all of it.
FrameRange marked_range(const CutDraft& draft, const std::string& take, std::int64_t frames);
// The cut with the chosen shot's range replaced by the marks; nullopt if nothing would change.
std::optional<Action> marks_to_cut(const View& view, const CutDraft& draft);

}  // namespace shotlab::gui
