// SPDX-License-Identifier: Apache-2.0
//
// What goes with the next shot beside its words: a first and a last frame, pictures of who or what
// is in it, the take that it changes or goes on from, the clip and the mask, the camera path.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Opens and closes that part of the builder; says how much there is. At the right of the line.
void draw_ingredients_switch(const Kit& kit, const View& view, bool& open);
// `screen`: frames are taken from what it shows.
void draw_ingredients(const Kit& kit, const View& view, const ScreenView& screen, Ui& ui,
                      Intents& intents);

// For a file that was let fall on the window: pictures and clips; nullopt for anything else.
std::optional<Action> use_dropped(const std::string& path);

}  // namespace shotlab::gui
