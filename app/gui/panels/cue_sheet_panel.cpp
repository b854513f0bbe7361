// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/cue_sheet_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_pages.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Cue sheet of AI use", "AI 使用清單"};
const Text kOfCut{"of cut {0}, in film order", "按第 {0} 版剪接的次序"};
const Text kNoCut{"No cut is saved yet: the kept takes stand here, without a timecode.",
                  "還未儲存剪接：先列出保留條，沒有時間碼。"};
const Text kEmpty{
    "Keep a take or save a cut, and each generated shot gets a row here. The lab fills in what it "
    "knows.",
    "保留一條或儲存剪接，每個生成的鏡頭就會在這裏有一行。程式知道的會先填好。"};
const Text kShot{"Shot", "鏡頭"};
const Text kSeen{"What is seen", "看到甚麼"};
const Text kSources{"Sources and rights", "素材及版權"};
const Text kPeople{"Who can be recognised", "認得出誰"};
const Text kHuman{"The human part", "人做了甚麼"};
const Text kAsAsked{"As asked: {0}", "按提示詞：{0}"};
const Text kHumanHint{"What did a person decide or make?", "人決定或做了甚麼？"};
const Text kConsent{"Whose consent?", "誰的同意書？"};
const Text kNewConsent{"New consent", "新增同意書"};
const Text kPrompt{"Prompt: {0}", "提示詞：{0}"};
const Text kOwn{"Other use of AI", "其他 AI 使用"};
const Text kAddOwn{"Add another use of AI", "加入其他 AI 使用"};
const Text kAddOwnTip{"What the lab did not see: a script helper, an upscaler, generated music.",
                      "程式看不到的：寫稿助手、放大工具、生成音樂等。"};
const Text kRemove{"Remove", "移除"};
const Text kWaiting{"Not in the film now", "現在不在片中"};
const Text kWaitingWords{"Words about {0} are kept until its shot comes back.",
                         "{0} 的文字會保留，直至鏡頭回到片中。"};
const Text kWhen{"Where in the film", "片中位置"};
const Text kTool{"Tool", "工具"};
const Text kVersion{"Model or version", "模型或版本"};
const Text kOwnPrompt{"Prompt", "提示詞"};

std::vector<PaperChoice> rights_choices(const Kit& kit) {
  std::vector<PaperChoice> all;
  for (const Rights rights : {Rights::none, Rights::mine, Rights::licensed, Rights::public_domain})
    all.push_back({std::string(name_of(rights)), kit.say(words_of(rights))});
  return all;
}

std::vector<PaperChoice> person_choices(const Kit& kit) {
  std::vector<PaperChoice> all;
  for (const PersonShown person : {PersonShown::nobody, PersonShown::invented, PersonShown::real})
    all.push_back({std::string(name_of(person)), kit.say(words_of(person))});
  return all;
}

// The same papers with one entry changed.
template <typename Change>
Action with_entry(const View& view, const std::string& id, Change change) {
  action::SetPapers changed{view.papers.words, ""};
  for (CueEntry& entry : changed.papers.cue) {
    if (entry.id == id) change(entry);
  }
  return changed;
}

// One row of cells at a time: each is drawn at its column, the row is as tall as its tallest.
class Cells {
 public:
  Cells(const Kit& kit, std::vector<float> shares) : kit_(kit), shares_(std::move(shares)) {
    at_ = ImGui::GetCursorScreenPos();
    width_ = ImGui::GetContentRegionAvail().x;
    bottom_ = at_.y;
  }
  float width(std::size_t column) const {
    return std::floor((width_ - kit_.px(kGap) * static_cast<float>(shares_.size() - 1)) *
                      shares_[column]);
  }
  void cell(std::size_t column, const std::function<void(float)>& draw) {
    float x = at_.x;
    for (std::size_t i = 0; i < column; ++i) x += width(i) + kit_.px(kGap);
    ImGui::SetCursorScreenPos({x, at_.y});
    ImGui::BeginGroup();
    draw(width(column));
    ImGui::EndGroup();
    bottom_ = std::max(bottom_, ImGui::GetItemRectMax().y);
  }
  void end() {
    ImGui::SetCursorScreenPos({at_.x, bottom_});
    ImGui::Dummy({1, 1});
  }

