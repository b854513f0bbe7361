// SPDX-License-Identifier: Apache-2.0
//
// Which keys give which command: four sets that editors know, and a person's own changes on top.
//
// Sources: the default keyboards of Premiere Pro, DaVinci Resolve and Avid Media Composer as their
// manuals name them; commands that they do not have keep Shotlab's keys.
//
// Threading: plain values; pressed_commands() on the window's thread, inside a frame.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/command.h"
#include "media/base/text.h"

namespace shotlab::gui {

enum class KeyPreset { shotlab, premiere, resolve, avid };
inline constexpr int kKeyPresetCount = 4;
const char* name_of(KeyPreset preset);  // "premiere"
Text words_of(KeyPreset preset);        // "Premiere Pro"

struct KeySettings {
  KeyPreset preset = KeyPreset::shotlab;
  std::map<Command, int> own;  // ImGuiKeyChord; 0: no key.
  bool operator==(const KeySettings&) const = default;
};

struct Binding {
  int chord = 0;  // ImGuiKeyChord
  Command command = Command::close;
};

// All bindings; the first of a command is the one that is shown. No chord stands for two commands:
// a person's own comes before the set's.
std::vector<Binding> bindings(const KeySettings& settings);
// As it is written: "Ctrl+Shift+Z", "←". Empty for 0.
std::string chord_words(int chord);
// "Ctrl+Shift+Z" to a chord and back, for the settings file; the names are Dear ImGui's.
std::string chord_name(int chord);
std::optional<int> chord_named(const std::string& name);

// The key of each command, as written.
std::map<Command, std::string> key_names(const std::vector<Binding>& bindings);

// The commands whose keys went down in this frame, as far as they are free to be used: while a text
// field is active, only those that work there.
std::vector<Command> pressed_commands(const std::vector<Binding>& bindings);
// The chord that went down in this frame, for choosing a key; nullopt while only modifiers are
// held.
std::optional<int> pressed_chord();

// Space and the arrows belong to the picture, not to moving the focus: call once per frame. Tab
// moves the focus, Enter presses.
void claim_picture_keys();

}  // namespace shotlab::gui
