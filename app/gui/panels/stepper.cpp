// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/stepper.h"

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kLess{"less", "減少"};
const Text kMore{"more", "增加"};

}  // namespace

int step(const Kit& kit, const Stepper& stepper) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const ButtonLook less{.kind = ButtonKind::quiet,
                        .icon = icon::kMinus,
                        .tip = kit.say(kLess),
                        .disabled = !stepper.can_less};
  const ButtonLook more{.kind = ButtonKind::quiet,
                        .icon = icon::kAdd,
                        .tip = kit.say(kMore),
                        .disabled = !stepper.can_more};
  const float buttons = button_width(kit, "", less) + button_width(kit, "", more) + kit.px(2);
  const float value = std::min(kit.px(128), (width - buttons) * 0.5f);
  const float drop = (button_height(kit) - line_height(kit, Type::small)) * 0.5f;
  draw_line(kit, {at.x, at.y + drop}, stepper.label, {Type::small, false, kit.theme.second, true},
            width - buttons - value - kit.px(6));
  draw_line(kit, {at.x + width - buttons - value, at.y + drop}, stepper.value,
            {Type::small, true, kit.theme.text, true}, value - kit.px(4));
  int way = 0;
  ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
  if (button(kit, std::string(stepper.name) + "/less", "", less)) way = -1;
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, std::string(stepper.name) + "/more", "", more)) way = 1;
  ImGui::SetCursorScreenPos({at.x, at.y + button_height(kit)});
  ImGui::Dummy({0, 0});
  return way;
}

}  // namespace shotlab::gui
