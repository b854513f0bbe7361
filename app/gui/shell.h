// SPDX-License-Identifier: Apache-2.0
//
// The whole window in one function: lays out the desks, draws their panels, turns keys into
// intents. No window, no graphics card and no clock in here, so tests draw it headless.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

struct Screens {
  ScreenView main;
  ScreenView other;  // The take before, while comparing.
};

Intents draw_window(const Kit& kit, const View& view, Ui& ui, const Screens& screens);

// Dear ImGui's own style from our tokens; after every change of theme or scale.
void apply_style(const Kit& kit);

// The take that the selected one is compared with: its parent, else the one before. Null if there
// is none.
const TakeRow* compared_with(const View& view);

inline constexpr float kZoomLeast = 0.75f;
inline constexpr float kZoomMost = 4.0f;
// The next step of zoom up (+1), down (-1); 0: back to 1.
float zoomed(float zoom, int direction);

}  // namespace shotlab::gui
