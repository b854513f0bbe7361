// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/flow.h"

#include <algorithm>

namespace shotlab::gui {

Flow::Flow(const Kit& kit, float space)
    : kit_(kit),
      left_(ImGui::GetCursorScreenPos().x),
      right_(left_ + ImGui::GetContentRegionAvail().x),
      space_(kit.px(space)) {}

Flow::~Flow() { new_line(); }

bool Flow::button(const std::string& name, std::string_view words, ButtonLook look) {
  const float width = std::min(button_width(kit_, words, look), right_ - left_);
  if (any_) ImGui::SameLine(0, space_);
  if (any_ && ImGui::GetCursorScreenPos().x + width > right_) ImGui::NewLine();
  any_ = true;
  look.width = width;
  return gui::button(kit_, name, words, look);
}

void Flow::new_line() { any_ = false; }

}  // namespace shotlab::gui
