// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/timeline_lanes.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/core/cut_edits.h"
#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"

namespace shotlab::gui {
namespace {

using Hold = CutDraft::Hold;

const Text kTitleTip{"Drag to move it, or its edges", "拖動可移位，拖邊可改長短"};
const Text kMarkerTip{"Marker: press to go there and write a word", "標記：按下移到該處並寫字"};
const Text kTrackTip{"A track beside the shots: press for level and mute",
                     "鏡頭以外的聲軌：按下調音量或靜音"};
const Text kAlike{"alike", "相近"};
const Text kShift{"shift", "有變"};
const Text kJump{"jump", "跳"};
const Text kCannot{"cannot measure", "量度不到"};
const Text kLooking{"measuring …", "量度中 …"};
const Text kEditTip{
    "Across this edit: colours {0} apart (CIE76; under 2 is not seen), light {1} L*, warmth {2} "
    "b*. A jump may be what you want.",
    "這個剪接點：色彩相差 {0}（CIE76，2 以下看不出），光暗 {1} L*，冷暖 {2} b*。有時正要跳。"};
const Text kMuted{"muted", "靜音"};

constexpr float kLane = 22;
constexpr float kEdge = 7;
constexpr float kFlag = 12;

std::string signed_number(double value) { return (value > 0 ? "+" : "") + number(value, 1); }

bool has_edits(const View& view) { return view.cut.size() > 1; }

float words_drop(const Kit& kit, float tall, Type type) {
  return (tall - line_height(kit, type)) * 0.5f;
}

void draw_markers(const Strip& strip, float top) {
  const Kit& kit = strip.kit;
  const std::vector<CutMarker>& markers = strip.view.beside.markers;
  const float tall = kit.px(kLane);
  for (std::size_t n = 0; n < markers.size(); ++n) {
    const float x = strip.x(markers[n].at);
    const float next =
        n + 1 < markers.size() ? strip.x(markers[n + 1].at) : strip.at.x + strip.width;
    const float room = next - x - kit.px(4);
    const bool chosen = strip.draft.marker == static_cast<int>(n);
    ImGui::SetCursorScreenPos({x, top});
    const Touch t = touch("###marker/" + std::to_string(n),
                          {std::max(std::min(room, kit.px(120)), kit.px(kFlag)), tall});
    tooltip(kit, markers[n].text.empty() ? kit.say(kMarkerTip)
                                         : markers[n].text + "\n" + kit.say(kMarkerTip));
    if (t.pressed) {
      choose_nothing(strip.draft);
      strip.draft.marker = static_cast<int>(n);
      strip.draft.seek = markers[n].at;
      strip.draft.film = true;
    }
    const Rgb ink = chosen ? kit.theme.accent : t.hovered ? kit.theme.text : kit.theme.close;
    ImDrawList* list = ImGui::GetWindowDrawList();
    fill_rect({x, top + kit.px(3)}, {x + kit.px(1.5f), top + tall}, color(ink));
    list->AddTriangleFilled({x, top + kit.px(3)}, {x + kit.px(9), top + kit.px(7.5f)},
                            {x, top + kit.px(12)}, color(ink));
    if (!markers[n].text.empty() && room > kit.px(30))
      draw_line(kit, {x + kit.px(kFlag), top + words_drop(kit, tall, Type::tiny)}, markers[n].text,
                {Type::tiny, chosen, kit.theme.text, true}, room - kit.px(kFlag));
  }
}

void touch_title_edge(const Strip& strip, std::size_t n, bool start, ImVec2 low, float tall) {
  ImGui::SetCursorScreenPos(low);
  const Touch t = touch((start ? "###title-in/" : "###title-out/") + std::to_string(n),
                        {strip.kit.px(kEdge), tall});
  if (t.hovered || ImGui::IsItemActive()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ImGui::IsItemActivated()) hold(strip.draft, start ? Hold::title_in : Hold::title_out, n);
  tooltip(strip.kit, strip.kit.say(kTitleTip));
}

void draw_titles(const Strip& strip, float top) {
  const Kit& kit = strip.kit;
  CutDraft& draft = strip.draft;
  const float tall = kit.px(kLane) - kit.px(2);
  for (std::size_t n = 0; n < strip.titles.size(); ++n) {
    const CutTitle& title = strip.titles[n];
    const ImVec2 low{strip.x(title.range.in), top};
    const ImVec2 high{std::max(strip.x(title.range.out) - kit.px(1), low.x + kit.px(4)),
                      top + tall};
    if (high.x - low.x > kit.px(3 * kEdge)) {
      touch_title_edge(strip, n, true, low, tall);
      touch_title_edge(strip, n, false, {high.x - kit.px(kEdge), top}, tall);
    }
    ImGui::SetCursorScreenPos(low);
    const Touch t = touch("###title/" + std::to_string(n), {high.x - low.x, tall});
    if (draft.hold == Hold::none && ImGui::IsItemActive() &&
        ImGui::IsMouseDragging(ImGuiMouseButton_Left, kit.px(4))) {
      hold(draft, Hold::title, n);
      draft.held_from -= ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, kit.px(4)).x;
    }
    tooltip(kit, title.text + "\n" + kit.say(kTitleTip));
    if (t.pressed && draft.hold == Hold::none) {
      choose_nothing(draft);
      draft.title = static_cast<int>(n);
    }
    const bool chosen = draft.title == static_cast<int>(n);
    const bool lost = n < strip.view.titles.size() && !strip.view.titles[n].problem.empty();
    fill_rect(low, high, color(mix(kit.theme.raised, kit.theme.accent, t.hovered ? 0.34 : 0.24)),
              kit.px(4));
    frame_rect(kit, low, high,
               lost     ? kit.theme.danger
               : chosen ? kit.theme.accent
                        : kit.theme.line,
               kit.px(4), chosen ? 2 : 1);
    const float room = high.x - low.x - kit.px(12);
    if (room > kit.px(16)) {
      std::string words = title.text.empty() ? "…" : title.text;
      std::replace(words.begin(), words.end(), '\n', ' ');
      draw_line(kit, {low.x + kit.px(6), low.y + words_drop(kit, tall, Type::tiny)}, words,
                {Type::tiny, false, kit.theme.text, true}, room);
    }
  }
}

void draw_edits(const Strip& strip, float top) {
  const Kit& kit = strip.kit;
  const float tall = kit.px(kLane);
  const std::vector<std::int64_t> points = cut_edit::edit_points(strip.shots);
  float taken = strip.at.x;  // By the words before.
  for (std::size_t n = 0; n < strip.view.edits.size() && n + 2 < points.size(); ++n) {
    const EditRow& row = strip.view.edits[n];
    const float x = strip.x(points[n + 1]);
    const float next =
        n + 3 < points.size() ? (x + strip.x(points[n + 2])) / 2 : strip.at.x + strip.width;
    const std::string figure = row.measured ? number(row.palette, 0) : std::string();
    const std::string words =
        row.measured ? figure + " " + kit.say(words_of_edit(row)) : kit.say(words_of_edit(row));
    const float wide = text_width(kit, words, Type::tiny) + kit.px(6);
    const float half = wide / 2;
    ImGui::SetCursorScreenPos({x - kit.px(kEdge), top});
    touch("###edit/" + std::to_string(n + 1), {kit.px(2 * kEdge), tall});
    const std::string told =
        row.measured ? fill(kEditTip, {number(row.palette, 1), signed_number(row.lightness),
                                       signed_number(row.warmth)})
                           .in(kit.language)
                     : kit.say(row.problem.empty() ? kLooking : row.problem);
    tooltip(kit, told);
    const bool fits = x - half >= taken && x + half <= next;
    const bool figure_fits =
        !figure.empty() && x - text_width(kit, figure, Type::tiny) / 2 >= taken;
    fill_rect({x - 0.5f, top}, {x + 0.5f, top + kit.px(4)}, color(kit.theme.disabled));
    const std::string& said = fits ? words : figure;
    if (!fits && !figure_fits) continue;
    const float own = text_width(kit, said, Type::tiny);
    draw_line(kit, {x - own / 2, top + words_drop(kit, tall, Type::tiny) + kit.px(1)}, said,
              {Type::tiny, row.palette >= 15, kit.theme.second});
    taken = x + own / 2 + kit.px(6);
  }
}

void draw_track(const Strip& strip, std::size_t n, float top) {
  const Kit& kit = strip.kit;
  const CutTrack& track = strip.view.beside.tracks[n];
  const float tall = kit.px(kLane) - kit.px(2);
  const std::int64_t end = cut_edit::length(strip.shots);
  ImGui::SetCursorScreenPos({strip.at.x, top});
  const Touch t = touch("###track/" + std::to_string(n), {strip.width, tall});
  tooltip(kit, kit.say(kTrackTip));
  if (t.pressed) {
    choose_nothing(strip.draft);
    strip.draft.track = static_cast<int>(n);
  }
  const bool chosen = strip.draft.track == static_cast<int>(n);
  const ImVec2 low{strip.at.x, top};
  const ImVec2 high{strip.x(end), top + tall};
  fill_rect(low, high, color(mix(kit.theme.panel, kit.theme.raised, t.hovered ? 1.0 : 0.6)),
            kit.px(3));
  for (const CutSound& sound : track.sounds) {
    const std::int64_t out = sound.frames > 0 ? std::min(sound.at + sound.frames, end) : end;
    if (sound.at >= out) continue;
    fill_rect({strip.x(sound.at), top + kit.px(2)}, {strip.x(out), top + tall - kit.px(2)},
              color(track.mute ? kit.theme.raised : mix(kit.theme.raised, kit.theme.pass, 0.22)),
              kit.px(3));
  }
  if (chosen) frame_rect(kit, low, high, kit.theme.accent, kit.px(3), 2);
  std::string words = track.name;
  if (track.mute) {
    words += " · " + kit.say(kMuted);
  } else if (track.gain_db != 0) {
    words += " · " + signed_number(track.gain_db) + " dB";
  }
  const float x = std::max(strip.left, strip.at.x) + kit.px(6);
  const float room = high.x - x - kit.px(6);
  if (room > kit.px(24))
    draw_line(kit, {x, top + words_drop(kit, tall, Type::tiny)}, words,
              {Type::tiny, false, track.mute ? kit.theme.second : kit.theme.text, true}, room);
}

}  // namespace

