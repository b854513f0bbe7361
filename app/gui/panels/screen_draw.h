// SPDX-License-Identifier: Apache-2.0
//
// How a picture stands on a screen: fitted, or a part of it enlarged; the words where there is
// none; the bar and the buttons under it.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <imgui.h>

#include <optional>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

struct PictureBox {
  ImVec2 low, high;
};

// The largest box of the picture's shape in the middle of a place.
PictureBox picture_box(const Shown& picture, ImVec2 low, ImVec2 high);
void draw_shown(const Shown& picture, const PictureBox& box, const Framing& framing,
                float alpha = 1);
// All that a screen shows of its picture: what dissolves into it, how dark it has become,
// and the words over it.
void draw_pictures(const Kit& kit, const ScreenView& screen, ImVec2 low, ImVec2 high,
                   const Framing& framing);
// Ground, picture or words.
void draw_screen(const Kit& kit, const ScreenView& screen, ImVec2 low, ImVec2 high,
                 const Framing& framing);
// Words in the middle of a dark place, under a sign.
void draw_screen_words(const Kit& kit, ImVec2 low, ImVec2 high, const std::string& first,
                       const std::string& second, const char* sign);

// Over the last item, which covers `box`: the wheel enlarges about the pointer, dragging moves the
// part that is shown (where `pans`), a double click shows all again. True if it was used as a drag,
// so that its release is no press.
bool steer_framing(const PictureBox& box, Framing& framing, bool pans);

float transport_height(const Kit& kit);
// `notes`: those about a frame are ticks on the bar.
std::optional<Transport> draw_transport(const Kit& kit, const ScreenView& screen, CutDraft& marks,
                                        const std::vector<Note>& notes = {});

}  // namespace shotlab::gui
