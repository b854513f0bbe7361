// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/makers_panel.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/core/papers/authorship.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/papers_pages.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Who made what", "誰做了甚麼"};
const Text kWhy{
    "Prompts alone make nobody an author; choosing, arranging and changing can. This is your "
    "record "
    "of it.",
    "單憑提示詞不算作者；挑選、編排和修改可以是。這是你的紀錄。"};
const Text kAuthor{"Your name, as you want to be credited", "你的署名"};
const Text kWhole{"The whole film", "整部影片"};
const Text kPicture{"Picture", "畫面"};
const Text kEach{
    "Each generated shot is made by its tool; whoever wrote the prompt is not its creator.",
    "每個生成的鏡頭由工具生成；寫提示詞的人不是畫面的創作者。"};
const Text kWho{"Who?", "誰？"};
const Text kMe{"Me", "我"};
const Text kNobody{"Nobody", "沒有"};
const Text kPart{"Part", "部分"};
const Text kName{"Who did it", "誰做的"};
const Text kSeen{"What the lab saw", "程式所見"};

std::string shot_words(const View& view, const std::string& take) {
  for (std::size_t i = 0; i < view.papers.facts.parts.size(); ++i) {
    if (view.papers.facts.parts[i].take == take)
      return std::to_string(i + 1) + " · " + take_number(take);
  }
  return take;
}

void choose_shot(const Kit& kit, const View& view, PapersDraft& draft) {
  std::vector<PaperChoice> shots{{"film", kit.say(kWhole)}};
  std::set<std::string> said;
  for (const FilmPart& part : view.papers.facts.parts) {
    if (!part.take.empty() && said.insert(part.take).second)
      shots.push_back({part.take, shot_words(view, part.take)});
  }
  if (!said.contains(draft.shot)) draft.shot.clear();
  const auto chosen = choices(kit, "who-of", shots, draft.shot.empty() ? "film" : draft.shot,
                              ImGui::GetContentRegionAvail().x);
  if (chosen) draft.shot = *chosen == "film" ? std::string() : *chosen;
}

Action with_name(const View& view, const std::string& field, const std::string& name) {
  action::SetPapers changed{view.papers.words, ""};
  set_paper_text(changed.papers, field, name);
  return changed;
}

struct Columns {
  float part, who, seen;
  bool beside;  // What the lab saw stands in a column of its own.
};

Columns columns_of(const Kit& kit, float width) {
  const float part = std::min(kit.px(150), width * 0.3f);
  if (width < kit.px(640)) return {part, width - part, 0, false};
  const float who = std::floor((width - part) * 0.5f);
  return {part, who, width - part - who, true};
}

std::optional<Action> draw_role(const Kit& kit, const View& view, PapersDraft& draft,
                                const AuthorshipRole& role, const AuthorshipRow& row,
                                const Columns& columns) {
  std::optional<Action> action;
  const std::string name =
      "who/" + role.name + (draft.shot.empty() ? std::string() : "/" + draft.shot);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float middle = (button_height(kit) - line_height(kit, Type::body)) * 0.5f;
  draw_line(kit, {at.x, at.y + middle}, kit.say(role.words),
            {Type::body, true, kit.theme.text, true}, columns.part - kit.px(8));
  ImGui::SetCursorScreenPos({at.x + columns.part, at.y});
  // Names that are offered: the author, and nobody.
  const std::string& author = view.papers.words.authorship.author;
  const ButtonLook small{.kind = ButtonKind::quiet, .type = Type::small};
  const bool me = !author.empty() && row.who != author;
  const float offers = (me ? button_width(kit, kit.say(kMe), small) + kit.px(2) : 0) +
                       button_width(kit, kit.say(kNobody), small) + kit.px(4);
  const float room = std::max(columns.who - kit.px(16) - offers, kit.px(80));
  const std::string inherited = draft.shot.empty() || row.own ? std::string() : row.who;
  paper_field(kit, view, draft, name, inherited.empty() ? kit.say(kWho) : inherited,
              {.width = room});
  ImGui::SameLine(0, kit.px(4));
  if (me) {
    ButtonLook look = small;
    look.tip = author;
    if (button(kit, name + "=me", kit.say(kMe), look)) action = with_name(view, name, author);
    ImGui::SameLine(0, kit.px(2));
  }
  if (button(kit, name + "=nobody", kit.say(kNobody), small))
    action = with_name(view, name, kit.say(kNobody));
  float bottom = at.y + button_height(kit);
  if (!row.facts.empty()) {
    const ImVec2 place = columns.beside
                             ? ImVec2{at.x + columns.part + columns.who, at.y + kit.px(6)}
                             : ImVec2{at.x + columns.part, bottom + kit.px(2)};
    const float wide = columns.beside ? columns.seen : columns.who;
    const float high = draw_lines(kit, place, kit.say(row.facts), small_print(kit), wide);
    bottom = std::max(bottom, place.y + high);
  }
  ImGui::SetCursorScreenPos({at.x, bottom + kit.px(6)});
  ImGui::Dummy({1, 1});
  return action;
}

