// SPDX-License-Identifier: Apache-2.0
//
// Drawing on the picture of the screen: marks on a frame of a take, and the mask of the next shot.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/panels/screen_draw.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// What lies on the picture, and what is being drawn there.
struct OnPicture {
  std::vector<FrameMark> marks;  // Of the take that is shown.
  std::vector<Note> notes;       // Of that take.
  std::filesystem::path mask;    // Of the next shot, where it is for this take; else empty.
  DrawDraft& draft;
  Ui& ui;                        // The note that is being typed takes what is drawn for it.
  std::optional<Action> action;  // Out: what was drawn.
};

Text words_of(MarkKind kind);
// The kind that a tool draws; nullopt for the tools of a mask and for none.
std::optional<MarkKind> kind_of(PictureTool tool);
bool is_mask_tool(PictureTool tool);

// Takes a tool up, or lays it down if it is the one in hand. A picture that is drawn on stands
// still.
void choose(DrawDraft& draft, PictureTool tool, Intents& intents);

// Four number fields for a box, in % of the picture, named `name`/x, /y, /w and /h: the way without
// a pointer. True if one was changed.
bool box_fields(const Kit& kit, const std::string& name, FrameBox& box, NumberDraft& draft);

// Right after the touch that covers the picture. True while the pointer is the drawing's, and not
// the player's.
bool take_drawing(const ScreenView& screen, const PictureBox& box, const Framing& framing,
                  OnPicture& on);
// Over the picture.
void draw_marks(const Kit& kit, const ScreenView& screen, const PictureBox& box,
                const Framing& framing, const OnPicture& on);

}  // namespace shotlab::gui
