// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/screen_panel.h"

#include <algorithm>

#include "app/gui/draw/widgets.h"
#include "app/gui/panels/picture_marks.h"
#include "app/gui/panels/screen_draw.h"

namespace shotlab::gui {
namespace {

const Text kFrame{"frame {0} of {1}", "第 {0} 格，共 {1} 格"};

}  // namespace

std::string frame_words(const ScreenView& screen, Language language) {
  if (screen.frames == 0) return {};
  return fill(kFrame, {std::to_string(screen.frame + 1), std::to_string(screen.frames)})
      .in(language);
}

void mark_in(const ScreenView& screen, CutDraft& marks) {
  if (marks.take != screen.take) marks = {screen.take, {}, {}, marks.chosen};
  marks.in = screen.frame;
  if (marks.out && *marks.out <= *marks.in) marks.out.reset();
}

void mark_out(const ScreenView& screen, CutDraft& marks) {
  if (marks.take != screen.take) marks = {screen.take, {}, {}, marks.chosen};
  marks.out = screen.frame + 1;
  if (marks.in && *marks.in >= *marks.out) marks.in.reset();
}

std::optional<Transport> draw_screen_panel(const Kit& kit, const ScreenView& screen,
                                           CutDraft& marks, Framing& framing, OnPicture* on) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float tall = std::max(kit.px(60), room.y - transport_height(kit));
  const ImVec2 end{at.x + room.x, at.y + tall};
  const Touch picture = touch("###screen", {room.x, tall});
  const PictureBox box =
      screen.picture ? picture_box(*screen.picture, at, end) : PictureBox{at, end};
  const bool drawing = on != nullptr && take_drawing(screen, box, framing, *on);
  const bool dragged = steer_framing(box, framing, !drawing) || drawing;
  draw_screen(kit, screen, at, end, framing);
  if (on != nullptr) draw_marks(kit, screen, box, framing, *on);
  std::optional<Transport> command =
      draw_transport(kit, screen, marks, on != nullptr ? on->notes : std::vector<Note>());
  if (picture.pressed && !dragged && screen.frames > 0) command = transport::Toggle{};
  return command;
}

}  // namespace shotlab::gui
