// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/key_gate.h"

#include <algorithm>

namespace shotlab::gui {

std::vector<KeyEvent> KeyGate::pass(KeyEvent event, bool modifier) {
  if (!modifier) {
    if (event.down) pressed_ = true;
    return {event};
  }
  if (!event.down && pressed_) {
    held_.push_back(event);
    return {};
  }
  // Pressed again while its release waits: the two must keep their order.
  const auto waiting = std::find_if(held_.begin(), held_.end(),
                                    [&](const KeyEvent& held) { return held.key == event.key; });
  if (event.down && waiting != held_.end()) held_.erase(waiting);
  return {event};
}

std::vector<KeyEvent> KeyGate::begin_frame() {
  pressed_ = false;
  std::vector<KeyEvent> released;
  released.swap(held_);
  return released;
}

}  // namespace shotlab::gui
