// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/brief_panel.h"

#include <algorithm>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/glossary_panel.h"
#include "app/gui/panels/state_mark.h"
#include "app/gui/panels/words.h"
#include "exercises/engine/model_answer.h"

namespace shotlab::gui {
namespace {

const Text kFree{"A film of your own", "自由創作"};
const Text kFreeBrief{
    "No exercise is open. Write a prompt and shoot; choose one in the course when you like.",
    "未打開練習。寫好提示詞就可以拍；想做練習，在課程裏揀。"};
const Text kSteps{"Steps", "步驟"};
const Text kChecked{"Done when", "完成條件"};
const Text kMistakes{"Often goes wrong", "常見失誤"};
const Text kPerson{"What a person will look at", "老師會看甚麼"};
const Text kBegin{"Begin shooting", "開始拍攝"};
const Text kMinutes{"about {0} minutes", "約 {0} 分鐘"};
const Text kModel{"The model answer", "範例"};
const Text kModelLater{"The model answer opens here once you have passed.",
                       "完成練習之後，可以在這裏看範例。"};
const Text kAnew{"Begin this exercise anew", "重新開始這個練習"};
const Text kAnewHow{"A new film begins. What you made stays as it is in {0}",
                    "會開始一部新影片。你做過的仍在 {0}"};
const Text kAnewYes{"Begin anew", "重新開始"};
const Text kAnewNo{"Go on with this one", "繼續現在這部"};
const Text kNoExercise{"Choose an exercise on the left.", "在左邊揀一個練習。"};

float shots_height(const Kit& kit, const View& view, float width) {
  if (view.exercise == nullptr || view.exercise->shots.empty()) return 0;
  float x = 0;
  float rows = 1;
  for (const ShotWanted& shot : view.exercise->shots) {
    const float wide = button_width(kit, kit.say(shot.title), {.type = Type::small}) + kit.px(4);
    if (x + wide > width && x > 0) {
      rows += 1;
      x = 0;
    }
    x += wide;
  }
  return rows * (button_height(kit) + kit.px(4)) + kit.px(4);
}

void numbered(const Kit& kit, std::size_t n, const std::string& words) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = kit.px(26);
  const float width = ImGui::GetContentRegionAvail().x - indent;
  draw_line(kit, at, std::to_string(n), {Type::body, true, kit.theme.second});
  const float height = draw_lines(kit, {at.x + indent, at.y}, words, body(kit), width);
  ImGui::Dummy({width, height + kit.px(6)});
}

void dotted(const Kit& kit, const std::string& words, const TextStyle& style) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = kit.px(16);
  const float width = ImGui::GetContentRegionAvail().x - indent;
  ImGui::GetWindowDrawList()->AddCircleFilled(
      {at.x + kit.px(5), at.y + line_height(kit, style.type) / 2}, kit.px(2),
      color(kit.theme.disabled));
  const float height = draw_lines(kit, {at.x + indent, at.y}, words, style, width);
  ImGui::Dummy({width, height + kit.px(4)});
}

void criterion(const Kit& kit, const View& view, const Criterion& wanted) {
  VerdictState state = VerdictState::not_yet;
  std::string measured;
  if (view.verdict) {
    for (const CriterionVerdict& c : view.verdict->criteria) {
      if (c.id != wanted.id) continue;
      state = c.state;
      measured = kit.say(c.measured);
    }
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = kit.px(26);
  const float mark = kit.px(11);
  const float number_room =
      measured.empty() ? 0
                       : std::min(text_width(kit, measured, Type::small), kit.px(140)) + kit.px(12);
  const float width = ImGui::GetContentRegionAvail().x - indent - number_room;
  draw_state_mark(kit, {at.x + kit.px(7), at.y + line_height(kit, Type::body) / 2}, mark, state);
  const float height =
      draw_lines(kit, {at.x + indent, at.y}, kit.say(wanted.title), body(kit), width);
  if (!measured.empty()) {
    const float drop = (line_height(kit, Type::body) - line_height(kit, Type::small)) * 0.5f;
    draw_line(kit, {at.x + indent + width + kit.px(12), at.y + drop}, measured,
              {Type::small, false, kit.theme.second, true}, number_room - kit.px(12));
  }
  ImGui::Dummy({width, height + kit.px(6)});
}

bool passed(const View& view) {
  for (const ModuleRow& module : view.course) {
    for (const ExerciseRow& row : module.exercises) {
      if (row.current) return row.state == ExerciseRow::State::passed;
    }
  }
  return false;
}

void draw_model(const Kit& kit, const View& view, bool& open) {
  const WorkedAnswer* answer = model_answer(*view.exercise, kit.language);
  if (answer == nullptr) return;
  gap(kit, 14);
  if (!passed(view)) {
    open = false;
    paragraph(kit, kit.say(kModelLater), small_print(kit));
    return;
  }
  if (button(kit, "model", kit.say(kModel),
             {.kind = ButtonKind::quiet,
              .icon = open ? icon::kLess : icon::kMore,
              .on = open,
              .type = Type::small}))
    open = !open;
  if (!open) return;
  gap(kit, 4);
  for (const ModelLine& line : model_lines(*view.exercise, *answer)) {
    paragraph(kit, kit.say(line.head), {Type::small, true, kit.theme.second});
    paragraph(kit, line.words, {Type::small, false, kit.theme.text});
    gap(kit, 4);
  }
}

// Asked once more in place: takes are not lost, but they leave the desk.
std::optional<Action> draw_begin_anew(const Kit& kit, const View& view, bool& asked) {
  gap(kit, 14);
  if (!asked) {
    if (button(kit, "anew", kit.say(kAnew),
               {.kind = ButtonKind::quiet, .icon = icon::kLoop, .type = Type::small}))
      asked = true;
    return std::nullopt;
  }
  paragraph(kit, fill(kAnewHow, {view.film_folder.string()}).in(kit.language), small_print(kit));
  gap(kit, 4);
  Flow flow(kit, 4);
  const bool yes = flow.button("anew/yes", kit.say(kAnewYes), {.type = Type::small});
  const bool no =
      flow.button("anew/no", kit.say(kAnewNo), {.kind = ButtonKind::quiet, .type = Type::small});
  if (yes || no) asked = false;
  return yes ? std::optional<Action>(action::BeginAnew{}) : std::nullopt;
}

}  // namespace

