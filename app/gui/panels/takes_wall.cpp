// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/takes_wall.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/labels.h"
#include "app/gui/panels/lineage_order.h"
#include "app/gui/panels/take_card.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kEmpty{"No takes yet. Each one will stand here, joined to the next by what you changed.",
                  "還未有任何一條。每一條會排在這裏，之間寫上你改了甚麼。"};

const Text kMark{"Mark it for comparing with the selected take", "標記，用來與選中的一條比較"};
const Text kUnmark{"Take the mark away", "取消標記"};
const Text kFull{"Eight takes are marked already.", "已標記八條。"};

constexpr float kLink = 116;  // Room for what was changed.
constexpr float kStep = 14;   // By which a take stands to the right of the one that it grew from,
constexpr int kDeepest = 3;   // so many times at most.

void draw_arrow(const Kit& kit, ImVec2 from, ImVec2 to) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = color(kit.theme.disabled);
  list->AddLine(from, to, ink, std::max(1.0f, kit.px(1)));
  const float head = kit.px(4);
  if (to.x > from.x) {
    list->AddTriangleFilled({to.x, to.y}, {to.x - head, to.y - head}, {to.x - head, to.y + head},
                            ink);
  } else {
    list->AddTriangleFilled({to.x, to.y}, {to.x - head, to.y - head}, {to.x + head, to.y - head},
                            ink);
  }
}

void draw_link(const Kit& kit, const Text& changed, float card) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = kit.px(changed.empty() ? 20 : kLink);
  // Words above the arrow, the arrow low, so that three lines have room beside a small poster.
  const float middle =
      at.y + std::floor(card * 9 / 16) - (changed.empty() ? card * 9 / 32 : kit.px(10));
  if (!changed.empty()) {
    const float inner = width - kit.px(12);
    const int lines =
        std::max(1, static_cast<int>((middle - kit.px(3) - at.y) / line_height(kit, Type::tiny)));
    const float height = std::min(lines_height(kit, kit.say(changed), Type::tiny, false, inner),
                                  static_cast<float>(lines) * line_height(kit, Type::tiny));
    draw_lines(kit, {at.x + kit.px(6), middle - height - kit.px(3)}, kit.say(changed),
               {Type::tiny, false, kit.theme.second, true}, inner, lines);
  }
  draw_arrow(kit, {at.x + kit.px(4), middle}, {at.x + width - kit.px(4), middle});
  ImGui::Dummy({width, card_height(kit, card)});
  if (!changed.empty()) tooltip(kit, kit.say(changed));
}

// What was changed on the way to a take, above its card in the column.
void draw_step(const Kit& kit, const TakeRow& row, const TakeRow& above, float indent, float all) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string words = kit.say(changed_words(row, above.take.id));
  const bool goes_down = indent <= 0 && row.changed_from == above.take.id;
  const float inset = indent > 0 ? indent + kit.px(4) : kit.px(22);
  const float width = all - inset;
  const float height =
      words.empty() ? kit.px(12) : lines_height(kit, words, Type::tiny, false, width);
  if (goes_down) {
    draw_arrow(kit, {at.x + kit.px(10), at.y + kit.px(2)},
               {at.x + kit.px(10), at.y + height + kit.px(6)});
  }
  if (!words.empty())
    draw_lines(kit, {at.x + inset, at.y + kit.px(4)}, words, {Type::tiny, false, kit.theme.second},
               width);
  ImGui::Dummy({all, height + kit.px(10)});
}

// A line from the take above, round a corner, to the card that follows at the cursor.
void draw_branch(const Kit& kit, ImVec2 from, float card) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float middle = at.y + std::floor(card * 9 / 32);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = color(kit.theme.disabled);
  list->AddLine(from, {from.x, middle}, ink, std::max(1.0f, kit.px(1)));
  list->AddLine({from.x, middle}, {at.x, middle}, ink, std::max(1.0f, kit.px(1)));
}

// In the corner of a poster: marks the take for comparing. It is touched before the card and drawn
// after it: of two that lie on each other, the first one touched has the pointer.
class CompareMark {
 public:
  CompareMark(const Kit& kit, const std::string& take, ImVec2 poster, float width,
              CompareDraft& compare)
      : kit_(kit),
        size_(kit.px(24)),
        at_{poster.x + width - size_ - kit.px(4), poster.y + kit.px(4)} {
    const auto found = std::find(compare.with.begin(), compare.with.end(), take);
    marked_ = found != compare.with.end();
    const bool full = !marked_ && compare.with.size() >= kMostOthers;
    ImGui::SetCursorScreenPos(at_);
    ImGui::BeginDisabled(full);
    mark_ = touch("###mark/" + take, {size_, size_});
    ImGui::EndDisabled();
    tooltip(kit,
            kit.say(marked_ ? kUnmark
                    : full  ? kFull
                            : kMark),
            marked_ ? std::string_view() : kit.key(Command::compare));
    if (mark_.pressed && marked_) compare.with.erase(found);
    if (mark_.pressed && !marked_) compare.with.push_back(take);
    ImGui::SetCursorScreenPos(poster);
  }

