// SPDX-License-Identifier: Apache-2.0

#include "app/gui/key_map.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <set>

namespace shotlab::gui {
namespace {

using enum Command;
constexpr int kCtrl = ImGuiMod_Ctrl;
constexpr int kShift = ImGuiMod_Shift;
constexpr int kAlt = ImGuiMod_Alt;

// Shotlab's own. The first of a command is shown.
const std::vector<Binding>& shotlab_keys() {
  static const std::vector<Binding> keys{
      {ImGuiKey_1, desk_brief},
      {ImGuiKey_2, desk_shoot},
      {ImGuiKey_3, desk_look},
      {ImGuiKey_4, desk_cut},
      {ImGuiKey_5, desk_papers},
      {kCtrl | ImGuiKey_Enter, shoot},
      {kCtrl | ImGuiKey_KeypadEnter, shoot},
      {ImGuiKey_F, keep},
      {ImGuiKey_N, write_note},
      {ImGuiKey_C, compare},
      {ImGuiKey_X, next_look},
      {ImGuiKey_G, worst_frame},
      {ImGuiKey_UpArrow, previous_take},
      {ImGuiKey_DownArrow, next_take},
      {ImGuiKey_Space, play_pause},
      {ImGuiKey_J, reverse},
      {ImGuiKey_K, stop},
      {ImGuiKey_L, forward},
      {ImGuiKey_LeftArrow, step_back},
      {ImGuiKey_Comma, step_back},
      {ImGuiKey_RightArrow, step_on},
      {ImGuiKey_Period, step_on},
      {kShift | ImGuiKey_LeftArrow, step_back_ten},
      {kShift | ImGuiKey_RightArrow, step_on_ten},
      {ImGuiKey_Home, to_start},
      {ImGuiKey_End, to_end},
      {ImGuiKey_I, mark_in},
      {ImGuiKey_O, mark_out},
      {ImGuiKey_Z, whole_picture},
      {ImGuiKey_A, add_to_cut},
      {ImGuiKey_S, split},
      {ImGuiKey_Q, trim_start},
      {ImGuiKey_W, trim_end},
      {ImGuiKey_LeftBracket, out_earlier},
      {ImGuiKey_RightBracket, out_later},
      {kCtrl | ImGuiKey_LeftBracket, roll_earlier},
      {kCtrl | ImGuiKey_RightBracket, roll_later},
      {kAlt | ImGuiKey_LeftBracket, slip_earlier},
      {kAlt | ImGuiKey_RightBracket, slip_later},
      {ImGuiKey_D, dissolve},
      {ImGuiKey_T, add_title},
      {ImGuiKey_M, set_marker},
      {kShift | ImGuiKey_UpArrow, previous_marker},
      {kShift | ImGuiKey_DownArrow, next_marker},
      {ImGuiKey_Delete, remove_shot},
      {ImGuiKey_Backspace, remove_shot},
      {ImGuiKey_PageUp, previous_edit},
      {ImGuiKey_PageDown, next_edit},
      {kCtrl | ImGuiKey_S, save_cut},
      {kCtrl | ImGuiKey_E, export_film},
      {kCtrl | ImGuiKey_Z, undo},
      {kCtrl | kShift | ImGuiKey_Z, redo},
      {kCtrl | ImGuiKey_Y, redo},
      {kCtrl | kShift | ImGuiKey_P, palette},
      {ImGuiKey_F11, full_screen},
      {ImGuiKey_F9, presenter},
      {ImGuiKey_F10, screening},
      {kCtrl | kShift | ImGuiKey_L, language},
      {kCtrl | ImGuiKey_Equal, larger},
      {kCtrl | ImGuiKey_KeypadAdd, larger},
      {kCtrl | ImGuiKey_Minus, smaller},
      {kCtrl | ImGuiKey_KeypadSubtract, smaller},
      {kCtrl | ImGuiKey_0, usual_size},
      {kShift | ImGuiKey_Slash, Command::keys},
      {ImGuiKey_F1, Command::keys},
      {ImGuiKey_Escape, close},
  };
  return keys;
}

// What a set has otherwise. A command that is named here loses its keys of Shotlab's.
const std::vector<Binding>& differences(KeyPreset preset) {
  static const std::vector<Binding> none;
  static const std::vector<Binding> premiere{
      {kCtrl | ImGuiKey_K, split},
      {kCtrl | ImGuiKey_D, dissolve},
      {kShift | ImGuiKey_Delete, remove_shot},
      {kCtrl | ImGuiKey_T, add_title},
      {kShift | ImGuiKey_M, next_marker},
      {kCtrl | kShift | ImGuiKey_M, previous_marker},
      {ImGuiKey_Comma, add_to_cut},
      {ImGuiKey_LeftArrow, step_back},
      {ImGuiKey_RightArrow, step_on},
      {ImGuiKey_UpArrow, previous_edit},
      {ImGuiKey_DownArrow, next_edit},
      {ImGuiKey_PageUp, previous_take},
      {ImGuiKey_PageDown, next_take},
      {kCtrl | ImGuiKey_M, export_film},
      {kCtrl | ImGuiKey_GraveAccent, full_screen},
  };
  static const std::vector<Binding> resolve{
      {kCtrl | ImGuiKey_B, split},
      {kCtrl | ImGuiKey_T, dissolve},
      {kShift | ImGuiKey_LeftBracket, trim_start},
      {kShift | ImGuiKey_RightBracket, trim_end},
      {kShift | ImGuiKey_Backspace, remove_shot},
      {ImGuiKey_Delete, remove_shot},
      {ImGuiKey_F9, add_to_cut},
      {ImGuiKey_UpArrow, previous_edit},
      {ImGuiKey_DownArrow, next_edit},
      {ImGuiKey_PageUp, previous_take},
      {ImGuiKey_PageDown, next_take},
      {kCtrl | ImGuiKey_F, full_screen},
      {kCtrl | ImGuiKey_F9, presenter},
  };
  static const std::vector<Binding> avid{
      {kCtrl | ImGuiKey_1, desk_brief},
      {kCtrl | ImGuiKey_2, desk_shoot},
      {kCtrl | ImGuiKey_3, desk_look},
      {kCtrl | ImGuiKey_4, desk_cut},
      {kCtrl | ImGuiKey_5, desk_papers},
      {ImGuiKey_3, step_back},
      {ImGuiKey_LeftArrow, step_back},
      {ImGuiKey_4, step_on},
      {ImGuiKey_RightArrow, step_on},
      {ImGuiKey_1, step_back_ten},
      {ImGuiKey_2, step_on_ten},
      {ImGuiKey_E, mark_in},
      {ImGuiKey_I, mark_in},
      {ImGuiKey_R, mark_out},
      {ImGuiKey_O, mark_out},
      {ImGuiKey_V, add_to_cut},
      {ImGuiKey_X, remove_shot},
      {ImGuiKey_Delete, remove_shot},
      {ImGuiKey_A, previous_edit},
      {ImGuiKey_S, next_edit},
      {kCtrl | ImGuiKey_K, split},
      {ImGuiKey_Backslash, dissolve},
      {ImGuiKey_Y, next_look},
  };
  switch (preset) {
    case KeyPreset::shotlab:
      return none;
    case KeyPreset::premiere:
      return premiere;
    case KeyPreset::resolve:
      return resolve;
    case KeyPreset::avid:
      return avid;
  }
  return none;
}

struct KeyWord {
  int key;
  const char* words;
};
constexpr std::array<KeyWord, 16> kKeyWords{{{ImGuiKey_LeftArrow, "←"},
                                             {ImGuiKey_RightArrow, "→"},
                                             {ImGuiKey_UpArrow, "↑"},
                                             {ImGuiKey_DownArrow, "↓"},
                                             {ImGuiKey_Comma, ","},
                                             {ImGuiKey_Period, "."},
                                             {ImGuiKey_Equal, "+"},
                                             {ImGuiKey_Minus, "−"},
                                             {ImGuiKey_LeftBracket, "["},
                                             {ImGuiKey_RightBracket, "]"},
                                             {ImGuiKey_GraveAccent, "`"},
                                             {ImGuiKey_Semicolon, ";"},
                                             {ImGuiKey_Apostrophe, "'"},
                                             {ImGuiKey_Backslash, "\\"},
                                             {ImGuiKey_Slash, "/"},
                                             {ImGuiKey_Escape, "Esc"}}};

int key_of(int chord) { return chord & ~ImGuiMod_Mask_; }

std::string modifiers(int chord) {
  std::string words;
  if ((chord & kCtrl) != 0) words += "Ctrl+";
  if ((chord & kAlt) != 0) words += "Alt+";
  if ((chord & kShift) != 0) words += "Shift+";
  return words;
}

}  // namespace

const char* name_of(KeyPreset preset) {
  static constexpr std::array<const char*, kKeyPresetCount> kNames{"shotlab", "premiere", "resolve",
                                                                   "avid"};
  return kNames[static_cast<std::size_t>(preset)];
}

Text words_of(KeyPreset preset) {
  switch (preset) {
    case KeyPreset::shotlab:
      return {"Shotlab", "Shotlab"};
    case KeyPreset::premiere:
      return {"Premiere Pro", "Premiere Pro"};
    case KeyPreset::resolve:
      return {"DaVinci Resolve", "DaVinci Resolve"};
    case KeyPreset::avid:
      return {"Media Composer", "Media Composer"};
  }
  return {};
}

std::vector<Binding> bindings(const KeySettings& settings) {
  std::vector<Binding> all;
  std::set<int> taken;
  std::set<Command> settled;
  const auto add = [&](const Binding& binding) {
    if (binding.chord != 0 && taken.insert(binding.chord).second) all.push_back(binding);
  };
  for (const auto& [command, chord] : settings.own) {
    add({chord, command});
    settled.insert(command);
  }
  std::set<Command> named;
  for (const Binding& binding : differences(settings.preset)) {
    named.insert(binding.command);
    if (!settled.contains(binding.command)) add(binding);
  }
  for (const Binding& binding : shotlab_keys()) {
    if (!settled.contains(binding.command) && !named.contains(binding.command)) add(binding);
  }
  return all;
}

std::string chord_words(int chord) {
  if (chord == 0) return {};
  if (chord == (kShift | ImGuiKey_Slash)) return "?";
  const int key = key_of(chord);
  for (const KeyWord& word : kKeyWords) {
    if (word.key == key) return modifiers(chord) + word.words;
  }
  return modifiers(chord) + ImGui::GetKeyName(static_cast<ImGuiKey>(key));
}

std::string chord_name(int chord) {
  return chord == 0 ? std::string()
                    : modifiers(chord) + ImGui::GetKeyName(static_cast<ImGuiKey>(key_of(chord)));
}

std::optional<int> chord_named(const std::string& name) {
  if (name.empty()) return 0;
  int chord = 0;
  std::string rest = name;
  for (const auto& [word, mod] : {std::pair{"Ctrl+", kCtrl}, {"Alt+", kAlt}, {"Shift+", kShift}}) {
    if (rest.starts_with(word)) {
      chord |= mod;
      rest.erase(0, std::string_view(word).size());
    }
  }
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    if (rest == ImGui::GetKeyName(static_cast<ImGuiKey>(key))) return chord | key;
  }
  return std::nullopt;
}

