// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/widgets.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <cmath>

namespace shotlab::gui {
namespace {

struct Ink {
  ImU32 ground = 0;
  Rgb words{};
  bool framed = false;
};

Ink ink_of(const Kit& kit, const ButtonLook& look, bool hovered, bool held) {
  const Theme& t = kit.theme;
  if (look.disabled) {
    const bool flat = look.kind == ButtonKind::quiet;
    return {flat ? 0 : color(mix(t.panel, t.line, 0.4)), t.disabled, !flat};
  }
  const double press = held ? 0.22 : hovered ? 0.12 : 0.0;
  switch (look.kind) {
    case ButtonKind::primary:
      return {color(mix(t.accent, t.dark ? rgb(0xFFFFFF) : rgb(0), press)), t.on_accent, false};
    case ButtonKind::normal:
      if (look.on) return {color(mix(t.raised, t.accent, 0.22 + press / 2)), t.text, false};
      return {color(mix(t.raised, t.text, press * 0.6)), t.text, true};
    case ButtonKind::quiet:
      if (look.on) return {color(mix(t.raised, t.text, 0.10)), t.text, false};
      return {hovered || held ? color(mix(t.panel, t.text, press * 0.6)) : 0,
              hovered ? t.text : t.second, false};
  }
  return {};
}

float icon_width(const Kit& kit, Type type) { return em(kit, type) * 1.25f; }

}  // namespace

float button_height(const Kit& kit) { return kit.px(32); }

float button_width(const Kit& kit, std::string_view words, const ButtonLook& look) {
  const float pad = kit.px(words.empty() ? 7 : 12);
  float width = 2 * pad;
  if (look.icon != nullptr) width += icon_width(kit, look.type);
  if (look.icon != nullptr && !words.empty()) width += kit.px(6);
  if (!words.empty()) width += text_width(kit, words, look.type, look.kind == ButtonKind::primary);
  if (!look.key.empty() && !words.empty())
    width += kit.px(10) + text_width(kit, look.key, Type::tiny);
  return std::ceil(width);
}

Touch touch(const std::string& name, ImVec2 size) {
  Touch result;
  size.x = std::max(size.x, 1.0f);
  size.y = std::max(size.y, 1.0f);
  result.pressed = ImGui::InvisibleButton(name.c_str(), size, ImGuiButtonFlags_EnableNav);
  result.hovered = ImGui::IsItemHovered();
  result.focused = ImGui::IsItemFocused();
  return result;
}

bool button(const Kit& kit, const std::string& name, std::string_view words,
            const ButtonLook& look) {
  const float height = look.kind == ButtonKind::primary ? kit.px(40) : button_height(kit);
  const float natural = button_width(kit, words, look);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{look.width > 0 ? look.width : natural, height};
  ImGui::BeginDisabled(look.disabled);
  const Touch t = touch("###" + name, size);
  const bool held = ImGui::IsItemActive();
  ImGui::EndDisabled();
  const Ink ink = ink_of(kit, look, t.hovered, held);
  const ImVec2 end{at.x + size.x, at.y + size.y};
  if ((ink.ground >> IM_COL32_A_SHIFT) != 0) fill_rect(at, end, ink.ground, kit.px(6));
  if (ink.framed) frame_rect(kit, at, end, kit.theme.line, kit.px(6));

  const bool strong = look.kind == ButtonKind::primary;
  const float pad = kit.px(words.empty() ? 7 : 12);
  ButtonLook without_key = look;
  without_key.key = {};
  const float inner =
      (natural <= size.x + 1 ? natural : button_width(kit, words, without_key)) - 2 * pad;
  float x = at.x + std::max(std::min(pad, kit.px(8)), (size.x - inner) * 0.5f);
  const float right = end.x - pad;
  const float y = at.y + (size.y - line_height(kit, look.type)) * 0.5f;
  if (look.icon != nullptr) {
    const float size_px = em(kit, look.type) * 1.25f;
    ImGui::GetWindowDrawList()->AddText(
        kit.fonts.regular != nullptr ? kit.fonts.regular : ImGui::GetFont(), size_px,
        {x, at.y + (size.y - size_px) * 0.5f}, color(ink.words), look.icon);
    x += icon_width(kit, look.type) + (words.empty() ? 0 : kit.px(6));
  }
  // In a narrow place the key is said by the tooltip alone.
  const bool key_shown = !look.key.empty() && !words.empty() && natural <= size.x + 1;
  const float key_width = !key_shown ? 0 : text_width(kit, look.key, Type::tiny) + kit.px(10);
  if (!words.empty()) {
    draw_line(kit, {x, y}, words, {look.type, strong, ink.words, !look.tip.empty()},
              std::max(right - key_width - x, 1.0f));
  }
  if (key_shown) {
    const float key_y = at.y + (size.y - line_height(kit, Type::tiny)) * 0.5f;
    draw_line(kit, {right - key_width + kit.px(10), key_y}, look.key,
              {Type::tiny, false, look.disabled || strong ? ink.words : kit.theme.second});
  }
  if (!look.tip.empty()) tooltip(kit, look.tip, look.key);
  return t.pressed && !look.disabled;
}

bool field(const Kit& kit, const std::string& name, std::string& text, std::string_view hint,
           float width, float right_inset) {
  const FontScope font(kit, Type::body);
  const float pad_y = std::max(0.0f, (button_height(kit) - ImGui::GetFontSize()) * 0.5f);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {kit.px(10), pad_y});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float full = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  fill_rect(at, {at.x + full, at.y + button_height(kit)}, color(kit.theme.field), kit.px(6));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::SetNextItemWidth(full - right_inset);
  const bool changed = ImGui::InputText(("###" + name).c_str(), &text);
  const bool active = ImGui::IsItemActive();
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopStyleColor();
  if (text.empty() && !hint.empty()) {
    // Drawn by us: Dear ImGui would cut a long hint in the middle of a letter.
    draw_line(
        kit, {at.x + kit.px(10), at.y + (button_height(kit) - line_height(kit, Type::body)) * 0.5f},
        hint, {Type::body, false, kit.theme.disabled, true}, full - right_inset - kit.px(18));
  }
  frame_rect(kit, at, {at.x + full, at.y + button_height(kit)},
             active ? kit.theme.accent : mix(kit.theme.line, kit.theme.text, hovered ? 0.2 : 0.0),
             kit.px(6), active ? 1.5f : 1.0f);
  ImGui::PopStyleVar();
  return changed;
}

