// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/picture_marks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

const Text kNumbers{"x, y, width, height, in % of the picture", "x、y、闊、高（佔畫面 %）"};
const Text kNewNote{"New note", "新筆記"};

constexpr double kPointStep = 0.004;  // Picture widths between two points of a stroke.

struct Point {
  double x = 0, y = 0;
};

Point on_picture(const PictureBox& box, const Framing& framing, ImVec2 at) {
  const double u = (at.x - box.low.x) / std::max(box.high.x - box.low.x, 1.0f) - 0.5;
  const double v = (at.y - box.low.y) / std::max(box.high.y - box.low.y, 1.0f) - 0.5;
  return {std::clamp(framing.x + u / framing.zoom, 0.0, 1.0),
          std::clamp(framing.y + v / framing.zoom, 0.0, 1.0)};
}

ImVec2 on_screen(const PictureBox& box, const Framing& framing, double x, double y) {
  const auto u = static_cast<float>((x - framing.x) * framing.zoom + 0.5);
  const auto v = static_cast<float>((y - framing.y) * framing.zoom + 0.5);
  return {box.low.x + u * (box.high.x - box.low.x), box.low.y + v * (box.high.y - box.low.y)};
}

// With its corner at the top left, whichever way it was drawn; numbers as they will be kept.
FrameBox upright(FrameBox box) {
  if (box.w < 0) box.x += box.w, box.w = -box.w;
  if (box.h < 0) box.y += box.h, box.h = -box.h;
  return box;
}

void finish(const ScreenView& screen, OnPicture& on) {
  DrawDraft& draft = on.draft;
  if (const auto kind = kind_of(draft.tool)) {
    const FrameMark mark{*kind, screen.frame,
                         *kind == MarkKind::gaze ? draft.box : upright(draft.box)};
    if (!is_sound(mark)) return;  // A slip of the hand.
    on.action = action::SetMark{screen.take, mark};
    draft.tool = PictureTool::none;
    return;
  }
  if (draft.tool == PictureTool::note) {
    const FrameBox region = upright(draft.box);
    if (!is_sound({MarkKind::region, screen.frame, region})) return;
    on.ui.note.place = NotePlace{screen.frame, region};
    on.ui.focus_note = true;  // The words come next.
    draft.tool = PictureTool::none;
    return;
  }
  if (draft.tool == PictureTool::mask_brush) return;  // Goes on until it is done.
  const MaskDrawing mask{MaskShape{upright(draft.box), draft.tool == PictureTool::mask_ellipse},
                         {}};
  if (!is_sound(mask)) return;
  on.action = action::DrawMask{mask};
  draft.tool = PictureTool::none;
}

// Light on dark, so that it is seen on any picture.
void outlined(const Kit& kit, ImVec2 low, ImVec2 high, Rgb ink) {
  frame_rect(kit, low, high, rgb(0x000000), 0, 3);
  frame_rect(kit, low, high, ink, 0, 1.5f);
}

void arrow(const Kit& kit, ImVec2 from, ImVec2 to, Rgb ink) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::max(std::hypot(dx, dy), 1.0f), head = kit.px(11);
  const ImVec2 back{to.x - dx / length * head, to.y - dy / length * head};
  const ImVec2 out{-dy / length * head * 0.5f, dx / length * head * 0.5f};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const auto& [thick, colour] : {std::pair{kit.px(4), rgb(0x000000)}, {kit.px(2), ink}})
    list.AddLine(from, to, color(colour), thick);
  list.AddTriangleFilled(to, {back.x + out.x, back.y + out.y}, {back.x - out.x, back.y - out.y},
                         color(ink));
}

void name_tag(const Kit& kit, ImVec2 at, const std::string& words) {
  const float wide = text_width(kit, words, Type::tiny, true) + kit.px(8);
  const float tall = line_height(kit, Type::tiny);
  fill_rect(at, {at.x + wide, at.y + tall}, color(rgb(0x000000), 0.7f), kit.px(3));
  draw_line(kit, {at.x + kit.px(4), at.y}, words, {Type::tiny, true, rgb(0xECECEC)});
}

// A tag over the upper edge of what it names, or under it where the picture ends.
ImVec2 tag_place(const Kit& kit, const PictureBox& box, ImVec2 corner) {
  const float above = corner.y - line_height(kit, Type::tiny);
  return {corner.x, above >= box.low.y ? above : corner.y};
}

