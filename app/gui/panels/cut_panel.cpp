// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/cut_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/timeline_line.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kBin{"Keepers", "保留條"};
const Text kNoKeepers{"Keep a take{0} and it will stand here, ready to cut.",
                      "保留一條{0}，它就會排在這裏，可以剪接。"};
const Text kAdd{"Add to the cut", "加入剪接"};
const Text kRange{"frames {0} to {1} · {2} s", "第 {0} 至 {1} 格 · {2} 秒"};
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
  const auto edited = cut_edit::set_range(view.cut, n, range, lengths_of(view));
  return edited ? std::optional<Action>(action::SetCut{*edited}) : std::nullopt;
}

std::optional<Action> add_to_cut(const View& view, const CutDraft& draft, const TakeRow& row) {
  const FrameRange range = marked_range(draft, row.take.id, frames_of(row));
  if (range.length() <= 0) return std::nullopt;
  std::vector<CutRow> cut = view.cut;
  cut.push_back({row.take.id, range});
  return action::SetCut{cut};
}

std::optional<Action> draw_bin(const Kit& kit, const View& view, CutDraft& draft) {
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
    if (touch("###bin/" + row.take.id, {wide, tall}).pressed) {
      draft.film = false;
      action = action::SelectTake{row.take.id};
    }
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
               {.icon = icon::kAdd,
                .key = chosen ? kit.key(Command::add_to_cut) : std::string_view(),
                .disabled = range.length() <= 0})) {
      action = add_to_cut(view, draft, row);
    }
    gap(kit, 12);
  }
  if (!any)
    paragraph(kit, fill(kNoKeepers, {in_brackets(kit, Command::keep)}).in(kit.language),
              quiet(kit));
  gap(kit, 2);
  paragraph(kit, kit.say(kReadOnlyTakes), small_print(kit));
  return action;
}

}  // namespace shotlab::gui
