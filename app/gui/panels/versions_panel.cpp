// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/versions_panel.h"

#include <algorithm>

#include "app/core/cut_difference.h"
#include "app/core/cut_edits.h"
#include "app/gui/draw/flow.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kVersions{"Versions of the cut", "剪接版本"};
const Text kClose{"Back to the timeline", "返回時間線"};
const Text kNone{"No version is saved yet. Each time the cut is saved, one more stays here.",
                 "還未有儲存的版本。每次儲存剪接，這裏就多一個。"};
const Text kReading{"Reading the versions …", "正在讀取版本 …"};
const Text kNow{"now", "現在"};
const Text kVersion{"version {0}", "版本 {0}"};
const Text kSummary{"{0} shots · {1} s", "{0} 個鏡頭 · {1} 秒"};
const Text kSame{"The two are alike.", "兩個版本一樣。"};
const Text kShot{"Shot {0}", "鏡頭 {0}"};
const Text kBringBack{"Go on from {0}", "由{0}繼續"};
const Text kBringBackTip{"The timeline becomes this version again; undo takes it back",
                         "時間線變回這個版本；可以復原"};
const Text kUpper{"Above", "上"};
const Text kLower{"Below", "下"};

// One side of the comparison.
struct Side {
  int version = 0;  // 0: the cut as it is now.
  const std::vector<CutRow>* cut = nullptr;
  const CutRest* rest = nullptr;
  std::string utc;
  const Error* damaged = nullptr;
};

Side side_of(const View& view, int version) {
  for (const CutVersion& one : view.versions) {
    if (one.version == version)
      return {version, &one.cut, &one.rest, one.utc, one.damaged ? &*one.damaged : nullptr};
  }
  return {0, &view.cut, &view.beside, {}, nullptr};
}

std::string name_of(const Kit& kit, int version) {
  return version == 0 ? std::string(kit.say(kNow))
                      : fill(kVersion, {std::to_string(version)}).in(kit.language);
}

// "now", "version 4", ...: which one stands on this line.
void draw_choice(const Kit& kit, const View& view, const char* name, const Text& title,
                 int& chosen) {
  label(kit, kit.say(title), caption(kit));
  Flow flow(kit);
  const auto choice = [&](int version) {
    if (flow.button(std::string("versions/") + name + "/" + std::to_string(version),
                    name_of(kit, version),
                    {.kind = ButtonKind::quiet, .on = chosen == version, .type = Type::small}))
      chosen = version;
  };
  choice(0);
  for (auto one = view.versions.rbegin(); one != view.versions.rend(); ++one) choice(one->version);
}

// Shots as blocks on one scale for both lines. What is not in the other line stands out by its
// frame and its words, not by colour alone.
void draw_line_of(const Kit& kit, const View& view, const Side& side,
                  const std::vector<ShotDifference>& differences, bool upper, double frames) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float tall = kit.px(44);
  fill_rect(at, {at.x + width, at.y + tall}, color(kit.theme.room), kit.px(4));
  for (const ShotDifference& one : differences) {
    const std::optional<std::size_t>& place = upper ? one.a : one.b;
    if (!place) continue;
    const CutRow& row = (*side.cut)[*place];
    const FrameRange seen = cut_edit::seen(*side.cut, *place);
    const auto x = [&](std::int64_t frame) {
      return at.x + width * static_cast<float>(static_cast<double>(frame) / frames);
    };
    const ImVec2 low{x(seen.in) + kit.px(1), at.y + kit.px(3)};
    const ImVec2 high{std::max(low.x + kit.px(3), x(seen.out) - kit.px(1)),
                      at.y + tall - kit.px(3)};
    fill_rect(low, high,
              color(one.same() ? kit.theme.raised : mix(kit.theme.raised, kit.theme.accent, 0.3)),
              kit.px(3));
    if (!one.same())
      frame_rect(kit, low, high, kit.theme.accent, kit.px(3), one.a && one.b ? 1 : 2);
    const float room = high.x - low.x - kit.px(8);
    if (room < kit.px(18)) continue;
    const TakeRow* take = find_take(view, row.take);
    const std::string name = take != nullptr    ? take_number(row.take)
                             : row.take.empty() ? row.source
                                                : row.take;
    draw_line(kit, {low.x + kit.px(4), low.y + kit.px(1)}, name,
              {Type::tiny, true, kit.theme.text, true}, room);
    const std::string seconds =
        number(static_cast<double>(seen.length()) / view.fps.value(), 1) + " s";
    draw_line(kit, {low.x + kit.px(4), low.y + kit.px(1) + line_height(kit, Type::tiny)}, seconds,
              {Type::tiny, false, kit.theme.second, true}, room);
  }
  ImGui::Dummy({width, tall});
}

