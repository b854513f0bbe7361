// SPDX-License-Identifier: Apache-2.0
//
// Takes beside each other on one frame: side by side (up to nine), wiped, laid over each other,
// blinking, or their difference. The transport is the selected take's; all screens show the same
// part of their pictures.

#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "app/gui/draw/kit.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

Text words_of(CompareLook look);

// Fills the pane it is called in. REQUIRES: screens.others is not empty.
std::optional<Transport> draw_compare_panel(const Kit& kit, const Screens& screens, Ui& ui);

// All screens in cells of one size, as square as it gets, each with a caption; one of them framed,
// or none: -1.
void draw_tiles(const Kit& kit, const std::vector<const ScreenView*>& all,
                const std::vector<std::string>& captions, int framed, ImVec2 low, ImVec2 high,
                Framing& framing);

// Which of the compared takes a blinking screen shows now: 0 for the first of the others, and so
// on; the selected one is the last.
int blinking(double now, std::size_t count);

}  // namespace shotlab::gui
