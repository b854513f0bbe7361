// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/papers_pages.h"

#include <algorithm>

#include "app/core/papers/authorship.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/state_mark.h"

namespace shotlab::gui {
namespace {

const Text kTyping{"typing …", "輸入中 …"};
const Text kKeeping{"being kept …", "正在儲存 …"};
const Text kKept{"kept in papers/", "已存入 papers/"};
const Text kAsked{"Still asked: {0}", "還欠：{1}"};

std::size_t answered(const View& view) {
  if (view.exercise == nullptr) return 0;
  const auto& questions = view.exercise->questions;
  return static_cast<std::size_t>(
      std::count_if(questions.begin(), questions.end(), [&](const Question& question) {
        const auto given = view.answers.find(question.id);
        return given != view.answers.end() && !trim(given->second).empty();
      }));
}

// The better of both languages: one is enough.
std::size_t named(const View& view, DisclosureLength length) {
  int best = 0;
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string& text = text_of(view.papers.words.disclosure, length, language).text;
    best = std::max(best, names_in_disclosure(view.papers.facts, text).count());
  }
  return static_cast<std::size_t>(best);
}

void draw_count(const Kit& kit, const PageState& state, float right, float middle) {
  if (state.all == 0) return;
  const std::string count = std::to_string(state.done) + "/" + std::to_string(state.all);
  const float wide = text_width(kit, count, Type::tiny);
  draw_line(kit, {right - wide, middle - line_height(kit, Type::tiny) / 2}, count,
            {Type::tiny, false, kit.theme.second});
}

void draw_row(const Kit& kit, const View& view, PapersPage page, PapersDraft& draft) {
  const bool on = draft.page == page;
  const float width = ImGui::GetContentRegionAvail().x;
  const float high = line_height(kit, Type::body) + kit.px(14);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Touch t = touch(std::string("###papers/") + name_of_page(page), {width, high});
  const ImVec2 end{at.x + width, at.y + high};
  if (on) {
    fill_rect(at, end, color(kit.theme.raised), kit.px(6));
    fill_rect(at, {at.x + kit.px(3), end.y}, color(kit.theme.accent), kit.px(2));
  } else if (t.hovered) {
    fill_rect(at, end, color(mix(kit.theme.panel, kit.theme.text, 0.05)), kit.px(6));
  }
  const PageState state = state_of_page(view, page);
  const float middle = at.y + high / 2;
  if (state.all > 0) {
    draw_state_mark(kit, {at.x + kit.px(16), middle}, kit.px(10),
                    state.complete() ? VerdictState::pass : VerdictState::not_yet);
  }
  draw_line(kit, {at.x + kit.px(30), middle - line_height(kit, Type::body) / 2},
            kit.say(words_of_page(page)),
            {Type::body, on, on ? kit.theme.text : kit.theme.second, true},
            width - kit.px(30) - kit.px(40));
  draw_count(kit, state, end.x - kit.px(10), middle);
  if (t.pressed) draft.page = page;
}

void draw_tab(const Kit& kit, const View& view, PapersPage page, PapersDraft& draft) {
  const bool on = draft.page == page;
  const PageState state = state_of_page(view, page);
  std::string words = kit.say(words_of_page(page));
  if (state.all > 0) words += " " + std::to_string(state.done) + "/" + std::to_string(state.all);
  const ButtonLook look{.kind = ButtonKind::quiet, .on = on, .type = Type::small};
  if (ImGui::GetContentRegionAvail().x < button_width(kit, words, look)) ImGui::NewLine();
  if (button(kit, std::string("papers/") + name_of_page(page), words, look)) draft.page = page;
  ImGui::SameLine(0, kit.px(2));
}

}  // namespace

Text words_of_page(PapersPage page) {
  switch (page) {
    case PapersPage::questions:
      return {"Questions", "問題"};
    case PapersPage::cue:
      return {"Cue sheet", "AI 使用清單"};
    case PapersPage::consent:
      return {"Consent", "同意書"};
    case PapersPage::who:
      return {"Who made what", "誰做了甚麼"};
    case PapersPage::disclosure:
      return {"Disclosure", "披露"};
    case PapersPage::handin:
      return {"Hand in", "交件"};
  }
  return {};
}

const char* name_of_page(PapersPage page) {
  switch (page) {
    case PapersPage::questions:
      return "questions";
    case PapersPage::cue:
      return "cue";
    case PapersPage::consent:
      return "consent";
    case PapersPage::who:
      return "who";
    case PapersPage::disclosure:
      return "disclosure";
    case PapersPage::handin:
      return "handin";
  }
  return "";
}

PageState state_of_page(const View& view, PapersPage page) {
  const PapersView& papers = view.papers;
  switch (page) {
    case PapersPage::questions:
      return {answered(view), view.exercise != nullptr ? view.exercise->questions.size() : 0};
    case PapersPage::cue: {
      PageState state;
      for (const CueRow& row : papers.cue) {
        state.all += row.in_film ? 1 : 0;
        state.done += row.in_film && row.complete() ? 1 : 0;
      }
      return state;
    }
    case PapersPage::consent: {
      const auto& all = papers.words.consents;
      return {static_cast<std::size_t>(std::count_if(
                  all.begin(), all.end(),
                  [](const ConsentRecord& record) { return missing_of(record).empty(); })),
              all.size()};
    }
    case PapersPage::who: {
      if (papers.facts.parts.empty()) return {};
      const std::size_t all = authorship_roles().size();
      return {all - missing_of(papers.facts, papers.words.authorship).size(), all};
    }
    case PapersPage::disclosure:
      if (papers.facts.parts.empty()) return {};
      return {named(view, DisclosureLength::line) + named(view, DisclosureLength::paragraph), 8};
    case PapersPage::handin:
      return {};
  }
  return {};
}

void draw_papers_pages(const Kit& kit, const View& view, PapersDraft& draft, bool side_by_side) {
  for (int n = 0; n < kPapersPageCount; ++n) {
    const auto page = static_cast<PapersPage>(n);
    if (side_by_side) {
      draw_tab(kit, view, page, draft);
    } else {
      draw_row(kit, view, page, draft);
      gap(kit, 2);
    }
  }
  if (side_by_side) {
    ImGui::NewLine();
    gap(kit, 12);
    return;
  }
  // What would happen to the words if the window closed now.
  const bool typing = !draft.text_typed_at.empty() || !draft.typed_at.empty();
  const Text& state = typing ? kTyping : view.papers.saving ? kKeeping : kKept;
  gap(kit, 14);
  ImGui::SetCursorScreenPos(
      {ImGui::GetCursorScreenPos().x + kit.px(10), ImGui::GetCursorScreenPos().y});
  label(kit, kit.say(state), small_print(kit));
}

void draw_asked(const Kit& kit, const std::vector<Text>& missing, float width) {
  if (missing.empty()) return;
  Text words;
  for (const Text& one : missing) {
    words.en += (words.en.empty() ? "" : ", ") + one.en;
    words.zh += (words.zh.empty() ? "" : "、") + one.zh;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = kit.px(16);
  draw_state_mark(kit, {at.x + kit.px(5), at.y + line_height(kit, Type::small) / 2}, kit.px(9),
                  VerdictState::not_yet);
  const float high =
      draw_lines(kit, {at.x + indent, at.y}, fill(kAsked, {words.en, words.zh}).in(kit.language),
                 small_print(kit), width - indent);
  ImGui::Dummy({width, high});
}

}  // namespace shotlab::gui
