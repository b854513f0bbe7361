// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/checks_strip.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/state_mark.h"
#include "app/gui/panels/words.h"
#include "exercises/engine/state_words.h"

namespace shotlab::gui {
namespace {

const Text kChecks{"Checks", "檢查"};
const Text kCount{"{0} of {1}", "{0} / {1}"};
const Text kQuiet{"not looked at yet", "未檢查"};
const Text kChecking{"looking …", "檢查中 …"};
const Text kNone{"Free film: nothing is checked here.", "自由創作：這裏不作檢查。"};

// What a chip shows; from the verdict, or from the exercise while there is none.
struct Chip {
  std::string id;
  Text title;
  VerdictState state = VerdictState::not_yet;
  Text measured;
  bool quiet = true;
};

std::vector<Chip> chips_of(const View& view) {
  std::vector<Chip> chips;
  if (view.verdict) {
    for (const CriterionVerdict& c : view.verdict->criteria) {
      chips.push_back({c.id, c.title, c.state, c.measured, false});
    }
  } else if (view.exercise != nullptr) {
    for (const Criterion& c : view.exercise->criteria)
      chips.push_back({c.id, c.title, VerdictState::not_yet, {}, true});
  }
  return chips;
}

struct Grid {
  float head = 0;  // Width of the name and the count.
  float chip = 0;  // Of one chip.
  float high = 0;  // Of one chip.
  int columns = 1;
  int rows = 1;  // Shown; more scroll.
};

Grid grid_of(const Kit& kit, std::size_t count, float width) {
  Grid grid;
  grid.head = kit.px(104);
  grid.high = line_height(kit, Type::small) + line_height(kit, Type::tiny) + kit.px(10);
  const float room = width - grid.head - kit.px(24);
  const float least = kit.px(138);
  const auto n = static_cast<int>(std::max<std::size_t>(count, 1));
  grid.columns = std::clamp(static_cast<int>(room / least), 1, n);
  // Rows of equal length look calmer than a full one and a rest.
  grid.rows = (n + grid.columns - 1) / grid.columns;
  grid.columns = (n + grid.rows - 1) / grid.rows;
  grid.chip = std::min(room / static_cast<float>(grid.columns), kit.px(230));
  grid.rows = std::min(grid.rows, 2);
  return grid;
}

void draw_chip(const Kit& kit, const Chip& chip, ChecksDraft& draft, ImVec2 size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Touch t = touch("###check/" + chip.id, size);
  const bool open = draft.open == chip.id;
  const ImVec2 end{at.x + size.x, at.y + size.y};
  if (open || t.hovered)
    fill_rect(at, end, color(open ? kit.theme.raised : mix(kit.theme.panel, kit.theme.text, 0.05)),
              kit.px(6));
  const float mark = kit.px(11);
  const ImVec2 middle{at.x + kit.px(8) + mark / 2,
                      at.y + kit.px(5) + line_height(kit, Type::small) / 2};
  if (chip.quiet) {
    ImGui::GetWindowDrawList()->AddCircle(middle, mark / 2 - kit.px(0.7f),
                                          color(kit.theme.disabled), 0, kit.px(1.2f));
  } else {
    draw_state_mark(kit, middle, mark, chip.state);
  }
  const float x = at.x + kit.px(26);
  const float room = end.x - x - kit.px(4);
  draw_line(kit, {x, at.y + kit.px(5)}, kit.say(chip.title),
            {Type::small, false, chip.quiet ? kit.theme.second : kit.theme.text, true}, room);
  const std::string second = chip.quiet              ? kit.say(kQuiet)
                             : chip.measured.empty() ? kit.say(words_of_state(chip.state))
                                                     : kit.say(chip.measured);
  draw_line(kit, {x, at.y + kit.px(5) + line_height(kit, Type::small)}, second,
            {Type::tiny, false, chip.quiet ? kit.theme.disabled : kit.theme.second, true}, room);
  tooltip(kit, kit.say(chip.title) + (chip.quiet ? std::string() : "\n" + second));
  if (t.pressed) {
    draft.open = open ? std::string() : chip.id;
    draft.anchor = at.x;
  }
}

}  // namespace

float checks_strip_height(const Kit& kit, const View& view, float width) {
  const Grid grid = grid_of(kit, chips_of(view).size(), width);
  return grid.high * static_cast<float>(grid.rows) + kit.px(12);
}

void draw_checks_strip(const Kit& kit, const View& view, ChecksDraft& draft) {
  const std::vector<Chip> chips = chips_of(view);
  const float width = ImGui::GetWindowWidth();
  const Grid grid = grid_of(kit, chips.size(), width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float top =
      at.y + (grid.high - line_height(kit, Type::small) - line_height(kit, Type::tiny)) * 0.5f;
  draw_line(kit, {at.x, top}, kit.say(kChecks), {Type::small, true, kit.theme.text});
  std::string count;
  if (view.checking) {
    count = kit.say(kChecking);
  } else if (view.verdict) {
    count = fill(kCount, {std::to_string(view.verdict->passed_count),
                          std::to_string(view.verdict->run_count)})
                .in(kit.language);
  }
  draw_line(kit, {at.x, top + line_height(kit, Type::small)}, count,
            {Type::tiny, false, kit.theme.second, true}, grid.head - kit.px(8));

  if (chips.empty()) {
    draw_line(kit, {at.x + grid.head, top}, kit.say(kNone), small_print(kit));
    return;
  }
  ImGui::SetCursorScreenPos({at.x + grid.head, at.y});
  const ImVec2 size{ImGui::GetContentRegionAvail().x, grid.high * static_cast<float>(grid.rows)};
  if (begin_pane(kit, "chips", size, kit.theme.panel, {0, 0})) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t n = 0; n < chips.size(); ++n) {
      if (n % static_cast<std::size_t>(grid.columns) != 0) ImGui::SameLine(0, 0);
      draw_chip(kit, chips[n], draft, {grid.chip, grid.high});
    }
    ImGui::PopStyleVar();
  }
  end_pane();
}

}  // namespace shotlab::gui
