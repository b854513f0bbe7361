// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/path_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/path_views.h"
#include "app/gui/panels/words.h"
#include "media/model/camera_path.h"

namespace shotlab::gui {
namespace {

const Text kTitle{"Camera path", "鏡頭軌跡"};
const Text kTitleKeys{"Camera path · {0} keys", "鏡頭軌跡 · {0} 個關鍵點"};
const Text kBack{"Back to the screen", "返回畫面"};
const Text kEmpty{"No path yet: the words move the camera.", "未有軌跡：由文字移動鏡頭。"};
const Text kBegin{"Begin a path", "開始畫軌跡"};
const Text kAdd{"A key behind this one", "在這點之後加一點"};
const Text kRemove{"Take this key out", "刪去這一點"};
const Text kClear{"Remove the path", "移除軌跡"};
const Text kWatch{"Watch in the whitebox", "在白盒觀看"};
const Text kFlying{"Flying … {0} %", "飛行中 … {0}%"};
const Text kFree{"Free, and made here: nothing is shot.", "免費，在這裏製作：不會開拍。"};
const Text kWhen{"Time (s), field of view (°)", "時間（秒）、視角（度）"};
const Text kStands{"Camera, metres: x, y, z", "鏡頭位置（米）：x、y、z"};
const Text kLooks{"Looks at: x, y, z", "注視點：x、y、z"};
const Text kSmooth{"Its speed changes most at key {0}: {1} m/s². It turns by {2}°/s at most.",
                   "第 {0} 點速度變化最大：{1} m/s²。最多每秒轉 {2} 度。"};
const Text kTurns{"It turns by {0}°/s at most.", "最多每秒轉 {0} 度。"};
const Text kOther{"The path lasts {0}, the shot {1}.", "軌跡長 {0}，鏡頭長 {1}。"};
const Text kAim{"Drag the numbered keys; the diamond is what the chosen one looks at.",
                "拖動有編號的關鍵點；菱形是所選一點注視的位置。"};

constexpr double kLeastGap = 0.1;  // Seconds between two keys.
constexpr std::size_t kMostKeys = 60;
constexpr double kFarthest = 500;  // Metres.

struct Area {
  ImVec2 low, high;
  float w() const { return high.x - low.x; }
  float h() const { return high.y - low.y; }
};

// A time stays between its neighbours, whatever is typed.
double fitting_time(const std::vector<CameraKey>& keys, std::size_t n, double seconds) {
  const double least = n > 0 ? keys[n - 1].seconds + kLeastGap : 0;
  const double most = n + 1 < keys.size() ? keys[n + 1].seconds - kLeastGap : 60;
  return std::clamp(seconds, least, std::max(least, most));
}

bool flies(const ScreenView& screen) {
  return screen.take == kFlightName && screen.picture.has_value() && screen.frames > 0;
}

void draw_head(const Kit& kit, PathDraft& draft) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const ButtonLook look{.kind = ButtonKind::quiet, .icon = icon::kFilm, .type = Type::small};
  const float wide = button_width(kit, kit.say(kBack), look);
  draw_line(kit, {at.x, at.y + (button_height(kit) - line_height(kit, Type::section)) * 0.5f},
            kit.say(kTitle), heading(kit), right - at.x - wide - kit.px(8));
  ImGui::SetCursorScreenPos({right - wide, at.y});
  if (button(kit, "path/close", kit.say(kBack), look)) draft.open = false;
}

// The chips of the keys, one more, one less.
void draw_key_row(const Kit& kit, const View& view, PathDraft& draft, Intents& intents) {
  const std::vector<CameraKey>& keys = view.camera_path;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const auto room_for = [&](float width) {
    if (ImGui::GetCursorScreenPos().x + width > right) ImGui::NewLine();
  };
  for (std::size_t n = 0; n < keys.size(); ++n) {
    const std::string words = std::to_string(n + 1);
    const ButtonLook look{.kind = ButtonKind::quiet, .on = n == draft.key, .type = Type::small};
    room_for(button_width(kit, words, look));
    if (button(kit, "path/key/" + words, words, look)) {
      draft.key = n;
      draft.at = keys[n].seconds;
    }
    ImGui::SameLine(0, kit.px(2));
  }
  const ButtonLook add{.kind = ButtonKind::quiet,
                       .icon = icon::kAdd,
                       .tip = kit.say(kAdd),
                       .disabled = keys.size() >= kMostKeys};
  room_for(button_width(kit, "", add));
  if (button(kit, "path/add", "", add)) {
    std::vector<CameraKey> more = with_key(keys, draft.key, view.shot_seconds);
    draft.at = more[draft.key].seconds;
    intents.actions.push_back(action::SetPath{std::move(more)});
  }
  ImGui::SameLine(0, kit.px(2));
  const ButtonLook less{.kind = ButtonKind::quiet,
                        .icon = icon::kMinus,
                        .tip = kit.say(kRemove),
                        .disabled = keys.size() <= 2};
  room_for(button_width(kit, "", less));
  if (button(kit, "path/remove", "", less)) {
    std::vector<CameraKey> fewer = keys;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(draft.key));
    draft.key = std::min(draft.key, fewer.size() - 1);
    draft.at = fewer[draft.key].seconds;
    intents.actions.push_back(action::SetPath{std::move(fewer)});
  }
}

