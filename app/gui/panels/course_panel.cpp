// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/course_panel.h"

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/state_mark.h"

namespace shotlab::gui {
namespace {

const Text kCourse{"Course", "課程"};
const Text kMinutes{"{0} min", "{0} 分鐘"};
const Text kEmpty{"No course is installed. You can still make a film of your own.",
                  "未安裝課程。你仍可自由創作。"};
const Text kHints{"Hints", "貼士"};
const Text kOpenHint{"Open hint {0} of {1}", "打開貼士 {0} / {1}"};
const Text kHintTip{"Free. That you opened it is noted in your film.",
                    "免費。打開過會記在你的影片紀錄裏。"};

std::optional<Action> draw_exercise(const Kit& kit, const ExerciseRow& row) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float indent = kit.px(26);
  const float text = width - indent - kit.px(8);
  const std::string& title = kit.say(row.title);
  const float lines = lines_height(kit, title, Type::body, row.current, text);
  const float minutes = row.current ? line_height(kit, Type::tiny) : 0;
  const float high = lines + minutes + kit.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Touch t = touch("###exercise/" + row.id, {width, high});
  const ImVec2 end{at.x + width, at.y + high};
  if (row.current) {
    fill_rect(at, end, color(kit.theme.raised), kit.px(6));
    fill_rect(at, {at.x + kit.px(3), end.y}, color(kit.theme.accent), kit.px(2));
  } else if (t.hovered) {
    fill_rect(at, end, color(mix(kit.theme.panel, kit.theme.text, 0.05)), kit.px(6));
  }
  const float mark = kit.px(10);
  const ImVec2 middle{at.x + kit.px(14), at.y + kit.px(4) + line_height(kit, Type::body) / 2};
  if (row.state == ExerciseRow::State::passed) {
    draw_state_mark(kit, middle, mark, VerdictState::pass);
  } else if (row.state == ExerciseRow::State::started) {
    ImGui::GetWindowDrawList()->AddCircle(middle, mark / 2 - kit.px(0.8f), color(kit.theme.text), 0,
                                          std::max(1.3f, kit.px(1.6f)));
  } else {
    ImGui::GetWindowDrawList()->AddCircle(middle, mark / 2, color(kit.theme.disabled), 0,
                                          std::max(1.0f, kit.px(1.2f)));
  }
  draw_lines(kit, {at.x + indent, at.y + kit.px(4)}, title,
             {Type::body, row.current, row.current ? kit.theme.text : kit.theme.second}, text);
  if (row.current && row.minutes > 0) {
    draw_line(kit, {at.x + indent, at.y + kit.px(4) + lines},
              fill(kMinutes, {std::to_string(row.minutes)}).in(kit.language),
              {Type::tiny, false, kit.theme.second});
  }
  if (t.pressed && !row.current) return action::OpenExercise{row.id};
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw_course_panel(const Kit& kit, const View& view) {
  std::optional<Action> action;
  label(kit, kit.say(kCourse), heading(kit));
  gap(kit, 4);
  if (view.course.empty()) {
    paragraph(kit, kit.say(kEmpty), quiet(kit));
    return action;
  }
  for (const ModuleRow& module : view.course) {
    std::size_t passed = 0;
    for (const ExerciseRow& row : module.exercises)
      passed += row.state == ExerciseRow::State::passed ? 1 : 0;
    const std::string count =
        std::to_string(passed) + "/" + std::to_string(module.exercises.size());
    gap(kit, 6);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float count_width = text_width(kit, count, Type::tiny);
    const float height =
        draw_lines(kit, at, kit.say(module.title), caption(kit), width - count_width - kit.px(10));
    draw_line(kit, {at.x + width - count_width - kit.px(2), at.y}, count,
              {Type::tiny, false, kit.theme.second});
    ImGui::Dummy({width, height + kit.px(2)});
    for (const ExerciseRow& row : module.exercises) {
      if (auto pressed = draw_exercise(kit, row)) action = pressed;
    }
  }
  return action;
}

std::optional<Action> draw_hints(const Kit& kit, const View& view) {
  std::optional<Action> action;
  if (view.exercise == nullptr || view.exercise->hints.empty()) return action;
  const auto& hints = view.exercise->hints;
  const auto open = std::min(static_cast<std::size_t>(std::max(view.hints_open, 0)), hints.size());
  label(kit, kit.say(kHints), heading(kit));
  gap(kit, 4);
  for (std::size_t n = 0; n < open; ++n) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float indent = kit.px(18);
    const float width = ImGui::GetContentRegionAvail().x - indent;
    draw_line(kit, at, std::to_string(n + 1), {Type::small, true, kit.theme.second});
    const float height = draw_lines(kit, {at.x + indent, at.y}, kit.say(hints[n]),
                                    {Type::small, false, kit.theme.text}, width);
    ImGui::Dummy({width, height + kit.px(4)});
  }
  if (open < hints.size()) {
    const std::string words =
        fill(kOpenHint, {std::to_string(open + 1), std::to_string(hints.size())}).in(kit.language);
    if (button(kit, "hint", words,
               {.kind = ButtonKind::quiet,
                .icon = icon::kHint,
                .tip = kit.say(kHintTip),
                .type = Type::small})) {
      action = action::OpenHint{};
    }
  }
  return action;
}

}  // namespace shotlab::gui
