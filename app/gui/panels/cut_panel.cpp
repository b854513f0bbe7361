// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/cut_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kBin{"Keepers", "保留條"};
const Text kNoKeepers{"Keep a take (F) and it will stand here, ready to cut.",
                      "保留一條（F），它就會排在這裏，可以剪接。"};
const Text kAdd{"Add to the cut", "加入剪接"};
const Text kRange{"frames {0} to {1} · {2} s", "第 {0} 至 {1} 格 · {2} 秒"};
const Text kCut{"Cut", "剪接"};
const Text kEmpty{"The cut is empty. Mark in (I) and out (O) on a keeper, then add it.",
                  "剪接還未有鏡頭。在保留條上標記入點（I）和出點（O），再加入。"};
const Text kTotal{"{0} shots · {1} s", "{0} 個鏡頭 · {1} 秒"};
const Text kOneShot{"1 shot · {0} s", "1 個鏡頭 · {0} 秒"};
const Text kSave{"Save the cut", "儲存剪接"};
const Text kSaved{"saved as version {0}", "已存為版本 {0}"};
const Text kExport{"Export the film", "輸出影片"};
const Text kExporting{"Exporting …", "輸出中 …"};
const Text kExported{"Exported: {0}", "已輸出：{0}"};
const Text kEarlier{"Earlier", "移前"};
const Text kLater{"Later", "移後"};
const Text kRemove{"Remove from the cut", "移出剪接"};
const Text kReadOnlyTakes{"Takes themselves are never changed.", "原本的條不會被改動。"};

Rational fps_of(const TakeRow& row) {
  return row.facts && row.facts->video && row.facts->video->fps.num > 0 ? row.facts->video->fps
                                                                        : Rational{24, 1};
}

std::int64_t frames_of(const TakeRow& row) {
  return row.facts && row.facts->video ? row.facts->video->frames : 0;
}

std::string range_words(FrameRange range, Rational fps, Language language) {
  const double seconds = static_cast<double>(range.length()) / fps.value();
  return fill(kRange, {std::to_string(range.in + 1), std::to_string(range.out), number(seconds, 2)})
      .in(language);
}

std::optional<Action> draw_block(const Kit& kit, const View& view, std::size_t n, float width,
                                 float height, CutDraft& draft) {
  const CutRow& row = view.cut[n];
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool chosen = draft.chosen == static_cast<int>(n);
  const Touch t = touch("###cut/" + std::to_string(n), {width, height});
  const ImVec2 end{at.x + width - kit.px(2), at.y + height};
  fill_rect(at, end, color(mix(kit.theme.raised, kit.theme.text, t.hovered ? 0.08 : 0.03)),
            kit.px(4));
  frame_rect(kit, at, end, chosen ? kit.theme.accent : kit.theme.line, kit.px(4), chosen ? 2 : 1);
  const TakeRow* take = find_take(view, row.take);
  const float pad = kit.px(8);
  float x = at.x + pad;
  // The poster of the shot, where the block is long enough for both.
  if (take != nullptr && kit.pictures != nullptr && width > kit.px(150)) {
    if (const auto poster = kit.pictures->find(take->poster)) {
      const float tall = height - kit.px(12);
      const float wide = tall * 16 / 9;
      ImGui::GetWindowDrawList()->AddImageRounded(
          ImTextureRef(static_cast<ImTextureID>(poster->texture)), {x, at.y + kit.px(6)},
          {x + wide, at.y + kit.px(6) + tall}, {0, 0}, {1, 1}, IM_COL32_WHITE, kit.px(3));
      x += wide + pad;
    }
  }
  const float room = std::max(end.x - x - pad, 1.0f);
  float y = at.y + kit.px(6);
  draw_line(kit, {x, y}, take_number(row.take), {Type::body, true, kit.theme.text, true}, room);
  y += line_height(kit, Type::body);
  const std::string words =
      range_words(row.range, take != nullptr ? fps_of(*take) : Rational{24, 1}, kit.language);
  draw_lines(kit, {x, y}, words, {Type::tiny, false, kit.theme.second, true}, room, 2);
  tooltip(kit, row.take + "\n" + words);
  if (t.pressed) {
    draft.chosen = chosen ? -1 : static_cast<int>(n);
    if (!chosen) {
      draft.take = row.take;
      draft.in = row.range.in;
      draft.out = row.range.out;
      return action::SelectTake{row.take};
    }
  }
  return std::nullopt;
}