  void draw() const {
    const ImVec2 end{at_.x + size_, at_.y + size_};
    fill_rect(at_, end, color(kit_.theme.screen, marked_ ? 1 : 0.72f), kit_.px(4));
    const Rgb ink = marked_ ? kit_.theme.accent : mark_.hovered ? rgb(0xFFFFFF) : rgb(0xB8B8B8);
    const float sign = em(kit_, Type::body);
    ImGui::GetWindowDrawList()->AddText(
        kit_.fonts.regular != nullptr ? kit_.fonts.regular : ImGui::GetFont(), sign,
        {at_.x + (size_ - sign) * 0.5f, at_.y + (size_ - sign) * 0.5f}, color(ink), icon::kCompare);
    if (marked_ || mark_.focused) frame_rect(kit_, at_, end, kit_.theme.accent, kit_.px(4));
  }

 private:
  const Kit& kit_;
  float size_;
  ImVec2 at_;
  Touch mark_;
  bool marked_ = false;
};

}  // namespace

float takes_row_height(const Kit& kit, float card) { return card_height(kit, card) + kit.px(10); }

std::optional<Action> draw_takes_row(const Kit& kit, const View& view, float card) {
  std::optional<Action> action;
  const ImVec2 size{ImGui::GetContentRegionAvail().x, takes_row_height(kit, card)};
  if (view.takes.empty() && view.jobs.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paragraph(kit, kit.say(kEmpty), quiet(kit));
    const float rest = size.y - (ImGui::GetCursorScreenPos().y - at.y);
    if (rest > 0) ImGui::Dummy({1, rest});
    return action;
  }
  if (begin_pane(kit, "wall", size, kit.theme.panel, {0, 0},
                 ImGuiWindowFlags_HorizontalScrollbar)) {
    bool first = true;
    std::string before;
    for (const TakeRow& row : view.takes) {
      if (!first) {
        ImGui::SameLine(0, 0);
        draw_link(kit, changed_words(row, before), card);
        ImGui::SameLine(0, 0);
      }
      first = false;
      before = row.take.id;
      const bool chosen = row.take.id == view.selected_take;
      if (auto pressed = draw_take_card(kit, row, chosen, card)) action = pressed;
    }
    for (const JobRow& job : view.jobs) {
      if (!first) {
        ImGui::SameLine(0, 0);
        draw_link(kit, {}, card);
        ImGui::SameLine(0, 0);
      }
      first = false;
      ImGui::BeginGroup();
      if (auto pressed = draw_job_card(kit, job, card)) action = pressed;
      ImGui::EndGroup();
    }
    // A mouse wheel moves the row; the newest stays in sight when something arrives.
    if (ImGui::IsWindowHovered() && ImGui::GetIO().MouseWheel != 0) {
      ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseWheel * kit.px(80));
    }
    const float count = static_cast<float>(view.takes.size() + view.jobs.size());
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID known = ImGui::GetID("count");
    if (storage->GetFloat(known, 0) != count) ImGui::SetScrollX(100000.0f);
    storage->SetFloat(known, count);
  }
  end_pane();
  return action;
}

std::optional<Action> draw_takes_column(const Kit& kit, const View& view, CompareDraft& compare,
                                        std::string& shown) {
  std::optional<Action> action;
  if (view.takes.empty() && view.jobs.empty()) {
    paragraph(kit, kit.say(kEmpty), quiet(kit));
    return action;
  }
  draw_label_filter(kit, view, shown);
  const float all = ImGui::GetContentRegionAvail().x;
  const TakeRow* above = nullptr;
  for (const auto& [row, depth] : lineage_order(view)) {
    if (!shown.empty() && !has_label(row->take, shown)) continue;
    const float indent = kit.px(kStep) * static_cast<float>(std::min(depth, kDeepest));
    const float left = ImGui::GetCursorScreenPos().x, card = all - indent;
    const float top = ImGui::GetCursorScreenPos().y;
    if (above != nullptr) draw_step(kit, *row, *above, indent, all);
    ImGui::SetCursorScreenPos({left + indent, ImGui::GetCursorScreenPos().y});
    // From the take that it grew from, round its corner, to this one.
    if (depth > 0) draw_branch(kit, {left + indent - kit.px(kStep) / 2, top}, card);
    std::optional<CompareMark> mark;
    if (view.takes.size() > 1 && row->take.id != view.selected_take)
      mark.emplace(kit, row->take.id, ImGui::GetCursorScreenPos(), card, compare);
    if (auto pressed = draw_take_card(kit, *row, row->take.id == view.selected_take, card))
      action = pressed;
    if (mark) mark->draw();
    above = row;
  }
  for (const JobRow& job : view.jobs) {
    gap(kit, 8);
    if (auto pressed = draw_job_card(kit, job, all)) action = pressed;
  }
  return action;
}

}  // namespace shotlab::gui
