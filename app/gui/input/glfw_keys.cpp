// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/glfw_keys.h"

#include <GLFW/glfw3.h>

#include <cstring>

// Part of Dear ImGui's GLFW backend, open "to allow third-party code to use that", but in no
// header.
ImGuiKey ImGui_ImplGlfw_KeyToImGuiKey(int keycode, int scancode);  // NOLINT: its name.

namespace shotlab::gui {
namespace {

// GLFW names keys by a US keyboard; shortcuts go by the letter that the layout has there.
int by_layout(int key, int scancode) {
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL) return key;
  const char* name = glfwGetKeyName(key, scancode);
  glfwGetError(nullptr);
  if (name == nullptr || name[0] == 0 || name[1] != 0) return key;
  const char c = name[0];
  if (c >= '0' && c <= '9') return GLFW_KEY_0 + (c - '0');
  if (c >= 'A' && c <= 'Z') return GLFW_KEY_A + (c - 'A');
  if (c >= 'a' && c <= 'z') return GLFW_KEY_A + (c - 'a');
  static constexpr char kSigns[] = "`-=[]\\,;'./";
  static constexpr int kKeys[] = {
      GLFW_KEY_GRAVE_ACCENT,  GLFW_KEY_MINUS,     GLFW_KEY_EQUAL, GLFW_KEY_LEFT_BRACKET,
      GLFW_KEY_RIGHT_BRACKET, GLFW_KEY_BACKSLASH, GLFW_KEY_COMMA, GLFW_KEY_SEMICOLON,
      GLFW_KEY_APOSTROPHE,    GLFW_KEY_PERIOD,    GLFW_KEY_SLASH};
  const char* found = std::strchr(kSigns, c);
  return found != nullptr ? kKeys[found - kSigns] : key;
}

}  // namespace

ImGuiKey key_from_glfw(int key, int scancode) {
  return ImGui_ImplGlfw_KeyToImGuiKey(by_layout(key, scancode), scancode);
}

ImGuiKey modifier_of(ImGuiKey key) {
  switch (key) {
    case ImGuiKey_LeftCtrl:
    case ImGuiKey_RightCtrl:
      return ImGuiMod_Ctrl;
    case ImGuiKey_LeftShift:
    case ImGuiKey_RightShift:
      return ImGuiMod_Shift;
    case ImGuiKey_LeftAlt:
    case ImGuiKey_RightAlt:
      return ImGuiMod_Alt;
    case ImGuiKey_LeftSuper:
    case ImGuiKey_RightSuper:
      return ImGuiMod_Super;
    default:
      return ImGuiKey_None;
  }
}

bool is_modifier(ImGuiKey key) { return modifier_of(key) != ImGuiKey_None; }

}  // namespace shotlab::gui
