// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/screen_draw.h"

#include <algorithm>
#include <cmath>

#include "app/gui/draw/icons.h"
#include "app/gui/draw/widgets.h"
#include "app/gui/panels/screen_panel.h"
#include "app/gui/panels/words.h"

namespace shotlab::gui {
namespace {

const Text kEmpty{"Your first take will play here", "第一條會在這裏播放"};
const Text kEmptyHow{"Fill the slots, then press Shoot.", "填好提示詞欄，再按「開拍」。"};
const Text kLoading{"Opening {0} …", "正在開啟 {0} …"};
const Text kPlay{"Play", "播放"};
const Text kPause{"Pause", "暫停"};
const Text kFirst{"First frame", "第一格"};
const Text kLast{"Last frame", "最後一格"};
const Text kBack{"One frame back", "退一格"};
const Text kForward{"One frame on", "進一格"};
const Text kLoop{"Loop", "循環播放"};
const Text kIn{"in", "入"};
const Text kOut{"out", "出"};
const Text kInTip{"Begin the range at this frame", "由這一格開始"};
const Text kOutTip{"End the range with this frame", "到這一格為止"};

constexpr float kBar = 18;
constexpr float kTransport = 34;

}  // namespace

void draw_screen_words(const Kit& kit, ImVec2 low, ImVec2 high, const std::string& first,
                       const std::string& second, const char* sign) {
  const Rgb bright = rgb(0xB8B8B8);
  const Rgb dim = rgb(0x8C8C8C);
  const float width = std::min(high.x - low.x - kit.px(32), kit.px(420));
  const float first_height = lines_height(kit, first, Type::body, true, width);
  const float second_height =
      second.empty() ? 0 : lines_height(kit, second, Type::small, false, width);
  const float icon_size = kit.px(34);
  const bool room_for_sign = high.y - low.y > first_height + second_height + icon_size + kit.px(24);
  float y = (low.y + high.y - first_height - second_height -
             (room_for_sign ? icon_size + kit.px(8) : 0)) *
            0.5f;
  const float middle = (low.x + high.x) * 0.5f;
  if (room_for_sign) {
    ImGui::GetWindowDrawList()->AddText(
        kit.fonts.regular != nullptr ? kit.fonts.regular : ImGui::GetFont(), icon_size,
        {middle - icon_size * 0.41f, y}, color(rgb(0x5A5A5A)), sign);
    y += icon_size + kit.px(8);
  }
  const auto centred = [&](const std::string& words, Type type, bool strong, Rgb ink,
                           float height) {
    const float own = std::min(text_width(kit, words, type, strong), width);
    draw_lines(kit, {middle - own * 0.5f, y}, words, {type, strong, ink}, own + 1);
    y += height;
  };
  centred(first, Type::body, true, bright, first_height);
  if (!second.empty()) centred(second, Type::small, false, dim, second_height);
}

PictureBox picture_box(const Shown& picture, ImVec2 low, ImVec2 high) {
  const float wide = high.x - low.x;
  const float tall = high.y - low.y;
  const float fit =
      std::min(wide / static_cast<float>(picture.width), tall / static_cast<float>(picture.height));
  const ImVec2 size{std::floor(static_cast<float>(picture.width) * fit),
                    std::floor(static_cast<float>(picture.height) * fit)};
  const ImVec2 at{std::floor(low.x + (wide - size.x) * 0.5f),
                  std::floor(low.y + (tall - size.y) * 0.5f)};
  return {at, {at.x + size.x, at.y + size.y}};
}

void draw_shown(const Shown& picture, const PictureBox& box, const Framing& framing, float alpha) {
  const float half = 0.5f / framing.zoom;
  const auto ink = static_cast<int>(std::lround(alpha * 255));
  ImGui::GetWindowDrawList()->AddImage(ImTextureRef(static_cast<ImTextureID>(picture.texture)),
                                       box.low, box.high, {framing.x - half, framing.y - half},
                                       {framing.x + half, framing.y + half},
                                       IM_COL32(255, 255, 255, ink));
}

void draw_pictures(const Kit& kit, const ScreenView& screen, ImVec2 low, ImVec2 high,
                   const Framing& framing) {
  if (!screen.picture) return;
  draw_shown(*screen.picture, picture_box(*screen.picture, low, high), framing);
  if (screen.over)
    draw_shown(*screen.over, picture_box(*screen.over, low, high), framing, screen.share);
  if (screen.light < 1) {
    const PictureBox box = picture_box(*screen.picture, low, high);
    fill_rect(box.low, box.high, color(rgb(0x000000), 1 - screen.light));
  }
  for (const ScreenView::Title& title : screen.titles) {
    const auto words = kit.pictures != nullptr ? kit.pictures->find(title.picture) : std::nullopt;
    if (words) draw_shown(*words, picture_box(*words, low, high), framing, title.level);
  }
}

void draw_screen(const Kit& kit, const ScreenView& screen, ImVec2 low, ImVec2 high,
                 const Framing& framing) {
  fill_rect(low, high, color(kit.theme.screen));
  if (screen.picture) {
    draw_pictures(kit, screen, low, high, framing);
    return;
  }
  switch (screen.state) {
    case ScreenView::State::empty:
      draw_screen_words(kit, low, high, kit.say(kEmpty), kit.say(kEmptyHow), icon::kFilm);
      break;
    case ScreenView::State::failed:
      draw_screen_words(kit, low, high,
                        screen.error ? kit.say(screen.error->message) : std::string(),
                        screen.error ? kit.say(screen.error->hint) : std::string(), icon::kWarning);
      break;
    case ScreenView::State::loading:
    case ScreenView::State::ready:
      draw_screen_words(kit, low, high, fill(kLoading, {screen.take}).in(kit.language), "",
                        icon::kTime);
      break;
  }
}

namespace {

std::optional<Transport> draw_bar(const Kit& kit, const ScreenView& screen, const CutDraft& marks,
                                  const std::vector<Note>& notes) {
  std::optional<Transport> command;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float high = kit.px(kBar);
  const bool ready = screen.frames > 0;
  ImGui::BeginDisabled(!ready);
  const Touch bar = touch("###scrub", {width, high});
  const bool dragged = ImGui::IsItemActive();
  ImGui::EndDisabled();

  const float y = at.y + high * 0.5f;
  const float thick = kit.px(bar.hovered || dragged ? 5 : 3);
  const auto place = [&](std::int64_t frame) {
    const double share =
        screen.frames > 1 ? static_cast<double>(frame) / static_cast<double>(screen.frames) : 0.0;
    return at.x + width * static_cast<float>(share);
  };
  fill_rect({at.x, y - thick / 2}, {at.x + width, y + thick / 2}, color(kit.theme.line), thick / 2);
  if (!ready) return command;
  const bool own = marks.take == screen.take;
  if (own && (marks.in || marks.out)) {
    const float from = place(marks.in.value_or(0));
    const float to = place(marks.out.value_or(screen.frames));
    fill_rect({from, y - thick / 2 - kit.px(1)}, {to, y + thick / 2 + kit.px(1)},
              color(mix(kit.theme.panel, kit.theme.accent, 0.55)));
    fill_rect({from, y - high / 2}, {from + kit.px(2), y + high / 2}, color(kit.theme.text));
    fill_rect({to - kit.px(2), y - high / 2}, {to, y + high / 2}, color(kit.theme.text));
  }
  for (const Note& note : notes) {
    if (!note.place || note.place->frame >= screen.frames) continue;
    const float x = place(note.place->frame) + width / static_cast<float>(screen.frames) * 0.5f;
    fill_rect({x - kit.px(2), at.y}, {x + kit.px(2), y - thick / 2 - kit.px(1)},
              color(kit.theme.second), kit.px(1));
  }
  const float head = place(screen.frame) + width / static_cast<float>(screen.frames) * 0.5f;
  fill_rect({head - kit.px(1), at.y}, {head + kit.px(1), at.y + high}, color(kit.theme.accent));
  ImGui::GetWindowDrawList()->AddCircleFilled({head, y}, kit.px(5), color(kit.theme.accent));

  if (dragged) {
    const float share = std::clamp((ImGui::GetIO().MousePos.x - at.x) / width, 0.0f, 1.0f);
    const auto frame = std::min(
        static_cast<std::int64_t>(share * static_cast<float>(screen.frames)), screen.frames - 1);
    if (frame != screen.frame || screen.playing) command = transport::Seek{frame};
  }
  return command;
}

// Buttons and figures under the bar; what does not fit a narrow window is left to the keys.
std::optional<Transport> draw_buttons(const Kit& kit, const ScreenView& screen, CutDraft& marks) {
  std::optional<Transport> command;
  const bool dead = screen.frames == 0;
  const float width = ImGui::GetContentRegionAvail().x;
  const bool wide = width > kit.px(560);
  const bool middling = width > kit.px(400);
  const float next = kit.px(2);
  const auto tool = [&](const char* name, const char* sign, const Text& tip, std::string_view key,
                        bool on = false) {
    const bool pressed = button(kit, name, "",
                                {.kind = ButtonKind::quiet,
                                 .icon = sign,
                                 .key = key,
                                 .tip = kit.say(tip),
                                 .disabled = dead,
                                 .on = on});
    ImGui::SameLine(0, next);
    return pressed;
  };
  if (middling && tool("first", icon::kFirst, kFirst, kit.key(Command::to_start)))
    command = transport::Seek{0};
  if (tool("back", icon::kStepBack, kBack, kit.key(Command::step_back)))
    command = transport::Step{-1};
  if (tool("play", screen.playing ? icon::kPause : icon::kPlay, screen.playing ? kPause : kPlay,
           kit.key(Command::play_pause))) {
    command = transport::Toggle{};
  }
  if (tool("forward", icon::kStepForward, kForward, kit.key(Command::step_on)))
    command = transport::Step{1};
  if (middling && tool("last", icon::kLast, kLast, kit.key(Command::to_end)))
    command = transport::Seek{screen.frames - 1};
  if (middling && tool("loop", icon::kLoop, kLoop, "", screen.loop))
    command = transport::Loop{!screen.loop};

  // Figures.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float y = at.y + (button_height(kit) - line_height(kit, Type::body)) * 0.5f;
  float x = at.x + kit.px(8);
  const Rgb ink = dead ? kit.theme.disabled : kit.theme.text;
  x += draw_line(kit, {x, y}, timecode(screen.frame, screen.fps), {Type::body, true, ink}) +
       kit.px(12);
  const float small_y = at.y + (button_height(kit) - line_height(kit, Type::small)) * 0.5f;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const std::string frame = frame_words(screen, kit.language);
  const float marks_width =
      wide ? button_width(kit, kit.say(kIn), {.key = kit.key(Command::mark_in)}) +
                 button_width(kit, kit.say(kOut), {.key = kit.key(Command::mark_out)}) + kit.px(8)
           : 0;
  if (x + text_width(kit, frame, Type::small) + marks_width < right) {
    x += draw_line(kit, {x, small_y}, frame, small_print(kit)) + kit.px(12);
  }
  if (screen.playing && screen.speed != 1 && x + kit.px(40) + marks_width < right) {
    draw_line(kit, {x, small_y},
              number(screen.speed, screen.speed == std::floor(screen.speed) ? 0 : 1) + "×",
              {Type::small, true, kit.theme.accent});
  }
  if (wide) {
    ImGui::SetCursorScreenPos({right - marks_width, at.y});
    if (button(kit, "mark/in", kit.say(kIn),
               {.kind = ButtonKind::quiet,
                .key = kit.key(Command::mark_in),
                .tip = kit.say(kInTip),
                .disabled = dead})) {
      mark_in(screen, marks);
    }
    ImGui::SameLine(0, kit.px(4));
    if (button(kit, "mark/out", kit.say(kOut),
               {.kind = ButtonKind::quiet,
                .key = kit.key(Command::mark_out),
                .tip = kit.say(kOutTip),
                .disabled = dead})) {
      mark_out(screen, marks);
    }
  } else {
    ImGui::Dummy({1, button_height(kit)});
  }
  return command;
}

}  // namespace

bool steer_framing(const PictureBox& box, Framing& framing, bool pans) {
  const ImGuiIO& io = ImGui::GetIO();
  const float wide = std::max(box.high.x - box.low.x, 1.0f);
  const float tall = std::max(box.high.y - box.low.y, 1.0f);
  const auto keep_inside = [&] {
    const float half = 0.5f / framing.zoom;
    framing.x = std::clamp(framing.x, half, 1 - half);
    framing.y = std::clamp(framing.y, half, 1 - half);
  };
  if (ImGui::IsItemHovered() && io.MouseWheel != 0) {
    // What lies under the pointer stays there.
    const float px = (io.MousePos.x - box.low.x) / wide - 0.5f;
    const float py = (io.MousePos.y - box.low.y) / tall - 0.5f;
    const float zoom = std::clamp(framing.zoom * std::pow(1.25f, io.MouseWheel), 1.0f, 16.0f);
    framing.x += px / framing.zoom - px / zoom;
    framing.y += py / framing.zoom - py / zoom;
    framing.zoom = zoom;
    keep_inside();
  }
  if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) framing = {};
  // Still told in the frame of the release.
  const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
  const bool dragged = moved.x != 0 || moved.y != 0;
  if (pans && ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
    framing.x -= io.MouseDelta.x / wide / framing.zoom;
    framing.y -= io.MouseDelta.y / tall / framing.zoom;
    keep_inside();
  }
  return dragged;
}

float transport_height(const Kit& kit) { return kit.px(kBar + kTransport); }

std::optional<Transport> draw_transport(const Kit& kit, const ScreenView& screen, CutDraft& marks,
                                        const std::vector<Note>& notes) {
  std::optional<Transport> command = draw_bar(kit, screen, marks, notes);
  if (auto pressed = draw_buttons(kit, screen, marks)) command = pressed;
  return command;
}

}  // namespace shotlab::gui