struct NumberRow {
  const Text& words;
  std::vector<std::pair<const char*, double*>> fields;
  double least, most;
};

bool draw_numbers(const Kit& kit, const NumberRow& row, NumberDraft& draft) {
  label(kit, kit.say(row.words), {Type::tiny, false, kit.theme.second, true});
  const float gap_px = kit.px(4);
  const float all = ImGui::GetContentRegionAvail().x;
  const auto count = static_cast<float>(row.fields.size());
  const float width = std::min((all - gap_px * (count - 1)) / count, kit.px(92));
  bool changed = false;
  for (std::size_t n = 0; n < row.fields.size(); ++n) {
    if (n > 0) ImGui::SameLine(0, gap_px);
    const auto& [name, value] = row.fields[n];
    if (const auto typed = number_field(kit, name, *value, 2, draft, width)) {
      *value = std::clamp(*typed, row.least, row.most);
      changed = true;
    }
  }
  gap(kit, 2);
  return changed;
}

void draw_fields(const Kit& kit, const View& view, PathDraft& draft, Intents& intents) {
  std::vector<CameraKey> keys = view.camera_path;
  if (draft.key >= keys.size())
    return;  // It was added in this frame, and is in the next one's view.
  CameraKey& key = keys[draft.key];
  double seconds = key.seconds;
  // Each is held to its own bounds below.
  bool changed = draw_numbers(
      kit, {kWhen, {{"path/seconds", &seconds}, {"path/fov", &key.fov}}, 0, 120}, draft.number);
  key.seconds = fitting_time(view.camera_path, draft.key, seconds);
  key.fov = std::clamp(key.fov, 5.0, 120.0);
  if (changed) draft.at = key.seconds;
  changed |= draw_numbers(kit,
                          {kStands,
                           {{"path/x", &key.x}, {"path/y", &key.y}, {"path/z", &key.z}},
                           -kFarthest,
                           kFarthest},
                          draft.number);
  changed |= draw_numbers(
      kit,
      {kLooks,
       {{"path/look_x", &key.look_x}, {"path/look_y", &key.look_y}, {"path/look_z", &key.look_z}},
       -kFarthest,
       kFarthest},
      draft.number);
  if (changed && keys != view.camera_path) intents.actions.push_back(action::SetPath{keys});
}

void draw_remarks(const Kit& kit, const View& view) {
  const std::vector<CameraKey>& keys = view.camera_path;
  const Flight flight = flight_of(keys);
  const std::string turn = number(flight.turn, 0);
  paragraph(kit,
            flight.jump_at > 0
                ? fill(kSmooth, {std::to_string(flight.jump_at), number(flight.jump, 2), turn})
                      .in(kit.language)
                : fill(kTurns, {turn}).in(kit.language),
            small_print(kit));
  const double lasts = keys.back().seconds;
  if (std::abs(lasts - view.shot_seconds) > 0.05) {
    paragraph(
        kit,
        fill(kOther, {kit.say(seconds_words(lasts)), kit.say(seconds_words(view.shot_seconds))})
            .in(kit.language),
        {Type::small, false, kit.theme.close});
  }
}