std::optional<Action> draw_tools(const Kit& kit, const View& view, CutDraft& draft) {
  const auto n = static_cast<std::size_t>(std::max(draft.chosen, 0));
  const bool any = draft.chosen >= 0 && n < view.cut.size();
  std::vector<CutRow> cut = view.cut;
  std::optional<Action> action;
  const auto tool = [&](const char* name, const char* sign, const Text& tip, bool possible) {
    const bool pressed = button(
        kit, name, "",
        {.kind = ButtonKind::quiet, .icon = sign, .tip = kit.say(tip), .disabled = !possible});
    ImGui::SameLine(0, kit.px(2));
    return pressed;
  };
  if (tool("cut-earlier", icon::kLeft, kEarlier, any && n > 0)) {
    std::swap(cut[n], cut[n - 1]);
    draft.chosen -= 1;
    action = action::SetCut{cut};
  }
  if (tool("cut-later", icon::kArrow, kLater, any && n + 1 < cut.size())) {
    std::swap(cut[n], cut[n + 1]);
    draft.chosen += 1;
    action = action::SetCut{cut};
  }
  if (tool("cut-remove", icon::kClose, kRemove, any)) {
    cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(n));
    draft.chosen = -1;
    action = action::SetCut{cut};
  }
  return action;
}

}  // namespace

FrameRange marked_range(const CutDraft& draft, const std::string& take, std::int64_t frames) {
  if (draft.take != take || draft.chosen >= 0) return {0, frames};
  const std::int64_t in = std::clamp<std::int64_t>(draft.in.value_or(0), 0, frames);
  const std::int64_t out = std::clamp<std::int64_t>(draft.out.value_or(frames), in, frames);
  return {in, out};
}

std::optional<Action> marks_to_cut(const View& view, const CutDraft& draft) {
  const auto n = static_cast<std::size_t>(std::max(draft.chosen, 0));
  if (draft.chosen < 0 || n >= view.cut.size() || view.cut[n].take != draft.take)
    return std::nullopt;
  const TakeRow* row = find_take(view, draft.take);
  if (row == nullptr) return std::nullopt;
  CutDraft marks = draft;
  marks.chosen = -1;
  const FrameRange range = marked_range(marks, draft.take, frames_of(*row));
  if (range == view.cut[n].range || range.length() <= 0) return std::nullopt;
  std::vector<CutRow> cut = view.cut;
  cut[n].range = range;
  cut[n].seconds = static_cast<double>(range.length()) / fps_of(*row).value();
  return action::SetCut{cut};
}

std::optional<Action> draw_bin(const Kit& kit, const View& view, const CutDraft& draft) {
  std::optional<Action> action;
  label(kit, kit.say(kBin), heading(kit));
  gap(kit, 6);
  bool any = false;
  for (const TakeRow& row : view.takes) {
    if (!row.take.keeper) continue;
    any = true;
    const bool chosen = row.take.id == view.selected_take;
    const FrameRange range = marked_range(draft, row.take.id, frames_of(row));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float wide = std::min(kit.px(112), width * 0.45f);
    const float tall = std::floor(wide * 9 / 16);
    if (touch("###bin/" + row.take.id, {wide, tall}).pressed)
      action = action::SelectTake{row.take.id};
    fill_rect(at, {at.x + wide, at.y + tall}, color(kit.theme.screen), kit.px(4));
    if (const auto poster =
            kit.pictures != nullptr ? kit.pictures->find(row.poster) : std::nullopt) {
      ImGui::GetWindowDrawList()->AddImageRounded(
          ImTextureRef(static_cast<ImTextureID>(poster->texture)), at, {at.x + wide, at.y + tall},
          {0, 0}, {1, 1}, IM_COL32_WHITE, kit.px(4));
    }
    if (chosen) frame_rect(kit, at, {at.x + wide, at.y + tall}, kit.theme.accent, kit.px(4), 2);
    const float x = at.x + wide + kit.px(10);
    const float room = width - wide - kit.px(10);
    draw_line(kit, {x, at.y}, row.take.id, {Type::small, true, kit.theme.text, true}, room);
    const float used = draw_lines(kit, {x, at.y + line_height(kit, Type::small)},
                                  range_words(range, fps_of(row), kit.language),
                                  {Type::tiny, false, kit.theme.second}, room);
    ImGui::SetCursorScreenPos(
        {at.x, std::max(at.y + tall, at.y + line_height(kit, Type::small) + used) + kit.px(6)});
    if (button(kit, "bin-add/" + row.take.id, kit.say(kAdd),
               {.icon = icon::kAdd, .disabled = range.length() <= 0})) {
      std::vector<CutRow> cut = view.cut;
      cut.push_back(
          {row.take.id, range, static_cast<double>(range.length()) / fps_of(row).value()});
      action = action::SetCut{cut};
    }
    gap(kit, 12);
  }
  if (!any) paragraph(kit, kit.say(kNoKeepers), quiet(kit));
  gap(kit, 2);
  paragraph(kit, kit.say(kReadOnlyTakes), small_print(kit));
  return action;
}

