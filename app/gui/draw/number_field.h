// SPDX-License-Identifier: Apache-2.0
//
// A field for one number: what is typed stays as it is until the field is left, and counts as soon
// as it is a number.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <optional>
#include <string>

#include "app/gui/draw/kit.h"

namespace shotlab::gui {

// The field that is being typed in, and its text; shared by all fields of a panel.
struct NumberDraft {
  std::string name;  // Empty: none.
  std::string text;
};

// The number that was typed in this frame; nullopt: nothing, or no number yet. Shows `value` with
// up to `decimals`.
std::optional<double> number_field(const Kit& kit, const std::string& name, double value,
                                   int decimals, NumberDraft& draft, float width);

// "1.5", "-0.05", "3": without noughts at the end.
std::string short_number(double value, int decimals);

}  // namespace shotlab::gui
