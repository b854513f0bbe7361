// SPDX-License-Identifier: Apache-2.0
//
// The words of the craft: those that the exercise uses, and any that is looked for.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Draws nothing where the course has no glossary.
void draw_glossary(const Kit& kit, const View& view, GlossaryDraft& draft);

}  // namespace shotlab::gui
