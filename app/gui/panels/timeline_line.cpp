// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/timeline_line.h"

#include <algorithm>
#include <cmath>

#include "app/core/cut_follow.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/timeline_lanes.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

using Hold = CutDraft::Hold;

const Text kRange{"frames {0} to {1} · {2} s", "第 {0} 至 {1} 格 · {2} 秒"};
const Text kIn{"Drag to trim the start · Ctrl rolls the edit", "拖動以剪頭 · 按住 Ctrl 移動剪接點"};
const Text kOut{"Drag to trim the end · Ctrl rolls the edit", "拖動以剪尾 · 按住 Ctrl 移動剪接點"};
const Text kShot{"Drag to move it · Alt slips it", "拖動以移位 · 按住 Alt 移動內容"};
const Text kSoundEdit{"Drag the sound's edit: before the picture a J-cut, after it an L-cut",
                      "拖動聲音剪接點：早於畫面是聲音先行，遲於畫面是聲音延續"};
const Text kBy{"{0} frames", "{0} 格"};
const Text kMuted{"muted", "靜音"};

constexpr float kRuler = 20;
constexpr float kEdge = 7;
constexpr float kSoundLane = 16;
constexpr float kMostZoom = 24;

float lane_height(const Kit& kit) {
  return line_height(kit, Type::body) + 2 * line_height(kit, Type::tiny) + kit.px(12);
}

void draw_ruler(const Strip& line, float width) {
  const Kit& kit = line.kit;
  const Rational fps = line.view.fps;
  const auto second = static_cast<std::int64_t>(std::lround(fps.value()));
  // A label every so many seconds (or frames) that they do not touch.
  const float least = text_width(kit, "00:00:00:00", Type::tiny) + kit.px(14);
  std::int64_t step = 1;
  for (std::int64_t candidate : {std::int64_t{1}, second / 4, second / 2, second, 2 * second,
                                 5 * second, 10 * second, 30 * second, 60 * second, 300 * second}) {
    step = std::max<std::int64_t>(candidate, 1);
    if (static_cast<float>(step) * line.scale >= least) break;
  }
  const float bottom = line.at.y + kit.px(kRuler);
  for (std::int64_t frame = 0; line.x(frame) < line.at.x + width; frame += step) {
    const float x = line.x(frame);
    fill_rect({x, bottom - kit.px(5)}, {x + 1, bottom}, color(kit.theme.disabled));
    if (x + least > line.at.x + width) break;  // The last one would be cut off.
    draw_line(kit, {x + kit.px(3), line.at.y}, timecode(frame, fps),
              {Type::tiny, false, kit.theme.second});
  }
}

// Out of black and into it: a dark wedge as long as it lasts.
void draw_fades(const Strip& line, const CutRow& row, ImVec2 low, ImVec2 high) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 dark = color(line.kit.theme.screen, 0.85f);
  const float in = static_cast<float>(row.fade_in) * line.scale;
  const float out = static_cast<float>(row.fade_out) * line.scale;
  if (in > 0) list->AddTriangleFilled(low, {low.x + in, low.y}, {low.x, high.y}, dark);
  if (out > 0) list->AddTriangleFilled({high.x - out, low.y}, {high.x, low.y}, high, dark);
}

void draw_shot(const Strip& line, std::size_t n, ImVec2 low, ImVec2 high, bool hovered) {
  const Kit& kit = line.kit;
  const CutRow& row = line.shots[n];
  const bool chosen = line.draft.chosen == static_cast<int>(n);
  fill_rect(low, high, color(mix(kit.theme.raised, kit.theme.text, hovered ? 0.08 : 0.03)),
            kit.px(4));
  const TakeRow* take = find_take(line.view, row.take);
  const float pad = std::min(kit.px(8), (high.x - low.x) * 0.2f);
  float x = low.x + pad;
  const auto poster = take != nullptr && kit.pictures != nullptr && high.x - low.x > kit.px(150)
                          ? kit.pictures->find(take->poster)
                          : std::nullopt;
  if (poster) {
    const float tall = high.y - low.y - kit.px(12);
    const float wide = tall * 16 / 9;
    ImGui::GetWindowDrawList()->AddImageRounded(
        ImTextureRef(static_cast<ImTextureID>(poster->texture)), {x, low.y + kit.px(6)},
        {x + wide, low.y + kit.px(6) + tall}, {0, 0}, {1, 1}, IM_COL32_WHITE, kit.px(3));
    x += wide + pad;
  }
  const float room = high.x - x - pad;
  if (room > kit.px(24)) {
    float y = low.y + kit.px(6);
    const std::string name =
        row.source.empty() ? take_number(row.take) : row.source.substr(row.source.rfind('/') + 1);
    draw_line(kit, {x, y}, name, {Type::body, true, kit.theme.text, true}, room);
    y += line_height(kit, Type::body);
    const std::string words =
        fill(kRange,
             {std::to_string(row.range.in + 1), std::to_string(row.range.out),
              number(static_cast<double>(cut_edit::frames_of(row)) / line.view.fps.value(), 2)})
            .in(kit.language);
    draw_lines(kit, {x, y}, words, {Type::tiny, false, kit.theme.second, true}, room, 2);
  }
  draw_fades(line, row, low, high);
  frame_rect(kit, low, high, chosen ? kit.theme.accent : kit.theme.line, kit.px(4), chosen ? 2 : 1);
}

