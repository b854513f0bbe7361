// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shell.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/commands.h"
#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/checks_strip.h"
#include "app/gui/panels/job_tray.h"
#include "app/gui/panels/key_sheet.h"
#include "app/gui/panels/palette.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_panel.h"
#include "app/gui/panels/screening.h"
#include "app/gui/panels/top_bar.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

void draw_desk(Frame& f, Box box) {
  switch (f.ui.desk) {
    case Desk::brief:
      return draw_brief_desk(f, box);
    case Desk::shoot:
      return draw_shoot_desk(f, box);
    case Desk::look:
      return draw_look_desk(f, box);
    case Desk::cut:
      return draw_cut_desk(f, box);
    case Desk::papers:
      return draw_papers_desk(f, box);
  }
}

// All desks share this: the bar at the top, the checks strip and the tray at the bottom.
void draw_room(Frame& f, const UndoWords& undo, float& strip_top, float& desk_height) {
  const Kit& kit = f.kit;
  const View& view = f.view;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  Box rest{0, 0, display.x, display.y};
  const Box tray = cut_bottom(kit, rest, line_height(kit, Type::tiny) + kit.px(8));
  const Box strip = cut_bottom(kit, rest, checks_strip_height(kit, view, display.x));
  const float bar = button_height(kit) + kit.px(16);
  const float notice = notice_height(kit, view, display.x);

  pane(
      f, "top bar", {0, 0, display.x, bar},
      [&] { draw_top_bar(kit, view, undo, f.ui, course_shown(kit, f.ui, display.x), f.intents); },
      {8, 8}, false);
  float top = bar + kit.px(kSeam);
  if (view.notice) {
    pane(
        f, "notice", {0, top, display.x, notice}, [&] { f.intents.add(draw_notice(kit, view)); },
        {8, 8}, false);
    top += notice + kit.px(kSeam);
  }
  const Box desk{0, top, display.x, std::max(rest.h - top, kit.px(40))};
  draw_desk(f, desk);
  pane(
      f, "checks", strip, [&] { draw_checks_strip(kit, view, f.ui.checks); }, {14, 6}, false);
  pane(
      f, "tray", tray, [&] { draw_job_tray(kit, view); }, {14, 4}, false);
  strip_top = strip.y;
  desk_height = desk.h;
}

void told(const Kit& kit, Ui& ui, Command command) {
  ui.last_command = command;
  ui.last_command_at = kit.now;
}

// For an audience: which key was pressed, and what it does.
void draw_last_command(const Kit& kit, Ui& ui, float bottom) {
  constexpr double kStays = 2.5;  // Seconds.
  if (kit.now - ui.last_command_at > kStays) ui.last_command.reset();
  if (!ui.last_command) return;
  const CommandInfo& info = info_of(*ui.last_command);
  const std::string key(kit.key(info.command));
  const std::string& words = kit.say(info.words);
  const float key_width = key.empty() ? 0 : text_width(kit, key, Type::section, true) + kit.px(16);
  const float width = key_width + text_width(kit, words, Type::section) + kit.px(32);
  const float tall = line_height(kit, Type::section) + kit.px(16);
  const ImVec2 low{(ImGui::GetIO().DisplaySize.x - width) * 0.5f, bottom - tall - kit.px(16)};
  ImGui::SetNextWindowPos(low);
  ImGui::SetNextWindowSize({width, tall});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, color(kit.theme.raised));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
  ImGui::Begin("last command", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  float x = low.x + kit.px(16);
  const float y = low.y + kit.px(8);
  if (!key.empty()) {
    draw_line(kit, {x, y}, key, {Type::section, true, kit.theme.accent});
    x += key_width;
  }
  draw_line(kit, {x, y}, words, {Type::section, false, kit.theme.text});
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

}  // namespace

float zoomed(float zoom, int direction) {
  constexpr std::array<float, 10> kSteps{0.75f, 0.9f,  1.0f, 1.1f, 1.25f,
                                         1.5f,  1.75f, 2.0f, 3.0f, 4.0f};
  if (direction == 0) return 1;
  if (direction > 0) {
    for (float step : kSteps) {
      if (step > zoom + 0.01f) return step;
    }
    return kZoomMost;
  }
  for (auto step = kSteps.rbegin(); step != kSteps.rend(); ++step) {
    if (*step < zoom - 0.01f) return *step;
  }
  return kZoomLeast;
}

const TakeRow* compared_with(const View& view) {
  const TakeRow* before = nullptr;
  for (const TakeRow& row : view.takes) {
    if (row.take.id == view.selected_take) {
      const TakeRow* parent = row.take.parent.empty() ? nullptr : find_take(view, row.take.parent);
      return parent != nullptr ? parent : before;
    }
    before = &row;
  }
  return nullptr;
}

