// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shortcuts.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <string>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kDesks{"Desks", "工作枱"};
const Text kPicture{"Picture", "畫面"};
const Text kTakes{"Takes", "條"};
const Text kWindow{"Window", "視窗"};
const Text kTitle{"Keys", "按鍵"};
const Text kClose{"Close", "關閉"};
const Text kFocus{"Tab moves the focus, Enter presses. Single keys rest while you type.",
                  "Tab 移動焦點，Enter 確定。輸入文字時，單鍵暫停。"};

std::vector<Shortcut> make_shortcuts() {
  return {
      {Command::desk_brief, ImGuiKey_1, "1", {"Brief", "任務"}, kDesks},
      {Command::desk_shoot, ImGuiKey_2, "2", {"Shoot", "拍攝"}, kDesks},
      {Command::desk_look, ImGuiKey_3, "3", {"Look", "看片"}, kDesks},
      {Command::desk_cut, ImGuiKey_4, "4", {"Cut", "剪接"}, kDesks},
      {Command::desk_papers, ImGuiKey_5, "5", {"Papers", "文件"}, kDesks},
      {Command::shoot,
       ImGuiMod_Ctrl | ImGuiKey_Enter,
       "Ctrl+Enter",
       {"Shoot", "開拍"},
       kTakes,
       true},
      {Command::shoot, ImGuiMod_Ctrl | ImGuiKey_KeypadEnter, "", {}, kTakes, true},
      {Command::keep, ImGuiKey_F, "F", {"Keep this take", "保留這條"}, kTakes},
      {Command::write_note, ImGuiKey_N, "N", {"Write a note", "寫筆記"}, kTakes},
      {Command::compare, ImGuiKey_C, "C", {"Compare with the take before", "與上一條比較"}, kTakes},
      {Command::previous_take, ImGuiKey_UpArrow, "↑", {"Take before", "上一條"}, kTakes},
      {Command::next_take, ImGuiKey_DownArrow, "↓", {"Next take", "下一條"}, kTakes},
      {Command::play_pause, ImGuiKey_Space, "Space", {"Play or pause", "播放／暫停"}, kPicture},
      {Command::reverse,
       ImGuiKey_J,
       "J",
       {"Play backward, faster each time", "倒播，再按加快"},
       kPicture},
      {Command::stop, ImGuiKey_K, "K", {"Stop", "停"}, kPicture},
      {Command::forward,
       ImGuiKey_L,
       "L",
       {"Play forward, faster each time", "正播，再按加快"},
       kPicture},
      {Command::step_back, ImGuiKey_LeftArrow, "←", {"One frame back", "退一格"}, kPicture},
      {Command::step_back, ImGuiKey_Comma, ",", {}, kPicture},
      {Command::step_on, ImGuiKey_RightArrow, "→", {"One frame on", "進一格"}, kPicture},
      {Command::step_on, ImGuiKey_Period, ".", {}, kPicture},
      {Command::step_back_ten,
       ImGuiMod_Shift | ImGuiKey_LeftArrow,
       "Shift+←",
       {"Ten frames back", "退十格"},
       kPicture},
      {Command::step_on_ten,
       ImGuiMod_Shift | ImGuiKey_RightArrow,
       "Shift+→",
       {"Ten frames on", "進十格"},
       kPicture},
      {Command::to_start, ImGuiKey_Home, "Home", {"First frame", "第一格"}, kPicture},
      {Command::to_end, ImGuiKey_End, "End", {"Last frame", "最後一格"}, kPicture},
      {Command::mark_in, ImGuiKey_I, "I", {"Mark in", "標記入點"}, kPicture},
      {Command::mark_out, ImGuiKey_O, "O", {"Mark out", "標記出點"}, kPicture},
      {Command::save_cut,
       ImGuiMod_Ctrl | ImGuiKey_S,
       "Ctrl+S",
       {"Save the cut", "儲存剪接"},
       kWindow,
       true},
      {Command::language,
       ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_L,
       "Ctrl+Shift+L",
       {"中文", "English"},
       kWindow,
       true},
      {Command::larger,
       ImGuiMod_Ctrl | ImGuiKey_Equal,
       "Ctrl +",
       {"Larger", "放大"},
       kWindow,
       true},
      {Command::larger, ImGuiMod_Ctrl | ImGuiKey_KeypadAdd, "", {}, kWindow, true},
      {Command::smaller,
       ImGuiMod_Ctrl | ImGuiKey_Minus,
       "Ctrl −",
       {"Smaller", "縮小"},
       kWindow,
       true},
      {Command::smaller, ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract, "", {}, kWindow, true},
      {Command::usual_size,
       ImGuiMod_Ctrl | ImGuiKey_0,
       "Ctrl 0",
       {"Usual size", "原本大小"},
       kWindow,
       true},
      {Command::keys, ImGuiMod_Shift | ImGuiKey_Slash, "?", {"This sheet", "這張按鍵表"}, kWindow},
      {Command::keys, ImGuiKey_F1, "", {}, kWindow, true},
      {Command::close,
       ImGuiKey_Escape,
       "Esc",
       {"Close what lies on top", "關閉最上面的視窗"},
       kWindow},
  };
}

}  // namespace

