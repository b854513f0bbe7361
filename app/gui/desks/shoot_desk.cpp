// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/brief_panel.h"
#include "app/gui/panels/course_panel.h"
#include "app/gui/panels/path_panel.h"
#include "app/gui/panels/prompt_panel.h"
#include "app/gui/panels/take_sheet.h"
#include "app/gui/panels/takes_wall.h"

namespace shotlab::gui {
namespace {

void course_pane(Frame& f, Box box) {
  pane(f, "course", box,
       [&] {
         f.intents.add(draw_course_panel(f.kit, f.view));
         gap(f.kit, 14);
         rule(f.kit);
         gap(f.kit, 10);
         f.intents.add(draw_hints(f.kit, f.view));
       },
       {12, 12});
}

}  // namespace

void draw_shoot_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool course = course_shown(kit, f.ui, box.w);
  const float wide = box.w;
  if (course)
    course_pane(f, cut_left(kit, box, std::clamp(wide * 0.17f, kit.px(196), kit.px(250))));
  // A narrow window with the course open has no room for the builder as well.
  if (!course || !narrow(kit, wide)) {
    Box left = cut_left(kit, box, std::clamp(wide * 0.33f, kit.px(316), kit.px(470)));
    pane(
        f, "builder", left,
        [&] {
          const float width = ImGui::GetContentRegionAvail().x;
          const float room = ImGui::GetContentRegionAvail().y;
          const float head = std::min(brief_head_height(kit, f.view, width), room * 0.36f);
          if (begin_pane(kit, "brief head", {width, head}, kit.theme.panel, {0, 0}))
            f.intents.add(draw_brief_head(kit, f.view));
          end_pane();
          gap(kit, 8);
          rule(kit);
          gap(kit, 10);
          draw_prompt_panel(kit, f.view, f.screens.main, f.ui, f.intents);
        },
        {16, 16}, false);
  }
  if (f.ui.path.open) {
    pane(
        f, "path pane", box,
        [&] { draw_path_panel(kit, f.view, f.screens.main, f.ui.path, f.intents); }, {12, 10},
        false);
    return;
  }
  const float card = kit.px(box.h > kit.px(520) ? 136 : 108);
  const float row = takes_row_height(kit, card) + kit.px(28);
  const float ideal = box.w * 9 / 16 + kit.px(58);
  const float least = std::min(box.h * 0.38f, row + kit.px(104));
  const Box lower = cut_bottom(kit, box, std::max(box.h - ideal, least));
  screen_pane(f, "screen pane", box);
  pane(f, "takes", lower, [&] {
    f.intents.add(draw_takes_row(kit, f.view, card));
    gap(kit, 8);
    draw_take_sheet(kit, f.view, f.screens.main, false, f.ui, f.intents);
  });
}

}  // namespace shotlab::gui
