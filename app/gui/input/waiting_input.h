// SPDX-License-Identifier: Apache-2.0
//
// Dear ImGui takes at most one press or release of a key in a frame, so that none is missed. What
// came faster than frames are drawn waits inside it, and nothing else tells: without a look here,
// a window that rests would show the next letter when its caret blinks.
//
// Threading: the window's thread.

#pragma once

namespace shotlab::gui {

// True if another frame must be drawn for what was typed or clicked already.
// REQUIRES: a current Dear ImGui context.
bool input_waits();

}  // namespace shotlab::gui
