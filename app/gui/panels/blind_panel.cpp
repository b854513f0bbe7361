// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/blind_panel.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "app/core/votes.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/compare_panel.h"
#include "app/gui/panels/screen_draw.h"

namespace shotlab::gui {
namespace {

const Text kBlind{"Blind comparison", "盲比"};
const Text kHidden{"Names, prompts and numbers are hidden, the order is by chance.",
                   "名稱、提示詞和數字都隱藏，次序隨機。"};
const Text kWhich{"Which one tells it better?", "哪一條講得較好？"};
const Text kBetter{"{0} is better", "{0} 較好"};
const Text kCannotTell{"Cannot tell", "分不出"};
const Text kReveal{"Show who is who", "揭曉"};
const Text kAgain{"Hide again, in a new order", "再隱藏，換次序"};
const Text kStop{"End", "結束"};
const Text kKept{"Kept: {0} so far. The order is new, for the next person.",
                 "已記下，共 {0} 票。次序已換，請下一位。"};
const Text kTallied{"{0} · {1} · {2} of {3}", "{0} · {1} · {3} 票得 {2}"};

std::string letter(std::size_t n) { return std::string(1, static_cast<char>('A' + n)); }

// Another order than can be foreseen; what is on the screens has its place in it.
void shuffle_anew(BlindDraft& blind, std::size_t count, double now) {
  blind.seed = (blind.seed ^ std::bit_cast<std::uint64_t>(now)) * 6364136223846793005ULL + 1;
  blind.order = shuffled(count, blind.seed);
}

}  // namespace

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = seed * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL;
  for (std::size_t n = count; n > 1; --n) {
    state ^= state >> 30;
    state *= 0xbf58476d1ce4e5b9ULL;
    state ^= state >> 27;
    std::swap(order[n - 1], order[(state >> 33) % n]);
  }
  return order;
}

void draw_blind_panel(const Kit& kit, const View& view, const Screens& screens, Ui& ui,
                      Intents& intents) {
  BlindDraft& blind = ui.compare.blind;
  std::vector<const ScreenView*> known;
  for (const ScreenView& screen : screens.others) known.push_back(&screen);
  known.push_back(&screens.main);
  std::vector<std::string> takes;
  takes.reserve(known.size());
  for (const ScreenView* screen : known) takes.push_back(screen->take);
  if (blind.order.size() != known.size()) shuffle_anew(blind, known.size(), kit.now);
  const Tally tally = tally_of(view.votes, takes);

  label(kit, kit.say(kBlind), heading(kit));
  paragraph(kit, kit.say(kHidden), small_print(kit));
  gap(kit, 4);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float line = line_height(kit, Type::body) + kit.px(6);
  const float tall =
      std::max(kit.px(60), room.y - transport_height(kit) - line - button_height(kit) - kit.px(8));
  std::vector<const ScreenView*> shown;
  std::vector<std::string> captions;
  for (std::size_t n = 0; n < known.size(); ++n) {
    const std::size_t take = blind.order[n];
    shown.push_back(known[take]);
    captions.push_back(
        blind.revealed ? fill(kTallied, {letter(n), takes[take], std::to_string(tally.chosen[take]),
                                         std::to_string(tally.votes)})
                             .in(kit.language)
                       : letter(n));
  }
  const Touch picture = touch("###screens", {room.x, tall});
  const ImVec2 after = ImGui::GetCursorScreenPos();
  const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
  draw_tiles(kit, shown, captions, -1, at, {at.x + room.x, at.y + tall}, ui.framing);
  ImGui::SetCursorScreenPos(after);

  const std::string words =
      blind.voted ? fill(kKept, {std::to_string(tally.votes)}).in(kit.language) : kit.say(kWhich);
  if (!blind.revealed) label(kit, words, {Type::body, !blind.voted, kit.theme.text});
  gap(kit, 4);
  const auto vote = [&](const std::string& chosen) {
    intents.actions.push_back(action::CastVote{takes, chosen});
    blind.voted = true;
    shuffle_anew(blind, known.size(), kit.now);
  };
  // In two rows where one is too narrow.
  const float right = at.x + room.x;
  const auto fits = [&](const std::string& text, const ButtonLook& look) {
    ImGui::SameLine(0, kit.px(6));
    if (ImGui::GetCursorScreenPos().x + button_width(kit, text, look) > right) ImGui::NewLine();
  };
  if (!blind.revealed) {
    for (std::size_t n = 0; n < known.size(); ++n) {
      const std::string text = fill(kBetter, {letter(n)}).in(kit.language);
      const ButtonLook look{.type = Type::small};
      if (n > 0) fits(text, look);
      const std::string chosen = takes[blind.order[n]];
      if (button(kit, "vote/" + letter(n), text, look)) vote(chosen);
    }
    fits(kit.say(kCannotTell), {.type = Type::small});
    if (button(kit, "vote/none", kit.say(kCannotTell), {.type = Type::small})) vote({});
    fits(kit.say(kReveal), {.kind = ButtonKind::quiet, .type = Type::small});
    if (button(kit, "blind/reveal", kit.say(kReveal),
               {.kind = ButtonKind::quiet, .type = Type::small}))
      blind.revealed = true;
  } else if (button(kit, "blind/again", kit.say(kAgain),
                    {.kind = ButtonKind::quiet, .type = Type::small})) {
    blind.revealed = blind.voted = false;
    shuffle_anew(blind, known.size(), kit.now);
  }
  const ButtonLook stop{.kind = ButtonKind::quiet, .icon = icon::kClose, .type = Type::small};
  fits(kit.say(kStop), stop);
  if (button(kit, "blind/stop", kit.say(kStop), stop)) blind = {};

  if (const auto command = draw_transport(kit, screens.main, ui.cut))
    intents.transport.push_back(*command);
  const bool dragged = moved.x != 0 || moved.y != 0;
  if (picture.pressed && !dragged && screens.main.frames > 0)
    intents.transport.push_back(transport::Toggle{});
}

}  // namespace shotlab::gui
