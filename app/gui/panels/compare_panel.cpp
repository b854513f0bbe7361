// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/compare_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/screen_draw.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kSide{"Side by side", "並排"};
const Text kWipe{"Wipe", "劃接"};
const Text kDifference{"Difference", "差異"};
const Text kOnion{"Onion skin", "疊影"};
const Text kBlink{"Blink", "交替"};
const Text kTwoOnly{
    "Wipe, difference and onion skin are of two takes: the first marked one and the selected one.",
    "劃接、差異、疊影只比較兩條：第一條標記了的，和選中的。"};
const Text kLess{"Weaker", "減弱"};
const Text kMore{"Stronger", "加強"};
const Text kGain{"{0}×", "{0} 倍"};
const Text kWhole{"Whole picture", "全畫面"};
const Text kShapes{"These two takes have different shapes, so there is no difference to show.",
                   "這兩條的畫面大小不同，無法顯示差異。"};
const Text kBlind{"Blind", "盲比"};
const Text kBlindTip{"Without names, in an order by chance, and vote",
                     "隱藏名稱、隨機次序，再投票"};
const Text kWaiting{"Opening the takes …", "正在開啟 …"};

constexpr double kBlinkSeconds = 0.6;

bool of_two(CompareLook look) {
  return look == CompareLook::wipe || look == CompareLook::difference || look == CompareLook::onion;
}

const char* name_of_look(CompareLook look) {
  static constexpr std::array<const char*, kCompareLookCount> kNames{
      "compare/side", "compare/wipe", "compare/difference", "compare/onion", "compare/blink"};
  return kNames[static_cast<std::size_t>(look)];
}

// The looks, what belongs to the chosen one, and the loupe's size. One row, or two in a narrow
// pane.
void draw_tools(const Kit& kit, std::size_t others, Ui& ui) {
  const float left = ImGui::GetCursorScreenPos().x;
  const float right = left + ImGui::GetContentRegionAvail().x;
  const auto fits = [&](float width) { return ImGui::GetCursorScreenPos().x + width <= right; };
  for (int n = 0; n < kCompareLookCount; ++n) {
    const auto look = static_cast<CompareLook>(n);
    const std::string words = kit.say(words_of(look));
    const std::string tip = of_two(look) && others > 1 ? kit.say(kTwoOnly) : std::string();
    const ButtonLook style{
        .kind = ButtonKind::quiet, .tip = tip, .on = ui.compare.look == look, .type = Type::small};
    if (n > 0 && !fits(button_width(kit, words, style))) ImGui::NewLine();
    if (button(kit, name_of_look(look), words, style)) ui.compare.look = look;
    ImGui::SameLine(0, kit.px(2));
  }
  const ButtonLook blind{.kind = ButtonKind::quiet, .tip = kit.say(kBlindTip), .type = Type::small};
  if (!fits(button_width(kit, kit.say(kBlind), blind))) ImGui::NewLine();
  if (button(kit, "compare/blind", kit.say(kBlind), blind)) ui.compare.blind.on = true;
  ImGui::SameLine(0, kit.px(2));
  const float y =
      ImGui::GetCursorScreenPos().y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f;
  if (ui.compare.look == CompareLook::difference) {
    const std::string gain = fill(kGain, {number(ui.compare.gain, 0)}).in(kit.language);
    const float own = 2 * button_width(kit, "", {.icon = icon::kAdd}) + kit.px(44);
    if (fits(own)) {
      if (button(kit, "compare/less", "",
                 {.kind = ButtonKind::quiet, .icon = icon::kMinus, .tip = kit.say(kLess)}))
        ui.compare.gain = std::max(1.0, ui.compare.gain / 2);
      ImGui::SameLine(0, 0);
      draw_line(kit, {ImGui::GetCursorScreenPos().x + kit.px(4), y}, gain,
                {Type::small, false, kit.theme.second}, kit.px(40));
      ImGui::SetCursorScreenPos(
          {ImGui::GetCursorScreenPos().x + kit.px(40), ImGui::GetCursorScreenPos().y});
      if (button(kit, "compare/more", "",
                 {.kind = ButtonKind::quiet, .icon = icon::kAdd, .tip = kit.say(kMore)}))
        ui.compare.gain = std::min(32.0, ui.compare.gain * 2);
      ImGui::SameLine(0, kit.px(2));
    }
  }
  if (ui.framing.zoom > 1.001f) {
    const std::string words = number(ui.framing.zoom * 100, 0) + " %";
    const ButtonLook style{.kind = ButtonKind::quiet,
                           .icon = icon::kClose,
                           .tip = kit.say(kWhole),
                           .on = true,
                           .type = Type::small};
    if (fits(button_width(kit, words, style)) && button(kit, "framing/whole", words, style))
      ui.framing = {};
    ImGui::SameLine(0, 0);
  }
  ImGui::NewLine();
}

