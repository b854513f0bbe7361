// SPDX-License-Identifier: Apache-2.0
//
// Opens the window and runs it until it is closed.
//
// Threading: the program's main thread; GLFW allows no other.
// Blocking:  until the window is closed. Idle, it sleeps: it is drawn only when something happened.

#pragma once

#include <string>

#include "app/core/studio.h"
#include "media/base/clock.h"

namespace shotlab::gui {

// The program's exit status. Without a display, or without the typefaces, nothing is shown,
// `*why_not` has one sentence (in the language of the locale) and 2 comes back.
int run_window(const StudioOptions& options, Clock& clock, std::string* why_not);

}  // namespace shotlab::gui
