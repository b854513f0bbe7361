// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/notes_panel.h"

#include <imgui_internal.h>

#include <algorithm>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/picture_marks.h"

namespace shotlab::gui {
namespace {

const Text kNoteHint{"Write a note, then Enter", "寫筆記，再按 Enter"};
const Text kAdd{"Add", "加入"};
const Text kHere{"This frame", "這一格"};
const Text kFrame{"Frame {0}", "第 {0} 格"};
const Text kHereTip{"The note is about this frame", "這則筆記關於這一格"};
const Text kWholeTip{"Let the note be about the whole take again", "改回關於整條的筆記"};
const Text kRegion{"Region", "範圍"};
const Text kRegionTip{"Draw what the note is about", "畫出筆記所指的地方"};
const Text kNoRegionTip{"Take the region off the note", "移除筆記的範圍"};
const Text kRegionHow{"Drag a box round what the note is about.", "把筆記所指的地方框住。"};
const Text kMiddle{"Put one in the middle", "放一個在中央"};
const Text kNumbered{"{0} · frame {1}", "{0} · 第 {1} 格"};
const Text kGo{"Show this frame", "顯示這一格"};
const Text kRemove{"Remove this note", "刪除這則筆記"};

bool shows(const ScreenView& screen, const Take& take) {
  return screen.state == ScreenView::State::ready && screen.take == take.id;
}

void draw_field(const Kit& kit, const Take& take, Ui& ui, Intents& intents) {
  const float add = button_width(kit, kit.say(kAdd), {});
  const float width = ImGui::GetContentRegionAvail().x - add - kit.px(6);
  if (ui.focus_note) {
    ImGui::SetKeyboardFocusHere();
    ui.focus_note = false;
  }
  field(kit, "note", ui.note.text, kit.say(kNoteHint), width);
  const bool entered = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
  ImGui::SameLine(0, kit.px(6));
  const bool empty = trim(ui.note.text).empty();
  const bool pressed = button(kit, "note/add", kit.say(kAdd), {.disabled = empty});
  if (empty || !(entered || pressed)) return;
  intents.actions.push_back(
      action::AddNote{take.id, std::string(trim(ui.note.text)), ui.note.place});
  ui.note = {take.id, {}, {}};
}

// Without a pointer, a region begins in the middle and is moved by numbers.
void draw_region_fields(const Kit& kit, const ScreenView& screen, Ui& ui) {
  if (ui.drawing.tool == PictureTool::note) {
    paragraph(kit, kit.say(kRegionHow), small_print(kit));
    if (button(kit, "note/middle", kit.say(kMiddle), {.type = Type::small})) {
      ui.note.place = NotePlace{screen.frame, FrameBox{0.4, 0.3, 0.2, 0.4}};
      ui.drawing.tool = PictureTool::none;
    }
  }
  if (!ui.note.place || !ui.note.place->region) return;
  FrameBox region = *ui.note.place->region;
  if (box_fields(kit, "note/region", region, ui.drawing.number) &&
      is_sound({MarkKind::region, 0, region}))
    ui.note.place->region = region;
}

void draw_place(const Kit& kit, const ScreenView& screen, Ui& ui, Intents& intents) {
  std::optional<NotePlace>& place = ui.note.place;
  gap(kit, 4);
  {
    Flow flow(kit);
    const std::string frame =
        place ? fill(kFrame, {std::to_string(place->frame + 1)}).in(kit.language)
              : std::string(kit.say(kHere));
    if (flow.button("note/here", frame,
                    {.kind = ButtonKind::quiet,
                     .icon = icon::kMarker,
                     .tip = kit.say(place ? kWholeTip : kHereTip),
                     .on = place.has_value(),
                     .type = Type::small})) {
      intents.transport.push_back(transport::Pause{});
      place = place ? std::nullopt : std::optional<NotePlace>(NotePlace{screen.frame, {}});
    }
    const bool drawn = place && place->region;
    if (flow.button("note/draw", kit.say(kRegion),
                    {.kind = ButtonKind::quiet,
                     .icon = icon::kFit,
                     .tip = kit.say(drawn ? kNoRegionTip : kRegionTip),
                     .on = drawn || ui.drawing.tool == PictureTool::note,
                     .type = Type::small})) {
      if (drawn)
        place->region.reset();
      else
        choose(ui.drawing, PictureTool::note, intents);
    }
  }
  draw_region_fields(kit, screen, ui);
}

// The way to the frame of a note. Where a region was drawn, its number is the one that stands at
// the region.
void draw_way(const Kit& kit, const Take& take, std::size_t n, const ScreenView& screen,
              Intents& intents) {
  const NotePlace& place = *take.notes[n].place;
  const std::string frame = std::to_string(place.frame + 1);
  const Text words =
      place.region ? fill(kNumbered, {std::to_string(n + 1), frame}) : fill(kFrame, {frame});
  const bool ready = shows(screen, take);
  if (button(kit, "note/" + std::to_string(n) + "/go", words.in(kit.language),
             {.kind = ButtonKind::quiet,
              .icon = icon::kMarker,
              .tip = kit.say(kGo),
              .disabled = !ready,
              .on = ready && !screen.playing && screen.frame == place.frame,
              .type = Type::small})) {
    intents.transport.push_back(transport::Pause{});
    intents.transport.push_back(transport::Seek{place.frame});
  }
}

void draw_note(const Kit& kit, const Take& take, std::size_t n, const ScreenView& screen,
               Intents& intents) {
  const Note& note = take.notes[n];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ButtonLook off{.kind = ButtonKind::quiet,
                       .icon = icon::kClose,
                       .tip = kit.say(kRemove),
                       .type = Type::small};
  const float inset = kit.px(10), aside = button_width(kit, "", off);
  const float width = ImGui::GetContentRegionAvail().x - inset - aside - kit.px(4);
  ImGui::SetCursorScreenPos({at.x + inset + width + kit.px(4), at.y});
  if (button(kit, "note/" + std::to_string(n) + "/remove", "", off))
    intents.actions.push_back(action::RemoveNote{take.id, note.text, note.place});
  ImGui::SetCursorScreenPos({at.x + kit.px(4), at.y});
  if (note.place) draw_way(kit, take, n, screen, intents);
  const ImVec2 text{at.x + inset, note.place ? ImGui::GetCursorScreenPos().y : at.y};
  const float height =
      draw_lines(kit, text, note.text, {Type::small, false, kit.theme.text}, width);
  const float end = std::max(text.y + height, at.y + button_height(kit));
  fill_rect({at.x, at.y + kit.px(3)}, {at.x + kit.px(2), end - kit.px(3)},
            color(kit.theme.disabled));
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({inset + width, end - at.y + kit.px(4)});
}

}  // namespace

void draw_notes_panel(const Kit& kit, const Take& take, const ScreenView& screen, bool places,
                      Ui& ui, Intents& intents) {
  if (ui.note.take != take.id) {
    ui.note = {take.id, {}, {}};
    if (ui.drawing.tool == PictureTool::note) ui.drawing.tool = PictureTool::none;
  }
  draw_field(kit, take, ui, intents);
  if (places && shows(screen, take)) draw_place(kit, screen, ui, intents);
  gap(kit, 6);
  for (std::size_t n = take.notes.size(); n > 0; --n) draw_note(kit, take, n - 1, screen, intents);
}

}  // namespace shotlab::gui
