// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/timeline_panel.h"

#include <algorithm>

#include "app/core/cut_edits.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/timeline_line.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kCut{"Cut", "剪接"};
const Text kEmpty{"The cut is empty. Mark in{0} and out{1} on a keeper, then add it.",
                  "剪接還未有鏡頭。在保留條上標記入點{0}和出點{1}，再加入。"};
const Text kTotal{"{0} shots · {1} s", "{0} 個鏡頭 · {1} 秒"};
const Text kOneShot{"1 shot · {0} s", "1 個鏡頭 · {0} 秒"};
const Text kSave{"Save the cut", "儲存剪接"};
const Text kSaved{"saved as version {0}", "已存為版本 {0}"};
const Text kExport{"Export the film", "輸出影片"};
const Text kExporting{"Exporting …", "輸出中 …"};
const Text kExported{"Exported: {0}", "已輸出：{0}"};
const Text kEarlier{"Earlier", "移前"};
const Text kLater{"Later", "移後"};
const Text kFit{"Show the whole film", "顯示整部影片"};

// Pressing a tool is the same as its key; what it did is left to the caller.
std::optional<Action> draw_tools(const Kit& kit, const View& view, const ScreenView& film,
                                 CutDraft& draft) {
  const auto n = static_cast<std::size_t>(std::max(draft.chosen, 0));
  const bool any = draft.chosen >= 0 && n < view.cut.size();
  const bool beside = draft.title >= 0 || draft.marker >= 0 || draft.track >= 0;
  const std::int64_t head = film.frame;
  std::optional<Action> action;
  const auto tool = [&](const char* name, const char* sign, const Text& tip, Command command,
                        bool possible) {
    const bool pressed =
        button(kit, name, "",
               {.kind = ButtonKind::quiet,
                .icon = sign,
                .key = command == Command::close ? std::string_view() : kit.key(command),
                .tip = kit.say(tip),
                .disabled = !possible});
    ImGui::SameLine(0, kit.px(2));
    return pressed;
  };
  const auto take = [&](const cut_edit::Changed& edited) {
    if (edited) action = action::SetCut{*edited};
  };
  const auto words = [](Command command) { return info_of(command).words; };
  if (tool("cut-split", icon::kScissors, words(Command::split), Command::split,
           cut_edit::split(view.cut, head).has_value()))
    take(cut_edit::split(view.cut, head));
  if (tool("cut-start", icon::kTrimStart, words(Command::trim_start), Command::trim_start,
           cut_edit::trim_start_to(view.cut, head).has_value())) {
    const auto place = cut_edit::at(view.cut, head);
    draft.seek = place ? cut_edit::start_of(view.cut, place->shot) : 0;
    take(cut_edit::trim_start_to(view.cut, head));
  }
  if (tool("cut-end", icon::kTrimEnd, words(Command::trim_end), Command::trim_end,
           cut_edit::trim_end_to(view.cut, head).has_value()))
    take(cut_edit::trim_end_to(view.cut, head));
  if (tool("cut-title", icon::kTitle, words(Command::add_title), Command::add_title,
           !view.cut.empty())) {
    if (auto added = add_title(view, head, draft)) action = added;
  }
  if (tool("cut-marker", icon::kMarker, words(Command::set_marker), Command::set_marker,
           !view.cut.empty())) {
    if (auto set = set_marker(view, head, draft)) action = set;
  }
  if (tool("cut-earlier", icon::kLeft, kEarlier, Command::close, any && n > 0)) {
    take(cut_edit::move(view.cut, n, n - 1));
    draft.chosen -= 1;
  }
  if (tool("cut-later", icon::kArrow, kLater, Command::close, any && n + 1 < view.cut.size())) {
    take(cut_edit::move(view.cut, n, n + 1));
    draft.chosen += 1;
  }
  if (tool("cut-remove", icon::kClose, words(Command::remove_shot), Command::remove_shot,
           any || beside)) {
    if (beside) {
      if (auto removed = remove_chosen(view, draft)) action = removed;
    } else {
      take(cut_edit::remove(view.cut, n));
    }
    draft.chosen = -1;
  }
  if (draft.zoom > 0 && tool("cut-fit", icon::kFit, kFit, Command::close, true)) draft.zoom = 0;
  return action;
}

