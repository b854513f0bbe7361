// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/prompt_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/ingredients.h"
#include "app/gui/panels/reading_words.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kPrompt{"Prompt", "提示詞"};
const Text kShoot{"Shoot", "開拍"};
const Text kSeconds{"Seconds", "秒數"};
const Text kSeed{"Seed", "種子值"};
const Text kSeedHint{"any", "隨機"};
const Text kSeedTip{
    "The same words with the same seed give the same take. Empty: the generator chooses.",
    "同一句提示詞加同一個種子值，會得到同一條。留空：由生成器決定。"};
const Text kLess{"One second less", "減一秒"};
const Text kMore{"One second more", "加一秒"};
const Text kNegative{"Keep out", "反向提示詞"};
const Text kNegativeHint{"nouns only: chair, window", "只寫名詞：椅、窗"};

struct SlotRow {
  const char* id = "";
  Text name;
  Text hint;  // Where the exercise has none.
};

const std::array<SlotRow, 6>& slot_rows() {
  static const std::array<SlotRow, 6> rows{{
      {"size", {"Size", "景別"}, {"how much of it we see: medium shot", "看到多少：中景"}},
      {"subject",
       {"Subject", "主體"},
       {"who or what: an old man in a green coat", "人或物：穿綠色外套的老伯"}},
      {"action", {"Action", "動作"}, {"one act a camera can see", "一個鏡頭看得見的動作"}},
      {"place", {"Place", "地點"}, {"one place: a tram stop", "一個地方：電車站"}},
      {"light", {"Light", "光線"}, {"time and light: low evening sun", "時間和光線：黃昏斜陽"}},
      {"more", {"More", "其他"}, {"camera move, lens, sound", "鏡頭運動、鏡片、聲音"}},
  }};
  return rows;
}

const Text& hint_of(const View& view, const SlotRow& row) {
  if (view.exercise != nullptr) {
    const auto found = view.exercise->slot_hints.find(row.id);
    if (found != view.exercise->slot_hints.end() && !found->second.empty()) return found->second;
  }
  return row.hint;
}

float name_column(const Kit& kit) {
  float widest = 0;
  for (const SlotRow& row : slot_rows()) {
    widest = std::max(widest, text_width(kit, kit.say(row.name), Type::small, true));
  }
  widest = std::max(widest, text_width(kit, kit.say(kNegative), Type::small, true));
  return widest + kit.px(12);
}

Rgb ink_of(const Kit& kit, SlotReading::Tone tone) {
  switch (tone) {
    case SlotReading::Tone::vague:
    case SlotReading::Tone::nothing_found:
      return kit.theme.close;
    default:
      return kit.theme.second;
  }
}

void draw_name(const Kit& kit, const Text& name) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float drop = (button_height(kit) - line_height(kit, Type::small)) * 0.5f;
  draw_line(kit, {at.x, at.y + drop}, kit.say(name), caption(kit));
}

bool draw_slot(const Kit& kit, const View& view, PromptSlots& slots, const SlotRow& row,
               float column) {
  draw_name(kit, row.name);
  const float left = ImGui::GetCursorPosX();
  ImGui::SetCursorPosX(left + column);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool changed = field(kit, std::string("slot/") + row.id, slot_text(slots, row.id),
                             kit.say(hint_of(view, row)), width, kit.px(26));

  const auto tick = view.slot_filled.find(row.id);
  if (tick != view.slot_filled.end() && tick->second) {
    const float size = kit.px(17);
    ImGui::GetWindowDrawList()->AddText(
        kit.fonts.regular != nullptr ? kit.fonts.regular : ImGui::GetFont(), size,
        {at.x + width - kit.px(24), at.y + (button_height(kit) - size) * 0.5f},
        color(kit.theme.pass), icon::kCheck);
  }
  const SlotReading read = reading_of(view.reading, slots, row.id, kit.language);
  ImGui::SetCursorPosX(left + column);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  draw_line(kit, {below.x + kit.px(11), below.y}, read.words,
            {Type::tiny, false, ink_of(kit, read.tone), true}, width - kit.px(11));
  // The line keeps its place while it is empty, so that nothing jumps; the last slot is rarely used
  // and needs none.
  const bool spare = read.words.empty() && std::string_view(row.id) == "more";
  ImGui::Dummy({width, spare ? kit.px(6) : line_height(kit, Type::tiny) + kit.px(1)});
  if (!read.words.empty()) tooltip(kit, read.words);
  return changed;
}

