// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/waiting_input.h"

#include <imgui_internal.h>

namespace shotlab::gui {

bool input_waits() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

}  // namespace shotlab::gui
