// SPDX-License-Identifier: Apache-2.0
//
// The marks of a take: what the learner shows the checks where no program can be sure. Drawn on the
// picture, or set by numbers.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void draw_marks_panel(const Kit& kit, const View& view, const ScreenView& screen, DrawDraft& draft,
                      Intents& intents);

}  // namespace shotlab::gui