std::optional<Action> draw_timeline(const Kit& kit, const View& view, CutDraft& draft) {
  std::optional<Action> action;
  const float width = ImGui::GetContentRegionAvail().x;
  if (draft.chosen >= static_cast<int>(view.cut.size())) draft.chosen = -1;
  double total = 0;
  for (const CutRow& row : view.cut) total += row.seconds;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float drop = (button_height(kit) - line_height(kit, Type::section)) * 0.5f;
  float x = at.x + draw_line(kit, {at.x, at.y + drop}, kit.say(kCut), heading(kit)) + kit.px(12);
  const std::string save = kit.say(kSave);
  const std::string send = kit.say(view.exporting ? kExporting : kExport);
  const ButtonLook save_look{.icon = icon::kSave, .key = "Ctrl+S", .disabled = view.cut.empty()};
  const ButtonLook send_look{.icon = icon::kExport, .disabled = view.cut.empty() || view.exporting};
  const float buttons =
      button_width(kit, save, save_look) + button_width(kit, send, send_look) + kit.px(8);
  const float tools = 3 * (button_width(kit, "", {.icon = icon::kClose}) + kit.px(2)) + kit.px(12);
  const float words_room = at.x + width - buttons - tools - x - kit.px(8);
  std::string words =
      view.cut.size() == 1
          ? fill(kOneShot, {number(total, 2)}).in(kit.language)
          : fill(kTotal, {std::to_string(view.cut.size()), number(total, 2)}).in(kit.language);
  if (view.cut_version > 0)
    words += " · " + fill(kSaved, {std::to_string(view.cut_version)}).in(kit.language);
  if (words_room > kit.px(40)) {
    draw_line(kit, {x, at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f}, words,
              {Type::small, false, kit.theme.second, true}, words_room);
  }
  ImGui::SetCursorScreenPos({at.x + width - buttons - tools, at.y});
  if (auto moved = draw_tools(kit, view, draft)) action = moved;
  ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
  if (button(kit, "cut-save", save, save_look)) action = action::SaveCut{};
  ImGui::SameLine(0, kit.px(8));
  if (button(kit, "cut-export", send, send_look)) action = action::Export{};
  gap(kit, 8);

  if (view.cut.empty()) {
    paragraph(kit, kit.say(kEmpty), quiet(kit));
  } else {
    const float height =
        line_height(kit, Type::body) + 2 * line_height(kit, Type::tiny) + kit.px(12);
    const float least = kit.px(92);
    // Lengths are shares of the whole, but no shot is too short to be read.
    if (begin_pane(kit, "line", {width, height + kit.px(12)}, kit.theme.panel, {0, 0},
                   ImGuiWindowFlags_HorizontalScrollbar)) {
      for (std::size_t n = 0; n < view.cut.size(); ++n) {
        const double share = total > 0 ? view.cut[n].seconds / total : 1.0;
        if (n > 0) ImGui::SameLine(0, 0);
        if (auto pressed = draw_block(
                kit, view, n, std::max(least, static_cast<float>(share) * (width - kit.px(2))),
                height, draft)) {
          action = pressed;
        }
      }
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
