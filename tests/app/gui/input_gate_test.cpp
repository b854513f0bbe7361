// SPDX-License-Identifier: Apache-2.0

#include "app/gui/input/input_gate.h"

#include <imgui.h>
#include <misc/cpp/imgui_stdlib.h>

#include "app/gui/input/glfw_keys.h"
#include "app/gui/input/waiting_input.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// Two fields, and events that come through the gate as from the window system: any number of them
// in one frame, as on a slow machine.
struct Scene {
  test::HeadlessGui gui{400, 200};
  InputGate gate;
  std::string text = "old words";
  std::string second;
  bool gated = true;

  Scene() {
    gui.draw = [this] {
      test::in_window([this] {
        ImGui::InputText("###field", &text);
        ImGui::InputText("###second", &second);
      });
    };
    gui.frames(2);
    gui.click("field");
    gui.frames(2);
  }
  void pass(InputKind kind, InputGate::Deliver deliver) {
    if (gated) return gate.pass(kind, std::move(deliver));
    deliver();
  }
  void key(ImGuiKey key, bool down) {
    pass(kind_of_key(is_modifier(key), down), [=] {
      ImGuiIO& io = ImGui::GetIO();
      if (modifier_of(key) != ImGuiKey_None) io.AddKeyEvent(modifier_of(key), down);
      io.AddKeyEvent(key, down);
    });
  }
  void type(std::string_view letters) {
    for (const char letter : letters) {
      const bool capital = letter >= 'A' && letter <= 'Z';
      const auto code = static_cast<ImGuiKey>(ImGuiKey_A + (letter | 0x20) - 'a');
      if (capital) key(ImGuiKey_LeftShift, true);
      key(code, true);
      pass(InputKind::press,
           [=] { ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(letter)); });
      key(code, false);
      if (capital) key(ImGuiKey_LeftShift, false);
    }
  }
  // The modifier was seen in an earlier frame; the fingers leave in the harder order.
  void chord(ImGuiKey modifier, ImGuiKey code) {
    key(modifier, true);
    if (!gate.holding()) gui.frame();
    key(code, true);
    key(modifier, false);
    key(code, false);
  }
  void click(std::string_view name) {
    const Item* item = gui.items().find(name);
    REQUIRE(item != nullptr);
    const float x = (item->x0 + item->x1) / 2;
    const float y = (item->y0 + item->y1) / 2;
    pass(InputKind::other, [=] { ImGui::GetIO().AddMousePosEvent(x, y); });
    pass(InputKind::press, [] { ImGui::GetIO().AddMouseButtonEvent(0, true); });
    pass(InputKind::other, [] { ImGui::GetIO().AddMouseButtonEvent(0, false); });
  }
  // Frames until nothing waits any more.
  void settle() {
    for (int n = 0; n < 200; ++n) {
      gate.begin_frame(!input_waits());
      gui.frame();
      if (!gate.holding() && !input_waits()) break;
    }
    CHECK_FALSE(gate.holding());
    gui.frames(2);
  }
};

}  // namespace

TEST_CASE("A fast Ctrl+A selects everything, also when Ctrl goes up in the same frame", "[gui]") {
  Scene scene;

  scene.chord(ImGuiKey_LeftCtrl, ImGuiKey_A);
  scene.settle();
  scene.gui.type("new");

  CHECK(scene.text == "new");
}

TEST_CASE("Without the gate the fast Ctrl+A is lost: this is what the gate is for", "[gui]") {
  Scene scene;
  scene.gated = false;

  scene.chord(ImGuiKey_LeftCtrl, ImGuiKey_A);
  scene.settle();
  scene.gui.type("new");

  CHECK(scene.text == "old wordsnew");
}

TEST_CASE("No letter is lost that is typed in the same frame as Ctrl+A", "[gui]") {
  Scene scene;

  scene.chord(ImGuiKey_LeftCtrl, ImGuiKey_A);
  scene.type("TheLightIsTooFlat");
  scene.settle();

  CHECK(scene.text == "TheLightIsTooFlat");
}

TEST_CASE("What is typed again and again in one frame ends as the last of it", "[gui]") {
  Scene scene;

  for (const char* words : {"First", "SecondOne", "third"}) {
    scene.chord(ImGuiKey_LeftCtrl, ImGuiKey_A);
    scene.type(words);
  }
  scene.settle();

  CHECK(scene.text == "third");
}

TEST_CASE("A click does not overtake the words that were typed before it", "[gui]") {
  Scene scene;

  scene.chord(ImGuiKey_LeftCtrl, ImGuiKey_A);
  scene.type("Mine");
  scene.click("second");
  scene.type("Yours");
  scene.settle();

  CHECK(scene.text == "Mine");
  CHECK(scene.second == "Yours");
}

TEST_CASE("The gate keeps the order of everything, and stops only where a modifier changes",
          "[gui]") {
  InputGate gate;
  std::string order;
  const auto add = [&](char c) { return [&order, c] { order += c; }; };
  gate.pass(InputKind::modifier, add('1'));
  gate.pass(InputKind::press, add('2'));
  gate.pass(InputKind::other, add('3'));
  CHECK(order == "123");
  CHECK_FALSE(gate.holding());

  gate.pass(InputKind::modifier, add('4'));
  gate.pass(InputKind::modifier, add('5'));
  gate.pass(InputKind::press, add('6'));
  gate.pass(InputKind::modifier, add('7'));
  gate.pass(InputKind::other, add('8'));
  CHECK(order == "123");

  gate.begin_frame(false);  // What went before has not been taken in yet.
  CHECK(order == "123");
  gate.begin_frame(true);
  CHECK(order == "123456");
  CHECK(gate.holding());
  gate.begin_frame(true);
  CHECK(order == "12345678");
  CHECK_FALSE(gate.holding());
}