 private:
  static constexpr float kGap = 12;
  const Kit& kit_;
  std::vector<float> shares_;
  ImVec2 at_{};
  float width_ = 0, bottom_ = 0;
};

struct Page {
  const Kit& kit;
  const View& view;
  PapersDraft& draft;
  std::optional<Action> action;
  bool labelled = false;  // Each cell says what it is: there is no head line.

  void name(const Text& words) const {
    if (!labelled) return;
    label(kit, kit.say(words), caption(kit));
    gap(kit, 2);
  }
  void field(const CueRow& row, const char* which, std::string_view hint, float width, int lines) {
    paper_field(kit, view, draft, "cue/" + row.entry.id + "/" + which, hint,
                {.width = width, .lines = lines});
  }
};

void shot_cell(Page& page, const CueRow& row, float width) {
  const Kit& kit = page.kit;
  const TakeRow* take = find_take(page.view, row.entry.take);
  const float wide = std::min(width, kit.px(104));
  const float tall = std::floor(wide * 9 / 16);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (touch("###cue-take/" + row.entry.id, {wide, tall}).pressed && take != nullptr)
    page.action = action::SelectTake{row.entry.take};
  tooltip(kit, row.entry.take);
  fill_rect(at, {at.x + wide, at.y + tall}, color(kit.theme.screen), kit.px(4));
  const auto poster =
      take != nullptr && kit.pictures != nullptr ? kit.pictures->find(take->poster) : std::nullopt;
  if (poster) {
    ImGui::GetWindowDrawList()->AddImageRounded(
        ImTextureRef(static_cast<ImTextureID>(poster->texture)), at, {at.x + wide, at.y + tall},
        {0, 0}, {1, 1}, IM_COL32_WHITE, kit.px(4));
  }
  gap(kit, 4);
  const TextStyle strong{Type::small, true, kit.theme.text, true};
  const std::string number = take_number(row.entry.take);
  paragraph(kit, number, strong, width);
  if (!row.tc_in.empty()) {
    paragraph(kit, row.tc_in, small_print(kit), width);
    paragraph(kit, row.tc_out, small_print(kit), width);
  }
}

void sources_cell(Page& page, const CueRow& row, float width) {
  page.name(kSources);
  page.field(row, "sources", page.kit.say(row.sources), width, 1);
  gap(page.kit, 4);
  const auto chosen = choices(page.kit, "cue/" + row.entry.id + "/rights", rights_choices(page.kit),
                              name_of(row.rights), width);
  if (!chosen) return;
  // Pressed again: not said.
  const Rights now = *chosen == name_of(row.entry.rights) ? Rights::unsaid : rights_from(*chosen);
  page.action = with_entry(page.view, row.entry.id, [&](CueEntry& e) { e.rights = now; });
}

void people_cell(Page& page, const CueRow& row, float width) {
  const Kit& kit = page.kit;
  page.name(kPeople);
  const auto chosen = choices(kit, "cue/" + row.entry.id + "/person", person_choices(kit),
                              name_of(row.entry.person), width);
  if (chosen) {
    const PersonShown now =
        *chosen == name_of(row.entry.person) ? PersonShown::unsaid : person_from(*chosen);
    page.action = with_entry(page.view, row.entry.id, [&](CueEntry& e) { e.person = now; });
  }
  if (row.entry.person != PersonShown::real) return;
  label(kit, kit.say(kConsent), small_print(kit));
  std::vector<PaperChoice> records;
  for (const ConsentRecord& record : page.view.papers.words.consents)
    records.push_back({record.id, record.person.empty() ? record.id : record.person});
  if (!records.empty()) {
    const auto whose =
        choices(kit, "cue/" + row.entry.id + "/consent", records, row.entry.consent, width);
    if (whose)
      page.action = with_entry(page.view, row.entry.id, [&](CueEntry& e) { e.consent = *whose; });
  }
  if (button(kit, "cue/" + row.entry.id + "/new-consent", kit.say(kNewConsent),
             {.kind = ButtonKind::quiet, .icon = icon::kAdd, .type = Type::small})) {
    action::SetPapers changed{page.view.papers.words, ""};
    ConsentRecord fresh;
    fresh.id = new_paper_id(changed.papers, "consent");
    fresh.project = page.view.film_name;
    for (CueEntry& entry : changed.papers.cue) {
      if (entry.id == row.entry.id) entry.consent = fresh.id;
    }
    page.draft.consent = fresh.id;
    page.draft.page = PapersPage::consent;
    changed.papers.consents.push_back(std::move(fresh));
    page.action = std::move(changed);
  }
}

