// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/state_mark.h"

#include <cmath>

#include "app/gui/draw/text_draw.h"

namespace shotlab::gui {

Rgb state_color(const Kit& kit, VerdictState state) {
  switch (state) {
    case VerdictState::pass:
    case VerdictState::waived:
      return kit.theme.pass;
    case VerdictState::close:
      return kit.theme.close;
    case VerdictState::not_yet:
      return kit.theme.not_yet;
    case VerdictState::cannot_measure:
      return kit.theme.second;
  }
  return kit.theme.second;
}

void draw_state_mark(const Kit& kit, ImVec2 middle, float size, VerdictState state) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = color(state_color(kit, state));
  const float radius = size * 0.5f;
  const float thick = std::max(1.3f, size * 0.12f);
  constexpr float kPi = 3.14159265f;
  switch (state) {
    case VerdictState::pass:
      list->AddCircleFilled(middle, radius, ink);
      break;
    case VerdictState::close:
      list->AddCircle(middle, radius - thick / 2, ink, 0, thick);
      list->PathArcTo(middle, radius, kPi / 2, kPi * 1.5f);
      list->PathFillConvex(ink);
      break;
    case VerdictState::not_yet:
      list->AddCircle(middle, radius - thick / 2, ink, 0, thick);
      break;
    case VerdictState::cannot_measure: {
      const ImVec2 low{middle.x - radius, middle.y - radius};
      const ImVec2 high{middle.x + radius, middle.y + radius};
      list->PushClipRect(low, high, true);
      for (float x = -size; x < size; x += size / 3) {
        list->AddLine({low.x + x, high.y}, {low.x + x + size, low.y}, ink, thick * 0.7f);
      }
      list->PopClipRect();
      list->AddRect(low, high, ink, 0, 0, thick * 0.8f);
      break;
    }
    case VerdictState::waived:
      list->AddCircle(middle, radius - thick / 2, ink, 0, thick);
      list->AddLine({middle.x - radius * 0.5f, middle.y}, {middle.x + radius * 0.5f, middle.y}, ink,
                    thick);
      break;
  }
}

}  // namespace shotlab::gui