void draw_region(const Kit& kit, const PictureBox& box, const Framing& framing,
                 const FrameBox& region, const std::string& words) {
  const ImVec2 low = on_screen(box, framing, region.x, region.y);
  const ImVec2 high = on_screen(box, framing, region.x + region.w, region.y + region.h);
  outlined(kit, low, high, rgb(0xFFC857));
  name_tag(kit, tag_place(kit, box, low), words);
}

// Notes by their place in the list, as the sheet beside the picture counts them.
void draw_notes(const Kit& kit, const PictureBox& box, const Framing& framing, std::int64_t frame,
                const OnPicture& on) {
  const auto here = [&](const std::optional<NotePlace>& place) {
    return place && place->frame == frame && place->region;
  };
  for (std::size_t n = 0; n < on.notes.size(); ++n) {
    if (here(on.notes[n].place))
      draw_region(kit, box, framing, *on.notes[n].place->region, std::to_string(n + 1));
  }
  if (here(on.ui.note.place))
    draw_region(kit, box, framing, *on.ui.note.place->region, kit.say(kNewNote));
}

void draw_mark(const Kit& kit, const PictureBox& box, const Framing& framing,
               const FrameMark& mark) {
  const ImVec2 from = on_screen(box, framing, mark.box.x, mark.box.y);
  const ImVec2 to = on_screen(box, framing, mark.box.x + mark.box.w, mark.box.y + mark.box.h);
  const Rgb ink = rgb(0x74B8FF);
  ImVec2 tag{from.x, from.y};
  if (mark.kind == MarkKind::event) {
    tag = {box.low.x + kit.px(6), box.low.y + kit.px(6)};
  } else if (mark.kind == MarkKind::gaze) {
    arrow(kit, from, to, ink);
  } else {
    outlined(kit, from, to, ink);
    tag = tag_place(kit, box, from);
  }
  name_tag(kit, tag, kit.say(words_of(mark.kind)));
}

void draw_strokes(const Kit& kit, const PictureBox& box, const Framing& framing,
                  const std::vector<BrushStroke>& strokes) {
  const float wide = (box.high.x - box.low.x) * framing.zoom;
  for (const BrushStroke& stroke : strokes) {
    const float radius = static_cast<float>(stroke.width) * wide / 2;
    for (std::size_t n = 0; n < stroke.points.size(); ++n) {
      const ImVec2 at = on_screen(box, framing, stroke.points[n][0], stroke.points[n][1]);
      ImGui::GetWindowDrawList()->AddCircleFilled(at, radius, color(kit.theme.accent, 0.6f));
      if (n == 0) continue;
      const ImVec2 before =
          on_screen(box, framing, stroke.points[n - 1][0], stroke.points[n - 1][1]);
      ImGui::GetWindowDrawList()->AddLine(before, at, color(kit.theme.accent, 0.6f), 2 * radius);
    }
  }
}

// Dark where the clip stays as it is, coloured where it may change.
void draw_mask_over(const Kit& kit, const PictureBox& box, const Framing& framing,
                    const std::filesystem::path& mask) {
  if (mask.empty() || kit.pictures == nullptr) return;
  const std::optional<Shown> shown = kit.pictures->find(mask);
  if (!shown) return;
  const float half = 0.5f / framing.zoom;
  ImGui::GetWindowDrawList()->AddImage(ImTextureRef(static_cast<ImTextureID>(shown->texture)),
                                       box.low, box.high, {framing.x - half, framing.y - half},
                                       {framing.x + half, framing.y + half},
                                       color(kit.theme.accent, 0.45f));
}

void draw_held(const Kit& kit, const PictureBox& box, const Framing& framing,
               const DrawDraft& draft) {
  if (!draft.held || draft.tool == PictureTool::mask_brush) return;
  const ImVec2 from = on_screen(box, framing, draft.box.x, draft.box.y);
  const ImVec2 to = on_screen(box, framing, draft.box.x + draft.box.w, draft.box.y + draft.box.h);
  if (draft.tool == PictureTool::gaze) return arrow(kit, from, to, rgb(0xFFFFFF));
  const ImVec2 low{std::min(from.x, to.x), std::min(from.y, to.y)};
  const ImVec2 high{std::max(from.x, to.x), std::max(from.y, to.y)};
  if (draft.tool == PictureTool::mask_ellipse) {
    ImGui::GetWindowDrawList()->AddEllipseFilled({(low.x + high.x) / 2, (low.y + high.y) / 2},
                                                 {(high.x - low.x) / 2, (high.y - low.y) / 2},
                                                 color(kit.theme.accent, 0.4f));
  } else if (draft.tool == PictureTool::mask_box) {
    fill_rect(low, high, color(kit.theme.accent, 0.4f));
  }
  outlined(kit, low, high, rgb(0xFFFFFF));
}

}  // namespace

