// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/papers_panel.h"
#include "app/gui/panels/state_mark.h"

namespace shotlab::gui {
namespace {

const Text kQuiz{"Watch and name", "看片命名"};
const Text kNone{"This exercise has no clips to name.", "這個練習沒有要命名的片段。"};
const Text kPlay{"Play the clip", "播放片段"};
const Text kPlaying{"On the screen", "正在播放"};
const Text kMaking{"The clip is being made …", "片段製作中 …"};
const Text kRight{"Right", "正確"};
const Text kWrong{"Not this one: look again, then choose another", "不是這個：再看一次，再揀"};

std::optional<Action> draw_item(const Kit& kit, const View& view, const QuizItem& item,
                                std::size_t n, std::string& playing) {
  std::optional<Action> action;
  const auto chosen = view.quiz.find(item.id);
  const std::string choice = chosen == view.quiz.end() ? std::string() : chosen->second;
  paragraph(kit, std::to_string(n) + ". " + kit.say(item.text), {Type::body, true, kit.theme.text});
  gap(kit, 4);
  if (!item.prompt.empty()) {
    const bool ready = view.quiz_clips.count(item.id) != 0;
    const bool on = playing == item.id;
    const Text& words = !ready ? kMaking : on ? kPlaying : kPlay;
    if (button(kit, "quiz-play/" + item.id, kit.say(words),
               {.icon = icon::kPlay, .disabled = !ready, .on = on}))
      playing = item.id;
    gap(kit, 4);
  }
  const float width = ImGui::GetContentRegionAvail().x;
  float x = 0;
  for (const auto& [id, words] : item.choices) {
    const ButtonLook look{.kind = ButtonKind::normal, .on = id == choice, .type = Type::small};
    const float wide = button_width(kit, kit.say(words), look) + kit.px(4);
    if (x > 0 && x + wide <= width) ImGui::SameLine(0, kit.px(4));
    if (x + wide > width) x = 0;
    if (button(kit, "quiz/" + item.id + "/" + id, kit.say(words), look))
      action = action::ChooseQuiz{item.id, id};
    x += wide;
  }
  if (!choice.empty()) {
    const bool right = choice == item.right;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_state_mark(kit, {at.x + kit.px(6), at.y + line_height(kit, Type::small) / 2}, kit.px(10),
                    right ? VerdictState::pass : VerdictState::not_yet);
    const float indent = kit.px(18);
    const float room = width - indent;
    const float height = draw_lines(kit, {at.x + indent, at.y}, kit.say(right ? kRight : kWrong),
                                    small_print(kit), room);
    ImGui::Dummy({room, height});
  }
  gap(kit, 14);
  return action;
}

}  // namespace

std::optional<Action> draw_quiz_panel(const Kit& kit, const View& view, std::string& playing) {
  std::optional<Action> action;
  label(kit, kit.say(kQuiz), heading(kit));
  gap(kit, 8);
  if (view.exercise == nullptr || view.exercise->quiz.empty()) {
    paragraph(kit, kit.say(kNone), quiet(kit));
    return action;
  }
  for (std::size_t n = 0; n < view.exercise->quiz.size(); ++n) {
    if (auto asked = draw_item(kit, view, view.exercise->quiz[n], n + 1, playing)) action = asked;
  }
  return action;
}

}  // namespace shotlab::gui
