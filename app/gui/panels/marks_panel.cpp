// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/marks_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/picture_marks.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kMarks{"Marks", "標記"};
const Text kNoMarks{"Show the checks where to look: choose what, then drag on the picture.",
                    "告訴檢查看哪裏：先選種類，再在畫面上拖。"};
const Text kMomentTip{"Something is heard at this frame", "這一格有聲音發生"};
const Text kMiddle{"Put one in the middle", "放一個在中央"};
const Text kRow{"{0} · frame {1}", "{0} · 第 {1} 格"};
const Text kGo{"Show this frame", "顯示這一格"};
const Text kRemove{"Take it off", "移除"};

struct Tool {
  PictureTool tool = PictureTool::none;
  const char* name = "";
  Text how;
};
const std::array<Tool, 4>& tools() {
  static const std::array<Tool, 4> all{
      {{PictureTool::head,
        "mark/head",
        {"Drag a box from chin to crown; a hat is not head.", "由下巴拖到頭頂；帽不算頭。"}},
       {PictureTool::subject,
        "mark/subject",
        {"Drag a box round the whole figure or thing.", "把整個人或物框住。"}},
       {PictureTool::region,
        "mark/region",
        {"Drag a box round the part that was to change.", "框住要改動的部分。"}},
       {PictureTool::gaze,
        "mark/gaze",
        {"Drag from the eyes to where they look.", "由眼睛拖到視線所望的方向。"}}}};
  return all;
}

const FrameMark* mark_here(const TakeRow& row, MarkKind kind, std::int64_t frame) {
  for (const FrameMark& mark : row.marks) {
    if (mark.kind == kind && mark.frame == frame) return &mark;
  }
  return nullptr;
}

// The way without a pointer.
void draw_numbers(const Kit& kit, const TakeRow& row, const ScreenView& screen, DrawDraft& draft,
                  Intents& intents) {
  const std::optional<MarkKind> kind = kind_of(draft.tool);
  if (!kind) return;
  const FrameMark* there = mark_here(row, *kind, screen.frame);
  if (there == nullptr) {
    if (button(kit, "mark/middle", kit.say(kMiddle), {.type = Type::small})) {
      intents.actions.push_back(
          action::SetMark{row.take.id, {*kind, screen.frame, {0.4, 0.3, 0.2, 0.4}}});
    }
    return;
  }
  FrameMark mark = *there;
  if (box_fields(kit, "mark", mark.box, draft.number) && mark != *there && is_sound(mark))
    intents.actions.push_back(action::SetMark{row.take.id, mark});
}

void draw_list(const Kit& kit, const TakeRow& row, const ScreenView& screen, Intents& intents) {
  for (std::size_t n = 0; n < row.marks.size(); ++n) {
    const FrameMark& mark = row.marks[n];
    const std::string name = "mark/" + std::to_string(n);
    const ButtonLook off{.kind = ButtonKind::quiet, .icon = icon::kClose, .tip = kit.say(kRemove)};
    const float width = ImGui::GetContentRegionAvail().x - button_width(kit, "", off) - kit.px(2);
    if (button(kit, name,
               fill(kRow, {kit.say(words_of(mark.kind)), std::to_string(mark.frame + 1)})
                   .in(kit.language),
               {.kind = ButtonKind::quiet,
                .tip = kit.say(kGo),
                .on = mark.frame == screen.frame,
                .width = width,
                .type = Type::small})) {
      intents.transport.push_back(transport::Pause{});
      intents.transport.push_back(transport::Seek{mark.frame});
    }
    ImGui::SameLine(0, kit.px(2));
    if (button(kit, name + "/remove", "", off))
      intents.actions.push_back(action::RemoveMark{row.take.id, mark.kind, mark.frame});
  }
}

// Sets `chosen` to the tool that is on.
void draw_tools(const Kit& kit, const TakeRow& row, const ScreenView& screen, DrawDraft& draft,
                const Tool*& chosen, Intents& intents) {
  const bool dead = screen.state != ScreenView::State::ready;
  Flow flow(kit);
  for (const Tool& tool : tools()) {
    const bool on = draft.tool == tool.tool;
    if (on) chosen = &tool;
    if (flow.button(tool.name, kit.say(words_of(*kind_of(tool.tool))),
                    {.kind = ButtonKind::quiet,
                     // Once it is in hand, how it is used stands below.
                     .tip = on ? std::string_view() : std::string_view(kit.say(tool.how)),
                     .disabled = dead,
                     .on = on,
                     .type = Type::small}))
      choose(draft, tool.tool, intents);
  }
  if (flow.button("mark/event", kit.say(words_of(MarkKind::event)),
                  {.kind = ButtonKind::quiet,
                   .tip = kit.say(kMomentTip),
                   .disabled = dead,
                   .type = Type::small})) {
    intents.transport.push_back(transport::Pause{});
    intents.actions.push_back(action::SetMark{row.take.id, {MarkKind::event, screen.frame, {}}});
  }
}

}  // namespace

void draw_marks_panel(const Kit& kit, const View& view, const ScreenView& screen, DrawDraft& draft,
                      Intents& intents) {
  const TakeRow* row = selected(view);
  if (row == nullptr || screen.take != row->take.id) return;
  label(kit, kit.say(kMarks), heading(kit));
  gap(kit, 4);
  const Tool* chosen = nullptr;
  draw_tools(kit, *row, screen, draft, chosen, intents);
  if (chosen != nullptr) {
    paragraph(kit, kit.say(chosen->how), small_print(kit));
    draw_numbers(kit, *row, screen, draft, intents);
    gap(kit, 6);
  } else if (row->marks.empty()) {
    paragraph(kit, kit.say(kNoMarks), small_print(kit));
  }
  draw_list(kit, *row, screen, intents);
}

}  // namespace shotlab::gui
