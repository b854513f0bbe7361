// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/hand_in_panel.h"

#include <algorithm>
#include <map>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/paper_fields.h"
#include "app/gui/panels/state_mark.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Hand in", "交件"};
const Text kWhat{
    "One package with hashes, so that anyone can tell later whether it was changed. It is searched "
    "for keys before it is written, and read back after.",
    "一個附雜湊值的包裹，日後可核對有沒有改動。寫入前會搜尋金鑰，寫入後會讀回核對。"};
const Text kClips{"Clips", "影片檔"};
const Text kUsed{"Used and kept", "用了和保留的"};
const Text kAll{"All takes", "全部"};
const Text kNone{"Recipes only", "只交配方"};
const Text kFilm{"Exported film", "已輸出的影片"};
const Text kWith{"With it", "包括"};
const Text kWithout{"Without", "不包括"};
const Text kMissing{"Missing", "還欠"};
const Text kNothingMissing{"Nothing is missing.", "沒有欠缺。"};
const Text kMayStill{"You may hand in all the same.", "仍然可以交件。"};
const Text kGoesIn{"What goes in", "會交甚麼"};
const Text kFolder{"{0} · {1} files", "{0} · {1} 個檔案"};
const Text kLooking{"Looking …", "正在看 …"};
const Text kHandIn{"Hand in", "交件"};
const Text kHandInAnyway{"Hand in all the same", "照樣交件"};
const Text kHandInAgain{"Hand in once more", "再交一份"};
const Text kPacking{"Searching, packing, reading back …", "正在搜尋、打包、讀回核對 …"};
const Text kDone{"Handed in: written and read back", "已交件：已寫入並讀回核對"};
const Text kDoneFacts{"{0} files, {1}", "{0} 個檔案，{1}"};
const Text kAgain{"A further hand-in gets a name of its own; this one stays.",
                  "再次交件會用新名稱；這一份會保留。"};
const Text kFailed{"Not handed in", "沒有交件"};

