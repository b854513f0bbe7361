// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/take_card.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kSeconds{"{0} s", "{0} 秒"};
const Text kCancel{"Cancel", "取消"};
const Text kDismiss{"Dismiss", "移除"};
const Text kKeeper{"Keeper", "保留條"};
const Text kDamaged{"damaged", "檔案損壞"};

float picture_height(float width) { return std::floor(width * 9 / 16); }

void draw_icon(const Kit& kit, ImVec2 at, float size, const char* sign, Rgb ink) {
  ImGui::GetWindowDrawList()->AddText(
      kit.fonts.regular != nullptr ? kit.fonts.regular : ImGui::GetFont(), size, at, color(ink),
      sign);
}

const char* sign_of(Judgement judgement) {
  switch (judgement) {
    case Judgement::keep:
      return icon::kYes;
    case Judgement::maybe:
      return icon::kMaybe;
    case Judgement::no:
      return icon::kNo;
    case Judgement::none:
      break;
  }
  return nullptr;
}

void draw_poster(const Kit& kit, const TakeRow& row, ImVec2 at, ImVec2 end) {
  fill_rect(at, end, color(kit.theme.screen), kit.px(4));
  const std::optional<Shown> poster = kit.pictures != nullptr && !row.poster.empty()
                                          ? kit.pictures->find(row.poster)
                                          : std::nullopt;
  if (poster) {
    ImGui::GetWindowDrawList()->AddImageRounded(
        ImTextureRef(static_cast<ImTextureID>(poster->texture)), at, end, {0, 0}, {1, 1},
        IM_COL32_WHITE, kit.px(4));
    return;
  }
  const float size = kit.px(22);
  draw_icon(kit, {(at.x + end.x - size * 0.82f) * 0.5f, (at.y + end.y - size) * 0.5f}, size,
            row.damaged ? icon::kWarning : icon::kFilm, rgb(0x707070));
}

}  // namespace

float card_height(const Kit& kit, float width) {
  return picture_height(width) + line_height(kit, Type::small) + kit.px(6);
}

std::optional<Action> draw_take_card(const Kit& kit, const TakeRow& row, bool chosen, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float tall = picture_height(width);
  const Touch card = touch("###take/" + row.take.id, {width, card_height(kit, width)});
  const ImVec2 end{at.x + width, at.y + tall};
  draw_poster(kit, row, at, end);
  if (chosen) {
    frame_rect(kit, at, end, kit.theme.accent, kit.px(4), 2);
  } else if (card.hovered) {
    frame_rect(kit, at, end, kit.theme.second, kit.px(4), 1);
  }

  const float y = end.y + kit.px(4);
  const float line = line_height(kit, Type::small);
  const float size = em(kit, Type::small) * 1.25f;
  float right = end.x;
  if (row.take.keeper) {
    right -= size;
    draw_icon(kit, {right, y + (line - size) * 0.5f}, size, icon::kStar, kit.theme.accent);
    right -= kit.px(2);
  }
  if (const char* sign = sign_of(row.take.judgement)) {
    right -= size;
    draw_icon(kit, {right, y + (line - size) * 0.5f}, size, sign, kit.theme.second);
    right -= kit.px(2);
  }
  float x = at.x;
  x += draw_line(kit, {x, y}, take_number(row.take.id),
                 {Type::small, true, chosen ? kit.theme.text : kit.theme.second}) +
       kit.px(6);
  const std::string words = row.damaged ? kit.say(kDamaged)
                            : row.facts ? kit.say(seconds_words(row.facts->duration_s))
                                        : std::string();
  if (right - x > kit.px(16)) {
    draw_line(kit, {x, y}, words,
              {Type::small, false, row.damaged ? kit.theme.danger : kit.theme.second, true},
              right - x);
  }
  std::string tip = row.damaged ? kit.say(row.damaged->message) : row.take.request.prompt;
  if (row.take.keeper) tip = kit.say(kKeeper) + (kit.chinese() ? "：" : ": ") + tip;
  tooltip(kit, tip);
  if (card.pressed) return action::SelectTake{row.take.id};
  return std::nullopt;
}

std::optional<Action> draw_job_card(const Kit& kit, const JobRow& job, float width) {
  std::optional<Action> action;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float tall = picture_height(width);
  const ImVec2 end{at.x + width, at.y + tall};
  ImGui::Dummy({width, card_height(kit, width)});
  const ImVec2 after = ImGui::GetCursorScreenPos();
  std::string tip = kit.say(job.says);
  if (!job.if_closed_now.empty()) tip += (tip.empty() ? "" : "\n") + kit.say(job.if_closed_now);
  tooltip(kit, tip);
  fill_rect(at, end, color(kit.theme.raised), kit.px(4));
  frame_rect(kit, at, end, job.failed ? kit.theme.danger : kit.theme.line, kit.px(4));

  const float pad = kit.px(8);
  const bool stoppable = job.can_cancel || job.failed;
  const float close = stoppable ? kit.px(26) : 0;
  const std::string id = job.take.empty() ? job.id : job.take;
  draw_line(kit, {at.x + pad, at.y + kit.px(5)}, take_number(id),
            {Type::body, true, kit.theme.text, true}, width - 2 * pad - close);
  const float text_top = at.y + kit.px(5) + line_height(kit, Type::body);
  const int lines =
      std::max(1, static_cast<int>((end.y - kit.px(8) - text_top) / line_height(kit, Type::tiny)));
  draw_lines(kit, {at.x + pad, text_top}, kit.say(job.says),
             {Type::tiny, false, job.failed ? kit.theme.danger : kit.theme.second, true},
             width - 2 * pad, lines);
  if (!job.failed) {
    progress(kit, {at.x + pad, end.y - kit.px(7)}, width - 2 * pad, job.progress.value_or(0));
  }
  const std::string seconds = fill(kSeconds, {number(job.seconds, 0)}).in(kit.language);
  draw_line(kit, {at.x, end.y + kit.px(4)}, seconds, small_print(kit));

  if (stoppable) {
    ImGui::SetCursorScreenPos({end.x - kit.px(30), at.y + kit.px(1)});
    const Text& word = job.failed ? kDismiss : kCancel;
    if (button(kit, (job.failed ? "dismiss/" : "cancel/") + job.id, "",
               {.kind = ButtonKind::quiet,
                .icon = icon::kClose,
                .tip = kit.say(word),
                .type = Type::small})) {
      if (job.failed) {
        action = action::DismissJob{job.id};
      } else {
        action = action::CancelJob{job.id};
      }
    }
    ImGui::SetCursorScreenPos(after);
    ImGui::Dummy({0, 0});
  }
  return action;
}

}  // namespace shotlab::gui
