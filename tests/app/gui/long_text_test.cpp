// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/long_text.h"

#include "app/gui/draw/widgets.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

float cells(std::string_view text) { return static_cast<float>(count_code_points(text)); }

std::string soft(std::string_view text, float width) {
  return with_soft_breaks(text, width, Language::english, cells);
}

struct Scene {
  test::HeadlessGui gui{300, 300};
  LongText text;
  Scene() {
    gui.draw = [this] {
      test::in_window([this] { area(gui.kit, "answer", text, "write", 160, 260); });
    };
  }
};

}  // namespace

TEST_CASE("Soft breaks come and go without changing the text", "[gui]") {
  const std::string text = "I chose the second take because he looks up.\nThen the tram comes.";
  for (float width = 5; width < 60; ++width) CHECK(without_soft_breaks(soft(text, width)) == text);
  CHECK(soft("one two three", 8) == "one two \r\nthree");
}

TEST_CASE("A caret keeps its place when the lines are broken anew", "[gui]") {
  const std::string shown = soft("one two three", 8);

  CHECK(text_position(shown, shown_position(shown, 4)) == 4);
  CHECK(shown_position(shown, 8) == 10);  // Behind the break, not in front of it.
  CHECK(text_position(shown, 10) == 8);
  CHECK(text_position(shown, shown.size()) == 13);
}

TEST_CASE("Backspace at the beginning of a wrapped line deletes the character before it", "[gui]") {
  const std::string before = "one two \r\nthree";
  const std::string after = "one two \rthree";  // The field took the "\n".

  const Edit edit = read_edit(before, after, 9);

  CHECK(edit.text == "one twothree");
  CHECK(edit.caret == 7);
}

TEST_CASE("Delete at the end of a wrapped line deletes the character behind it", "[gui]") {
  const std::string before = "one two \r\nthree";
  const std::string after = "one two \nthree";  // The field took the "\r".

  const Edit edit = read_edit(before, after, 8);

  CHECK(edit.text == "one two hree");
  CHECK(edit.caret == 8);
}

TEST_CASE("A typed line end stays a line end", "[gui]") {
  const Edit edit = read_edit("one", "one\n", 4);

  CHECK(edit.text == "one\n");
  CHECK(edit.caret == 4);
}

TEST_CASE("A long answer wraps while it is typed, and its text has no soft breaks", "[gui]") {
  Scene scene;
  scene.gui.frames(2);
  scene.gui.click("answer");

  scene.gui.type("I chose the second take because he looks up when the tram arrives at last");

  CHECK(scene.text.text ==
        "I chose the second take because he looks up when the tram arrives at last");
  CHECK(scene.text.shown.find("\r\n") != std::string::npos);
  scene.gui.press(ImGuiKey_Backspace);
  CHECK(scene.text.text ==
        "I chose the second take because he looks up when the tram arrives at las");
}

TEST_CASE("Chinese of all planes is kept as it was typed", "[gui]") {
  Scene scene;
  scene.gui.frames(2);
  scene.gui.click("answer");

  scene.gui.type("搭𨋢去街市，揀第二條，因為佢望住電車來到嗰一刻先抬頭，光線由左面來。");

  CHECK(scene.text.text == "搭𨋢去街市，揀第二條，因為佢望住電車來到嗰一刻先抬頭，光線由左面來。");
}

TEST_CASE("Undo takes back words, not soft breaks, and redo brings them again", "[gui]") {
  Scene scene;
  scene.gui.frames(2);
  scene.gui.click("answer");
  scene.gui.type("first words of a rather long sentence that wraps ");
  scene.gui.type("second");

  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Z);
  const std::string undone = scene.text.text;
  scene.gui.chord(ImGuiMod_Ctrl, ImGuiKey_Y);

  CHECK(undone.size() < scene.text.text.size());
  CHECK(scene.text.text == "first words of a rather long sentence that wraps second");
}

TEST_CASE("Selecting all and typing replaces a wrapped text", "[gui]") {
  Scene scene;
  scene.text.text =
      "a text that is long enough to be wrapped over three lines in this narrow field";
  scene.gui.frames(2);

  scene.gui.fill("answer", "short");

  CHECK(scene.text.text == "short");
}
