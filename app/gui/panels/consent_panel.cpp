// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/consent_panel.h"

#include <algorithm>
#include <cmath>

#include "app/core/papers/consent.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_pages.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Consent", "同意書"};
const Text kEmpty{
    "Nobody's consent is on file. If a real person can be seen, heard or imitated, write down what "
    "they agreed to.",
    "未有任何同意書。如果認得出、聽得出或模仿了真人，請寫下對方同意了甚麼。"};
const Text kFiction{"An invented person needs none, and counts as much.",
                    "虛構人物不需要同意書，評分一樣。"};
const Text kNew{"New consent", "新增同意書"};
const Text kNameless{"no name yet", "未有姓名"};
const Text kRemove{"Remove this record", "移除這份紀錄"};
const Text kYes{"Yes", "是"};
const Text kNo{"No", "否"};
const Text kRecorded{"What is recorded", "錄取甚麼"};
const Text kMinor{"Under age?", "未成年？"};
const Text kDeceased{"Deceased?", "已故？"};
const Text kEvidence{"The signed paper", "簽署文件"};
const Text kEvidenceHint{"Its path, or let the file fall on this window",
                         "輸入路徑，或把檔案拖到這個視窗"};
const Text kHash{"Take its hash", "記下雜湊值"};
const Text kHashed{"{0} · SHA-256 {1}…. The paper itself stays with you.",
                   "{0} · SHA-256 {1}…。文件本身留在你那裏。"};

struct FormField {
  const char* name = "";
  Text words;
  Text hint;
  int lines = 1;
};

const FormField kPerson{"person", {"Name or alias", "姓名或化名"}, {}};
const FormField kRelation{
    "relation", {"Relation to you", "與你的關係"}, {"friend, aunt, actor …", "朋友、親人、演員 …"}};
const FormField kProject{"project", {"For which film", "用於哪部影片"}, {}};
const FormField kUse{"use",
                     {"What it will look like", "成品是怎樣的"},
                     {"In plain words, as you would tell them", "用你會向對方說的話"},
                     2};
const FormField kShown{"shown",
                       {"Where it is shown", "在哪裏放映"},
                       {"class, festival, online …", "課堂、影展、網上 …"}};
const FormField kUntil{"until", {"Until when", "至何時"}, {"2027-12-31", "2027-12-31"}};
const FormField kWithdraw{
    "withdraw", {"May it be withdrawn, and how?", "可否撤回？如何撤回？"}, {}};
const FormField kGuardian{"guardian", {"Guardian", "監護人"}, {}};
const FormField kSpeaks{"speaks_for", {"Who speaks for them", "誰代表發言"}, {}};
const FormField kPayment{
    "payment", {"Payment", "報酬"}, {"none, or what was agreed", "沒有，或所議定的"}};
const FormField kSigned{"signed_on", {"Signed on", "簽署日期"}, {"2026-11-30", "2026-11-30"}};

class Form {
 public:
  Form(const Kit& kit, const View& view, PapersDraft& draft, const ConsentRecord& record)
      : kit_(kit), view_(view), draft_(draft), record_(record) {
    at_ = ImGui::GetCursorScreenPos();
    width_ = ImGui::GetContentRegionAvail().x;
    columns_ = width_ >= kit.px(560) ? 2 : 1;
    wide_ = std::floor((width_ - kit.px(kGap) * static_cast<float>(columns_ - 1)) /
                       static_cast<float>(columns_));
    row_ = bottom_ = at_.y;
  }

