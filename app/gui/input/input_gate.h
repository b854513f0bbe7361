// SPDX-License-Identifier: Apache-2.0
//
// The gate stands between the window system's events and Dear ImGui, which gives one frame one set
// of held modifiers. When the program is slow, "A down" and "Ctrl up" arrive in one frame, and it
// would see A without Ctrl: the shortcut is lost. Or "Ctrl up" comes after letters that were typed
// later, and the letters are lost. So where a modifier changes after something was pressed, the
// gate holds that change and everything behind it, in its order, until Dear ImGui has taken in what
// came before.
//
// Threading: the window's thread.
// Source:    reference "desktop" §3, measured.

#pragma once

#include <deque>
#include <functional>

namespace shotlab::gui {

enum class InputKind {
  modifier,  // Ctrl, Shift, Alt, Super, down or up.
  press,     // Means something else with another modifier: a key or button down, a letter, a wheel.
  other,     // The rest, which only keeps its place: a key or button up, the pointer moves.
};

InputKind kind_of_key(bool modifier, bool down);

class InputGate {
 public:
  using Deliver = std::function<void()>;

  // Hands the event on at once, or keeps it.
  void pass(InputKind kind, Deliver deliver);
  // Call before each frame, in front of that frame's own events; `taken`: Dear ImGui has nothing
  // left that it was given. Hands on what may be.
  void begin_frame(bool taken);
  // True while something waits: another frame must be drawn.
  bool holding() const { return !held_.empty(); }

 private:
  struct Event {
    InputKind kind;
    Deliver deliver;
  };
  bool must_wait(InputKind kind) const { return kind == InputKind::modifier && pressed_; }
  void hand_on(InputKind kind, const Deliver& deliver);

  bool pressed_ = false;  // Since the last frame that took everything.
  std::deque<Event> held_;
};

}  // namespace shotlab::gui
