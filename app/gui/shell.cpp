// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shell.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/commands.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/brief_panel.h"
#include "app/gui/panels/checks_strip.h"
#include "app/gui/panels/course_panel.h"
#include "app/gui/panels/cut_panel.h"
#include "app/gui/panels/job_tray.h"
#include "app/gui/panels/papers_panel.h"
#include "app/gui/panels/prompt_panel.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/take_sheet.h"
#include "app/gui/panels/takes_wall.h"
#include "app/gui/panels/top_bar.h"
#include "app/gui/panels/words.h"
#include "app/gui/shortcuts.h"

namespace shotlab::gui {
namespace {

struct Box {
  float x = 0, y = 0, w = 0, h = 0;
};

// Everything that the desks share while one frame is drawn.
struct Frame {
  const Kit& kit;
  const View& view;
  Ui& ui;
  const Screens& screens;
  Intents intents;
};

constexpr float kSeam = 2;  // Between panes: the room shows through.

template <typename Draw>
void pane(Frame& f, const char* name, Box box, Draw draw, ImVec2 padding = {14, 14},
          bool scroll = true) {
  if (box.w < 2 || box.h < 2) return;
  ImGui::SetCursorPos({box.x, box.y});
  const ImGuiWindowFlags flags =
      scroll ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  if (begin_pane(f.kit, name, {box.w, box.h}, f.kit.theme.panel, padding, flags)) draw();
  end_pane();
}

// Cuts a piece off a box and leaves the rest, with a seam between.
Box cut_left(const Kit& kit, Box& box, float width) {
  const Box piece{box.x, box.y, std::min(width, box.w), box.h};
  box.x += piece.w + kit.px(kSeam);
  box.w -= piece.w + kit.px(kSeam);
  return piece;
}
Box cut_right(const Kit& kit, Box& box, float width) {
  width = std::min(width, box.w);
  const Box piece{box.x + box.w - width, box.y, width, box.h};
  box.w -= width + kit.px(kSeam);
  return piece;
}
Box cut_bottom(const Kit& kit, Box& box, float height) {
  height = std::min(height, box.h);
  const Box piece{box.x, box.y + box.h - height, box.w, height};
  box.h -= height + kit.px(kSeam);
  return piece;
}

bool narrow(const Kit& kit, float width) { return width < kit.px(920); }

bool course_shown(const Kit& kit, const Ui& ui, float width) {
  return ui.course_open.value_or(!narrow(kit, width));
}

void course_pane(Frame& f, Box box) {
  pane(f, "course", box,
       [&] {
         f.intents.add(draw_course_panel(f.kit, f.view));
         gap(f.kit, 14);
         rule(f.kit);
         gap(f.kit, 10);
         f.intents.add(draw_hints(f.kit, f.view));
       },
       {12, 12});
}

void screen_pane(Frame& f, const char* name, Box box) {
  pane(
      f, name, box,
      [&] {
        const bool two = f.ui.comparing && f.screens.other.state != ScreenView::State::empty;
        f.intents.add(two ? draw_two_screens(f.kit, f.screens.other, f.screens.main, f.ui.cut)
                          : draw_screen_panel(f.kit, f.screens.main, f.ui.cut));
      },
      {8, 8}, false);
}

void draw_shoot_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool course = course_shown(kit, f.ui, box.w);
  const float wide = box.w;
  if (course)
    course_pane(f, cut_left(kit, box, std::clamp(wide * 0.17f, kit.px(196), kit.px(250))));
  // A narrow window with the course open has no room for the builder as well.
  if (!course || !narrow(kit, wide)) {
    Box left = cut_left(kit, box, std::clamp(wide * 0.33f, kit.px(316), kit.px(470)));
    pane(
        f, "builder", left,
        [&] {
          const float width = ImGui::GetContentRegionAvail().x;
          const float room = ImGui::GetContentRegionAvail().y;
          const float head = std::min(brief_head_height(kit, f.view, width), room * 0.36f);
          if (begin_pane(kit, "brief head", {width, head}, kit.theme.panel, {0, 0}))
            f.intents.add(draw_brief_head(kit, f.view));
          end_pane();
          gap(kit, 8);
          rule(kit);
          gap(kit, 10);
          f.intents.add(draw_prompt_panel(kit, f.view, f.ui.prompt));
        },
        {16, 16}, false);
  }
  const float card = kit.px(box.h > kit.px(520) ? 136 : 108);
  const float row = takes_row_height(kit, card) + kit.px(28);
  const float ideal = box.w * 9 / 16 + kit.px(58);
  const float least = std::min(box.h * 0.38f, row + kit.px(104));
  const Box lower = cut_bottom(kit, box, std::max(box.h - ideal, least));
  screen_pane(f, "screen pane", box);
  pane(f, "takes", lower, [&] {
    f.intents.add(draw_takes_row(kit, f.view, card));
    gap(kit, 8);
    f.intents.add(draw_take_sheet(kit, f.view, f.ui));
  });
}

void draw_brief_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool tight = narrow(kit, box.w);
  const float wide = box.w;
  if (course_shown(kit, f.ui, wide)) {
    pane(f, "course", cut_left(kit, box, std::clamp(wide * 0.22f, kit.px(200), kit.px(320))),
         [&] { f.intents.add(draw_course_panel(kit, f.view)); });
  }
  const Box margin =
      tight ? Box{} : cut_right(kit, box, std::clamp(wide * 0.26f, kit.px(240), kit.px(380)));
  pane(f, "brief page", box,
       [&] {
         // A measure that reads well, whatever the window's width.
         const float measure = std::min(ImGui::GetContentRegionAvail().x, kit.px(640));
         if (ImGui::BeginChild("measure", {measure, 0},
                               ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened)) {
           draw_brief_page(kit, f.view, f.ui);
           if (tight) {
             gap(kit, 16);
             f.intents.add(draw_hints(kit, f.view));
             draw_brief_margin(kit, f.view);
           }
         }
         ImGui::EndChild();
       },
       {24, 24});
  if (!tight) {
    pane(f, "brief margin", margin,
         [&] {
           f.intents.add(draw_hints(kit, f.view));
           draw_brief_margin(kit, f.view);
         },
         {20, 20});
  }
}

