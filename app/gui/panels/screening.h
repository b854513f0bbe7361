// SPDX-License-Identifier: Apache-2.0
//
// The screening: the film alone on a dark screen, a title before it and, after it, who made what:
// one slide with the lineage of the takes that it is cut from.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// The whole window. Starts the film when the title has stood long enough.
void draw_screening(const Kit& kit, const View& view, Ui& ui, const Screens& screens,
                    Intents& intents);

// The lines of the last slide: "0001 → 0002  light: morning → night".
std::vector<std::string> lineage_lines(const View& view, Language language);

}  // namespace shotlab::gui
