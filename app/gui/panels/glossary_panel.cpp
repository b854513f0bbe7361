// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/glossary_panel.h"

#include <algorithm>

#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kGlossary{"Glossary", "詞彙"};
const Text kOfExercise{"Words of this exercise", "這個練習的詞語"};
const Text kFind{"Find a word", "尋找詞語"};
const Text kNothing{"No word like that is in this course.", "這個課程沒有這個詞語。"};
const Text kAlso{"also: {0}", "又稱：{0}"};
const Text kMore{"{0} more: write on to narrow them down.", "還有 {0} 個：多寫一點來收窄。"};

constexpr std::size_t kMostShown = 24;

void draw_meaning(const Kit& kit, const Term& term) {
  gap(kit, 2);
  // The name in the other language stands beside it: prompts may be written in either.
  const std::string& other = kit.language == Language::chinese ? term.name.en : term.name.zh;
  const std::string& own = kit.say(term.name);
  paragraph(kit, own == other ? own : own + " · " + other, {Type::small, true, kit.theme.text});
  paragraph(kit, kit.say(term.meaning), {Type::small, false, kit.theme.text});
  if (!term.also.empty()) {
    std::string names;
    for (const std::string& name : term.also) names += (names.empty() ? "" : ", ") + name;
    paragraph(kit, fill(kAlso, {names}).in(kit.language), small_print(kit));
  }
  gap(kit, 4);
}

}  // namespace

void draw_glossary(const Kit& kit, const View& view, GlossaryDraft& draft) {
  if (view.glossary == nullptr) return;
  label(kit, kit.say(kGlossary), heading(kit));
  gap(kit, 4);
  field(kit, "glossary", draft.query, kit.say(kFind), ImGui::GetContentRegionAvail().x);
  gap(kit, 4);
  const bool looking = !trim(draft.query).empty();
  std::vector<const Term*> terms;
  if (looking) {
    terms = find_terms(*view.glossary, draft.query);
  } else if (view.exercise != nullptr) {
    if (draft.exercise != view.exercise) {
      draft.exercise = view.exercise;
      draft.used = terms_of(*view.exercise, *view.glossary);
    }
    terms = draft.used;
    if (!terms.empty()) label(kit, kit.say(kOfExercise), caption(kit));
  }
  if (looking && terms.empty()) paragraph(kit, kit.say(kNothing), quiet(kit));
  const std::size_t shown = std::min(terms.size(), kMostShown);
  const Term* open = nullptr;
  {
    Flow flow(kit);
    for (std::size_t n = 0; n < shown; ++n) {
      const Term& term = *terms[n];
      const bool on = draft.open == term.id;
      if (on) open = &term;
      if (flow.button("glossary/" + term.id, kit.say(term.name),
                      {.kind = ButtonKind::quiet, .on = on, .type = Type::small}))
        draft.open = on ? std::string() : term.id;
    }
  }
  if (terms.size() > shown)
    paragraph(kit, fill(kMore, {std::to_string(terms.size() - shown)}).in(kit.language),
              small_print(kit));
  // What is looked for and found alone needs no click.
  if (looking && terms.size() == 1) open = terms.front();
  if (open != nullptr) draw_meaning(kit, *open);
}

}  // namespace shotlab::gui
