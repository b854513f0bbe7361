// SPDX-License-Identifier: Apache-2.0
//
// What the desks are laid out with: boxes cut off a rectangle, panes in them, and what all panes of
// one frame share.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <imgui.h>

#include <functional>

#include "app/gui/draw/kit.h"
#include "app/gui/shell.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Pixels, from the window's corner.
struct Box {
  float x = 0, y = 0, w = 0, h = 0;
};

// Everything that the desks share while one frame is drawn.
struct Frame {
  const Kit& kit;
  const View& view;
  Ui& ui;
  const Screens& screens;
  Intents intents;
};

inline constexpr float kSeam = 2;  // Between panes: the room shows through.

// Draws nothing where the box has no room.
void pane(Frame& f, const char* name, Box box, const std::function<void()>& draw,
          ImVec2 padding = {14, 14}, bool scroll = true);

// Cuts a piece off a box and leaves the rest, with a seam between.
Box cut_left(const Kit& kit, Box& box, float width);
Box cut_right(const Kit& kit, Box& box, float width);
Box cut_bottom(const Kit& kit, Box& box, float height);

bool narrow(const Kit& kit, float width);
bool course_shown(const Kit& kit, const Ui& ui, float width);
// The screen with its transport: one picture.
void screen_pane(Frame& f, const char* name, Box box);

void draw_brief_desk(Frame& f, Box box);
void draw_shoot_desk(Frame& f, Box box);
void draw_look_desk(Frame& f, Box box);
void draw_cut_desk(Frame& f, Box box);
void draw_papers_desk(Frame& f, Box box);

}  // namespace shotlab::gui