const std::vector<Shortcut>& shortcuts() {
  static const std::vector<Shortcut> table = make_shortcuts();
  return table;
}

std::vector<Command> pressed_commands() {
  std::vector<Command> commands;
  const bool typing = ImGui::GetIO().WantTextInput;
  for (const Shortcut& shortcut : shortcuts()) {
    if (typing && !shortcut.while_typing) continue;
    const bool repeats =
        shortcut.command == Command::step_back || shortcut.command == Command::step_on ||
        shortcut.command == Command::step_back_ten || shortcut.command == Command::step_on_ten;
    const ImGuiInputFlags flags = repeats ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None;
    if (ImGui::IsKeyChordPressed(shortcut.chord, flags, ImGuiKeyOwner_Any))
      commands.push_back(shortcut.command);
  }
  return commands;
}

void claim_picture_keys() {
  if (ImGui::GetIO().WantTextInput) return;
  const ImGuiID owner = ImHashStr("picture keys");
  for (ImGuiKey key : {ImGuiKey_Space, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                       ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End}) {
    ImGui::SetKeyOwner(key, owner);
  }
}

void draw_key_sheet(const Kit& kit, bool& open) {
  if (!open) return;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float width = std::min(kit.px(720), display.x - kit.px(32));
  ImGui::SetNextWindowPos({display.x * 0.5f, display.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, display.y - kit.px(32)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, color(kit.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, color(kit.theme.line));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(24), kit.px(20)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  if (ImGui::Begin("key sheet", nullptr,
                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize)) {
    const float room = width - kit.px(48);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    label(kit, kit.say(kTitle), {Type::title, true, kit.theme.text});
    ImGui::SetCursorScreenPos({at.x + room - button_height(kit), at.y});
    if (button(kit, "keys/close", "",
               {.kind = ButtonKind::quiet,
                .icon = icon::kClose,
                .key = "Esc",
                .tip = kit.say(kClose)})) {
      open = false;
    }
    ImGui::SetCursorScreenPos({at.x, at.y + line_height(kit, Type::title)});
    paragraph(kit, kit.say(kFocus), small_print(kit), room);
    gap(kit, 12);

    // Two columns: the picture on the right, everything else on the left.
    const float column = std::floor((room - kit.px(32)) / 2);
    const float key_room = kit.px(104);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float y[2] = {start.y, start.y};
    for (const Text* group : {&kDesks, &kTakes, &kWindow, &kPicture}) {
      const int side = group == &kPicture ? 1 : 0;
      const float x = start.x + static_cast<float>(side) * (column + kit.px(32));
      draw_line(kit, {x, y[side]}, kit.say(*group), caption(kit));
      y[side] += line_height(kit, Type::small) + kit.px(4);
      for (const Shortcut& s : shortcuts()) {
        if (!(s.group == *group) || s.words.empty()) continue;
        draw_line(kit, {x, y[side]}, s.key, {Type::small, true, kit.theme.text},
                  key_room - kit.px(6));
        y[side] += draw_lines(kit, {x + key_room, y[side]}, kit.say(s.words),
                              {Type::small, false, kit.theme.second}, column - key_room);
      }
      y[side] += kit.px(14);
    }
    ImGui::Dummy({room, std::max(y[0], y[1]) - start.y - kit.px(14)});
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
}

}  // namespace shotlab::gui
