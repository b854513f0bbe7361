// SPDX-License-Identifier: Apache-2.0
//
// The gate stands between the window system's key events and Dear ImGui. When the program is slow,
// "A down" and "Ctrl up" arrive in one frame, and Dear ImGui then sees A without Ctrl: the shortcut
// is lost. The gate holds the release of a modifier back until the next frame if another key went
// down in this one.
//
// Threading: the window's thread.
// Source:    reference "desktop" §3, measured.

#pragma once

#include <vector>

namespace shotlab::gui {

struct KeyEvent {
  int key = 0;  // ImGuiKey
  bool down = false;
  bool operator==(const KeyEvent&) const = default;
};

class KeyGate {
 public:
  // An event as it arrives; what may go on to Dear ImGui now.
  std::vector<KeyEvent> pass(KeyEvent event, bool modifier);
  // Call before each frame, in front of that frame's own events: what was held back.
  std::vector<KeyEvent> begin_frame();
  // True while something waits: another frame must be drawn.
  bool holding() const { return !held_.empty(); }

 private:
  bool pressed_ = false;  // A key other than a modifier went down in this frame.
  std::vector<KeyEvent> held_;
};

}  // namespace shotlab::gui
