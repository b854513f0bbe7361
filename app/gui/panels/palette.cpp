// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/palette.h"

#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <sstream>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kHint{"A command, an exercise, a take …", "指令、練習、某一條……"};
const Text kNothing{"Nothing is called that.", "找不到。"};
const Text kExercise{"exercise", "練習"};
const Text kTake{"take", "條"};

constexpr std::size_t kMostLines = 12;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// 0: not found, 1: somewhere, 2: at the beginning.
int rank(const PaletteLine& line, const std::string& query) {
  const std::string all = lower(line.words.en + " " + line.words.zh + " " + line.kind.en);
  std::istringstream words(query);
  for (std::string word; words >> word;) {
    if (all.find(word) == std::string::npos) return 0;
  }
  return lower(line.words.en).starts_with(query) || lower(line.words.zh).starts_with(query) ? 2 : 1;
}

std::vector<PaletteLine> all_lines(const Kit& kit, const View& view) {
  std::vector<PaletteLine> lines;
  for (const CommandInfo& info : commands()) {
    if (info.command == Command::palette || info.command == Command::close) continue;
    lines.push_back({std::string("command/") + info.name, info.words, words_of(info.group),
                     std::string(kit.key(info.command)), info.command});
  }
  for (const ModuleRow& module : view.course) {
    for (const ExerciseRow& row : module.exercises) {
      lines.push_back(
          {"exercise/" + row.id, row.title, kExercise, {}, Action(action::OpenExercise{row.id})});
    }
  }
  for (const TakeRow& row : view.takes) {
    const std::string prompt = row.take.request.prompt;
    const std::string words = take_number(row.take.id) + " " + prompt;
    lines.push_back({"take/" + row.take.id,
                     {words, words},
                     kTake,
                     {},
                     Action(action::SelectTake{row.take.id})});
  }
  return lines;
}

}  // namespace

std::vector<PaletteLine> find_lines(const Kit& kit, const View& view, const std::string& query) {
  const std::string wanted = lower(std::string(trim(query)));
  std::vector<PaletteLine> first;
  std::vector<PaletteLine> rest;
  for (PaletteLine& line : all_lines(kit, view)) {
    const int found = rank(line, wanted);
    if (found == 2) {
      first.push_back(std::move(line));
    } else if (found == 1) {
      rest.push_back(std::move(line));
    }
  }
  std::move(rest.begin(), rest.end(), std::back_inserter(first));
  return first;
}

std::optional<PaletteLine> draw_palette(const Kit& kit, const View& view, PaletteDraft& draft) {
  if (!draft.open) return std::nullopt;
  std::optional<PaletteLine> chosen;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float width = std::min(kit.px(620), display.x - kit.px(32));
  ImGui::SetNextWindowPos({(display.x - width) * 0.5f, kit.px(72)});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, display.y - kit.px(104)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, color(kit.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, color(kit.theme.line));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(12), kit.px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  if (ImGui::Begin("palette", nullptr,
                   ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                       ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                       ImGuiWindowFlags_AlwaysAutoResize)) {
    if (draft.focus) {
      ImGui::SetWindowFocus();
      ImGui::SetKeyboardFocusHere();
      draft.focus = false;
    }
    if (field(kit, "palette/query", draft.query, kit.say(kHint), width - kit.px(24))) draft.at = 0;
    gap(kit, 8);
    std::vector<PaletteLine> lines = find_lines(kit, view, draft.query);
    if (lines.size() > kMostLines) lines.resize(kMostLines);
    const int last = static_cast<int>(lines.size()) - 1;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++draft.at;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --draft.at;
    draft.at = std::clamp(draft.at, 0, std::max(last, 0));
    const float tall = button_height(kit);
    for (int n = 0; n <= last; ++n) {
      const PaletteLine& line = lines[static_cast<std::size_t>(n)];
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float room = width - kit.px(24);
      const Touch row = touch("###palette/" + line.name, {room, tall});
      if (row.hovered && ImGui::GetIO().MouseDelta.y != 0) draft.at = n;
      if (n == draft.at || row.hovered) {
        fill_rect(at, {at.x + room, at.y + tall},
                  color(mix(kit.theme.raised, kit.theme.accent, n == draft.at ? 0.22 : 0.08)),
                  kit.px(4));
      }
      const float y = at.y + (tall - line_height(kit, Type::body)) * 0.5f;
      const float small_y = at.y + (tall - line_height(kit, Type::small)) * 0.5f;
      const std::string& right = line.key.empty() ? kit.say(line.kind) : line.key;
      const float right_width = text_width(kit, right, Type::small) + kit.px(10);
      draw_line(kit, {at.x + kit.px(10), y}, kit.say(line.words),
                {Type::body, false, kit.theme.text, true}, room - right_width - kit.px(20));
      draw_line(kit, {at.x + room - right_width, small_y}, right, small_print(kit));
      if (row.pressed) chosen = line;
    }
    if (lines.empty()) paragraph(kit, kit.say(kNothing), quiet(kit), width - kit.px(24));
    const bool entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                         ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    if (entered && !lines.empty()) chosen = lines[static_cast<std::size_t>(draft.at)];
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) draft.open = false;
    if (!ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows) && !draft.focus &&
        ImGui::IsMouseClicked(ImGuiMouseButton_Left))
      draft.open = false;
  }
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
  if (chosen) draft.open = false;
  return chosen;
}

}  // namespace shotlab::gui
