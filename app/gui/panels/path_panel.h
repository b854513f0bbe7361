// SPDX-License-Identifier: Apache-2.0
//
// The camera path of the next shot: its keys in the plan, from the side and through the camera, as
// numbers, and flown through the whitebox before money is spent.

#pragma once

#include <string>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

// What the deck calls the clip of a flight, where takes have their id.
inline constexpr const char* kFlightName = "whitebox";

// Fills the pane it is called in. `screen`: what the deck plays, the flight while the panel is
// open.
void draw_path_panel(const Kit& kit, const View& view, const ScreenView& screen, PathDraft& draft,
                     Intents& intents);

// "Camera path · 4 keys"
std::string path_words(const Kit& kit, const View& view);

// A path to begin with: three keys, straight towards the subject.
std::vector<CameraKey> first_path(double seconds);
// One more key behind the chosen one: half way to the next, or on from the last. `at` becomes it.
std::vector<CameraKey> with_key(const std::vector<CameraKey>& keys, std::size_t& at,
                                double seconds);

}  // namespace shotlab::gui