float brief_head_height(const Kit& kit, const View& view, float width) {
  const std::string& title = kit.say(view.exercise != nullptr ? view.exercise->title : kFree);
  const std::string& brief = kit.say(view.exercise != nullptr ? view.exercise->brief : kFreeBrief);
  return lines_height(kit, title, Type::section, true, width) + kit.px(4) +
         lines_height(kit, brief, Type::body, false, width) + shots_height(kit, view, width) +
         kit.px(4);
}

std::optional<Action> draw_brief_head(const Kit& kit, const View& view) {
  std::optional<Action> action;
  paragraph(kit, kit.say(view.exercise != nullptr ? view.exercise->title : kFree), heading(kit));
  gap(kit, 4);
  paragraph(kit, kit.say(view.exercise != nullptr ? view.exercise->brief : kFreeBrief), body(kit));
  if (view.exercise == nullptr || view.exercise->shots.empty()) return action;
  gap(kit, 4);
  const float width = ImGui::GetContentRegionAvail().x;
  float x = 0;
  for (const ShotWanted& shot : view.exercise->shots) {
    const ButtonLook look{
        .kind = ButtonKind::normal, .on = shot.id == view.shot, .type = Type::small};
    const float wide = button_width(kit, kit.say(shot.title), look) + kit.px(4);
    if (x > 0 && x + wide <= width) ImGui::SameLine(0, kit.px(4));
    if (x + wide > width) x = 0;
    if (button(kit, "shot/" + shot.id, kit.say(shot.title), look) && shot.id != view.shot) {
      action = action::ChooseShot{shot.id};
    }
    x += wide;
  }
  return action;
}

void draw_brief_page(const Kit& kit, const View& view, Ui& ui) {
  if (view.exercise == nullptr) {
    paragraph(kit, kit.say(kFree), {Type::title, true, kit.theme.text});
    gap(kit, 8);
    paragraph(kit, kit.say(kNoExercise), quiet(kit));
    return;
  }
  const Exercise& exercise = *view.exercise;
  paragraph(kit, kit.say(exercise.title), {Type::title, true, kit.theme.text});
  if (exercise.minutes > 0)
    label(kit, fill(kMinutes, {std::to_string(exercise.minutes)}).in(kit.language),
          small_print(kit));
  gap(kit, 10);
  paragraph(kit, kit.say(exercise.brief), {Type::body, false, kit.theme.text});
  gap(kit, 6);
  paragraph(kit, kit.say(exercise.goal), quiet(kit));
  gap(kit, 12);
  if (button(kit, "begin", kit.say(kBegin),
             {.kind = ButtonKind::primary,
              .icon = icon::kCamera,
              .key = kit.key(Command::desk_shoot)}))
    ui.desk = Desk::shoot;
  gap(kit, 16);
  if (!exercise.steps.empty()) {
    label(kit, kit.say(kSteps), heading(kit));
    gap(kit, 6);
    for (std::size_t n = 0; n < exercise.steps.size(); ++n)
      numbered(kit, n + 1, kit.say(exercise.steps[n]));
    gap(kit, 12);
  }
  if (!exercise.criteria.empty()) {
    label(kit, kit.say(kChecked), heading(kit));
    gap(kit, 6);
    for (const Criterion& c : exercise.criteria) criterion(kit, view, c);
  }
}

std::optional<Action> draw_brief_margin(const Kit& kit, const View& view, Ui& ui) {
  gap(kit, 14);
  draw_glossary(kit, view, ui.glossary);
  if (view.exercise == nullptr) return std::nullopt;
  const Exercise& exercise = *view.exercise;
  if (!exercise.mistakes.empty()) {
    gap(kit, 14);
    label(kit, kit.say(kMistakes), heading(kit));
    gap(kit, 4);
    for (const Text& mistake : exercise.mistakes)
      dotted(kit, kit.say(mistake), {Type::small, false, kit.theme.text});
  }
  if (!exercise.rubric.empty()) {
    gap(kit, 14);
    paragraph(kit, kit.say(kPerson), heading(kit));
    gap(kit, 4);
    for (const auto& line : exercise.rubric)
      dotted(kit, kit.say(line.text), {Type::small, false, kit.theme.text});
  }
  draw_model(kit, view, ui.model_open);
  return draw_begin_anew(kit, view, ui.begin_anew);
}

}  // namespace shotlab::gui
