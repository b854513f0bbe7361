// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/papers_panel.h"

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kQuestions{"Questions", "問題"};
const Text kNone{"This exercise asks no questions in writing.", "這個練習沒有文字問題。"};
const Text kHint{"Write here. Name the take you mean.", "在這裏寫。寫明你指哪一條。"};
const Text kCount{"{0} of {1} words", "{0} / {1} 字"};
const Text kWords{"{0} words", "{0} 字"};
const Text kNamed{"names {0}", "提到 {0}"};
const Text kNameOne{"names no take yet", "未提到任何一條"};
const Text kInsert{"Name a take:", "加入條號："};
const Text kSaving{"typing …", "輸入中 …"};
const Text kKept{"kept in papers/", "已存入 papers/"};
constexpr double kPause = 0.8;  // Seconds without typing.

void take_in(const View& view, PapersDraft& draft) {
  const std::string id = view.exercise != nullptr ? view.exercise->id : std::string();
  if (draft.exercise != id) {
    draft = {};
    draft.exercise = id;
  }
  if (view.exercise == nullptr) return;
  for (const Question& question : view.exercise->questions) {
    if (draft.answers.count(question.id) != 0) continue;
    const auto saved = view.answers.find(question.id);
    draft.answers[question.id].text = saved == view.answers.end() ? std::string() : saved->second;
  }
}

std::string names_in(const View& view, const std::string& text) {
  std::string named;
  for (const TakeRow& row : view.takes) {
    if (text.find(row.take.id) == std::string::npos) continue;
    named += (named.empty() ? "" : ", ") + take_number(row.take.id);
  }
  return named;
}

// "12 of 25 words": as the check counts, in the script that the answer is mostly written in.
std::string count_words(const Question& question, const std::string& text, Language language) {
  const std::size_t han = count_han(text);
  const std::size_t latin = count_latin_words(text);
  const bool chinese = han > latin || (han == latin && language == Language::chinese);
  const std::size_t count = chinese ? han : latin;
  const int least = chinese ? question.least_han : question.least_words;
  if (least <= 0) return fill(kWords, {std::to_string(count)}).in(language);
  return fill(kCount, {std::to_string(count), std::to_string(least)}).in(language);
}

void insert(LongText& answer, const std::string& id) {
  const std::size_t at =
      std::min(text_position(answer.shown, static_cast<std::size_t>(std::max(answer.caret, 0))),
               answer.text.size());
  std::string words = id;
  if (at > 0 && answer.text[at - 1] != ' ' && answer.text[at - 1] != '\n') words = " " + words;
  if (at == answer.text.size() || answer.text[at] != ' ') words += " ";
  answer.text.insert(at, words);
}

std::optional<Action> draw_question(const Kit& kit, const View& view, const Question& question,
                                    PapersDraft& draft) {
  std::optional<Action> action;
  LongText& answer = draft.answers[question.id];
  paragraph(kit, kit.say(question.text), {Type::body, true, kit.theme.text});
  gap(kit, 4);
  const float height = line_height(kit, Type::body) * 5;
  bool changed = area(kit, "answer/" + question.id, answer, kit.say(kHint), height);
  const bool left = ImGui::IsItemDeactivated();

  gap(kit, 2);
  const std::string named = names_in(view, answer.text);
  std::string below = count_words(question, answer.text, kit.language);
  if (question.least_links > 0 || !named.empty()) {
    below += " · " + (named.empty() ? kit.say(kNameOne) : fill(kNamed, {named}).in(kit.language));
  }
  const auto typed = draft.typed_at.find(question.id);
  const auto saved = view.answers.find(question.id);
  if (typed != draft.typed_at.end()) {
    below += " · " + kit.say(kSaving);
  } else if (saved != view.answers.end() && !saved->second.empty()) {
    below += " · " + kit.say(kKept);
  }
  paragraph(kit, below, small_print(kit));
  if (!view.takes.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string& words = kit.say(kInsert);
    draw_line(kit, {at.x, at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f},
              words, small_print(kit));
    ImGui::Dummy({text_width(kit, words, Type::small), button_height(kit)});
    for (const TakeRow& row : view.takes) {
      const ButtonLook look{.kind = ButtonKind::quiet,
                            .icon = row.take.keeper ? icon::kStar : icon::kFilm,
                            .tip = row.take.request.prompt,
                            .type = Type::small};
      ImGui::SameLine(0, kit.px(2));
      if (ImGui::GetContentRegionAvail().x < button_width(kit, take_number(row.take.id), look))
        ImGui::NewLine();
      if (button(kit, "insert/" + question.id + "/" + row.take.id, take_number(row.take.id),
                 look)) {
        insert(answer, row.take.id);
        changed = true;
      }
    }
  }
  if (changed) draft.typed_at[question.id] = kit.now;
  const auto waiting = draft.typed_at.find(question.id);
  if (waiting != draft.typed_at.end() && (left || kit.now - waiting->second >= kPause)) {
    draft.typed_at.erase(waiting);
    action = action::Answer{question.id, answer.text};
  }
  gap(kit, 16);
  return action;
}

}  // namespace

std::vector<Action> unsaved_answers(PapersDraft& draft) {
  std::vector<Action> actions;
  for (const auto& [question, at] : draft.typed_at)
    actions.push_back(action::Answer{question, draft.answers[question].text});
  draft.typed_at.clear();
  return actions;
}

std::optional<Action> draw_papers_panel(const Kit& kit, const View& view, PapersDraft& draft) {
  take_in(view, draft);
  std::optional<Action> action;
  label(kit, kit.say(kQuestions), heading(kit));
  gap(kit, 8);
  if (view.exercise == nullptr || view.exercise->questions.empty()) {
    paragraph(kit, kit.say(kNone), quiet(kit));
  } else {
    for (const Question& question : view.exercise->questions) {
      if (auto asked = draw_question(kit, view, question, draft)) action = asked;
    }
  }
  return action;
}

}  // namespace shotlab::gui
