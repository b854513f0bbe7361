// SPDX-License-Identifier: Apache-2.0

#include "app/gui/desks/desk_layout.h"

#include <algorithm>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/screen_panel.h"

namespace shotlab::gui {

void pane(Frame& f, const char* name, Box box, const std::function<void()>& draw, ImVec2 padding,
          bool scroll) {
  if (box.w < 2 || box.h < 2) return;
  ImGui::SetCursorPos({box.x, box.y});
  const ImGuiWindowFlags flags =
      scroll ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (begin_pane(f.kit, name, {box.w, box.h}, f.kit.theme.panel, padding, flags)) draw();
  end_pane();
}

Box cut_left(const Kit& kit, Box& box, float width) {
  const Box piece{box.x, box.y, std::min(width, box.w), box.h};
  box.x += piece.w + kit.px(kSeam);
  box.w -= piece.w + kit.px(kSeam);
  return piece;
}
Box cut_right(const Kit& kit, Box& box, float width) {
  width = std::min(width, box.w);
  const Box piece{box.x + box.w - width, box.y, width, box.h};
  box.w -= width + kit.px(kSeam);
  return piece;
}
Box cut_bottom(const Kit& kit, Box& box, float height) {
  height = std::min(height, box.h);
  const Box piece{box.x, box.y + box.h - height, box.w, height};
  box.h -= height + kit.px(kSeam);
  return piece;
}

bool narrow(const Kit& kit, float width) { return width < kit.px(920); }

bool course_shown(const Kit& kit, const Ui& ui, float width) {
  return ui.course_open.value_or(!narrow(kit, width)) && !ui.presenting;
}

void screen_pane(Frame& f, const char* name, Box box) {
  pane(
      f, name, box,
      [&] { f.intents.add(draw_screen_panel(f.kit, f.screens.main, f.ui.cut, f.ui.framing)); },
      {8, 8}, false);
}

}  // namespace shotlab::gui