  void text(const FormField& one, bool whole = false) {
    begin(whole);
    label(kit_, kit_.say(one.words), caption(kit_));
    gap(kit_, 2);
    paper_field(kit_, view_, draft_, "consent/" + record_.id + "/" + one.name, kit_.say(one.hint),
                {.width = whole ? width_ : wide_, .lines = one.lines});
    end();
  }
  void yes_no(const char* name, const Text& words, YesNo ConsentRecord::*member) {
    begin(false);
    label(kit_, kit_.say(words), caption(kit_));
    gap(kit_, 2);
    const auto chosen =
        choices(kit_, "consent/" + record_.id + "/" + name,
                {{"yes", kit_.say(kYes)}, {"no", kit_.say(kNo)}}, name_of(record_.*member), wide_);
    if (chosen) {
      const YesNo now = *chosen == name_of(record_.*member) ? YesNo::unsaid : yes_no_from(*chosen);
      change([&](ConsentRecord& r) { r.*member = now; });
    }
    end();
  }
  void recorded() {
    begin(true);
    label(kit_, kit_.say(kRecorded), caption(kit_));
    gap(kit_, 2);
    const std::pair<Text, bool ConsentRecord::*> all[] = {
        {{"Image", "影像"}, &ConsentRecord::image},
        {{"Voice", "聲音"}, &ConsentRecord::voice},
        {{"Likeness", "肖像"}, &ConsentRecord::likeness}};
    const char* names[] = {"image", "voice", "likeness"};
    for (int i = 0; i < 3; ++i) {
      const bool on = record_.*(all[i].second);
      if (button(kit_, "consent/" + record_.id + "/" + names[i], kit_.say(all[i].first),
                 {.icon = on ? icon::kCheck : nullptr, .on = on, .type = Type::small}))
        change([&](ConsentRecord& r) { r.*(all[i].second) = !on; });
      ImGui::SameLine(0, kit_.px(4));
    }
    ImGui::NewLine();
    end();
  }
  std::optional<Action> take() { return std::move(action_); }
  // Below everything: the rest of the page goes on there.
  void close() {
    ImGui::SetCursorScreenPos({at_.x, bottom_});
    ImGui::Dummy({1, 1});
  }

 private:
  static constexpr float kGap = 16;

  void begin(bool whole) {
    if (whole || column_ >= columns_) {
      column_ = 0;
      row_ = bottom_;
    }
    const float x = at_.x + static_cast<float>(column_) * (wide_ + kit_.px(kGap));
    ImGui::SetCursorScreenPos({x, row_});
    ImGui::BeginGroup();
    column_ += whole ? columns_ : 1;
  }
  void end() {
    ImGui::EndGroup();
    bottom_ = std::max(bottom_, ImGui::GetItemRectMax().y + kit_.px(12));
  }
  template <typename Change>
  void change(Change how) {
    action::SetPapers changed{view_.papers.words, ""};
    for (ConsentRecord& record : changed.papers.consents) {
      if (record.id == record_.id) how(record);
    }
    action_ = std::move(changed);
  }

  const Kit& kit_;
  const View& view_;
  PapersDraft& draft_;
  const ConsentRecord& record_;
  ImVec2 at_{};
  float width_ = 0, wide_ = 0, row_ = 0, bottom_ = 0;
  int columns_ = 1, column_ = 0;
  std::optional<Action> action_;
};

std::optional<Action> draw_evidence(const Kit& kit, PapersDraft& draft,
                                    const ConsentRecord& record) {
  std::optional<Action> action;
  label(kit, kit.say(kEvidence), caption(kit));
  gap(kit, 2);
  const std::string& words = kit.say(kHash);
  const float wide = button_width(kit, words, {});
  const float room = ImGui::GetContentRegionAvail().x;
  field(kit, "consent/evidence", draft.evidence, kit.say(kEvidenceHint), room - wide - kit.px(6));
  ImGui::SameLine(0, kit.px(6));
  const bool empty = trim(draft.evidence).empty();
  if (button(kit, "consent/hash", words, {.disabled = empty})) {
    action = action::AddEvidence{record.id, std::string(trim(draft.evidence))};
    draft.evidence.clear();
  }
  if (!record.evidence_sha256.empty()) {
    gap(kit, 2);
    paragraph(
        kit,
        fill(kHashed, {record.evidence, record.evidence_sha256.substr(0, 12)}).in(kit.language),
        small_print(kit));
  }
  gap(kit, 12);
  return action;
}