void tooltip(const Kit& kit, std::string_view words, std::string_view key) {
  if (words.empty() ||
      !ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_AllowWhenDisabled)) {
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(10), kit.px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(6));
  ImGui::PushStyleColor(ImGuiCol_PopupBg, color(kit.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, color(kit.theme.line));
  if (ImGui::BeginTooltip()) {
    const float wide = text_width(kit, words, Type::small);
    paragraph(kit, words, {Type::small, false, kit.theme.text}, std::min(wide + 1, kit.px(320)));
    if (!key.empty()) label(kit, key, {Type::small, true, kit.theme.accent});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
}

void fill_rect(ImVec2 low, ImVec2 high, ImU32 ink, float round) {
  ImGui::GetWindowDrawList()->AddRectFilled(low, high, ink, round);
}

void frame_rect(const Kit& kit, ImVec2 low, ImVec2 high, Rgb ink, float round, float thick) {
  ImGui::GetWindowDrawList()->AddRect(low, high, color(ink), round, 0,
                                      thick * std::max(1.0f, kit.scale));
}

void rule(const Kit& kit) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  fill_rect(at, {at.x + ImGui::GetContentRegionAvail().x, at.y + 1}, color(kit.theme.line));
  ImGui::Dummy({1, 1});
}

void progress(const Kit& kit, ImVec2 at, float width, double share) {
  const float high = kit.px(3);
  fill_rect(at, {at.x + width, at.y + high}, color(kit.theme.line), high / 2);
  const auto done = static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (done > 0)
    fill_rect(at, {at.x + width * done, at.y + high}, color(kit.theme.accent), high / 2);
}

bool begin_pane(const Kit& kit, const char* name, ImVec2 size, Rgb ground, ImVec2 padding,
                ImGuiWindowFlags flags) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, color(ground));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {kit.px(padding.x), kit.px(padding.y)});
  const bool open = ImGui::BeginChild(
      name, size, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened, flags);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  return open;
}

void end_pane() { ImGui::EndChild(); }

}  // namespace shotlab::gui
