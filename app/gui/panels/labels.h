// SPDX-License-Identifier: Apache-2.0
//
// Labels: words that a learner puts on takes to find them again.

#pragma once

#include <string>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

bool has_label(const Take& take, const std::string& label);
// The labels of a take, each with the way to take it off, and a field for one more.
void draw_labels(const Kit& kit, const View& view, const Take& take, Ui& ui, Intents& intents);
// Which takes the wall shows; nothing is drawn where no take has a label. `shown` becomes empty
// where no take has it any more.
void draw_label_filter(const Kit& kit, const View& view, std::string& shown);

}  // namespace shotlab::gui