// Prompt and tool: what the lab knows by itself, under the row.
void facts_line(Page& page, const CueRow& row) {
  const Kit& kit = page.kit;
  const float width = ImGui::GetContentRegionAvail().x;
  const Take* take = page.view.papers.facts.find(row.entry.take);
  // A service of one model is not named twice.
  const bool said = row.model.empty() || (take != nullptr && row.model == take->provider);
  const std::string tool = kit.say(row.tool) + (said ? "" : " · " + row.model);
  gap(kit, 4);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float high = draw_lines(
      kit, at,
      tool + " · " + fill(kPrompt, {row.prompt}).in(kit.language) + " · " + kit.say(row.shot_facts),
      {Type::small, false, kit.theme.second, true}, width, 2);
  ImGui::Dummy({width, high});
  tooltip(kit, row.prompt);
  draw_asked(kit, row.missing, width);
}

void seen_cell(Page& page, const CueRow& row, float width, int lines) {
  page.name(kSeen);
  // What the lab puts there must not look like a question.
  const std::string asked = row.entry.own() || row.describe.empty()
                                ? std::string()
                                : fill(kAsAsked, {row.describe}).in(page.kit.language);
  page.field(row, "describe", asked, width, lines);
}

void human_cell(Page& page, const CueRow& row, float width, int lines) {
  page.name(kHuman);
  page.field(row, "human", page.kit.say(kHumanHint), width, lines);
}

void draw_row(Page& page, const CueRow& row, bool wide) {
  const Kit& kit = page.kit;
  if (wide) {
    Cells cells(kit, {0.11f, 0.22f, 0.25f, 0.19f, 0.23f});
    cells.cell(0, [&](float w) { shot_cell(page, row, w); });
    cells.cell(1, [&](float w) { seen_cell(page, row, w, 4); });
    cells.cell(2, [&](float w) { sources_cell(page, row, w); });
    cells.cell(3, [&](float w) { people_cell(page, row, w); });
    cells.cell(4, [&](float w) { human_cell(page, row, w, 4); });
    cells.end();
  } else {
    Cells top(kit, {0.22f, 0.78f});
    top.cell(0, [&](float w) { shot_cell(page, row, w); });
    top.cell(1, [&](float w) { seen_cell(page, row, w, 3); });
    top.end();
    gap(kit, 8);
    Cells middle(kit, {0.5f, 0.5f});
    middle.cell(0, [&](float w) { sources_cell(page, row, w); });
    middle.cell(1, [&](float w) { people_cell(page, row, w); });
    middle.end();
    gap(kit, 8);
    human_cell(page, row, ImGui::GetContentRegionAvail().x, 2);
  }
  facts_line(page, row);
  gap(kit, 10);
  rule(kit);
  gap(kit, 12);
}

