// SPDX-License-Identifier: Apache-2.0
//
// How alike two takes are, frame by frame, as a line; the worst frames as marks that can be
// pressed.

#pragma once

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Of the first compared take and the selected one. Asks for the measurement where the view has
// none.
void draw_score_graph(const Kit& kit, const View& view, const Screens& screens, Ui& ui,
                      Intents& intents);
float score_graph_height(const Kit& kit);

}  // namespace shotlab::gui
