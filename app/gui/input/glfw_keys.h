// SPDX-License-Identifier: Apache-2.0
//
// GLFW's keys as Dear ImGui knows them, by what the keyboard layout prints on them: Ctrl+Z is where
// the Z is.
//
// Threading: GLFW's main thread.

#pragma once

#include <imgui.h>

namespace shotlab::gui {

ImGuiKey key_from_glfw(int key, int scancode);
bool is_modifier(ImGuiKey key);
// ImGuiMod_Ctrl of the left and right Ctrl keys, and so on; ImGuiKey_None for others.
ImGuiKey modifier_of(ImGuiKey key);

}  // namespace shotlab::gui
