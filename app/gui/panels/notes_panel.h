// SPDX-License-Identifier: Apache-2.0
//
// Notes on a take: one to write, about all of it, a frame or a part of a picture; and those that
// are there.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// `places`: a note may be tied to what the screen shows.
void draw_notes_panel(const Kit& kit, const Take& take, const ScreenView& screen, bool places,
                      Ui& ui, Intents& intents);

}  // namespace shotlab::gui