void draw_look_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const float wide = box.w;
  pane(f, "look takes", cut_left(kit, box, std::clamp(wide * 0.16f, kit.px(124), kit.px(210))),
       [&] { f.intents.add(draw_takes_column(kit, f.view)); }, {12, 12});
  const Box right = cut_right(kit, box, std::clamp(wide * 0.25f, kit.px(224), kit.px(340)));
  if (f.ui.comparing && f.screens.other.state != ScreenView::State::empty) {
    const TakeRow* row = selected(f.view);
    const std::string changed = row != nullptr ? kit.say(row->changed) : std::string();
    const float height =
        lines_height(kit, changed, Type::body, false, box.w - kit.px(28)) + kit.px(20);
    const Box foot = cut_bottom(kit, box, height);
    pane(f, "difference", foot, [&] { paragraph(kit, changed, body(kit)); }, {10, 10});
  }
  screen_pane(f, "screen pane", box);
  pane(f, "look sheet", right, [&] {
    f.intents.add(draw_take_sheet(kit, f.view, f.ui));
    if (const TakeRow* row = selected(f.view)) {
      gap(kit, 12);
      draw_recipe(kit, *row);
    }
  });
}

void draw_cut_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const float wide = box.w;
  const float block = line_height(kit, Type::body) + 2 * line_height(kit, Type::tiny) + kit.px(12);
  float foot = kit.px(28) + button_height(kit) + kit.px(8) + block + kit.px(14);
  if (!f.view.exported.empty()) foot += line_height(kit, Type::small) * 2 + kit.px(4);
  const Box line = cut_bottom(kit, box, std::min(foot, box.h * 0.5f));
  const Box bin = cut_right(kit, box, std::clamp(wide * 0.28f, kit.px(230), kit.px(360)));
  screen_pane(f, "screen pane", box);
  pane(f, "bin", bin, [&] { f.intents.add(draw_bin(kit, f.view, f.ui.cut)); });
  pane(f, "timeline", line, [&] { f.intents.add(draw_timeline(kit, f.view, f.ui.cut)); });
}

void draw_papers_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  const bool quiz = f.view.exercise != nullptr && !f.view.exercise->quiz.empty();
  Box right = quiz ? cut_right(kit, box, box.w * 0.48f) : Box{};
  pane(f, "papers", box,
       [&] {
         const float measure = std::min(ImGui::GetContentRegionAvail().x, kit.px(680));
         if (ImGui::BeginChild("measure", {measure, 0},
                               ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened)) {
           f.intents.add(draw_papers_panel(kit, f.view, f.ui.papers));
         }
         ImGui::EndChild();
       },
       {24, 24});
  if (!quiz) return;
  const Box list = cut_bottom(kit, right, right.h * 0.5f);
  screen_pane(f, "screen pane", right);
  pane(f, "quiz", list, [&] { f.intents.add(draw_quiz_panel(kit, f.view, f.ui.quiz_playing)); },
       {20, 20});
}

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

Intents draw_window(const Kit& kit, const View& view, Ui& ui, const Screens& screens) {
  Frame f{kit, view, ui, screens, {}};
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  claim_picture_keys();

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(display);
  ImGui::Begin("window", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  Box rest{0, 0, display.x, display.y};
  const Box tray = cut_bottom(kit, rest, line_height(kit, Type::tiny) + kit.px(8));
  const Box strip = cut_bottom(kit, rest, checks_strip_height(kit, view, display.x));
  const float bar = button_height(kit) + kit.px(16);
  const float notice = notice_height(kit, view, display.x);

  pane(
      f, "top bar", {0, 0, display.x, bar},
      [&] { f.intents.add(draw_top_bar(kit, view, ui, course_shown(kit, ui, display.x))); }, {8, 8},
      false);
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
      f, "checks", strip, [&] { draw_checks_strip(kit, view, ui.checks); }, {14, 6}, false);
  pane(
      f, "tray", tray, [&] { draw_job_tray(kit, view); }, {14, 4}, false);
  ImGui::End();

  f.intents.add(draw_check_card(kit, view, ui.checks, 0, display.x, strip.y, desk.h));
  draw_key_sheet(kit, ui.keys_open);
  for (Command command : pressed_commands()) obey(command, view, ui, screens, f.intents);

  // What was typed is never left behind when its desk goes away.
  if (ui.desk != Desk::papers) {
    for (Action& action : unsaved_answers(ui.papers))
      f.intents.actions.push_back(std::move(action));
  }
  return std::move(f.intents);
}

}  // namespace shotlab::gui