void draw_head(const Kit& kit, const Columns& columns) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_line(kit, at, kit.say(kPart), caption(kit), columns.part);
  draw_line(kit, {at.x + columns.part, at.y}, kit.say(kName), caption(kit), columns.who);
  if (columns.beside)
    draw_line(kit, {at.x + columns.part + columns.who, at.y}, kit.say(kSeen), caption(kit),
              columns.seen);
  ImGui::Dummy({1, line_height(kit, Type::small) + kit.px(4)});
  rule(kit);
  gap(kit, 8);
}

void draw_picture(const Kit& kit, const View& view, const PapersDraft& draft,
                  const Columns& columns) {
  const FilmFacts& facts = view.papers.facts;
  const Take* take = draft.shot.empty() ? nullptr : facts.find(draft.shot);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_line(kit, at, kit.say(kPicture), {Type::body, true, kit.theme.text, true},
            columns.part - kit.px(8));
  const Text words = take != nullptr ? picture_line(facts, *take) : kEach;
  const float high = draw_lines(kit, {at.x + columns.part, at.y}, kit.say(words), quiet(kit),
                                columns.who + columns.seen);
  ImGui::Dummy({1, std::max(high, line_height(kit, Type::body)) + kit.px(10)});
}

}  // namespace

std::optional<Action> draw_makers(const Kit& kit, const View& view, PapersDraft& draft) {
  std::optional<Action> action;
  label(kit, kit.say(kTitle), heading(kit));
  paragraph(kit, kit.say(kWhy), small_print(kit),
            std::min(ImGui::GetContentRegionAvail().x, kit.px(640)));
  gap(kit, 14);
  label(kit, kit.say(kAuthor), caption(kit));
  gap(kit, 2);
  paper_field(kit, view, draft, "author", "",
              {.width = std::min(kit.px(320), ImGui::GetContentRegionAvail().x)});
  gap(kit, 16);
  choose_shot(kit, view, draft);
  gap(kit, 12);
  const Columns columns = columns_of(kit, ImGui::GetContentRegionAvail().x);
  draw_head(kit, columns);
  draw_picture(kit, view, draft, columns);
  const std::vector<AuthorshipRow> rows =
      fill_authorship(view.papers.facts, view.papers.words.authorship, draft.shot);
  const std::vector<AuthorshipRole>& roles = authorship_roles();
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (auto named = draw_role(kit, view, draft, roles[i], rows[i], columns)) action = named;
  }
  gap(kit, 4);
  if (!view.papers.facts.parts.empty())
    draw_asked(kit, missing_of(view.papers.facts, view.papers.words.authorship),
               ImGui::GetContentRegionAvail().x);
  return action;
}

}  // namespace shotlab::gui
