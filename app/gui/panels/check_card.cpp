// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/checks_strip.h"
#include "app/gui/panels/state_mark.h"
#include "app/gui/panels/words.h"
#include "exercises/engine/state_words.h"

namespace shotlab::gui {
namespace {

const Text kMeasured{"Measured", "量度到"};
const Text kWanted{"Wanted", "要求"};
const Text kTry{"Try", "試試"};
const Text kClose{"Close", "關閉"};
const Text kShow{"Show take {0}", "看第 {0} 條"};
const Text kNotYet{"Nothing has been looked at yet. This check lights up by itself after a take.",
                   "還未檢查。拍了一條之後，這項會自動亮起。"};
const Text kOptional{"does not decide", "不影響合格"};

void pair(const Kit& kit, const Text& name, const Text& value) {
  if (value.empty()) return;
  const float column = kit.px(84);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_line(kit, at, kit.say(name), caption(kit));
  const float width = ImGui::GetContentRegionAvail().x - column;
  const float height = draw_lines(kit, {at.x + column, at.y}, kit.say(value),
                                  {Type::small, false, kit.theme.text}, width);
  ImGui::Dummy({width, height});
}

void draw_evidence(const Kit& kit, const std::filesystem::path& path) {
  if (path.empty() || kit.pictures == nullptr) return;
  const float width = ImGui::GetContentRegionAvail().x;
  const std::optional<Shown> shown = kit.pictures->find(path);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float share = shown && shown->width > 0
                          ? static_cast<float>(shown->height) / static_cast<float>(shown->width)
                          : 0.5625f;
  const float tall = std::min(width * share, kit.px(260));
  const float wide = std::min(width, tall / share);
  fill_rect(at, {at.x + width, at.y + tall}, color(kit.theme.screen), kit.px(4));
  if (shown) {
    const float x = at.x + (width - wide) * 0.5f;
    ImGui::GetWindowDrawList()->AddImage(ImTextureRef(static_cast<ImTextureID>(shown->texture)),
                                         {x, at.y}, {x + wide, at.y + tall});
  }
  ImGui::Dummy({width, tall});
  gap(kit, 8);
}

std::optional<Action> draw_body(const Kit& kit, const View& view, const CriterionVerdict* verdict,
                                const Text& title, ChecksDraft& draft) {
  std::optional<Action> action;
  const VerdictState state = verdict != nullptr ? verdict->state : VerdictState::not_yet;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float close = button_height(kit);
  const float mark = kit.px(14);
  draw_state_mark(kit, {at.x + mark / 2, at.y + line_height(kit, Type::body) / 2}, mark, state);
  const float text = mark + kit.px(8);
  const float width = ImGui::GetContentRegionAvail().x - close - text - kit.px(4);
  const float height = draw_lines(kit, {at.x + text, at.y}, kit.say(title),
                                  {Type::body, true, kit.theme.text}, width);
  ImGui::SetCursorScreenPos({at.x + text + width + kit.px(4), at.y - kit.px(5)});
  if (button(kit, "check-close", "",
             {.kind = ButtonKind::quiet,
              .icon = icon::kClose,
              .key = kit.key(Command::close),
              .tip = kit.say(kClose)})) {
    draft.open.clear();
  }
  ImGui::SetCursorScreenPos({at.x + text, at.y + height});
  if (verdict == nullptr) {
    gap(kit, 4);
    paragraph(kit, kit.say(kNotYet), small_print(kit));
    return action;
  }
  std::string says = kit.say(words_of_state(state));
  if (!verdict->required) says += " · " + kit.say(kOptional);
  label(kit, says, {Type::small, false, state_color(kit, state)});
  gap(kit, 6);
  draw_evidence(kit, verdict->evidence);
  pair(kit, kMeasured, verdict->measured);
  pair(kit, kWanted, verdict->wanted);
  if (!verdict->why.empty()) {
    gap(kit, 6);
    paragraph(kit, kit.say(verdict->why), body(kit));
  }
  if (!verdict->try_this.empty()) {
    gap(kit, 6);
    pair(kit, kTry, verdict->try_this);
  }
  if (!verdict->take.empty() && find_take(view, verdict->take) != nullptr) {
    gap(kit, 8);
    if (button(kit, "check-take", fill(kShow, {take_number(verdict->take)}).in(kit.language),
               {.icon = icon::kFilm})) {
      action = action::SelectTake{verdict->take};
    }
  }
  return action;
}

}  // namespace

std::optional<Action> draw_check_card(const Kit& kit, const View& view, ChecksDraft& draft,
                                      float left, float right, float foot, float room) {
  if (draft.open.empty()) return std::nullopt;
  const CriterionVerdict* verdict = nullptr;
  const Text* title = nullptr;
  if (view.verdict) {
    for (const CriterionVerdict& c : view.verdict->criteria) {
      if (c.id == draft.open) verdict = &c, title = &c.title;
    }
  } else if (view.exercise != nullptr) {
    for (const Criterion& c : view.exercise->criteria) {
      if (c.id == draft.open) title = &c.title;
    }
  }
  if (title == nullptr) {
    draft.open.clear();
    return std::nullopt;
  }
  const float width = std::min(kit.px(420), right - left - kit.px(16));
  const float x = std::clamp(draft.anchor, left + kit.px(8), right - width - kit.px(8));
  ImGui::SetNextWindowPos({x, foot - kit.px(6)}, ImGuiCond_Always, {0, 1});
  ImGui::SetNextWindowSizeConstraints({width, kit.px(60)},
                                      {width, std::max(kit.px(80), room - kit.px(12))});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, color(kit.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, color(kit.theme.line));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(16), kit.px(14)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  std::optional<Action> action;
  if (ImGui::Begin("check card", nullptr,
                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                       ImGuiWindowFlags_NoFocusOnAppearing)) {
    action = draw_body(kit, view, verdict, *title, draft);
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
  return action;
}

}  // namespace shotlab::gui
