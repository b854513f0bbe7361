// SPDX-License-Identifier: Apache-2.0
//
// A number that is changed in steps: its name, what it is, less and more.

#pragma once

#include <string>

#include "app/gui/draw/kit.h"

namespace shotlab::gui {

struct Stepper {
  const char* name;
  std::string label;
  std::string value;
  bool can_less = true, can_more = true;
};

// -1, 0 or 1: which way it was stepped. Its buttons are "NAME/less" and "NAME/more".
int step(const Kit& kit, const Stepper& stepper);

}  // namespace shotlab::gui
