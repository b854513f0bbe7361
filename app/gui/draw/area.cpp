// SPDX-License-Identifier: Apache-2.0
//
// The text field of several lines: Dear ImGui's, fed with soft breaks (see long_text.h).

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

#include "app/gui/draw/widgets.h"

namespace shotlab::gui {
namespace {

constexpr std::size_t kUndoSteps = 200;

struct Session {
  LongText* text;
  const Kit* kit;
  Measure measure;
};

void show(ImGuiInputTextCallbackData& data, LongText& text, std::size_t caret) {
  data.DeleteChars(0, data.BufTextLen);
  data.InsertChars(0, text.shown.c_str());
  data.CursorPos = static_cast<int>(shown_position(text.shown, caret));
  data.SelectionStart = data.SelectionEnd = data.CursorPos;
}

void take_step(LongText& text, std::vector<LongText::Step>& from, std::vector<LongText::Step>& to,
               std::size_t caret, std::size_t* new_caret) {
  to.push_back({text.text, caret});
  text.text = from.back().text;
  *new_caret = from.back().caret;
  from.pop_back();
}

int on_field(ImGuiInputTextCallbackData* data) {
  auto& session = *static_cast<Session*>(data->UserData);
  LongText& text = *session.text;
  const auto reflow = [&] {
    text.shown = with_soft_breaks(text.text, text.width, session.kit->language, session.measure);
  };

  if (data->EventFlag == ImGuiInputTextFlags_CallbackEdit) {
    const std::string_view after(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    const Edit edit = read_edit(text.shown, after, static_cast<std::size_t>(data->CursorPos));
    text.undo.push_back(
        {text.text, text_position(text.shown, static_cast<std::size_t>(text.caret))});
    if (text.undo.size() > kUndoSteps) text.undo.erase(text.undo.begin());
    text.redo.clear();
    text.text = edit.text;
    reflow();
    if (text.shown != after) show(*data, text, edit.caret);
  } else {
    const auto caret = static_cast<std::size_t>(data->CursorPos);
    const bool undo = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Z) && !text.undo.empty();
    const bool redo = (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Y) ||
                       ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z)) &&
                      !text.redo.empty();
    if (undo || redo) {
      std::size_t new_caret = 0;
      take_step(text, undo ? text.undo : text.redo, undo ? text.redo : text.undo,
                text_position(text.shown, caret), &new_caret);
      reflow();
      show(*data, text, new_caret);
    } else if (caret > 0 && caret < static_cast<std::size_t>(data->BufTextLen) &&
               data->Buf[caret - 1] == '\r' && data->Buf[caret] == '\n') {
      // The caret never rests inside a soft break: on the way right it goes over it, else before
      // it.
      const bool right = text.caret == data->CursorPos - 1 && !data->HasSelection();
      data->CursorPos += right ? 1 : -1;
      if (!data->HasSelection()) data->SelectionStart = data->SelectionEnd = data->CursorPos;
    }
  }
  text.caret = data->CursorPos;
  return 0;
}

}  // namespace

bool area(const Kit& kit, const std::string& name, LongText& text, std::string_view hint,
          float height, float width) {
  const FontScope font(kit, Type::body);
  const float full = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  ImFont* face = ImGui::GetFont();
  const float size = ImGui::GetFontSize();
  Session session{
      &text, &kit, [face, size](std::string_view piece) {
        return face->CalcTextSizeA(size, FLT_MAX, 0, piece.data(), piece.data() + piece.size()).x;
      }};
  // Room for the scroll bar is always kept, so that lines do not move when it appears.
  text.width = full - kit.px(20) - ImGui::GetStyle().ScrollbarSize;
  const std::string wanted = with_soft_breaks(text.text, text.width, kit.language, session.measure);
  const ImGuiID id = ImGui::GetID(("###" + name).c_str());
  if (ImGui::GetActiveID() != id) text.shown = wanted;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  fill_rect(at, {at.x + full, at.y + height}, color(kit.theme.field), kit.px(6));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {kit.px(10), kit.px(7)});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  std::string buffer = text.shown;
  const std::string before = text.text;
  const bool empty = text.text.empty();
  ImGui::InputTextMultiline(("###" + name).c_str(), &buffer, {full, height},
                            ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_CallbackAlways |
                                ImGuiInputTextFlags_NoUndoRedo |
                                ImGuiInputTextFlags_NoHorizontalScroll,
                            on_field, &session);
  const bool active = ImGui::IsItemActive();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  if (empty && !hint.empty()) {
    draw_lines(kit, {at.x + kit.px(11), at.y + kit.px(5)}, hint,
               {Type::body, false, kit.theme.disabled, true}, full - kit.px(22),
               std::max(1, static_cast<int>((height - kit.px(8)) / line_height(kit, Type::body))));
  }
  frame_rect(kit, at, {at.x + full, at.y + height}, active ? kit.theme.accent : kit.theme.line,
             kit.px(6), active ? 1.5f : 1.0f);
  return text.text != before;
}

}  // namespace shotlab::gui
