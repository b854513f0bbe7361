// SPDX-License-Identifier: Apache-2.0
//
// The mark of a check's state: full, half, ring, hatched square, crossed ring. Told apart by shape,
// not by colour alone.

#pragma once

#include <imgui.h>

#include "app/gui/draw/kit.h"
#include "exercises/engine/verdict.h"

namespace shotlab::gui {

// Centred at `middle`, `size` pixels across.
void draw_state_mark(const Kit& kit, ImVec2 middle, float size, VerdictState state);
Rgb state_color(const Kit& kit, VerdictState state);

}  // namespace shotlab::gui