void draw_name(const Kit& kit, const std::string& take, ImVec2 at, float room) {
  draw_line(kit, at, take, {Type::small, true, kit.theme.second, true}, room);
}

}  // namespace

void draw_tiles(const Kit& kit, const std::vector<const ScreenView*>& all,
                const std::vector<std::string>& captions, int framed, ImVec2 low, ImVec2 high,
                Framing& framing) {
  const auto count = static_cast<int>(all.size());
  const bool wide = high.x - low.x > 1.2f * (high.y - low.y);
  int columns = static_cast<int>(std::ceil(std::sqrt(static_cast<float>(count))));
  if (count == 2) columns = wide ? 2 : 1;
  if (count == 3) columns = wide ? 3 : 1;
  const int rows = (count + columns - 1) / columns;
  const float gap_px = kit.px(4);
  const float caption = line_height(kit, Type::small);
  const float w = std::floor((high.x - low.x - gap_px * static_cast<float>(columns - 1)) /
                             static_cast<float>(columns));
  const float h = std::floor((high.y - low.y - gap_px * static_cast<float>(rows - 1)) /
                             static_cast<float>(rows));
  std::optional<PictureBox> steer;
  for (int n = 0; n < count; ++n) {
    const int row = n / columns;
    const int column = n % columns;
    const float x = low.x + static_cast<float>(column) * (w + gap_px);
    const float y = low.y + static_cast<float>(row) * (h + gap_px);
    const ScreenView& screen = *all[static_cast<std::size_t>(n)];
    const ImVec2 end{x + w, y + h - caption};
    draw_screen(kit, screen, {x, y}, end, framing);
    if (n == framed) frame_rect(kit, {x, y}, end, kit.theme.line, 0);
    draw_name(kit, captions[static_cast<std::size_t>(n)], {x, end.y}, w);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool under = mouse.x >= x && mouse.x < end.x && mouse.y >= y && mouse.y < end.y;
    if (screen.picture && (under || !steer)) steer = picture_box(*screen.picture, {x, y}, end);
  }
  if (steer) steer_framing(*steer, framing, true);
}

namespace {

// The other take left of the line, the selected one right of it; the line follows the pointer.
void draw_wipe(const Kit& kit, const ScreenView& other, const ScreenView& main, ImVec2 low,
               ImVec2 high, Ui& ui) {
  fill_rect(low, high, color(kit.theme.screen));
  if (!main.picture || !other.picture) {
    draw_screen_words(kit, low, high, kit.say(kWaiting), "", icon::kTime);
    return;
  }
  const PictureBox box = picture_box(*main.picture, low, high);
  steer_framing(box, ui.framing, false);
  if (ImGui::IsItemActive()) {
    ui.compare.line =
        std::clamp((ImGui::GetIO().MousePos.x - box.low.x) / (box.high.x - box.low.x), 0.0f, 1.0f);
  }
  const float x = box.low.x + ui.compare.line * (box.high.x - box.low.x);
  draw_shown(*main.picture, box, ui.framing);
  ImGui::PushClipRect(box.low, {x, box.high.y}, true);
  draw_shown(*other.picture, picture_box(*other.picture, box.low, box.high), ui.framing);
  ImGui::PopClipRect();
  fill_rect({x - kit.px(1), box.low.y}, {x + kit.px(1), box.high.y}, color(kit.theme.accent));
  ImGui::GetWindowDrawList()->AddCircleFilled({x, (box.low.y + box.high.y) * 0.5f}, kit.px(6),
                                              color(kit.theme.accent));
}

void draw_onion(const Kit& kit, const ScreenView& other, const ScreenView& main, ImVec2 low,
                ImVec2 high, Ui& ui) {
  fill_rect(low, high, color(kit.theme.screen));
  if (!main.picture || !other.picture) {
    draw_screen_words(kit, low, high, kit.say(kWaiting), "", icon::kTime);
    return;
  }
  const PictureBox box = picture_box(*main.picture, low, high);
  steer_framing(box, ui.framing, false);
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
    ui.compare.share =
        std::clamp((ImGui::GetIO().MousePos.x - box.low.x) / (box.high.x - box.low.x), 0.0f, 1.0f);
  }
  draw_shown(*other.picture, picture_box(*other.picture, low, high), ui.framing);
  draw_shown(*main.picture, box, ui.framing, ui.compare.share);
}

