// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/take_sheet.h"

#include <algorithm>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/labels.h"
#include "app/gui/panels/notes_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kNone{"Choose a take to judge it, note it, keep it.", "揀一條來評、寫筆記、保留。"};
const Text kKeep{"Keep", "保留"};
const Text kKept{"Kept", "已保留"};
const Text kKeepTip{"Mark this take as the keeper", "將這條標記為保留條"};
const Text kUnkeepTip{"Take the keeper mark away", "取消保留標記"};
const Text kRecipe{"Recipe", "拍攝紀錄"};
const Text kSent{"Sent", "送出的提示詞"};
const Text kRewritten{"The service says it used", "服務方表示實際使用"};
const Text kNegative{"Kept out", "反向提示詞"};
const Text kSeed{"Seed", "種子值"};
const Text kAny{"chosen by the generator", "由生成器決定"};
const Text kModel{"Generator", "生成器"};
const Text kLength{"Length", "長度"};
const Text kSize{"Picture", "畫面"};
const Text kCost{"Cost", "費用"};
const Text kHash{"SHA-256", "SHA-256"};
const Text kWhy{"Next: {0}", "下一步：{0}"};

std::optional<Action> draw_judgement(const Kit& kit, const Take& take, float room) {
  std::optional<Action> action;
  struct Choice {
    Judgement judgement;
    const char* sign;
    const char* name;
  };
  const Choice choices[] = {{Judgement::keep, icon::kYes, "judge/yes"},
                            {Judgement::maybe, icon::kMaybe, "judge/maybe"},
                            {Judgement::no, icon::kNo, "judge/no"}};
  float all = 0;
  for (const Choice& choice : choices) {
    all += button_width(kit, kit.say(words_of_judgement(choice.judgement)), {.icon = choice.sign}) +
           kit.px(4);
  }
  const bool words = all <= room;
  for (const Choice& choice : choices) {
    const bool on = take.judgement == choice.judgement;
    const Text word = words_of_judgement(choice.judgement);
    if (button(kit, choice.name, words ? kit.say(word) : std::string(),
               {.kind = ButtonKind::quiet, .icon = choice.sign, .tip = kit.say(word), .on = on})) {
      action = action::JudgeTake{take.id, on ? Judgement::none : choice.judgement};
    }
    ImGui::SameLine(0, kit.px(4));
  }
  ImGui::NewLine();
  return action;
}

void row(const Kit& kit, const Text& name, const std::string& value) {
  if (value.empty()) return;
  label(kit, kit.say(name), caption(kit));
  paragraph(kit, value, {Type::small, false, kit.theme.text});
  gap(kit, 4);
}

}  // namespace

void draw_take_sheet(const Kit& kit, const View& view, const ScreenView& screen, bool places,
                     Ui& ui, Intents& intents) {
  const TakeRow* row = selected(view);
  if (row == nullptr) {
    if (!view.takes.empty()) paragraph(kit, kit.say(kNone), quiet(kit));
    return;
  }
  const Take& take = row->take;
  const bool kept = take.keeper;
  if (button(kit, "keep", kit.say(kept ? kKept : kKeep),
             {.icon = kept ? icon::kStar : icon::kStarEmpty,
              .key = kit.key(Command::keep),
              .tip = kit.say(kept ? kUnkeepTip : kKeepTip),
              .on = kept})) {
    intents.actions.push_back(action::KeepTake{take.id, !kept});
  }
  ImGui::SameLine(0, kit.px(8));
  const float room = ImGui::GetContentRegionAvail().x;
  if (room < kit.px(130)) ImGui::NewLine();
  intents.add(draw_judgement(kit, take, ImGui::GetContentRegionAvail().x));
  gap(kit, 6);
  if (places) draw_labels(kit, view, take, ui, intents);
  draw_notes_panel(kit, take, screen, places, ui, intents);

  // The question that a keeper raises, said here so that nobody has to look for it.
  if (kept && view.exercise != nullptr) {
    for (const Question& question : view.exercise->questions) {
      const auto answer = view.answers.find(question.id);
      if (answer != view.answers.end() && !answer->second.empty()) continue;
      gap(kit, 2);
      const std::string words = fill(kWhy, {kit.say(question.text)}).in(kit.language);
      const float wide = ImGui::GetContentRegionAvail().x;
      if (button(kit, "to-papers", words,
                 {.kind = ButtonKind::quiet,
                  .icon = icon::kPaper,
                  .key = kit.key(Command::desk_papers),
                  .tip = kit.say(question.text),
                  .width = std::min(wide, button_width(kit, words,
                                                       {.icon = icon::kPaper,
                                                        .key = kit.key(Command::desk_papers)}))})) {
        ui.desk = Desk::papers;
      }
      break;
    }
  }
}

void draw_recipe(const Kit& kit, const TakeRow& row_of) {
  const Take& take = row_of.take;
  label(kit, kit.say(kRecipe), heading(kit));
  gap(kit, 4);
  row(kit, kSent, take.request.prompt);
  row(kit, kRewritten, take.rewritten_prompt);
  row(kit, kNegative, take.request.negative);
  row(kit, kSeed, take.request.seed ? std::to_string(*take.request.seed) : kit.say(kAny));
  row(kit, kModel, take.provider + (take.model.empty() ? "" : " · " + take.model));
  if (row_of.facts) {
    row(kit, kLength, kit.say(seconds_words(row_of.facts->duration_s, 2)));
    if (row_of.facts->video) {
      const VideoFacts& video = *row_of.facts->video;
      row(kit, kSize,
          std::to_string(video.display_width()) + " × " + std::to_string(video.display_height()) +
              " · " + number(video.fps.value(), 2) + " fps");
    }
  }
  row(kit, kCost, kit.say(price(take.cost_real_micros, take.currency)));
  row(kit, kHash, take.sha256);
}

}  // namespace shotlab::gui