void draw_own(Page& page, const CueRow& row) {
  const Kit& kit = page.kit;
  const bool was = page.labelled;
  page.labelled = true;
  label(kit, kit.say(kOwn), {Type::body, true, kit.theme.text});
  gap(kit, 6);
  const auto named = [&](const Text& words, const char* which) {
    return [&, which](float w) {
      page.name(words);
      page.field(row, which, "", w, 1);
    };
  };
  Cells first(kit, {0.34f, 0.33f, 0.33f});
  first.cell(0, named(kWhen, "when"));
  first.cell(1, named(kTool, "tool"));
  first.cell(2, named(kVersion, "version"));
  first.end();
  gap(kit, 8);
  Cells second(kit, {0.5f, 0.5f});
  second.cell(0, [&](float w) { seen_cell(page, row, w, 2); });
  second.cell(1, [&](float w) {
    page.name(kOwnPrompt);
    page.field(row, "prompt", "", w, 2);
  });
  second.end();
  gap(kit, 8);
  Cells third(kit, {0.5f, 0.5f});
  third.cell(0, [&](float w) { sources_cell(page, row, w); });
  third.cell(1, [&](float w) { people_cell(page, row, w); });
  third.end();
  gap(kit, 8);
  human_cell(page, row, ImGui::GetContentRegionAvail().x, 2);
  gap(kit, 4);
  draw_asked(kit, row.missing, ImGui::GetContentRegionAvail().x);
  if (button(kit, "cue/" + row.entry.id + "/remove", kit.say(kRemove),
             {.kind = ButtonKind::quiet, .icon = icon::kClose, .type = Type::small})) {
    action::SetPapers changed{page.view.papers.words, ""};
    std::erase_if(changed.papers.cue,
                  [&](const CueEntry& entry) { return entry.id == row.entry.id; });
    page.action = std::move(changed);
  }
  gap(kit, 6);
  rule(kit);
  gap(kit, 12);
  page.labelled = was;
}

void draw_head(const Kit& kit) {
  Cells cells(kit, {0.11f, 0.22f, 0.25f, 0.19f, 0.23f});
  const std::array<const Text*, 5> names{&kShot, &kSeen, &kSources, &kPeople, &kHuman};
  for (std::size_t i = 0; i < names.size(); ++i)
    cells.cell(i, [&](float w) { paragraph(kit, kit.say(*names[i]), caption(kit), w); });
  cells.end();
  gap(kit, 4);
  rule(kit);
  gap(kit, 10);
}

}  // namespace

std::optional<Action> draw_cue_sheet(const Kit& kit, const View& view, PapersDraft& draft) {
  Page page{kit, view, draft, {}, false};
  const PapersView& papers = view.papers;
  label(kit, kit.say(kTitle), heading(kit));
  if (papers.facts.cut) {
    label(kit, fill(kOfCut, {std::to_string(papers.facts.cut->version)}).in(kit.language),
          small_print(kit));
  } else if (!papers.cue.empty()) {
    paragraph(kit, kit.say(kNoCut), small_print(kit));
  }
  gap(kit, 12);
  const bool wide = ImGui::GetContentRegionAvail().x >= kit.px(820);
  page.labelled = !wide;
  const bool any = std::any_of(papers.cue.begin(), papers.cue.end(),
                               [](const CueRow& row) { return row.in_film && !row.entry.own(); });
  if (!any) {
    paragraph(kit, kit.say(kEmpty), quiet(kit),
              std::min(ImGui::GetContentRegionAvail().x, kit.px(560)));
    gap(kit, 12);
  } else if (wide) {
    draw_head(kit);
  }
  for (const CueRow& row : papers.cue) {
    if (row.in_film && !row.entry.own()) draw_row(page, row, wide);
  }
  for (const CueRow& row : papers.cue) {
    if (row.entry.own()) draw_own(page, row);
  }
  if (button(kit, "cue/add", kit.say(kAddOwn), {.icon = icon::kAdd, .tip = kit.say(kAddOwnTip)})) {
    action::SetPapers changed{papers.words, ""};
    CueEntry own;
    own.id = new_paper_id(changed.papers, "own");
    changed.papers.cue.push_back(std::move(own));
    page.action = std::move(changed);
  }
  bool first = true;
  for (const CueRow& row : papers.cue) {
    if (row.in_film) continue;
    if (first) {
      gap(kit, 16);
      label(kit, kit.say(kWaiting), caption(kit));
    }
    first = false;
    paragraph(kit, fill(kWaitingWords, {row.entry.id}).in(kit.language), small_print(kit));
  }
  return page.action;
}

}  // namespace shotlab::gui
