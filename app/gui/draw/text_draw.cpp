// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/text_draw.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/gui/draw/line_break.h"

namespace shotlab::gui {
namespace {

ImFont* font_of(const Kit& kit, bool strong) {
  if (kit.fonts.regular == nullptr) return ImGui::GetFont();
  return strong ? kit.fonts.strong : kit.fonts.regular;
}

float font_size(const Kit& kit, Type type) { return em(kit, type) * kEmToImGui; }

Measure measure_of(const Kit& kit, Type type, bool strong) {
  ImFont* font = font_of(kit, strong);
  const float size = font_size(kit, type);
  return [font, size](std::string_view piece) {
    return font->CalcTextSizeA(size, FLT_MAX, 0, piece.data(), piece.data() + piece.size()).x;
  };
}

void note(const Kit& kit, ImVec2 at, float width, float height, std::string_view text,
          bool shortened, bool may_shorten) {
  if (kit.audit == nullptr || text.empty()) return;
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 high = ImGui::GetWindowDrawList()->GetClipRectMax();
  DrawnText drawn{
      std::string(text), at.x, at.y, at.x + width, at.y + height, low.x, low.y, high.x, high.y};
  drawn.shortened = shortened;
  drawn.may_shorten = may_shorten;
  drawn.window = ImGui::GetWindowDrawList();
  for (const ImGuiWindow* w = ImGui::GetCurrentWindow(); w != nullptr; w = w->ParentWindow) {
    drawn.scrolls = drawn.scrolls || w->ScrollMax.y > 0;
    drawn.slides = drawn.slides || w->ScrollMax.x > 0;
  }
  kit.audit->push_back(std::move(drawn));
}

// The longest beginning of `text` that fits `room` with "…" behind it.
std::string shorten(std::string_view text, float room, const Measure& measure) {
  const float dots = measure("…");
  float used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    const float wide = measure(text.substr(end, next - end));
    if (used + wide + dots > room) break;
    used += wide;
    end = next;
  }
  return std::string(trim(text.substr(0, end))) + "…";
}

void put(const Kit& kit, ImVec2 at, std::string_view text, Type type, bool strong, Rgb ink) {
  const float size = font_size(kit, type);
  // The glyphs stand in the middle of the line.
  at.y += (line_height(kit, type) - size) * 0.5f;
  ImGui::GetWindowDrawList()->AddText(font_of(kit, strong), size, {at.x, at.y}, color(ink),
                                      text.data(), text.data() + text.size());
}

}  // namespace

ImU32 color(Rgb c, float alpha) {
  return IM_COL32(c.r, c.g, c.b, static_cast<int>(std::clamp(alpha, 0.0f, 1.0f) * 255));
}

float em(const Kit& kit, Type type) {
  switch (type) {
    case Type::tiny:
      return kit.px(12);
    case Type::small:
      return kit.px(13);
    case Type::body:
      return kit.px(14.5f);
    case Type::section:
      return kit.px(18);
    case Type::title:
      return kit.px(24);
    case Type::slate:
      return kit.px(40);
  }
  return kit.px(14.5f);
}

float line_height(const Kit& kit, Type type) {
  return std::floor(em(kit, type) * (kit.chinese() ? 1.6f : 1.4f) + 0.5f);
}

float text_width(const Kit& kit, std::string_view text, Type type, bool strong) {
  return measure_of(kit, type, strong)(text);
}

FontScope::FontScope(const Kit& kit, Type type, bool strong) {
  ImGui::PushFont(font_of(kit, strong), font_size(kit, type));
}
FontScope::~FontScope() { ImGui::PopFont(); }

float draw_line(const Kit& kit, ImVec2 at, std::string_view text, const TextStyle& style,
                float room) {
  const Measure measure = measure_of(kit, style.type, style.strong);
  float width = measure(text);
  const float height = line_height(kit, style.type);
  if (room > 0 && width > room + 0.5f) {
    const std::string part = shorten(text, room, measure);
    width = measure(part);
    put(kit, at, part, style.type, style.strong, style.color);
    note(kit, at, width, height, text, true, style.may_shorten);
    return width;
  }
  put(kit, at, text, style.type, style.strong, style.color);
  note(kit, at, width, height, text, false, style.may_shorten);
  return width;
}

float draw_lines(const Kit& kit, ImVec2 at, std::string_view text, const TextStyle& style,
                 float width, int lines) {
  const Measure measure = measure_of(kit, style.type, style.strong);
  const std::vector<Line> broken = break_lines(text, width, kit.language, measure);
  const float step = line_height(kit, style.type);
  float y = at.y;
  for (std::size_t n = 0; n < broken.size(); ++n) {
    const bool last = lines > 0 && static_cast<int>(n) + 1 == lines && n + 1 < broken.size();
    const Line& line = broken[n];
    if (last) {
      const std::string rest(text.substr(line.begin));
      draw_line(kit, {at.x, y}, shorten(rest, width, measure), style);
      note(kit, {at.x, y}, 0, 0, rest, true, style.may_shorten);
      return y + step - at.y;
    }
    draw_line(kit, {at.x, y}, text.substr(line.begin, line.end - line.begin), style);
    y += step;
  }
  return y - at.y;
}

float lines_height(const Kit& kit, std::string_view text, Type type, bool strong, float width) {
  const auto lines = break_lines(text, width, kit.language, measure_of(kit, type, strong));
  return static_cast<float>(lines.size()) * line_height(kit, type);
}

void label(const Kit& kit, std::string_view text, const TextStyle& style) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = draw_line(kit, at, text, style, ImGui::GetContentRegionAvail().x);
  ImGui::Dummy({std::max(width, 1.0f), line_height(kit, style.type)});
}

void paragraph(const Kit& kit, std::string_view text, const TextStyle& style, float width) {
  if (width <= 0) width = ImGui::GetContentRegionAvail().x;
  width = std::max(width, kit.px(24));
  const float height = draw_lines(kit, ImGui::GetCursorScreenPos(), text, style, width);
  ImGui::Dummy({width, height});
}

void gap(const Kit& kit, float logical) { ImGui::Dummy({1, kit.px(logical)}); }

TextStyle body(const Kit& kit) { return {Type::body, false, kit.theme.text}; }
TextStyle quiet(const Kit& kit) { return {Type::body, false, kit.theme.second}; }
TextStyle small_print(const Kit& kit) { return {Type::small, false, kit.theme.second}; }
TextStyle heading(const Kit& kit) { return {Type::section, true, kit.theme.text}; }
TextStyle caption(const Kit& kit) { return {Type::small, true, kit.theme.second}; }

}  // namespace shotlab::gui