bool draw_seconds(const Kit& kit, double& seconds) {
  bool changed = false;
  if (button(kit, "seconds/less", "",
             {.icon = "\uE15B", .tip = kit.say(kLess), .disabled = seconds <= 1})) {
    seconds -= 1;
    changed = true;
  }
  ImGui::SameLine(0, kit.px(4));
  const std::string words = kit.say(seconds_words(seconds, 0));
  const float wide = text_width(kit, kit.say(seconds_words(15, 0)), Type::body, true) + kit.px(8);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float own = text_width(kit, words, Type::body, true);
  draw_line(kit,
            {at.x + (wide - own) * 0.5f,
             at.y + (button_height(kit) - line_height(kit, Type::body)) * 0.5f},
            words, {Type::body, true, kit.theme.text});
  ImGui::Dummy({wide, button_height(kit)});
  ImGui::SameLine(0, kit.px(4));
  if (button(kit, "seconds/more", "",
             {.icon = icon::kAdd, .tip = kit.say(kMore), .disabled = seconds >= 15})) {
    seconds += 1;
    changed = true;
  }
  return changed;
}

bool draw_rest(const Kit& kit, PromptDraft& draft, float column) {
  bool changed = false;
  const float left = ImGui::GetCursorPosX();
  draw_name(kit, kNegative);
  ImGui::SetCursorPosX(left + column);
  changed = field(kit, "negative", draft.negative, kit.say(kNegativeHint)) || changed;
  gap(kit, 4);

  draw_name(kit, kSeconds);
  ImGui::SetCursorPosX(left + column);
  changed = draw_seconds(kit, draft.seconds) || changed;
  ImGui::SameLine(0, kit.px(16));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_line(kit, {at.x, at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f},
            kit.say(kSeed), caption(kit));
  const float name = text_width(kit, kit.say(kSeed), Type::small, true) + kit.px(8);
  ImGui::SetCursorScreenPos({at.x + name, at.y});
  const float room = std::max(ImGui::GetContentRegionAvail().x, kit.px(48));
  if (field(kit, "seed", draft.seed, kit.say(kSeedHint), std::min(room, kit.px(140)))) {
    // Digits only, at most what fits 18 of them; anything else is not a seed.
    std::string digits;
    for (char c : draft.seed) {
      if (c >= '0' && c <= '9' && digits.size() < 18) digits += c;
    }
    draft.seed = digits;
    changed = true;
  }
  tooltip(kit, kit.say(kSeedTip));
  return changed;
}

float foot_height(const Kit& kit, const View& view, float width) {
  float height = kit.px(40 + 12);
  if (view.shoot_refused) {
    height += lines_height(kit, kit.say(view.shoot_refused->message), Type::small, false, width) +
              kit.px(8);
  }
  return height;
}

}  // namespace

std::string shoot_words(const View& view) {
  return kShoot.in(view.language) + " · " +
         price(view.estimate_micros, view.currency).in(view.language) + " · " +
         view.provider_words.in(view.language);
}

void draw_prompt_panel(const Kit& kit, const View& view, const ScreenView& screen, Ui& ui,
                       Intents& intents) {
  PromptDraft& draft = ui.prompt;
  const float width = ImGui::GetContentRegionAvail().x;
  const float foot = foot_height(kit, view, width);
  const float room = std::max(kit.px(80), ImGui::GetContentRegionAvail().y - foot);
  bool changed = false;

  if (begin_pane(kit, "slots", {width, room}, kit.theme.panel, {0, 0})) {
    const ImVec2 head = ImGui::GetCursorScreenPos();
    draw_line(kit, {head.x, head.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f},
              kit.say(kPrompt), {Type::small, true, kit.theme.text});
    draw_ingredients_switch(kit, view, ui.ingredients_open);
    if (ui.ingredients_open) {
      draw_ingredients(kit, view, screen, ui, intents);
      gap(kit, 8);
    }
    gap(kit, 2);
    const float column = name_column(kit);
    for (const SlotRow& row : slot_rows()) {
      changed = draw_slot(kit, view, draft.slots, row, column) || changed;
    }
    gap(kit, 2);
    changed = draw_rest(kit, draft, column) || changed;
    gap(kit, 2);
  }
  end_pane();

  if (view.shoot_refused) {
    gap(kit, 6);
    paragraph(kit, kit.say(view.shoot_refused->message), small_print(kit));
  }
  gap(kit, 8);
  if (button(kit, "shoot", shoot_words(view),
             {.kind = ButtonKind::primary,
              .icon = icon::kCamera,
              .key = kit.key(Command::shoot),
              .tip = view.shoot_refused ? kit.say(view.shoot_refused->message) : std::string_view{},
              .disabled = view.shoot_refused.has_value(),
              .width = width})) {
    intents.actions.push_back(action::Shoot{});
  }
  if (changed) intents.actions.push_back(edit_from(draft));
}

}  // namespace shotlab::gui
