// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/key_sheet.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Keys", "按鍵"};
const Text kClose{"Close", "關閉"};
const Text kFocus{
    "Tab moves the focus, Enter presses. Single keys rest while you type. Press a line to give it "
    "another key.",
    "Tab 移動焦點，Enter 確定。輸入文字時，單鍵暫停。按一行可換另一個鍵。"};
const Text kPress{"press its new key", "請按新的鍵"};
const Text kNone{"no key", "沒有鍵"};
const Text kReset{"Undo my changes", "還原我的改動"};

constexpr float kRow = 22;

// Takes the key that was pressed for the command that waits. Escape leaves it as it was.
void choose(KeysDraft& draft) {
  const std::optional<int> chord = pressed_chord();
  if (!chord) return;
  if (*chord != ImGuiKey_Escape) {
    // Another command of the person's own loses a key that is given away.
    for (auto& [command, own] : draft.settings.own) {
      if (own == *chord) own = 0;
    }
    draft.settings.own[*draft.choosing] = *chord;
  }
  draft.choosing.reset();
}

void draw_sets(const Kit& kit, KeysDraft& draft) {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  for (int n = 0; n < kKeyPresetCount; ++n) {
    const auto preset = static_cast<KeyPreset>(n);
    const std::string words = kit.say(words_of(preset));
    const ButtonLook look{.on = draft.settings.preset == preset, .type = Type::small};
    if (n > 0 && ImGui::GetCursorScreenPos().x + button_width(kit, words, look) > right)
      ImGui::NewLine();
    if (button(kit, std::string("keys/") + name_of(preset), words, look)) {
      draft.settings.preset = preset;
      draft.choosing.reset();
    }
    ImGui::SameLine(0, kit.px(6));
  }
  if (!draft.settings.own.empty()) {
    if (button(kit, "keys/reset", kit.say(kReset),
               {.kind = ButtonKind::quiet, .type = Type::small})) {
      draft.settings.own.clear();
      draft.choosing.reset();
    }
    ImGui::SameLine(0, 0);
  }
  ImGui::NewLine();
}

void draw_command(const Kit& kit, const CommandInfo& info, ImVec2 at, float width, float key_room,
                  KeysDraft& draft) {
  const float tall = kit.px(kRow);
  ImGui::SetCursorScreenPos(at);
  const Touch line = touch(std::string("###key/") + info.name, {width, tall});
  const bool waits = draft.choosing == info.command;
  if (line.hovered || waits) {
    fill_rect({at.x - kit.px(6), at.y}, {at.x + width, at.y + tall},
              color(mix(kit.theme.raised, kit.theme.text, 0.08)), kit.px(4));
  }
  const float y = at.y + (tall - line_height(kit, Type::small)) * 0.5f;
  const std::string_view key = kit.key(info.command);
  if (waits) {
    draw_line(kit, {at.x, y}, kit.say(kPress), {Type::small, true, kit.theme.accent}, width);
  } else {
    draw_line(kit, {at.x, y}, key.empty() ? std::string_view(kit.say(kNone)) : key,
              {Type::small, !key.empty(), key.empty() ? kit.theme.disabled : kit.theme.text, true},
              key_room - kit.px(6));
    draw_line(kit, {at.x + key_room, y}, kit.say(info.words),
              {Type::small, false, kit.theme.second, true}, width - key_room);
  }
  tooltip(kit, kit.say(info.words), key);
  if (line.pressed) {
    if (waits) {
      draft.choosing.reset();
    } else {
      draft.choosing = info.command;
    }
  }
}

// Groups one below the other in as many columns as there is room for, the shortest column next.
void draw_commands(const Kit& kit, float room, KeysDraft& draft) {
  const float gap_px = kit.px(28);
  const int columns = std::clamp(static_cast<int>((room + gap_px) / kit.px(310)), 1, 3);
  const float width =
      std::floor((room - gap_px * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const float key_room = kit.px(96);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  std::vector<float> bottom(static_cast<std::size_t>(columns), start.y);
  for (CommandGroup group : {CommandGroup::picture, CommandGroup::cut, CommandGroup::window,
                             CommandGroup::takes, CommandGroup::desks}) {
    const auto shortest = std::min_element(bottom.begin(), bottom.end());
    const float x = start.x + static_cast<float>(shortest - bottom.begin()) * (width + gap_px);
    float y = *shortest;
    draw_line(kit, {x, y}, kit.say(words_of(group)), caption(kit));
    y += line_height(kit, Type::small) + kit.px(4);
    for (const CommandInfo& info : commands()) {
      if (info.group != group) continue;
      draw_command(kit, info, {x, y}, width, key_room, draft);
      y += kit.px(kRow);
    }
    *shortest = y + kit.px(14);
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({room, *std::max_element(bottom.begin(), bottom.end()) - start.y - kit.px(14)});
}

}  // namespace

void draw_key_sheet(const Kit& kit, KeysDraft& draft) {
  if (!draft.open) {
    draft.choosing.reset();
    return;
  }
  if (draft.choosing) choose(draft);
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const ImVec2 size{std::min(kit.px(1040), display.x - kit.px(32)),
                    std::min(kit.px(680), display.y - kit.px(32))};
  ImGui::SetNextWindowPos({display.x * 0.5f, display.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, color(kit.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, color(kit.theme.line));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(24), kit.px(20)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  if (ImGui::Begin("key sheet", nullptr,
                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings)) {
    const float room = size.x - kit.px(48);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    label(kit, kit.say(kTitle), {Type::title, true, kit.theme.text});
    ImGui::SetCursorScreenPos({at.x + room - button_height(kit), at.y});
    if (button(kit, "keys/close", "",
               {.kind = ButtonKind::quiet,
                .icon = icon::kClose,
                .key = kit.key(Command::close),
                .tip = kit.say(kClose)})) {
      draft.open = false;
    }
    ImGui::SetCursorScreenPos({at.x, at.y + line_height(kit, Type::title)});
    paragraph(kit, kit.say(kFocus), small_print(kit), room);
    gap(kit, 10);
    draw_sets(kit, draft);
    gap(kit, 12);
    if (begin_pane(kit, "commands", {room, ImGui::GetContentRegionAvail().y}, kit.theme.raised,
                   {kit.px(6), 0}))
      draw_commands(kit, room - kit.px(24), draft);
    end_pane();
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
}

}  // namespace shotlab::gui