void draw_flight(const Kit& kit, const View& view, PathDraft& draft, Intents& intents) {
  const FlightView& flight = view.flight;
  const std::string words =
      flight.running
          ? fill(kFlying, {std::to_string(std::lround(flight.progress * 100))}).in(kit.language)
          : kit.say(kWatch);
  if (button(kit, "path/watch", words,
             {.icon = icon::kPlay, .tip = kit.say(kFree), .disabled = flight.running})) {
    draft.wanted = true;
    if (flight.clip.empty()) {
      intents.actions.push_back(action::FlyPath{});
    } else {
      intents.transport.push_back(transport::Play{});
    }
  }
  if (flight.error)
    paragraph(kit, kit.say(flight.error->message), {Type::small, false, kit.theme.danger});
  if (button(kit, "path/clear", kit.say(kClear),
             {.kind = ButtonKind::quiet, .icon = icon::kClose, .type = Type::small})) {
    draft.key = 0;
    intents.actions.push_back(action::SetPath{});
  }
}

// The time line under the camera's picture: keys as ticks, the playhead.
void draw_time(const Kit& kit, const View& view, const ScreenView& screen, double now, Area area,
               PathDraft& draft, Intents& intents) {
  ImGui::SetCursorScreenPos(area.low);
  touch("###path/time", {area.w(), area.h()});
  const bool dragged = ImGui::IsItemActive();
  const double all = std::max({view.camera_path.back().seconds, view.shot_seconds, 0.1});
  const float y = (area.low.y + area.high.y) / 2;
  const auto place = [&](double seconds) {
    return area.low.x + area.w() * static_cast<float>(std::clamp(seconds / all, 0.0, 1.0));
  };
  fill_rect({area.low.x, y - kit.px(1.5f)}, {area.high.x, y + kit.px(1.5f)}, color(kit.theme.line),
            kit.px(1.5f));
  for (std::size_t n = 0; n < view.camera_path.size(); ++n) {
    const float x = place(view.camera_path[n].seconds);
    fill_rect({x - kit.px(1), y - kit.px(6)}, {x + kit.px(1), y + kit.px(6)},
              color(n == draft.key ? kit.theme.accent : kit.theme.second));
  }
  ImGui::GetWindowDrawList()->AddCircleFilled({place(now), y}, kit.px(5), color(kit.theme.accent));
  if (!dragged) return;
  const float share = std::clamp((ImGui::GetIO().MousePos.x - area.low.x) / area.w(), 0.0f, 1.0f);
  draft.at = share * all;
  if (flies(screen)) {
    const auto frame = static_cast<std::int64_t>(draft.at * screen.fps.value());
    intents.transport.push_back(
        transport::Seek{std::clamp<std::int64_t>(frame, 0, screen.frames - 1)});
  }
}

void draw_camera_picture(const Kit& kit, const PathScene& scene, const ScreenView& screen,
                         Area area, Intents& intents) {
  ImGui::SetCursorScreenPos(area.low);
  const Touch picture = touch("###path/camera", {area.w(), area.h()});
  if (flies(screen)) {
    fill_rect(area.low, area.high, color(kit.theme.screen), kit.px(4));
    ImGui::GetWindowDrawList()->AddImage(
        ImTextureRef(static_cast<ImTextureID>(screen.picture->texture)), area.low, area.high);
    if (picture.pressed) intents.transport.push_back(transport::Toggle{});
    return;
  }
  draw_camera_view(kit, scene, area.low, area.high);
}

}  // namespace

std::string path_words(const Kit& kit, const View& view) {
  if (view.camera_path.empty()) return kit.say(kTitle);
  return fill(kTitleKeys, {std::to_string(view.camera_path.size())}).in(kit.language);
}