std::vector<const TakeRow*> compared_takes(const View& view, const CompareDraft& draft) {
  std::vector<const TakeRow*> takes;
  for (const TakeRow& row : view.takes) {
    const bool marked =
        std::find(draft.with.begin(), draft.with.end(), row.take.id) != draft.with.end();
    if (marked && row.take.id != view.selected_take && takes.size() < kMostOthers)
      takes.push_back(&row);
  }
  if (takes.empty()) {
    if (const TakeRow* before = compared_with(view)) takes.push_back(before);
  }
  return takes;
}

void apply_style(const Kit& kit) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  const Theme& t = kit.theme;
  style.WindowPadding = style.CellPadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = style.PopupBorderSize =
      0;
  style.ItemSpacing = {kit.px(4), 0};
  style.ItemInnerSpacing = {kit.px(4), 0};
  style.ScrollbarSize = kit.px(9);
  style.ScrollbarRounding = kit.px(5);
  style.FrameRounding = kit.px(6);
  style.PopupBorderSize = 1;
  style.DisabledAlpha =
      1;  // Disabled things have their own colours: a faded one cannot keep its contrast.
  style.HoverDelayNormal = 0.35f;
  style.HoverFlagsForTooltipMouse = ImGuiHoveredFlags_Stationary | ImGuiHoveredFlags_DelayNormal;
  const auto set = [&](ImGuiCol n, Rgb c, float alpha = 1) {
    style.Colors[n] = {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255,
                       static_cast<float>(c.b) / 255, alpha};
  };
  set(ImGuiCol_Text, t.text);
  set(ImGuiCol_TextDisabled, t.disabled);
  set(ImGuiCol_WindowBg, t.room);
  set(ImGuiCol_ChildBg, t.panel, 0);
  set(ImGuiCol_PopupBg, t.raised);
  set(ImGuiCol_Border, t.line);
  set(ImGuiCol_ScrollbarBg, t.panel, 0);
  set(ImGuiCol_ScrollbarGrab, mix(t.line, t.second, 0.15));
  set(ImGuiCol_ScrollbarGrabHovered, t.disabled);
  set(ImGuiCol_ScrollbarGrabActive, t.second);
  set(ImGuiCol_TextSelectedBg, t.accent, 0.35f);
  set(ImGuiCol_NavCursor, t.accent);
  set(ImGuiCol_InputTextCursor, t.text);
}

Intents draw_window(const Kit& usual, const View& view, Ui& ui, const Screens& screens,
                    const UndoWords& undo) {
  const std::vector<Binding> keys = bindings(ui.keys.settings);
  const std::map<Command, std::string> names = key_names(keys);
  Kit kit = usual;
  kit.keys = &names;
  Frame f{kit, view, ui, screens, {}};
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  claim_picture_keys();
  if (ui.framed != ui.desk) ui.framing = {}, ui.drawing = {};
  ui.framed = ui.desk;

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(display);
  ImGui::Begin("window", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  float strip_top = display.y;
  float desk_height = display.y;
  if (ui.screening) {
    draw_screening(kit, view, ui, screens, f.intents);
  } else {
    draw_room(f, undo, strip_top, desk_height);
  }
  ImGui::End();

  if (!ui.screening) {
    f.intents.add(draw_check_card(kit, view, ui.checks, 0, display.x, strip_top, desk_height));
  }
  if (ui.presenting) draw_last_command(kit, ui, strip_top);
  const bool choosing = ui.keys.choosing.has_value();
  draw_key_sheet(kit, ui.keys);
  if (auto line = draw_palette(kit, view, ui.palette)) {
    if (const Command* command = std::get_if<Command>(&line->does)) {
      told(kit, ui, *command);
      obey(*command, view, ui, screens, f.intents);
    } else {
      f.intents.actions.push_back(std::get<Action>(line->does));
    }
  }
  // A key that is being chosen is not a command yet.
  if (!choosing) {
    for (Command command : pressed_commands(keys)) {
      told(kit, ui, command);
      obey(command, view, ui, screens, f.intents);
    }
  }

  // What was typed is never left behind when its desk or its film goes away.
  const bool leaves = std::any_of(
      f.intents.actions.begin(), f.intents.actions.end(),
      [](const Action& action) { return std::holds_alternative<action::OpenExercise>(action); });
  if (ui.desk != Desk::papers || leaves) {
    std::vector<Action> unsaved = unsaved_answers(ui.papers);
    if (auto typed = unsaved_papers(view, ui.papers)) unsaved.push_back(std::move(*typed));
    f.intents.actions.insert(f.intents.actions.begin(), unsaved.begin(), unsaved.end());
  }
  return std::move(f.intents);
}

}  // namespace shotlab::gui
