// SPDX-License-Identifier: Apache-2.0

#include <imgui.h>

#include <algorithm>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/beside_panel.h"
#include "app/gui/panels/cut_panel.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/shot_panel.h"
#include "app/gui/panels/timeline_panel.h"
#include "app/gui/panels/versions_panel.h"

namespace shotlab::gui {
namespace {

const Text kFilm{"Film", "影片"};
const Text kTake{"Take", "條"};
const Text kFilmTip{"The cut, played from shot to shot", "播放整個剪接"};
const Text kTakeTip{"The selected take alone, to mark in and out",
                    "只看選中的一條，用來標記入點出點"};

const Text kVersions{"Versions", "版本"};
const Text kVersionsTip{"Saved versions of the cut, two beside one another",
                        "已儲存的剪接版本，兩個並排比較"};

// What the screen shows: the film that is being cut, or the take that a shot comes from.
void draw_choice(Frame& f) {
  const Kit& kit = f.kit;
  if (button(kit, "cut/film", kit.say(kFilm),
             {.kind = ButtonKind::quiet,
              .tip = kit.say(kFilmTip),
              .disabled = f.view.cut.empty(),
              .on = f.ui.cut.film,
              .type = Type::small}))
    f.ui.cut.film = true;
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, "cut/take", kit.say(kTake),
             {.kind = ButtonKind::quiet,
              .tip = kit.say(kTakeTip),
              .on = !f.ui.cut.film,
              .type = Type::small}))
    f.ui.cut.film = false;
  ImGui::SameLine(0, kit.px(2));
  if (button(kit, "cut/versions", kit.say(kVersions),
             {.kind = ButtonKind::quiet,
              .tip = kit.say(kVersionsTip),
              .on = f.ui.versions.open,
              .type = Type::small}))
    f.ui.versions.open = !f.ui.versions.open;
}

// What has just been chosen is told at the top of the pane: nobody should have to look for it.
void show_chosen(const CutDraft& cut) {
  const int chosen =
      ((cut.chosen + 1) * 64 + cut.title + 1) * 4096 + (cut.marker + 1) * 64 + cut.track + 1;
  ImGuiStorage* memory = ImGui::GetStateStorage();
  int* last = memory->GetIntRef(ImGui::GetID("chosen"), 0);
  if (*last != chosen && chosen != 0) ImGui::SetScrollY(0);
  *last = chosen;
}

}  // namespace

void draw_cut_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const float wide = box.w;
  if (f.view.cut.empty()) f.ui.cut.film = false;
  const float wanted = std::max(timeline_height(kit, f.view), f.ui.versions.open ? kit.px(380) : 0);
  const Box line = cut_bottom(kit, box, std::min(wanted, box.h * 0.54f));
  const Box bin = cut_right(kit, box, std::clamp(wide * 0.28f, kit.px(230), kit.px(360)));
  pane(
      f, "screen pane", box,
      [&] {
        draw_choice(f);
        CutDraft no_marks;
        const ScreenView screen =
            f.ui.cut.film ? with_titles(f.view, f.screens.film) : f.screens.main;
        f.intents.add(
            draw_screen_panel(kit, screen, f.ui.cut.film ? no_marks : f.ui.cut, f.ui.framing));
      },
      {8, 4}, false);
  pane(f, "bin", bin, [&] {
    show_chosen(f.ui.cut);
    f.intents.add(draw_shot_panel(kit, f.view, f.ui.cut));
    f.intents.add(draw_beside_panel(kit, f.view, f.ui.cut));
    draw_loudness(kit, f.view);
    f.intents.add(draw_bin(kit, f.view, f.ui.cut));
    f.intents.add(draw_sounds(kit, f.view, f.screens.film.frame, f.ui.cut));
  });
  if (f.ui.versions.open) {
    pane(f, "versions", line, [&] { draw_versions(kit, f.view, f.ui.versions, f.intents); });
    return;
  }
  pane(f, "timeline", line, [&] {
    f.intents.add(draw_timeline(kit, f.view, f.screens.film, f.ui.cut));
    if (f.ui.cut.seek) f.intents.transport.push_back(transport::Seek{*f.ui.cut.seek});
  });
}

}  // namespace shotlab::gui
