// SPDX-License-Identifier: Apache-2.0

#include "app/gui/desks/desk_layout.h"

#include <algorithm>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/picture_marks.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

// The next shot's mask, on the clip that it is for.
std::filesystem::path mask_for(const Frame& f, const TakeRow* shown) {
  if (shown == nullptr || f.ui.desk != Desk::shoot) return {};
  std::filesystem::path mask, clip;
  for (const ReferenceRow& row : f.view.references) {
    if (row.role == "mask") mask = row.path;
    if (row.role == "video") clip = row.path;
  }
  const bool its_own = clip == shown->take.clip || f.view.grows_from == shown->take.id;
  return its_own ? mask : std::filesystem::path();
}

}  // namespace

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
      [&] {
        const TakeRow* row = find_take(f.view, f.screens.main.take);
        OnPicture on{row != nullptr ? row->marks : std::vector<FrameMark>(),
                     row != nullptr ? row->take.notes : std::vector<Note>(),
                     mask_for(f, row),
                     f.ui.drawing,
                     f.ui,
                     {}};
        f.intents.add(draw_screen_panel(f.kit, f.screens.main, f.ui.cut, f.ui.framing, &on));
        f.intents.add(on.action);
      },
      {8, 8}, false);
}

}  // namespace shotlab::gui