void draw_side(const Kit& kit, const View& view, const Side& side,
               const std::vector<ShotDifference>& differences, bool upper, double frames,
               Intents& intents) {
  const double seconds = static_cast<double>(cut_edit::length(*side.cut)) / view.fps.value();
  std::string words =
      name_of(kit, side.version) + " · " +
      fill(kSummary, {std::to_string(side.cut->size()), number(seconds, 2)}).in(kit.language);
  if (side.utc.size() >= 16)
    words += " · " + side.utc.substr(0, 10) + " " + side.utc.substr(11, 5) + " UTC";
  label(kit, words, {Type::small, true, kit.theme.text, true});
  if (side.damaged != nullptr) {
    paragraph(kit, kit.say(side.damaged->message), {Type::small, false, kit.theme.danger});
    return;
  }
  draw_line_of(kit, view, side, differences, upper, frames);
  if (side.version == 0) return;
  if (button(kit, std::string("versions/back/") + (upper ? "upper" : "lower"),
             fill(kBringBack, {name_of(kit, side.version)}).in(kit.language),
             {.kind = ButtonKind::quiet,
              .icon = icon::kUndo,
              .tip = kit.say(kBringBackTip),
              .type = Type::small}))
    intents.actions.push_back(action::BringBack{*side.cut, *side.rest});
}

void draw_words(const Kit& kit, const std::vector<ShotDifference>& differences,
                const std::vector<Text>& rest) {
  const bool alike = rest.empty() && std::all_of(differences.begin(), differences.end(),
                                                 [](const auto& one) { return one.same(); });
  if (alike) return paragraph(kit, kit.say(kSame), quiet(kit));
  for (const ShotDifference& one : differences) {
    if (one.same()) continue;
    const std::string place = one.a && one.b && *one.a != *one.b
                                  ? std::to_string(*one.a + 1) + " → " + std::to_string(*one.b + 1)
                                  : std::to_string((one.a ? *one.a : *one.b) + 1);
    std::string words = fill(kShot, {place}).in(kit.language) + ": ";
    for (std::size_t n = 0; n < one.words.size(); ++n)
      words += (n > 0 ? " · " : "") + kit.say(one.words[n]);
    paragraph(kit, words, {Type::small, false, kit.theme.text});
  }
  for (const Text& words : rest)
    paragraph(kit, kit.say(words), {Type::small, false, kit.theme.text});
}

}  // namespace

void draw_versions(const Kit& kit, const View& view, VersionsDraft& draft, Intents& intents) {
  const std::string newest = view.film_folder.string() + "#" + std::to_string(view.cut_version);
  if (draft.asked != newest) {
    draft.asked = newest;
    intents.actions.push_back(action::ReadVersions{});
    // What was saved last against what is there now.
    draft.a = view.cut_version;
    draft.b = 0;
  }
  if (button(kit, "versions/close", kit.say(kClose),
             {.kind = ButtonKind::quiet, .icon = icon::kClose, .type = Type::small}))
    draft.open = false;
  ImGui::SameLine(0, kit.px(8));
  label(kit, kit.say(kVersions), heading(kit));
  gap(kit, 4);
  if (view.cut_version == 0) return paragraph(kit, kit.say(kNone), quiet(kit));
  if (view.versions.empty()) return paragraph(kit, kit.say(kReading), quiet(kit));
  draw_choice(kit, view, "a", kUpper, draft.a);
  draw_choice(kit, view, "b", kLower, draft.b);
  gap(kit, 6);
  const Side a = side_of(view, draft.a), b = side_of(view, draft.b);
  const std::vector<ShotDifference> differences = cut_difference(*a.cut, *b.cut);
  const double frames = static_cast<double>(
      std::max({std::int64_t{1}, cut_edit::length(*a.cut), cut_edit::length(*b.cut)}));
  draw_side(kit, view, a, differences, true, frames, intents);
  gap(kit, 4);
  draw_side(kit, view, b, differences, false, frames, intents);
  gap(kit, 6);
  draw_words(kit, differences, rest_difference(*a.rest, *b.rest));
}

}  // namespace shotlab::gui
