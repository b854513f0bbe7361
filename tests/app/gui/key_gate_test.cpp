// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/key_gate.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include "app/gui/input/glfw_keys.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// A field, and events that come through the gate as from the window system.
struct Scene {
  test::HeadlessGui gui{400, 200};
  KeyGate gate;
  std::string text = "old words";
  bool gated = true;

  Scene() {
    gui.draw = [this] { test::in_window([this] { ImGui::InputText("###field", &text); }); };
    gui.frames(2);
    gui.click("field");
  }
  void event(ImGuiKey key, bool down) {
    if (!gated) return deliver({key, down});
    for (const KeyEvent& passed : gate.pass({key, down}, is_modifier(key))) deliver(passed);
  }
  static void deliver(const KeyEvent& event) {
    const auto key = static_cast<ImGuiKey>(event.key);
    if (modifier_of(key) != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(modifier_of(key), event.down);
    ImGui::GetIO().AddKeyEvent(key, event.down);
  }
  void frame() {
    gui.frame();
    for (const KeyEvent& held : gate.begin_frame()) deliver(held);
  }
  // Ctrl goes down in an earlier frame; A down, Ctrl up, A up arrive in one, as on a slow machine.
  void fast_select_all() {
    event(ImGuiKey_LeftCtrl, true);
    frame();
    event(ImGuiKey_A, true);
    event(ImGuiKey_LeftCtrl, false);
    event(ImGuiKey_A, false);
    for (int n = 0; n < 4; ++n) frame();
  }
};

}  // namespace

TEST_CASE("A fast Ctrl+A selects everything, also when Ctrl goes up in the same frame", "[gui]") {
  Scene scene;

  scene.fast_select_all();
  scene.gui.type("new");

  CHECK(scene.text == "new");
}

TEST_CASE("Without the gate the fast Ctrl+A is lost: this is what the gate is for", "[gui]") {
  Scene scene;
  scene.gated = false;

  scene.fast_select_all();
  scene.gui.type("new");

  CHECK(scene.text == "old wordsnew");
}

TEST_CASE("The gate holds a modifier's release for one frame and never for ever", "[gui]") {
  KeyGate gate;
  CHECK(gate.pass({ImGuiKey_LeftCtrl, true}, true).size() == 1);
  CHECK(gate.begin_frame().empty());

  CHECK(gate.pass({ImGuiKey_A, true}, false).size() == 1);
  CHECK(gate.pass({ImGuiKey_LeftCtrl, false}, true).empty());
  CHECK(gate.holding());

  CHECK(gate.begin_frame() == std::vector<KeyEvent>{{ImGuiKey_LeftCtrl, false}});
  CHECK_FALSE(gate.holding());
}

TEST_CASE("A modifier that goes down again while its release waits stays down", "[gui]") {
  KeyGate gate;
  gate.pass({ImGuiKey_A, true}, false);
  gate.pass({ImGuiKey_LeftCtrl, false}, true);

  CHECK(gate.pass({ImGuiKey_LeftCtrl, true}, true) ==
        std::vector<KeyEvent>{{ImGuiKey_LeftCtrl, true}});

  CHECK(gate.begin_frame().empty());
}
