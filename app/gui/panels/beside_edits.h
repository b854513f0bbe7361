// SPDX-License-Identifier: Apache-2.0
//
// What the window does to titles, tracks and markers of the cut. What is new, or taken, is chosen.
//
// Threading: pure functions.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/core/action.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

void choose_nothing(CutDraft& draft);

// Two seconds from `film_frame` on, or as much as the film has, still without words; nullopt for an
// empty film.
std::optional<Action> add_title(const View& view, std::int64_t film_frame, CutDraft& draft);
// One that stands there already is only chosen.
std::optional<Action> set_marker(const View& view, std::int64_t film_frame, CutDraft& draft);
// On a track of its own, named as the file, to its end or the film's.
std::optional<Action> add_sound(const View& view, const std::string& file, std::int64_t film_frame,
                                CutDraft& draft);
// The title, marker or track that is chosen; nullopt if none is.
std::optional<Action> remove_chosen(const View& view, CutDraft& draft);

// The nearest marker before or after a film frame.
std::optional<std::int64_t> marker_beside(const View& view, std::int64_t film_frame, bool before);

// The rest as it would be if the pointer let go of a title at `frames` from where it was pressed;
// nullopt if nothing would change.
std::optional<CutRest> held_title(const View& view, const CutDraft& draft, std::int64_t frames);

// The film's screen with its titles.
ScreenView with_titles(const View& view, ScreenView film);

}  // namespace shotlab::gui