// Its own sound: the lane is dark where it is muted, and says how much louder or quieter it is.
void draw_sound(const Strip& line, const CutRow& row, ImVec2 low, ImVec2 high) {
  const Kit& kit = line.kit;
  fill_rect(low, high,
            color(row.mute ? kit.theme.raised : mix(kit.theme.raised, kit.theme.pass, 0.16)),
            kit.px(3));
  const std::string words = row.mute ? kit.say(kMuted)
                            : row.gain_db != 0
                                ? (row.gain_db > 0 ? "+" : "") + number(row.gain_db, 1) + " dB"
                                : std::string();
  const float room = high.x - low.x - kit.px(8);
  if (words.empty() || room < text_width(kit, words, Type::tiny)) return;
  draw_line(kit, {low.x + kit.px(4), low.y + (high.y - low.y - line_height(kit, Type::tiny)) / 2},
            words, {Type::tiny, false, kit.theme.second}, room);
}

// The lane of a shot's sound, from one sound edit to the next; sounds that cross change in the
// middle of it.
FrameRange sound_lane(const std::vector<CutRow>& shots, std::size_t n) {
  const FrameRange heard = cut_edit::heard(shots, n);
  const std::int64_t after = n + 1 < shots.size() ? shots[n + 1].dissolve : 0;
  return {heard.in + shots[n].dissolve / 2, heard.out - (after - after / 2)};
}

// The edge of a sound, dragged to an edit of its own. Touched before the lanes beside it are drawn.
bool touch_sound_edit(const Strip& line, std::size_t n, float top, float tall) {
  const float wide = line.kit.px(kEdge);
  ImGui::SetCursorScreenPos({line.x(sound_lane(line.shots, n).in) - wide / 2, top});
  const Touch t = touch("###sound/" + std::to_string(n), {wide, tall});
  const bool used = t.hovered || ImGui::IsItemActive();
  if (used) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ImGui::IsItemActivated()) hold(line.draft, Hold::sound, n);
  tooltip(line.kit, line.kit.say(kSoundEdit));
  return used || t.focused;
}

// Where two shots are seen together.
void draw_dissolve(const Strip& line, std::size_t n, float top, float tall) {
  if (line.shots[n].dissolve <= 0) return;
  const std::int64_t start = cut_edit::start_of(line.shots, n);
  const ImVec2 low{line.x(start), top};
  const ImVec2 high{line.x(start + line.shots[n].dissolve), top + tall};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ink = color(line.kit.theme.text, 0.75f);
  fill_rect(low, high, color(line.kit.theme.accent, 0.28f));
  list->AddLine({low.x, low.y}, {high.x, high.y}, ink, line.kit.px(1.5f));
  list->AddLine({low.x, high.y}, {high.x, low.y}, ink, line.kit.px(1.5f));
}

// A shot, pressed: chosen; dragged: moved or slipped.
std::optional<Action> touch_shot(const Strip& line, std::size_t n, ImVec2 low, ImVec2 high) {
  CutDraft& draft = line.draft;
  ImGui::SetCursorScreenPos(low);
  const Touch t = touch("###cut/" + std::to_string(n), {high.x - low.x, high.y - low.y});
  if (draft.hold == Hold::none && ImGui::IsItemActive() &&
      ImGui::IsMouseDragging(ImGuiMouseButton_Left, line.kit.px(4))) {
    hold(draft, ImGui::GetIO().KeyAlt ? Hold::slip : Hold::move, n);
    draft.held_from -= ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, line.kit.px(4)).x;
  }
  draw_shot(line, n, low, high, t.hovered);
  const CutRow& row = line.shots[n];
  tooltip(line.kit, row.take + "\n" + line.kit.say(kShot));
  if (!t.pressed || draft.hold != Hold::none) return std::nullopt;
  const bool chosen = draft.chosen == static_cast<int>(n);
  choose_nothing(draft);
  if (!chosen) draft.chosen = static_cast<int>(n);
  if (chosen) return std::nullopt;
  draft.take = row.take;
  draft.in = row.range.in;
  draft.out = row.range.out;
  return action::SelectTake{row.take};
}

