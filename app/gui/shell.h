// SPDX-License-Identifier: Apache-2.0
//
// The whole window in one function: lays out the desks, draws their panels, turns keys into
// intents. No window, no graphics card and no clock in here, so tests draw it headless.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <optional>
#include <vector>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

struct Screens {
  ScreenView main;                  // The selected take.
  ScreenView film;                  // The cut as it plays, on the film's frames.
  std::vector<ScreenView> others;   // Those it is compared with, on the same frame; else empty.
  std::optional<Shown> difference;  // Of the first of them and the selected one, while looked at.
  std::optional<Shown> scope;       // Of the selected one, while asked for.
};

Intents draw_window(const Kit& kit, const View& view, Ui& ui, const Screens& screens,
                    const UndoWords& undo = {});

// Dear ImGui's own style from our tokens; after every change of theme or scale.
void apply_style(const Kit& kit);

// The take that the selected one grew from: its parent, else the one before. Null if there is none.
const TakeRow* compared_with(const View& view);
// The takes that the selected one stands beside: those marked for it, else compared_with(). Oldest
// first; never the selected one itself.
std::vector<const TakeRow*> compared_takes(const View& view, const CompareDraft& draft);

inline constexpr float kZoomLeast = 0.75f;
inline constexpr float kZoomMost = 4.0f;
// The next step of zoom up (+1), down (-1); 0: back to 1.
float zoomed(float zoom, int direction);

}  // namespace shotlab::gui