Text words_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::head:
      return {"Head", "頭"};
    case MarkKind::subject:
      return {"Subject", "主體"};
    case MarkKind::region:
      return {"Region", "範圍"};
    case MarkKind::gaze:
      return {"Gaze", "視線"};
    case MarkKind::event:
      return {"Moment", "時刻"};
  }
  return {};
}

std::optional<MarkKind> kind_of(PictureTool tool) {
  switch (tool) {
    case PictureTool::head:
      return MarkKind::head;
    case PictureTool::subject:
      return MarkKind::subject;
    case PictureTool::region:
      return MarkKind::region;
    case PictureTool::gaze:
      return MarkKind::gaze;
    default:
      return std::nullopt;
  }
}

bool is_mask_tool(PictureTool tool) {
  return tool == PictureTool::mask_box || tool == PictureTool::mask_ellipse ||
         tool == PictureTool::mask_brush;
}

void choose(DrawDraft& draft, PictureTool tool, Intents& intents) {
  draft.tool = draft.tool == tool ? PictureTool::none : tool;
  draft.held = false;
  if (draft.tool != PictureTool::none) intents.transport.push_back(transport::Pause{});
}

bool box_fields(const Kit& kit, const std::string& name, FrameBox& box, NumberDraft& draft) {
  label(kit, kit.say(kNumbers), {Type::tiny, false, kit.theme.second, true});
  const std::array<std::pair<const char*, double*>, 4> fields{
      {{"/x", &box.x}, {"/y", &box.y}, {"/w", &box.w}, {"/h", &box.h}}};
  const float space = kit.px(4);
  const float width = (ImGui::GetContentRegionAvail().x - 3 * space) / 4;
  bool changed = false;
  for (std::size_t n = 0; n < fields.size(); ++n) {
    if (n > 0) ImGui::SameLine(0, space);
    const double percent = *fields[n].second * 100;
    if (const auto typed = number_field(kit, name + fields[n].first, percent, 1, draft, width)) {
      *fields[n].second = *typed / 100;
      changed = true;
    }
  }
  return changed;
}

bool take_drawing(const ScreenView& screen, const PictureBox& box, const Framing& framing,
                  OnPicture& on) {
  DrawDraft& draft = on.draft;
  if (draft.tool == PictureTool::none || !screen.picture || screen.take.empty()) {
    draft.held = false;
    return false;
  }
  const Point at = on_picture(box, framing, ImGui::GetIO().MousePos);
  const bool brush = draft.tool == PictureTool::mask_brush;
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (ImGui::IsItemActivated() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    draft.held = true;
    draft.box = {at.x, at.y, 0, 0};
    if (brush) draft.strokes.push_back({{{at.x, at.y}}, draft.brush});
  }
  if (!draft.held) return true;
  if (ImGui::IsItemActive()) {
    draft.box.w = at.x - draft.box.x;
    draft.box.h = at.y - draft.box.y;
    if (brush && !draft.strokes.empty()) {
      std::vector<std::array<double, 2>>& line = draft.strokes.back().points;
      if (std::hypot(at.x - line.back()[0], at.y - line.back()[1]) >= kPointStep)
        line.push_back({at.x, at.y});
    }
    return true;
  }
  draft.held = false;
  finish(screen, on);
  return true;
}

void draw_marks(const Kit& kit, const ScreenView& screen, const PictureBox& box,
                const Framing& framing, const OnPicture& on) {
  if (!screen.picture) return;
  ImGui::PushClipRect(box.low, box.high, true);
  draw_mask_over(kit, box, framing, on.mask);
  draw_strokes(kit, box, framing, on.draft.strokes);
  if (!screen.playing) {
    for (const FrameMark& mark : on.marks) {
      if (mark.frame == screen.frame) draw_mark(kit, box, framing, mark);
    }
    draw_notes(kit, box, framing, screen.frame, on);
  }
  draw_held(kit, box, framing, on.draft);
  ImGui::PopClipRect();
}

}  // namespace shotlab::gui