// Touched before the shot that it belongs to, and drawn over it.
bool touch_edge(const Strip& line, std::size_t n, bool start, ImVec2 low, float tall) {
  CutDraft& draft = line.draft;
  ImGui::SetCursorScreenPos(low);
  const Touch t =
      touch((start ? "###in/" : "###out/") + std::to_string(n), {line.kit.px(kEdge), tall});
  const bool used = t.hovered || ImGui::IsItemActive();
  if (used) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ImGui::IsItemActivated()) {
    const bool rolls = ImGui::GetIO().KeyCtrl;
    const bool has_edit = start ? n > 0 : n + 1 < line.view.cut.size();
    hold(draft,
         rolls && has_edit ? Hold::roll
         : start           ? Hold::in
                           : Hold::out,
         rolls && has_edit && start ? n - 1 : n);
  }
  tooltip(line.kit, line.kit.say(start ? kIn : kOut));
  return used || t.focused;
}

void draw_edge(const Strip& line, ImVec2 low, float tall) {
  fill_rect(low, {low.x + line.kit.px(kEdge), low.y + tall}, color(line.kit.theme.accent, 0.55f),
            line.kit.px(3));
}

void draw_held(const Strip& line, std::int64_t frames, float bottom) {
  const Kit& kit = line.kit;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (line.draft.hold == Hold::move) {
    fill_rect({mouse.x - kit.px(1), line.at.y + kit.px(kRuler)}, {mouse.x + kit.px(1), bottom},
              color(kit.theme.accent));
    return;
  }
  const std::string words =
      fill(kBy, {(frames > 0 ? "+" : "") + std::to_string(frames)}).in(kit.language);
  const float width = text_width(kit, words, Type::small, true) + kit.px(16);
  const ImVec2 low{mouse.x + kit.px(12), line.at.y + kit.px(kRuler) + kit.px(6)};
  fill_rect(low, {low.x + width, low.y + line_height(kit, Type::small) + kit.px(6)},
            color(kit.theme.room, 0.92f), kit.px(4));
  draw_line(kit, {low.x + kit.px(8), low.y + kit.px(3)}, words,
            {Type::small, true, kit.theme.text});
}

std::size_t place_under(const Strip& line, float x, std::size_t held) {
  std::size_t place = 0;
  for (std::size_t n = 0; n < line.view.cut.size(); ++n) {
    const auto start = static_cast<float>(cut_edit::start_of(line.view.cut, n));
    const auto length = static_cast<float>(cut_edit::frames_of(line.view.cut[n]));
    const float middle = line.at.x + (start + length / 2) * line.scale;
    if (n != held && x > middle) ++place;
  }
  return place;
}

}  // namespace

cut_edit::Lengths lengths_of(const View& view) {
  return [&view](const std::string& id) -> std::int64_t {
    const TakeRow* row = find_take(view, id);
    return row != nullptr && row->facts && row->facts->video ? row->facts->video->frames : 0;
  };
}

cut_edit::Changed held_edit(const View& view, const CutDraft& draft, std::int64_t frames) {
  const cut_edit::Lengths lengths = lengths_of(view);
  switch (draft.hold) {
    case Hold::in:
      return cut_edit::trim_in(view.cut, draft.held, frames, lengths);
    case Hold::out:
      return cut_edit::trim_out(view.cut, draft.held, frames, lengths);
    case Hold::roll:
      return cut_edit::roll(view.cut, draft.held, frames, lengths);
    case Hold::slip:  // To the right shows earlier frames, as a strip of film would.
      return cut_edit::slip(view.cut, draft.held, -frames, lengths);
    case Hold::sound:  // To the right is later.
      return draft.held < view.cut.size()
                 ? cut_edit::sound_lead(view.cut, draft.held,
                                        view.cut[draft.held].sound_lead - frames, lengths)
                 : std::nullopt;
    default:  // Of no shot's length.
      break;
  }
  return std::nullopt;
}

float line_of_shots_height(const Kit& kit, const View& view) {
  return kit.px(kRuler) + lanes_above_height(kit, view) + lane_height(kit) +
         kit.px(2 + kSoundLane) + lanes_below_height(kit, view);
}

