// SPDX-License-Identifier: Apache-2.0
//
// One table of commands feeds the keys and the sheet that shows them. While a text field is active,
// no single key is a command.
//
// Threading: the window's thread, inside a frame.

#pragma once

#include <optional>
#include <vector>

#include "app/gui/draw/kit.h"
#include "app/gui/ui.h"

namespace shotlab::gui {

enum class Command {
  desk_brief,
  desk_shoot,
  desk_look,
  desk_cut,
  desk_papers,
  shoot,
  play_pause,
  reverse,
  stop,
  forward,
  step_back,
  step_on,
  step_back_ten,
  step_on_ten,
  to_start,
  to_end,
  mark_in,
  mark_out,
  keep,
  compare,
  previous_take,
  next_take,
  write_note,
  save_cut,
  language,
  larger,
  smaller,
  usual_size,
  keys,
  close,
};

struct Shortcut {
  Command command = Command::desk_brief;
  int chord = 0;         // ImGuiKeyChord
  const char* key = "";  // As it is written on the sheet: "Ctrl+Enter".
  Text words;
  Text group;
  bool while_typing = false;
};

const std::vector<Shortcut>& shortcuts();

// The commands whose keys went down in this frame, as far as they are free to be used.
std::vector<Command> pressed_commands();

// Space and the arrows belong to the picture, not to moving the focus: call once per frame. Tab
// moves the focus, Enter presses.
void claim_picture_keys();

void draw_key_sheet(const Kit& kit, bool& open);

}  // namespace shotlab::gui
