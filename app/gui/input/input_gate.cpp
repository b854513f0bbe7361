// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/input_gate.h"

#include <utility>

namespace shotlab::gui {

InputKind kind_of_key(bool modifier, bool down) {
  if (modifier) return InputKind::modifier;
  return down ? InputKind::press : InputKind::other;
}

void InputGate::hand_on(InputKind kind, const Deliver& deliver) {
  pressed_ = pressed_ || kind == InputKind::press;
  deliver();
}

void InputGate::pass(InputKind kind, Deliver deliver) {
  if (!holding() && !must_wait(kind)) return hand_on(kind, deliver);
  held_.push_back({kind, std::move(deliver)});
}

void InputGate::begin_frame(bool taken) {
  if (!taken) return;
  pressed_ = false;
  while (holding() && !must_wait(held_.front().kind)) {
    hand_on(held_.front().kind, held_.front().deliver);
    held_.pop_front();
  }
}

}  // namespace shotlab::gui
