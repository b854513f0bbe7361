// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/gui/desks/desk_layout.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/consent_panel.h"
#include "app/gui/panels/cue_sheet_panel.h"
#include "app/gui/panels/disclosure_panel.h"
#include "app/gui/panels/hand_in_panel.h"
#include "app/gui/panels/makers_panel.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_pages.h"
#include "app/gui/panels/papers_panel.h"

namespace shotlab::gui {
namespace {

// A measure that reads well; the cue sheet is a table and takes what there is.
float measure_of(PapersPage page) {
  switch (page) {
    case PapersPage::cue:
      return 1400;
    case PapersPage::consent:
    case PapersPage::who:
      return 860;
    case PapersPage::questions:
    case PapersPage::disclosure:
    case PapersPage::handin:
      return 680;
  }
  return 680;
}

std::optional<Action> draw_page(const Kit& kit, const View& view, PapersDraft& draft) {
  switch (draft.page) {
    case PapersPage::questions:
      return draw_papers_panel(kit, view, draft);
    case PapersPage::cue:
      return draw_cue_sheet(kit, view, draft);
    case PapersPage::consent:
      return draw_consents(kit, view, draft);
    case PapersPage::who:
      return draw_makers(kit, view, draft);
    case PapersPage::disclosure:
      return draw_disclosure(kit, view, draft);
    case PapersPage::handin:
      return draw_hand_in(kit, view, draft);
  }
  return std::nullopt;
}

// Another film has other papers: nothing typed for one may reach the other.
void take_in_film(const View& view, PapersDraft& draft) {
  const std::string film = view.film_folder.string();
  if (draft.film == film) return;
  forget_typing(draft);
  draft.film = film;
  draft.consent.clear();
  draft.shot.clear();
  draft.evidence.clear();
  draft.asked.reset();
}

}  // namespace

void draw_papers_desk(Frame& f, Box box) {
  const Kit& kit = f.kit;
  PapersDraft& draft = f.ui.papers;
  take_in_film(f.view, draft);
  const bool tight = narrow(kit, box.w);
  const bool quiz = f.view.exercise != nullptr && !f.view.exercise->quiz.empty() &&
                    draft.page == PapersPage::questions;
  if (!tight)
    pane(f, "papers pages", cut_left(kit, box, kit.px(210)),
         [&] { draw_papers_pages(kit, f.view, draft, false); }, {10, 18});
  Box right = quiz ? cut_right(kit, box, box.w * 0.5f) : Box{};
  const PapersPage page = draft.page;
  // A pane for each page: it keeps its own place when one comes back to it.
  const std::string name = std::string("papers page ") + name_of_page(page);
  pane(f, name.c_str(), box,
       [&] {
         const float measure =
             std::min(ImGui::GetContentRegionAvail().x, kit.px(measure_of(draft.page)));
         if (ImGui::BeginChild("measure", {measure, 0},
                               ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened)) {
           if (tight) draw_papers_pages(kit, f.view, draft, true);
           f.intents.add(draw_page(kit, f.view, draft));
         }
         ImGui::EndChild();
       },
       {24, 20});
  if (auto typed =
          page == draft.page ? typed_papers(kit, f.view, draft) : unsaved_papers(f.view, draft))
    f.intents.add(typed);
  if (!quiz) return;
  const Box list = cut_bottom(kit, right, right.h * 0.5f);
  screen_pane(f, "screen pane", right);
  pane(f, "quiz", list, [&] { f.intents.add(draw_quiz_panel(kit, f.view, f.ui.quiz_playing)); },
       {20, 20});
}

}  // namespace shotlab::gui
