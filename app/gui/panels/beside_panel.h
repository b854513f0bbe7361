// SPDX-License-Identifier: Apache-2.0
//
// What is chosen beside the shots of the cut: a title's words, place and fades, a marker's word, a
// track's level; the film's own sounds, to be put on tracks; and how loud all of it is.

#pragma once

#include <optional>

#include "app/core/action.h"
#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// Nothing is drawn if no title, marker or track is chosen.
std::optional<Action> draw_beside_panel(const Kit& kit, const View& view, CutDraft& draft);
// How loud the film is as it stands, by EBU R128; nothing without a cut.
void draw_loudness(const Kit& kit, const View& view);
// `film_frame`: where a sound would begin.
std::optional<Action> draw_sounds(const Kit& kit, const View& view, std::int64_t film_frame,
                                  CutDraft& draft);

}  // namespace shotlab::gui
