// SPDX-License-Identifier: Apache-2.0
//
// The disclosure: why AI was used, and how it is told in one line and in one paragraph, in both
// languages, each with a draft from facts and a live count of what it names.
//
// Threading: the window's thread.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

std::optional<Action> draw_disclosure(const Kit& kit, const View& view, PapersDraft& draft);

}  // namespace shotlab::gui
