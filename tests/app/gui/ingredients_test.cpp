// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/ingredients.h"

#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

TEST_CASE("The picture on the screen becomes the first frame of the next shot", "[gui]") {
  Scene scene(test::busy_view(), Desk::shoot, 1600, 1100);
  scene.screens = test::sample_screens();
  scene.screens.main.state = ScreenView::State::ready;
  scene.screens.main.frame = 36;
  scene.gui.click("ingredients");

  scene.gui.click("use/first");

  REQUIRE(scene.last<action::UseFrame>() != nullptr);
  CHECK(scene.last<action::UseFrame>()->take == scene.screens.main.take);
  CHECK(scene.last<action::UseFrame>()->frame == 36);
  CHECK(scene.last<action::UseFrame>()->role == "first_frame");
}

TEST_CASE("What was opened is in sight in a low window too", "[gui]") {
  Scene scene(test::busy_view(), Desk::shoot, 1280, 720);

  scene.gui.click("ingredients");

  CHECK(scene.gui.why_not("grow/new").empty());
}

TEST_CASE("Without a picture on the screen none can be used", "[gui]") {
  Scene scene(test::first_view(), Desk::shoot, 1600, 1100);
  scene.gui.click("ingredients");

  CHECK(scene.gui.why_not("use/reference") == "use/reference is disabled");
}

TEST_CASE("What goes with the shot is shown, and taken off by its chip", "[gui]") {
  Scene scene(test::busy_view(), Desk::shoot, 1600, 1100);
  scene.view.references = {{"image", "/home/kit/coat.png", "/home/kit/coat.png"}};
  scene.gui.click("ingredients");

  scene.gui.click("reference/0");

  REQUIRE(scene.last<action::RemoveReference>() != nullptr);
  CHECK(scene.last<action::RemoveReference>()->file == "/home/kit/coat.png");
}

TEST_CASE("The next shot changes the selected take, goes on from it, or is a new one", "[gui]") {
  Scene scene(test::busy_view(), Desk::shoot, 1600, 1100);
  scene.gui.click("ingredients");

  scene.gui.click("grow/change");
  REQUIRE(scene.last<action::GrowFrom>() != nullptr);
  CHECK(scene.last<action::GrowFrom>()->take == scene.view.selected_take);
  CHECK_FALSE(scene.last<action::GrowFrom>()->goes_on);
  scene.gui.click("grow/on");
  CHECK(scene.last<action::GrowFrom>()->goes_on);
  scene.view.grows_from = scene.view.selected_take;
  scene.gui.click("grow/new");
  CHECK(scene.last<action::GrowFrom>()->take.empty());
}

TEST_CASE("Pictures and clips that fall on the window are used, other files are not", "[gui]") {
  CHECK(std::get<action::AddReference>(*use_dropped("/a/Coat.PNG")).role == "image");
  CHECK(std::get<action::AddReference>(*use_dropped("/a/street.mp4")).role == "video");
  CHECK_FALSE(use_dropped("/a/notes.txt").has_value());
  CHECK_FALSE(use_dropped("/a/png").has_value());
}