std::map<Command, std::string> key_names(const std::vector<Binding>& all) {
  std::map<Command, std::string> names;
  for (const Binding& binding : all) names.try_emplace(binding.command, chord_words(binding.chord));
  return names;
}

std::vector<Command> pressed_commands(const std::vector<Binding>& all) {
  std::vector<Command> pressed;
  const bool typing = ImGui::GetIO().WantTextInput;
  for (const Binding& binding : all) {
    const CommandInfo& info = info_of(binding.command);
    if (typing && !info.while_typing) continue;
    const ImGuiInputFlags flags = info.repeats ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None;
    if (ImGui::IsKeyChordPressed(binding.chord, flags, ImGuiKeyOwner_Any))
      pressed.push_back(binding.command);
  }
  return pressed;
}

std::optional<int> pressed_chord() {
  const ImGuiIO& io = ImGui::GetIO();
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    const bool modifier = (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) ||
                          key >= ImGuiKey_ReservedForModCtrl;
    const bool mouse = key >= ImGuiKey_MouseLeft && key <= ImGuiKey_MouseWheelY;
    if (modifier || mouse) continue;
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), ImGuiInputFlags_None, ImGuiKeyOwner_Any))
      return key | (io.KeyMods & ImGuiMod_Mask_);
  }
  return std::nullopt;
}

void claim_picture_keys() {
  if (ImGui::GetIO().WantTextInput) return;
  const ImGuiID owner = ImHashStr("picture keys");
  for (ImGuiKey key :
       {ImGuiKey_Space, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
        ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp, ImGuiKey_PageDown}) {
    ImGui::SetKeyOwner(key, owner);
  }
}

}  // namespace shotlab::gui
