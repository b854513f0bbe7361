// SPDX-License-Identifier: Apache-2.0
//
// The prompt builder: five slots whose grey words say what is wanted, how each is read, the rest of
// the request, and the button that says what it costs.

#pragma once

#include <string>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Fills the pane it is called in; the Shoot button stays at its foot.
// `screen` shows the take that frames are taken from.
void draw_prompt_panel(const Kit& kit, const View& view, const ScreenView& screen, Ui& ui,
                       Intents& intents);

// What the Shoot button says: "Shoot · free · practice generator".
std::string shoot_words(const View& view);

}  // namespace shotlab::gui