float tools_width(const Kit& kit, const CutDraft& draft) {
  const float one = button_width(kit, "", {.icon = icon::kClose}) + kit.px(2);
  return one * (draft.zoom > 0 ? 9 : 8) + kit.px(12);
}

std::string summary(const Kit& kit, const View& view) {
  const double total = static_cast<double>(cut_edit::length(view.cut)) / view.fps.value();
  std::string words =
      view.cut.size() == 1
          ? fill(kOneShot, {number(total, 2)}).in(kit.language)
          : fill(kTotal, {std::to_string(view.cut.size()), number(total, 2)}).in(kit.language);
  if (view.cut_version > 0)
    words += " · " + fill(kSaved, {std::to_string(view.cut_version)}).in(kit.language);
  return words;
}

}  // namespace

float timeline_height(const Kit& kit, const View& view) {
  float height =
      kit.px(28) + button_height(kit) + kit.px(8) + line_of_shots_height(kit, view) + kit.px(12);
  if (!view.exported.empty()) height += line_height(kit, Type::small) * 2 + kit.px(4);
  return height;
}

std::optional<Action> draw_timeline(const Kit& kit, const View& view, const ScreenView& film,
                                    CutDraft& draft) {
  std::optional<Action> action;
  draft.seek.reset();
  const float width = ImGui::GetContentRegionAvail().x;
  if (draft.chosen >= static_cast<int>(view.cut.size())) draft.chosen = -1;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float drop = (button_height(kit) - line_height(kit, Type::section)) * 0.5f;
  const float x =
      at.x + draw_line(kit, {at.x, at.y + drop}, kit.say(kCut), heading(kit)) + kit.px(12);
  const std::string save = kit.say(kSave);
  const std::string send = kit.say(view.exporting ? kExporting : kExport);
  const ButtonLook save_look{
      .icon = icon::kSave, .key = kit.key(Command::save_cut), .disabled = view.cut.empty()};
  const ButtonLook send_look{.icon = icon::kExport,
                             .key = kit.key(Command::export_film),
                             .disabled = view.cut.empty() || view.exporting};
  const float buttons =
      button_width(kit, save, save_look) + button_width(kit, send, send_look) + kit.px(8);
  const float tools = tools_width(kit, draft);
  const float words_room = at.x + width - buttons - tools - x - kit.px(8);
  if (words_room > kit.px(40)) {
    draw_line(kit, {x, at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f},
              summary(kit, view), {Type::small, false, kit.theme.second, true}, words_room);
  }
  ImGui::SetCursorScreenPos({at.x + width - buttons - tools, at.y});
  if (auto edited = draw_tools(kit, view, film, draft)) action = edited;
  ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
  if (button(kit, "cut-save", save, save_look)) action = action::SaveCut{};
  ImGui::SameLine(0, kit.px(8));
  if (button(kit, "cut-export", send, send_look)) action = action::Export{};
  gap(kit, 8);

  if (view.cut.empty()) {
    paragraph(
        kit,
        fill(kEmpty, {in_brackets(kit, Command::mark_in), in_brackets(kit, Command::mark_out)})
            .in(kit.language),
        quiet(kit));
  } else {
    const float tall = line_of_shots_height(kit, view) + kit.px(12);
    if (begin_pane(kit, "line", {width, tall}, kit.theme.panel, {0, 0},
                   ImGuiWindowFlags_HorizontalScrollbar)) {
      if (auto edited = draw_line_of_shots(kit, view, film, draft)) action = edited;
    }
    end_pane();
  }
  if (!view.exported.empty()) {
    gap(kit, 4);
    paragraph(kit, fill(kExported, {view.exported.string()}).in(kit.language), small_print(kit));
  }
  return action;
}

}  // namespace shotlab::gui
