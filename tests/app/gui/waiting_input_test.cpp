// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/waiting_input.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include "tests/app/gui/headless_gui.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// All in one moment, as after a frame that took long.
void typed_at_once(std::string_view letters) {
  for (const char letter : letters) {
    const auto key = static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a'));
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(letter));
    ImGui::GetIO().AddKeyEvent(key, false);
  }
}

}  // namespace

TEST_CASE("What was typed faster than frames are drawn asks for frames until all of it is there",
          "[gui]") {
  test::HeadlessGui gui{400, 200};
  std::string text;
  gui.draw = [&] { test::in_window([&] { ImGui::InputText("###field", &text); }); };
  gui.frames(2);
  gui.click("field");
  gui.frames(2);
  REQUIRE_FALSE(input_waits());

  typed_at_once("fellsilentinthehall");
  CHECK(input_waits());
  gui.frame();
  CHECK(text.size() < 19);  // Or there would be nothing to ask for.
  int frames = 1;
  while (input_waits() && ++frames < 100) gui.frame();

  CHECK(text == "fellsilentinthehall");
  CHECK_FALSE(input_waits());
}
