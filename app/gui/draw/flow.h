// SPDX-License-Identifier: Apache-2.0
//
// Buttons in a row that goes on in the next line where the region ends.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <string>
#include <string_view>

#include "app/gui/draw/kit.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {

class Flow {
 public:
  // From the cursor to the right edge of the region; `space` in logical pixels between two.
  explicit Flow(const Kit& kit, float space = 2);
  // Goes below the last line.
  ~Flow();
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

  // As button(); never wider than a line.
  bool button(const std::string& name, std::string_view words, ButtonLook look);
  void new_line();

 private:
  const Kit& kit_;
  float left_, right_, space_;
  bool any_ = false;  // In the line.
};

}  // namespace shotlab::gui