Action with_new(const View& view, PapersDraft& draft) {
  action::SetPapers changed{view.papers.words, ""};
  ConsentRecord fresh;
  fresh.id = new_paper_id(changed.papers, "consent");
  fresh.project = view.film_name;
  draft.consent = fresh.id;
  changed.papers.consents.push_back(std::move(fresh));
  return changed;
}

std::optional<Action> draw_form(const Kit& kit, const View& view, PapersDraft& draft,
                                const ConsentRecord& record) {
  Form form(kit, view, draft, record);
  form.text(kPerson);
  form.text(kRelation);
  form.recorded();
  form.text(kUse, true);
  form.text(kProject);
  form.text(kShown);
  form.text(kUntil);
  form.text(kSigned);
  form.text(kWithdraw);
  form.text(kPayment);
  form.yes_no("minor", kMinor, &ConsentRecord::minor);
  form.yes_no("deceased", kDeceased, &ConsentRecord::deceased);
  if (record.minor == YesNo::yes) form.text(kGuardian);
  if (record.deceased == YesNo::yes) form.text(kSpeaks);
  form.close();
  std::optional<Action> action = form.take();
  if (auto hashed = draw_evidence(kit, draft, record)) action = hashed;
  draw_asked(kit, missing_of(record), ImGui::GetContentRegionAvail().x);
  gap(kit, 6);
  if (button(kit, "consent/remove", kit.say(kRemove),
             {.kind = ButtonKind::quiet, .icon = icon::kClose, .type = Type::small})) {
    action::SetPapers changed{view.papers.words, ""};
    std::erase_if(changed.papers.consents,
                  [&](const ConsentRecord& other) { return other.id == record.id; });
    draft.consent.clear();
    action = std::move(changed);
  }
  return action;
}

}  // namespace

const ConsentRecord* shown_consent(const View& view, const PapersDraft& draft) {
  const auto& all = view.papers.words.consents;
  if (all.empty()) return nullptr;
  const auto found = std::find_if(all.begin(), all.end(), [&](const ConsentRecord& record) {
    return record.id == draft.consent;
  });
  return found != all.end() ? &*found : &all.front();
}

std::optional<Action> use_dropped_paper(const View& view, const Ui& ui, const std::string& path) {
  if (ui.desk != Desk::papers || ui.papers.page != PapersPage::consent) return std::nullopt;
  const ConsentRecord* shown = shown_consent(view, ui.papers);
  if (shown == nullptr) return std::nullopt;
  return action::AddEvidence{shown->id, path};
}

std::optional<Action> draw_consents(const Kit& kit, const View& view, PapersDraft& draft) {
  std::optional<Action> action;
  label(kit, kit.say(kTitle), heading(kit));
  gap(kit, 8);
  const ConsentRecord* shown = shown_consent(view, draft);
  if (shown == nullptr) {
    paragraph(kit, kit.say(kEmpty), quiet(kit));
    paragraph(kit, kit.say(kFiction), quiet(kit));
    gap(kit, 12);
  } else {
    std::vector<PaperChoice> people;
    for (const ConsentRecord& record : view.papers.words.consents)
      people.push_back({record.id, record.person.empty() ? kit.say(kNameless) : record.person});
    const auto chosen =
        choices(kit, "consent", people, shown->id, ImGui::GetContentRegionAvail().x);
    if (chosen) draft.consent = *chosen;
    gap(kit, 10);
  }
  if (button(kit, "consent/new", kit.say(kNew), {.icon = icon::kAdd}))
    action = with_new(view, draft);
  if (shown == nullptr) return action;
  gap(kit, 16);
  if (auto changed = draw_form(kit, view, draft, *shown)) action = changed;
  return action;
}

}  // namespace shotlab::gui