void hold(CutDraft& draft, Hold what, std::size_t which) {
  draft.hold = what;
  draft.held = which;
  draft.held_from = ImGui::GetIO().MousePos.x;
}

Text words_of_edit(const EditRow& row) {
  if (!row.measured) return row.problem.empty() ? Text{"…", "…"} : kCannot;
  return row.palette < 5 ? kAlike : row.palette < 15 ? kShift : kJump;
}

float lanes_above_height(const Kit& kit, const View& view) {
  return (view.beside.markers.empty() ? 0 : kit.px(kLane)) +
         (view.beside.titles.empty() ? 0 : kit.px(kLane));
}

float lanes_below_height(const Kit& kit, const View& view) {
  return (has_edits(view) ? kit.px(kLane) : 0) +
         kit.px(kLane) * static_cast<float>(view.beside.tracks.size());
}

void draw_lanes_above(const Strip& strip, float top) {
  if (!strip.view.beside.markers.empty()) {
    draw_markers(strip, top);
    top += strip.kit.px(kLane);
  }
  draw_titles(strip, top);
}

void draw_lanes_below(const Strip& strip, float top) {
  if (has_edits(strip.view)) {
    draw_edits(strip, top);
    top += strip.kit.px(kLane);
  }
  for (std::size_t n = 0; n < strip.view.beside.tracks.size(); ++n) {
    draw_track(strip, n, top);
    top += strip.kit.px(kLane);
  }
}

}  // namespace shotlab::gui