std::vector<CameraKey> first_path(double seconds) {
  return {{0, 0.5, 1.8, -7, 0, 1.3, 0, 55},
          {seconds / 2, 0.25, 1.6, -5, 0, 1.3, 0, 52},
          {seconds, 0, 1.5, -3, 0, 1.3, 0, 50}};
}

std::vector<CameraKey> with_key(const std::vector<CameraKey>& keys, std::size_t& at,
                                double seconds) {
  std::vector<CameraKey> more = keys;
  if (keys.size() < 2) return first_path(seconds);
  if (at + 1 < keys.size()) {
    more.insert(more.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                camera_at(keys, (keys[at].seconds + keys[at + 1].seconds) / 2));
  } else {
    // On in the same direction for as long as the last leg took.
    const CameraKey& last = keys.back();
    const CameraKey& before = keys[keys.size() - 2];
    CameraKey next = last;
    next.seconds = last.seconds + std::max(last.seconds - before.seconds, kLeastGap);
    next.x += last.x - before.x, next.y += last.y - before.y, next.z += last.z - before.z;
    more.push_back(next);
  }
  ++at;
  return more;
}

void draw_path_panel(const Kit& kit, const View& view, const ScreenView& screen, PathDraft& draft,
                     Intents& intents) {
  draw_head(kit, draft);
  gap(kit, 4);
  if (view.camera_path.size() < 2) {
    draft.key = 0;
    paragraph(kit, kit.say(kEmpty), quiet(kit));
    gap(kit, 6);
    if (button(kit, "path/begin", kit.say(kBegin), {.icon = icon::kAdd}))
      intents.actions.push_back(action::SetPath{first_path(view.shot_seconds)});
    return;
  }
  draft.key = std::min(draft.key, view.camera_path.size() - 1);
  static const std::vector<SetPiece> none;
  const double now =
      flies(screen) ? static_cast<double>(screen.frame) / screen.fps.value() : draft.at;
  const PathScene scene{view.camera_path, view.exercise != nullptr ? view.exercise->set : none,
                        now};

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float space = kit.px(8);
  const float flat_height = std::max(room.y * 0.42f, kit.px(90));
  const float half = (room.x - space) / 2;
  const ImVec2 side{at.x + half + space, at.y};
  if (auto moved =
          draw_path_plan(kit, scene, PathSide::above, at, {at.x + half, at.y + flat_height}, draft))
    intents.actions.push_back(action::SetPath{std::move(*moved)});
  if (auto moved = draw_path_plan(kit, scene, PathSide::side, side,
                                  {at.x + room.x, at.y + flat_height}, draft))
    intents.actions.push_back(action::SetPath{std::move(*moved)});

  const float top = at.y + flat_height + space;
  const float rest = at.y + room.y - top;
  const float fields = std::max(room.x * 0.42f, kit.px(220));
  const float time = kit.px(22);
  const float wide = std::min(room.x - fields - space, (rest - time) * 16 / 9);
  const Area picture{{at.x, top}, {at.x + wide, top + wide * 9 / 16}};
  if (wide > kit.px(40)) {
    draw_camera_picture(kit, scene, screen, picture, intents);
    draw_time(kit, view, screen, now,
              {{picture.low.x, picture.high.y}, {picture.high.x, picture.high.y + time}}, draft,
              intents);
    const float under = picture.high.y + time;
    if (under + lines_height(kit, kit.say(kAim), Type::tiny, false, wide) < at.y + room.y)
      draw_lines(kit, {picture.low.x, under}, kit.say(kAim), {Type::tiny, false, kit.theme.second},
                 wide);
  }

  ImGui::SetCursorScreenPos({at.x + wide + space, top});
  if (begin_pane(kit, "path fields", {room.x - wide - space, rest}, kit.theme.panel, {0, 0})) {
    draw_key_row(kit, view, draft, intents);
    gap(kit, 4);
    draw_fields(kit, view, draft, intents);
    draw_flight(kit, view, draft, intents);
    gap(kit, 2);
    draw_remarks(kit, view);
  }
  end_pane();
}

}  // namespace shotlab::gui
