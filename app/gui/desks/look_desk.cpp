// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/blind_panel.h"
#include "app/gui/panels/compare_panel.h"
#include "app/gui/panels/marks_panel.h"
#include "app/gui/panels/score_graph.h"
#include "app/gui/panels/screen_draw.h"
#include "app/gui/panels/take_sheet.h"
#include "app/gui/panels/takes_wall.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kScopes{"Scopes", "示波器"};
const std::array<Text, kScopeCount> kScopeWords{{{"off", "關"},
                                                 {"waveform", "波形"},
                                                 {"parade", "三色波形"},
                                                 {"vectors", "向量"},
                                                 {"levels", "直方圖"}}};
constexpr std::array<const char*, kScopeCount> kScopeNames{
    "scope/off", "scope/waveform", "scope/parade", "scope/vectors", "scope/levels"};

// The graph and, above it, what was changed in the words: the difference of the prompts under the
// difference of the pictures.
void comparison_foot(Frame& f, Box& box) {
  const Kit& kit = f.kit;
  const TakeRow* row = selected(f.view);
  const std::string changed = row != nullptr ? kit.say(row->changed) : std::string();
  const float words =
      changed.empty()
          ? 0
          : lines_height(kit, changed, Type::body, false, box.w - kit.px(28)) + kit.px(4);
  const Box foot = cut_bottom(kit, box, words + score_graph_height(kit) + kit.px(16));
  pane(f, "difference", foot,
       [&] {
         if (!changed.empty()) {
           paragraph(kit, changed, body(kit));
           gap(kit, 4);
         }
         draw_score_graph(kit, f.view, f.screens, f.ui, f.intents);
       },
       {12, 8});
}

void scopes(Frame& f) {
  const Kit& kit = f.kit;
  label(kit, kit.say(kScopes), heading(kit));
  gap(kit, 4);
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  for (std::size_t n = 0; n < kScopeWords.size(); ++n) {
    const auto scope = static_cast<Scope>(n);
    const std::string words = kit.say(kScopeWords[n]);
    const ButtonLook look{
        .kind = ButtonKind::quiet, .on = f.ui.scope == scope, .type = Type::small};
    if (n > 0 && ImGui::GetCursorScreenPos().x + button_width(kit, words, look) > right)
      ImGui::NewLine();
    if (button(kit, kScopeNames[n], words, look)) f.ui.scope = scope;
    ImGui::SameLine(0, kit.px(2));
  }
  ImGui::NewLine();
  if (f.ui.scope == Scope::none) return;
  gap(kit, 4);
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end{at.x + width, at.y + width * 9 / 16};
  fill_rect(at, end, color(kit.theme.screen), kit.px(4));
  if (f.screens.scope) draw_shown(*f.screens.scope, picture_box(*f.screens.scope, at, end), {});
  ImGui::Dummy({width, end.y - at.y});
}

}  // namespace

void draw_look_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const float wide = box.w;
  if (f.ui.compare.on && f.ui.compare.blind.on && !f.screens.others.empty()) {
    // Whatever would tell one take from another stands aside.
    pane(
        f, "blind pane", box, [&] { draw_blind_panel(kit, f.view, f.screens, f.ui, f.intents); },
        {12, 8}, false);
    return;
  }
  pane(f, "look takes", cut_left(kit, box, std::clamp(wide * 0.16f, kit.px(124), kit.px(210))),
       [&] { f.intents.add(draw_takes_column(kit, f.view, f.ui.compare, f.ui.labels_shown)); },
       {12, 12});
  const Box right = cut_right(kit, box, std::clamp(wide * 0.25f, kit.px(224), kit.px(340)));
  if (f.ui.compare.on && !f.screens.others.empty()) {
    comparison_foot(f, box);
    pane(
        f, "screen pane", box, [&] { f.intents.add(draw_compare_panel(kit, f.screens, f.ui)); },
        {8, 4}, false);
  } else {
    screen_pane(f, "screen pane", box);
  }
  pane(f, "look sheet", right, [&] {
    // Beside other takes the picture is not drawn on.
    const bool alone = !f.ui.compare.on || f.screens.others.empty();
    draw_take_sheet(kit, f.view, f.screens.main, alone, f.ui, f.intents);
    if (const TakeRow* row = selected(f.view)) {
      gap(kit, 12);
      if (alone) {
        draw_marks_panel(kit, f.view, f.screens.main, f.ui.drawing, f.intents);
        gap(kit, 12);
      }
      scopes(f);
      gap(kit, 12);
      draw_recipe(kit, *row);
    }
  });
}

}  // namespace shotlab::gui