void draw_one(const Kit& kit, const Screens& screens, ImVec2 low, ImVec2 high, Ui& ui) {
  const ScreenView& other = screens.others.front();
  switch (ui.compare.look) {
    case CompareLook::wipe:
      return draw_wipe(kit, other, screens.main, low, high, ui);
    case CompareLook::onion:
      return draw_onion(kit, other, screens.main, low, high, ui);
    case CompareLook::difference: {
      fill_rect(low, high, color(kit.theme.screen));
      if (screens.difference) {
        const PictureBox box = picture_box(*screens.difference, low, high);
        steer_framing(box, ui.framing, true);
        draw_shown(*screens.difference, box, ui.framing);
      } else {
        const bool misfit = screens.main.picture && other.picture &&
                            (screens.main.picture->width != other.picture->width ||
                             screens.main.picture->height != other.picture->height);
        draw_screen_words(kit, low, high, kit.say(misfit ? kShapes : kWaiting), "", icon::kCompare);
      }
      return;
    }
    case CompareLook::blink:
    case CompareLook::side:
      break;
  }
  // Blink: one after the other in the same place.
  const auto at = static_cast<std::size_t>(blinking(kit.now, screens.others.size() + 1));
  const ScreenView& seen = at < screens.others.size() ? screens.others[at] : screens.main;
  if (seen.picture) steer_framing(picture_box(*seen.picture, low, high), ui.framing, true);
  draw_screen(kit, seen, low, high, ui.framing);
}

// Under a single picture: what is seen in it, the other take at the left and the selected at the
// right.
void draw_names(const Kit& kit, const Screens& screens, const Ui& ui, ImVec2 at, float width) {
  const ScreenView& other = screens.others.front();
  if (ui.compare.look == CompareLook::blink) {
    const auto n = static_cast<std::size_t>(blinking(kit.now, screens.others.size() + 1));
    draw_name(kit, n < screens.others.size() ? screens.others[n].take : screens.main.take, at,
              width);
    return;
  }
  const float half = width * 0.5f - kit.px(4);
  draw_name(kit, other.take, at, half);
  const float own = std::min(text_width(kit, screens.main.take, Type::small, true), half);
  draw_name(kit, screens.main.take, {at.x + width - own, at.y}, half);
}

}  // namespace

Text words_of(CompareLook look) {
  switch (look) {
    case CompareLook::side:
      return kSide;
    case CompareLook::wipe:
      return kWipe;
    case CompareLook::difference:
      return kDifference;
    case CompareLook::onion:
      return kOnion;
    case CompareLook::blink:
      return kBlink;
  }
  return {};
}

int blinking(double now, std::size_t count) {
  return count == 0
             ? 0
             : static_cast<int>(static_cast<long>(now / kBlinkSeconds) % static_cast<long>(count));
}

std::optional<Transport> draw_compare_panel(const Kit& kit, const Screens& screens, Ui& ui) {
  draw_tools(kit, screens.others.size(), ui);
  gap(kit, 4);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float tall = std::max(kit.px(60), room.y - transport_height(kit));
  const Touch picture = touch("###screens", {room.x, tall});
  const ImVec2 after = ImGui::GetCursorScreenPos();
  const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
  if (ui.compare.look == CompareLook::side) {
    std::vector<const ScreenView*> all;
    for (const ScreenView& screen : screens.others) all.push_back(&screen);
    all.push_back(&screens.main);
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const ScreenView* screen : all) names.push_back(screen->take);
    draw_tiles(kit, all, names, static_cast<int>(all.size()) - 1, at, {at.x + room.x, at.y + tall},
               ui.framing);
  } else {
    const float caption = line_height(kit, Type::small);
    draw_one(kit, screens, at, {at.x + room.x, at.y + tall - caption}, ui);
    draw_names(kit, screens, ui, {at.x, at.y + tall - caption}, room.x);
  }
  ImGui::SetCursorScreenPos(after);
  std::optional<Transport> command = draw_transport(kit, screens.main, ui.cut);
  const bool dragged = moved.x != 0 || moved.y != 0;
  if (picture.pressed && !dragged && ui.compare.look != CompareLook::wipe &&
      screens.main.frames > 0)
    command = transport::Toggle{};
  return command;
}

}  // namespace shotlab::gui