std::optional<Action> draw_line_of_shots(const Kit& kit, const View& view, const ScreenView& film,
                                         CutDraft& draft) {
  std::optional<Action> action;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const std::int64_t total = cut_edit::length(view.cut);
  const float fit = (room.x - kit.px(16)) / static_cast<float>(std::max<std::int64_t>(total, 1));
  const float scale = draft.zoom > 0 ? std::max(kit.px(draft.zoom), fit) : fit;
  const float width = std::max(static_cast<float>(total) * scale + kit.px(16), room.x);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  Strip line{kit,
             view,
             draft,
             view.cut,
             view.beside.titles,
             corner,
             scale,
             width,
             ImGui::GetWindowPos().x};
  const auto frames =
      static_cast<std::int64_t>(std::lround((ImGui::GetIO().MousePos.x - draft.held_from) / scale));
  const bool holding = draft.hold != Hold::none;
  const bool of_title =
      draft.hold == Hold::title || draft.hold == Hold::title_in || draft.hold == Hold::title_out;
  if (holding && of_title) {
    if (auto rest = held_title(view, draft, frames)) line.titles = rest->titles;
  } else if (holding && draft.hold != Hold::move) {
    if (auto edited = held_edit(view, draft, frames)) {
      line.titles = cut_edit::followed(view.cut, *edited, view.beside).titles;
      line.shots = *std::move(edited);
    }
  }
  const float tall = lane_height(kit);
  const float top = line.at.y + kit.px(kRuler) + lanes_above_height(kit, view);
  const float bottom = top + tall + kit.px(2 + kSoundLane);

  const Touch ruler = touch("###timeline/ruler", {width, kit.px(kRuler)});
  static_cast<void>(ruler);
  if (ImGui::IsItemActive()) {
    draft.seek = std::clamp<std::int64_t>(
        static_cast<std::int64_t>((ImGui::GetIO().MousePos.x - line.at.x) / scale), 0,
        std::max<std::int64_t>(total - 1, 0));
    draft.film = true;
  }
  draw_ruler(line, width);
  draw_lanes_above(line, line.at.y + kit.px(kRuler));
  for (std::size_t n = 0; n < line.shots.size(); ++n) {
    const std::int64_t start = cut_edit::start_of(line.shots, n);
    const std::int64_t length = cut_edit::frames_of(line.shots[n]);
    const ImVec2 low{line.x(start), top};
    const ImVec2 high{std::max(line.x(start + length) - kit.px(2), low.x + 1), top + tall};
    const ImVec2 out{high.x - kit.px(kEdge), low.y};
    const bool edges = high.x - low.x > kit.px(3 * kEdge);
    const bool at_in = edges && touch_edge(line, n, true, low, tall);
    const bool at_out = edges && touch_edge(line, n, false, out, tall);
    if (auto pressed = touch_shot(line, n, low, high)) action = pressed;
    if (at_in) draw_edge(line, low, tall);
    if (at_out) draw_edge(line, out, tall);
    const FrameRange lane = sound_lane(line.shots, n);
    const float lane_top = top + tall + kit.px(2);
    const bool at_sound = n > 0 && touch_sound_edit(line, n, lane_top, kit.px(kSoundLane));
    draw_sound(line, line.shots[n], {line.x(lane.in), lane_top},
               {std::max(line.x(lane.out) - kit.px(2), line.x(lane.in) + 1), bottom});
    if (at_sound)
      draw_edge(line, {line.x(lane.in) - kit.px(kEdge) / 2, lane_top}, kit.px(kSoundLane));
  }
  for (std::size_t n = 0; n < line.shots.size(); ++n) draw_dissolve(line, n, top, tall);
  draw_lanes_below(line, bottom);
  if (holding) {
    draw_held(line, frames, bottom);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
      if (of_title) {
        if (auto rest = held_title(view, draft, frames))
          action = action::SetCutRest{*std::move(rest), {}};
      }
      const cut_edit::Changed edited =
          draft.hold == Hold::move
              ? cut_edit::move(view.cut, draft.held,
                               place_under(line, ImGui::GetIO().MousePos.x, draft.held))
              : held_edit(view, draft, frames);
      if (edited) action = action::SetCut{*edited};
      if (draft.hold == Hold::move) draft.chosen = -1;
      if (of_title) {
        choose_nothing(draft);
        draft.title = static_cast<int>(draft.held);
      }
      draft.hold = Hold::none;
    }
  }
  if (film.frames > 0) {
    const float x = line.x(film.frame);
    fill_rect({x, line.at.y},
              {x + std::max(kit.px(2), 1.0f), line.at.y + line_of_shots_height(kit, view)},
              color(kit.theme.accent));
    ImGui::GetWindowDrawList()->AddTriangleFilled(
        {x - kit.px(5), line.at.y}, {x + kit.px(7), line.at.y},
        {x + kit.px(1), line.at.y + kit.px(8)}, color(kit.theme.accent));
  }
  ImGui::SetCursorScreenPos(line.at);
  ImGui::Dummy({width, line_of_shots_height(kit, view)});
  // Ctrl and the wheel: closer or farther.
  if (ImGui::IsWindowHovered() && ImGui::GetIO().KeyCtrl && ImGui::GetIO().MouseWheel != 0) {
    const float now = draft.zoom > 0 ? draft.zoom : fit / kit.px(1);
    draft.zoom = std::min(now * std::pow(1.3f, ImGui::GetIO().MouseWheel), kMostZoom);
    if (kit.px(draft.zoom) <= fit) draft.zoom = 0;
  }
  return action;
}

}  // namespace shotlab::gui
