// SPDX-License-Identifier: Apache-2.0
//
// What the window can be told by a key, the palette or a button: one list feeds all of them.
//
// Threading: plain values.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "media/base/text.h"

namespace shotlab::gui {

enum class Command {
  desk_brief,
  desk_shoot,
  desk_look,
  desk_cut,
  desk_papers,
  shoot,
  keep,
  write_note,
  compare,
  next_look,
  worst_frame,
  previous_take,
  next_take,
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
  whole_picture,
  add_to_cut,
  split,
  trim_start,
  trim_end,
  out_earlier,
  out_later,
  roll_earlier,
  roll_later,
  slip_earlier,
  slip_later,
  dissolve,
  add_title,
  set_marker,
  previous_marker,
  next_marker,
  remove_shot,
  previous_edit,
  next_edit,
  save_cut,
  export_film,
  undo,
  redo,
  palette,
  full_screen,
  presenter,
  screening,
  language,
  larger,
  smaller,
  usual_size,
  keys,
  close,
};

enum class CommandGroup { desks, takes, picture, cut, window };
Text words_of(CommandGroup group);

struct CommandInfo {
  Command command = Command::close;
  const char* name = "";  // In the settings: "step_back". Never changes.
  Text words;
  CommandGroup group = CommandGroup::window;
  bool while_typing = false;  // Its keys work in a text field too.
  bool repeats = false;       // While the key is held.
};

// In the order in which they are shown.
const std::vector<CommandInfo>& commands();
const CommandInfo& info_of(Command command);
std::optional<Command> command_named(std::string_view name);

}  // namespace shotlab::gui
