// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/disclosure_panel.h"

#include <algorithm>

#include "app/core/papers/disclosure.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/state_mark.h"
#include "media/base/hash.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Disclosure", "披露"};
const Text kNotConfession{
    "It tells an audience how the film was made. It is no confession. One language is enough.",
    "讓觀眾知道影片怎樣製作；不是認錯。寫一種語言就夠。"};
const Text kWhy{"Why was AI used here?", "這裏為甚麼用 AI？"};
const Text kWhyHint{"No machine can know: say it in your own words.",
                    "機器不會知道：用你自己的話寫。"};
const Text kLine{"In one line", "一句"};
const Text kParagraph{"In a paragraph", "一段"};
const Text kEnglish{"English", "English"};
const Text kChinese{"中文", "中文"};
const Text kDraft{"Draft: {0}", "草稿：{0}"};
const Text kUse{"Begin with the draft", "以草稿開始"};
const Text kNewer{"The facts have changed since this was drafted.", "起草之後，事實已有改變。"};
const Text kUseNew{"Take the new draft", "改用新草稿"};
const Text kNothing{"Keep a take or save a cut: then there is something to disclose.",
                    "保留一條或儲存剪接，才有內容可披露。"};
const Text kTool{"tool", "工具"};
const Text kWhere{"where", "用在哪裏"};
const Text kReason{"why", "為甚麼"};
const Text kHuman{"what people did", "人做了甚麼"};
const Text kNames{"Names {0} of 4", "提及 {0} / 4"};

// Four marks with their words: filled for what is named.
void draw_names(const Kit& kit, const DisclosureNames& names, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::pair<const Text*, bool> all[] = {
      {&kTool, names.tool}, {&kWhere, names.where}, {&kReason, names.why}, {&kHuman, names.human}};
  const std::string head = fill(kNames, {std::to_string(names.count())}).in(kit.language);
  float x = text_width(kit, head, Type::small) + kit.px(14);
  float y = 0;
  const float tall = line_height(kit, Type::small);
  draw_line(kit, at, head, {Type::small, true, kit.theme.second});
  for (const auto& [words, named] : all) {
    const float wide = kit.px(16) + text_width(kit, kit.say(*words), Type::small) + kit.px(14);
    if (x + wide > width) {
      x = 0;
      y += tall;
    }
    draw_state_mark(kit, {at.x + x + kit.px(5), at.y + y + tall / 2}, kit.px(9),
                    named ? VerdictState::pass : VerdictState::not_yet);
    draw_line(kit, {at.x + x + kit.px(16), at.y + y}, kit.say(*words),
              {Type::small, false, named ? kit.theme.text : kit.theme.second});
    x += wide;
  }
  ImGui::Dummy({width, y + tall});
}

std::optional<Action> draw_text(const Kit& kit, const View& view, PapersDraft& draft,
                                DisclosureLength length, Language language) {
  std::optional<Action> action;
  const bool line = length == DisclosureLength::line;
  const std::string name =
      std::string(line ? "line/" : "paragraph/") + (language == Language::english ? "en" : "zh");
  const PapersView& papers = view.papers;
  const std::string& drafted = (line ? papers.line_draft : papers.paragraph_draft).in(language);
  const float width = ImGui::GetContentRegionAvail().x;
  label(kit,
        kit.say(line ? kLine : kParagraph) + " · " +
            kit.say(language == Language::english ? kEnglish : kChinese),
        caption(kit));
  gap(kit, 2);
  paper_field(kit, view, draft, name,
              drafted.empty() ? "" : fill(kDraft, {drafted}).in(kit.language),
              {.width = width, .lines = line ? 2 : 5});
  // Of what is being typed, not of what was kept.
  const std::string& typed = draft.texts[name].text;
  gap(kit, 2);
  draw_names(kit, names_in_disclosure(papers.facts, typed), width);
  const DisclosureText& kept = text_of(papers.words.disclosure, length, language);
  const bool stale = !typed.empty() && !kept.drafted_from.empty() && !drafted.empty() &&
                     kept.drafted_from != sha256(drafted);
  if (stale) paragraph(kit, kit.say(kNewer), small_print(kit), width);
  if (!drafted.empty() && (typed.empty() || stale)) {
    if (button(kit, name + "=draft", kit.say(stale ? kUseNew : kUse),
               {.kind = ButtonKind::quiet, .icon = icon::kPaper, .type = Type::small})) {
      action::SetPapers changed{papers.words, ""};
      text_of(changed.papers.disclosure, length, language) = {drafted, sha256(drafted)};
      draft.text_typed_at.erase(name);
      action = std::move(changed);
    }
  }
  gap(kit, 16);
  return action;
}

}  // namespace

std::optional<Action> draw_disclosure(const Kit& kit, const View& view, PapersDraft& draft) {
  std::optional<Action> action;
  label(kit, kit.say(kTitle), heading(kit));
  paragraph(kit, kit.say(kNotConfession), small_print(kit));
  gap(kit, 14);
  if (view.papers.facts.parts.empty()) {
    paragraph(kit, kit.say(kNothing), quiet(kit));
    gap(kit, 12);
  }
  label(kit, kit.say(kWhy), caption(kit));
  gap(kit, 2);
  paper_field(kit, view, draft, "why", kit.say(kWhyHint), {.lines = 2});
  gap(kit, 16);
  // The language of the window first.
  const Language first = kit.language;
  const Language second = first == Language::english ? Language::chinese : Language::english;
  for (const Language language : {first, second}) {
    for (const DisclosureLength length : {DisclosureLength::line, DisclosureLength::paragraph}) {
      if (auto changed = draw_text(kit, view, draft, length, language)) action = changed;
    }
  }
  return action;
}

}  // namespace shotlab::gui