std::string size_words(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " B";
  if (bytes < 1'000'000) return number(static_cast<double>(bytes) / 1e3, 0) + " kB";
  return number(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

void draw_options(const Kit& kit, HandInOptions& options) {
  const float width = ImGui::GetContentRegionAvail().x;
  label(kit, kit.say(kClips), caption(kit));
  gap(kit, 2);
  const auto takes =
      choices(kit, "handin/takes",
              {{"used", kit.say(kUsed)}, {"all", kit.say(kAll)}, {"none", kit.say(kNone)}},
              name_of(options.takes), width);
  if (takes) options.takes = takes_wanted_from(*takes);
  gap(kit, 8);
  label(kit, kit.say(kFilm), caption(kit));
  gap(kit, 2);
  const auto film =
      choices(kit, "handin/film", {{"with", kit.say(kWith)}, {"without", kit.say(kWithout)}},
              options.film ? "with" : "without", width);
  if (film) options.film = *film == "with";
  gap(kit, 14);
}

void draw_missing(const Kit& kit, const HandInView& handin) {
  label(kit, kit.say(kMissing), caption(kit));
  gap(kit, 4);
  const float width = ImGui::GetContentRegionAvail().x;
  const auto line = [&](const Text& words, VerdictState state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float indent = kit.px(18);
    draw_state_mark(kit, {at.x + kit.px(6), at.y + line_height(kit, Type::body) / 2}, kit.px(10),
                    state);
    const float high =
        draw_lines(kit, {at.x + indent, at.y}, kit.say(words), body(kit), width - indent);
    ImGui::Dummy({width, high + kit.px(4)});
  };
  if (!handin.planned) {
    paragraph(kit, kit.say(kLooking), quiet(kit));
  } else if (handin.missing.empty()) {
    line(kNothingMissing, VerdictState::pass);
  } else {
    for (const Text& one : handin.missing) line(one, VerdictState::not_yet);
    paragraph(kit, kit.say(kMayStill), small_print(kit));
  }
  gap(kit, 14);
}

// By folder: what a person wants to know, not every name.
void draw_contents(const Kit& kit, const HandInView& handin) {
  label(kit, kit.say(kGoesIn) + (handin.planned ? " · " + size_words(handin.bytes) : ""),
        caption(kit));
  gap(kit, 4);
  if (!handin.planned) {
    paragraph(kit, kit.say(kLooking), quiet(kit));
    gap(kit, 14);
    return;
  }
  struct Pile {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
  };
  std::map<std::string, Pile> piles;
  for (const HandInRow& row : handin.files) {
    const std::size_t slash = row.path.find('/');
    Pile& pile = piles[slash == std::string::npos ? row.path : row.path.substr(0, slash + 1)];
    ++pile.files;
    pile.bytes += row.bytes;
  }
  const float width = ImGui::GetContentRegionAvail().x;
  for (const auto& [name, pile] : piles) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string words =
        name.ends_with('/') && pile.files > 1
            ? fill(kFolder, {name, std::to_string(pile.files)}).in(kit.language)
            : name;
    const std::string size = size_words(pile.bytes);
    const float wide = text_width(kit, size, Type::small);
    draw_line(kit, at, words, {Type::small, false, kit.theme.text, true},
              width - wide - kit.px(16));
    draw_line(kit, {at.x + width - wide, at.y}, size, small_print(kit));
    ImGui::Dummy({width, line_height(kit, Type::small) + kit.px(2)});
  }
  gap(kit, 14);
}

// Written in a panel, never in a dialog.
void draw_outcome(const Kit& kit, const HandInView& handin) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (handin.running) {
    paragraph(kit, kit.say(kPacking), quiet(kit));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    progress(kit, {at.x, at.y + kit.px(4)}, width, handin.progress);
    ImGui::Dummy({width, kit.px(12)});
  } else if (handin.error) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_line(kit, at, icon::kWarning, {Type::body, false, kit.theme.danger});
    draw_line(kit, {at.x + kit.px(24), at.y}, kit.say(kFailed),
              {Type::body, true, kit.theme.danger});
    ImGui::Dummy({width, line_height(kit, Type::body)});
    paragraph(kit, kit.say(handin.error->message), body(kit));
    paragraph(kit, kit.say(handin.error->hint), quiet(kit));
    gap(kit, 8);
  } else if (!handin.package.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_state_mark(kit, {at.x + kit.px(6), at.y + line_height(kit, Type::body) / 2}, kit.px(10),
                    VerdictState::pass);
    draw_line(kit, {at.x + kit.px(20), at.y}, kit.say(kDone), {Type::body, true, kit.theme.text});
    ImGui::Dummy({width, line_height(kit, Type::body)});
    paragraph(kit, handin.package.string(), body(kit));
    paragraph(
        kit,
        fill(kDoneFacts, {std::to_string(handin.package_files), size_words(handin.package_bytes)})
                .in(kit.language) +
            " · " + kit.say(kAgain),
        small_print(kit));
    gap(kit, 8);
  }
}

}  // namespace

std::optional<Action> draw_hand_in(const Kit& kit, const View& view, PapersDraft& draft) {
  std::optional<Action> action;
  const HandInView& handin = view.handin;
  HandInOptions options = draft.asked.value_or(HandInOptions());
  label(kit, kit.say(kTitle), heading(kit));
  paragraph(kit, kit.say(kWhat), small_print(kit));
  gap(kit, 14);
  draw_outcome(kit, handin);
  const bool done = !handin.package.empty() && !handin.error;
  const bool whole = !handin.planned || handin.missing.empty();
  const Text& words = done ? kHandInAgain : whole ? kHandIn : kHandInAnyway;
  if (button(kit, "handin/go", kit.say(words),
             {.kind = done ? ButtonKind::normal : ButtonKind::primary,
              .icon = icon::kExport,
              .disabled = handin.running}))
    action = action::HandIn{options};
  gap(kit, 18);
  draw_missing(kit, handin);
  draw_options(kit, options);
  draw_contents(kit, handin);
  // Asked once when the page opens, and again when something else is wanted.
  if (!action && (!draft.asked || !(*draft.asked == options))) {
    draft.asked = options;
    action = action::PlanHandIn{options};
  }
  return action;
}

}  // namespace shotlab::gui
