// SPDX-License-Identifier: Apache-2.0
//
// The clip that the next shot alters, and the mask that says where: drawn on the picture.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void draw_mask_tools(const Kit& kit, const View& view, const ScreenView& screen, DrawDraft& draft,
                     Intents& intents);

}  // namespace shotlab::gui
