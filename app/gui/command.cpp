// SPDX-License-Identifier: Apache-2.0

#include "app/gui/command.h"

#include <algorithm>

namespace shotlab::gui {
namespace {

using enum Command;
using enum CommandGroup;

std::vector<CommandInfo> make_commands() {
  return {
      {desk_brief, "desk_brief", {"Brief", "任務"}, desks},
      {desk_shoot, "desk_shoot", {"Shoot", "拍攝"}, desks},
      {desk_look, "desk_look", {"Look", "看片"}, desks},
      {desk_cut, "desk_cut", {"Cut", "剪接"}, desks},
      {desk_papers, "desk_papers", {"Papers", "文件"}, desks},

      {Command::shoot, "shoot", {"Shoot", "開拍"}, takes, true},
      {keep, "keep", {"Keep this take", "保留這條"}, takes},
      {write_note, "write_note", {"Write a note", "寫筆記"}, takes},
      {compare, "compare", {"Compare takes", "比較"}, takes},
      {next_look, "next_look", {"Another way to compare", "換一種比較方式"}, takes},
      {worst_frame, "worst_frame", {"The frame least alike", "最不相似的一格"}, takes},
      {previous_take, "previous_take", {"Take before", "上一條"}, takes},
      {next_take, "next_take", {"Next take", "下一條"}, takes},

      {play_pause, "play_pause", {"Play or pause", "播放／暫停"}, picture},
      {reverse, "reverse", {"Play backward, faster each time", "倒播，再按加快"}, picture},
      {stop, "stop", {"Stop", "停"}, picture},
      {forward, "forward", {"Play forward, faster each time", "正播，再按加快"}, picture},
      {step_back, "step_back", {"One frame back", "退一格"}, picture, false, true},
      {step_on, "step_on", {"One frame on", "進一格"}, picture, false, true},
      {step_back_ten, "step_back_ten", {"Ten frames back", "退十格"}, picture, false, true},
      {step_on_ten, "step_on_ten", {"Ten frames on", "進十格"}, picture, false, true},
      {to_start, "to_start", {"First frame", "第一格"}, picture},
      {to_end, "to_end", {"Last frame", "最後一格"}, picture},
      {mark_in, "mark_in", {"Mark in", "標記入點"}, picture},
      {mark_out, "mark_out", {"Mark out", "標記出點"}, picture},
      {whole_picture, "whole_picture", {"Whole picture", "全畫面"}, picture},

      {add_to_cut, "add_to_cut", {"Add to the cut", "加入剪接"}, cut},
      {split, "split", {"Split at the playhead", "在播放位置切開"}, cut},
      {trim_start, "trim_start", {"Trim the start to the playhead", "剪走播放位置之前"}, cut},
      {trim_end, "trim_end", {"Trim the end to the playhead", "剪走播放位置之後"}, cut},
      {out_earlier, "out_earlier", {"End one frame earlier", "早一格完"}, cut, false, true},
      {out_later, "out_later", {"End one frame later", "遲一格完"}, cut, false, true},
      {roll_earlier, "roll_earlier", {"Roll the edit back", "剪接點移前一格"}, cut, false, true},
      {roll_later, "roll_later", {"Roll the edit on", "剪接點移後一格"}, cut, false, true},
      {slip_earlier, "slip_earlier", {"Slip one frame earlier", "內容移前一格"}, cut, false, true},
      {slip_later, "slip_later", {"Slip one frame later", "內容移後一格"}, cut, false, true},
      {dissolve, "dissolve", {"Dissolve at the edit, or none", "在剪接點溶接／取消"}, cut},
      {add_title, "add_title", {"Title at the playhead", "在播放位置加字幕"}, cut},
      {set_marker, "set_marker", {"Marker at the playhead", "在播放位置加標記"}, cut},
      {previous_marker, "previous_marker", {"Marker before", "上一個標記"}, cut},
      {next_marker, "next_marker", {"Next marker", "下一個標記"}, cut},
      {remove_shot,
       "remove_shot",
       {"Remove what is chosen, close the gap", "移除選中的並補上"},
       cut},
      {previous_edit, "previous_edit", {"Edit before", "上一個剪接點"}, cut},
      {next_edit, "next_edit", {"Next edit", "下一個剪接點"}, cut},
      {save_cut, "save_cut", {"Save the cut", "儲存剪接"}, cut, true},
      {export_film, "export_film", {"Export the film", "輸出影片"}, cut, true},

      {undo, "undo", {"Undo", "復原"}, window},
      {redo, "redo", {"Redo", "重做"}, window},
      {palette, "palette", {"Find a command", "搜尋指令"}, window, true},
      {full_screen, "full_screen", {"Full screen", "全螢幕"}, window, true},
      {presenter,
       "presenter",
       {"Presenter: large, one exercise", "演示模式：大字、一個練習"},
       window,
       true},
      {screening, "screening", {"Screening: the film alone", "放映模式：只有影片"}, window, true},
      {language, "language", {"中文", "English"}, window, true},
      {larger, "larger", {"Larger", "放大"}, window, true},
      {smaller, "smaller", {"Smaller", "縮小"}, window, true},
      {usual_size, "usual_size", {"Usual size", "原本大小"}, window, true},
      {keys, "keys", {"All keys", "所有按鍵"}, window, false},
      {close, "close", {"Close what lies on top", "關閉最上面的視窗"}, window},
  };
}

}  // namespace

Text words_of(CommandGroup group) {
  switch (group) {
    case desks:
      return {"Desks", "工作枱"};
    case takes:
      return {"Takes", "條"};
    case picture:
      return {"Picture", "畫面"};
    case cut:
      return {"Cut", "剪接"};
    case window:
      return {"Window", "視窗"};
  }
  return {};
}

const std::vector<CommandInfo>& commands() {
  static const std::vector<CommandInfo> list = make_commands();
  return list;
}

const CommandInfo& info_of(Command command) {
  const auto& list = commands();
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const CommandInfo& info) { return info.command == command; });
  return found != list.end() ? *found : list.front();
}

std::optional<Command> command_named(std::string_view name) {
  for (const CommandInfo& info : commands()) {
    if (name == info.name) return info.command;
  }
  return std::nullopt;
}

}  // namespace shotlab::gui
