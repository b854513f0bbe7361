// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/papers_panel.h"

namespace shotlab::gui {

void draw_papers_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool quiz = f.view.exercise != nullptr && !f.view.exercise->quiz.empty();
  Box right = quiz ? cut_right(kit, box, box.w * 0.48f) : Box{};
  pane(f, "papers", box,
       [&] {
         const float measure = std::min(ImGui::GetContentRegionAvail().x, kit.px(680));
         if (ImGui::BeginChild("measure", {measure, 0},
                               ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened)) {
           f.intents.add(draw_papers_panel(kit, f.view, f.ui.papers));
         }
         ImGui::EndChild();
       },
       {24, 24});
  if (!quiz) return;
  const Box list = cut_bottom(kit, right, right.h * 0.5f);
  screen_pane(f, "screen pane", right);
  pane(f, "quiz", list, [&] { f.intents.add(draw_quiz_panel(kit, f.view, f.ui.quiz_playing)); },
       {20, 20});
}

}  // namespace shotlab::gui
