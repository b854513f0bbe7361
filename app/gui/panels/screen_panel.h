// SPDX-License-Identifier: Apache-2.0
//
// The screen: the picture, a bar to scrub on, the transport, timecode and frame number.

#pragma once

#include <optional>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

struct OnPicture;  // picture_marks.h

// Fills the pane it is called in. `marks` are drawn on the bar and may be set here; `framing` says
// which part of the picture is shown, and the mouse changes it. `on`: what is drawn on the picture;
// null: nothing may be.
std::optional<Transport> draw_screen_panel(const Kit& kit, const ScreenView& screen,
                                           CutDraft& marks, Framing& framing,
                                           OnPicture* on = nullptr);

// Sets a mark from the playhead. The frame under the playhead is inside on both sides: out is the
// one after it.
void mark_in(const ScreenView& screen, CutDraft& marks);
void mark_out(const ScreenView& screen, CutDraft& marks);

// "79 of 96"
std::string frame_words(const ScreenView& screen, Language language);

}  // namespace shotlab::gui
