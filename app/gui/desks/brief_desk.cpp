// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/brief_panel.h"
#include "app/gui/panels/course_panel.h"

namespace shotlab::gui {

void draw_brief_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool tight = narrow(kit, box.w);
  const float wide = box.w;
  if (course_shown(kit, f.ui, wide)) {
    pane(f, "course", cut_left(kit, box, std::clamp(wide * 0.22f, kit.px(200), kit.px(320))),
         [&] { f.intents.add(draw_course_panel(kit, f.view)); });
  }
  const Box margin =
      tight ? Box{} : cut_right(kit, box, std::clamp(wide * 0.26f, kit.px(240), kit.px(380)));
  pane(f, "brief page", box,
       [&] {
         // A measure that reads well, whatever the window's width.
         const float measure = std::min(ImGui::GetContentRegionAvail().x, kit.px(640));
         if (ImGui::BeginChild("measure", {measure, 0},
                               ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened)) {
           draw_brief_page(kit, f.view, f.ui);
           if (tight) {
             gap(kit, 16);
             f.intents.add(draw_hints(kit, f.view));
             f.intents.add(draw_brief_margin(kit, f.view, f.ui));
           }
         }
         ImGui::EndChild();
       },
       {24, 24});
  if (!tight) {
    pane(f, "brief margin", margin,
         [&] {
           f.intents.add(draw_hints(kit, f.view));
           f.intents.add(draw_brief_margin(kit, f.view, f.ui));
         },
         {20, 20});
  }
}

}  // namespace shotlab::gui
