// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/job_tray.h"

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kIdle{"Nothing is running", "沒有工作進行中"};
const Text kRunning{"{0} running", "{0} 項進行中"};
const Text kInFlight{"in flight {0} {1}", "在途 {0} {1}"};
const Text kSpent{"spent {0} {1}", "已用 {0} {1}"};
const Text kExporting{"exporting the film", "正在輸出影片"};
const Text kDismiss{"Dismiss", "關閉"};

}  // namespace

void draw_job_tray(const Kit& kit, const View& view) {
  std::size_t running = 0;
  const JobRow* first = nullptr;
  for (const JobRow& job : view.jobs) {
    if (job.failed) continue;
    if (first == nullptr) first = &job;
    ++running;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const TextStyle style{Type::tiny, false, kit.theme.second, true};

  // Money and place at the right, as far as there is room; state at the left always.
  std::string left =
      running == 0 ? kit.say(kIdle) : fill(kRunning, {std::to_string(running)}).in(kit.language);
  if (view.exporting) left += " · " + kit.say(kExporting);
  if (first != nullptr && !first->says.empty()) left += " · " + kit.say(first->says);
  if (first != nullptr && !first->if_closed_now.empty())
    left += " · " + kit.say(first->if_closed_now);
  const std::string right =
      fill(kInFlight, {view.currency, money(view.in_flight_micros)}).in(kit.language) + " · " +
      fill(kSpent, {view.currency, money(view.spent_micros)}).in(kit.language) + " · " +
      view.film_name;
  const float right_width = std::min(text_width(kit, right, Type::tiny), width * 0.5f);
  draw_line(kit, at, left, style, width - right_width - kit.px(16));
  draw_line(kit, {at.x + width - right_width, at.y}, right, style, right_width);
  ImGui::Dummy({width, line_height(kit, Type::tiny)});
  tooltip(kit, left + "\n" + view.film_folder.string());
}

float notice_height(const Kit& kit, const View& view, float width) {
  if (!view.notice) return 0;
  const float room = width - kit.px(24 + 28 + 40);
  float height =
      lines_height(kit, kit.say(view.notice->message), Type::body, true, room) + kit.px(16);
  if (!view.notice->hint.empty())
    height += lines_height(kit, kit.say(view.notice->hint), Type::small, false, room);
  return std::max(height, button_height(kit) + kit.px(8));
}

std::optional<Action> draw_notice(const Kit& kit, const View& view) {
  std::optional<Action> action;
  if (!view.notice) return action;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = notice_height(kit, view, ImGui::GetWindowWidth()) - kit.px(16);
  const float size = kit.px(20);
  ImGui::GetWindowDrawList()->AddText(
      kit.fonts.regular != nullptr ? kit.fonts.regular : ImGui::GetFont(), size, {at.x, at.y},
      color(kit.theme.danger), icon::kWarning);
  const float x = at.x + kit.px(28);
  const float room = width - kit.px(28 + 40);
  const float used = draw_lines(kit, {x, at.y}, kit.say(view.notice->message),
                                {Type::body, true, kit.theme.text}, room);
  if (!view.notice->hint.empty()) {
    draw_lines(kit, {x, at.y + used}, kit.say(view.notice->hint),
               {Type::small, false, kit.theme.second}, room);
  }
  ImGui::SetCursorScreenPos({at.x + width - button_height(kit), at.y - kit.px(6)});
  if (button(kit, "notice/dismiss", "",
             {.kind = ButtonKind::quiet, .icon = icon::kClose, .tip = kit.say(kDismiss)})) {
    action = action::DismissNotice{};
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({1, 1});
  return action;
}

}  // namespace shotlab::gui
