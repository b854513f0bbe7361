// SPDX-License-Identifier: Apache-2.0
//
// The cut in an editor's hand: by mouse and by keys.

#include "app/gui/panels/timeline_line.h"

#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

namespace {

// The Cut desk, the film on its screen with the playhead at `frame`.
void show_film(Scene& scene, std::int64_t frame) {
  scene.ui.cut.film = true;
  scene.screens.film.state = ScreenView::State::ready;
  scene.screens.film.frames = cut_edit::length(scene.view.cut);
  scene.screens.film.frame = frame;
  scene.gui.frames(2);
}

// Takes an item at its middle and lets go `pixels` to the right.
void pull(Scene& scene, const char* name, float pixels) {
  REQUIRE(scene.gui.why_not(name).empty());
  const Item* item = scene.gui.items().find(name);
  const float x = (item->x0 + item->x1) / 2;
  const float y = (item->y0 + item->y1) / 2;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, true);
  scene.gui.frames(2);
  io.AddMousePosEvent(x + pixels / 2, y);
  scene.gui.frames(2);
  io.AddMousePosEvent(x + pixels, y);
  scene.gui.frames(2);
  io.AddMouseButtonEvent(0, false);
  scene.gui.frames(2);
}

float pixels_per_frame(Scene& scene) {
  const Item* first = scene.gui.items().find("cut/0");
  return (first->x1 - first->x0) / static_cast<float>(scene.view.cut[0].range.length());
}

}  // namespace

TEST_CASE("A shot of the cut is moved, trimmed by I and O, and removed", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.screens = test::sample_screens();

  scene.gui.click("cut/0");
  scene.gui.click("cut-later");
  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(scene.last<action::SetCut>()->cut[1].take == "0002-old-man");

  scene.view.cut = scene.last<action::SetCut>()->cut;
  scene.screens.main.frame = 20;
  scene.gui.press(ImGuiKey_I);
  CHECK(scene.last<action::SetCut>()->cut[1].range == FrameRange{20, 70});

  scene.view.cut = scene.last<action::SetCut>()->cut;
  scene.gui.click("cut-remove");
  CHECK(scene.last<action::SetCut>()->cut.size() == 1);
}

TEST_CASE("The end of a shot is pulled to trim it, and what follows moves along", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.gui.frames(2);
  const FrameRange before = scene.view.cut[0].range;

  pull(scene, "out/0", -10 * pixels_per_frame(scene));

  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(std::abs(scene.last<action::SetCut>()->cut[0].range.out - (before.out - 10)) <= 1);
  CHECK(scene.last<action::SetCut>()->cut[1].range == scene.view.cut[1].range);
  CHECK(scene.count<action::SetCut>() == 1);  // Once, when it is let go.
}

TEST_CASE("With Ctrl the edit between two shots rolls", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.view.cut[1].range.in += 12;  // So that there are frames before it.
  scene.gui.frames(2);
  const auto length = cut_edit::length(scene.view.cut);

  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  pull(scene, "out/0", -6 * pixels_per_frame(scene));
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);

  REQUIRE(scene.last<action::SetCut>() != nullptr);
  const auto& cut = scene.last<action::SetCut>()->cut;
  CHECK(cut_edit::length(cut) == length);
  CHECK(cut[0].range.out < scene.view.cut[0].range.out);
  CHECK(cut[1].range.in < scene.view.cut[1].range.in);
}

TEST_CASE("A shot is dragged to another place in the order", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.gui.frames(2);
  const std::string first = scene.view.cut[0].take;
  const Item* item = scene.gui.items().find("cut/0");

  pull(scene, "cut/0", (item->x1 - item->x0) * 1.5f);

  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(scene.last<action::SetCut>()->cut[0].take != first);
  CHECK(scene.last<action::SetCut>()->cut.back().take == first);
}

TEST_CASE("The ruler puts the playhead where it is pressed and shows the film", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);

  scene.gui.click("timeline/ruler");

  CHECK(scene.ui.cut.film);
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  const auto length = cut_edit::length(scene.view.cut);
  CHECK(std::abs(scene.last_move<transport::Seek>()->frame - length / 2) <= 2);
}

TEST_CASE("S splits the shot under the playhead, Q and W trim to it", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  show_film(scene, 20);

  scene.gui.press(ImGuiKey_S);
  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(scene.last<action::SetCut>()->cut.size() == scene.view.cut.size() + 1);
  scene.gui.press(ImGuiKey_Q);
  CHECK(scene.last<action::SetCut>()->cut[0].range.in == scene.view.cut[0].range.in + 20);
  scene.gui.press(ImGuiKey_W);
  CHECK(scene.last<action::SetCut>()->cut[0].range.out == scene.view.cut[0].range.in + 20);
}

TEST_CASE("Page up and down go from edit to edit", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  show_film(scene, 20);

  scene.gui.press(ImGuiKey_PageDown);
  CHECK(scene.last_move<transport::Seek>()->frame == scene.view.cut[0].range.length());
  scene.gui.press(ImGuiKey_PageUp);
  CHECK(scene.last_move<transport::Seek>()->frame == 0);
}

TEST_CASE("The film's keys move the film, and marks are of takes only", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  show_film(scene, 20);

  scene.gui.press(ImGuiKey_RightArrow);
  CHECK(scene.last_move<transport::Step>() != nullptr);
  scene.gui.press(ImGuiKey_I);
  CHECK_FALSE(scene.ui.cut.in.has_value());
}

TEST_CASE("Delete removes the chosen shot; while a text field is active it does not", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  show_film(scene, 0);
  scene.ui.cut.chosen = 1;

  scene.gui.press(ImGuiKey_Delete);

  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(scene.last<action::SetCut>()->cut.size() == scene.view.cut.size() - 1);
}

TEST_CASE("The screening shows a title, the film, and who made what; Escape ends it", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.gui.press(ImGuiKey_F10);
  CHECK(scene.ui.screening);
  CHECK(scene.ui.full_screen);
  CHECK(scene.last_move<transport::Play>() == nullptr);  // The title stands first.

  scene.gui.frames(60 * 3);
  CHECK(scene.last_move<transport::Play>() != nullptr);

  scene.gui.press(ImGuiKey_Escape);
  CHECK_FALSE(scene.ui.screening);
  CHECK_FALSE(scene.ui.full_screen);
}

TEST_CASE("D dissolves at the edit nearest the playhead, and again makes it a cut", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  show_film(scene, scene.view.cut[0].range.length() - 3);

  scene.gui.press(ImGuiKey_D);
  REQUIRE(scene.last<action::SetCut>() != nullptr);
  CHECK(scene.last<action::SetCut>()->cut[1].dissolve == 12);
  scene.view.cut = scene.last<action::SetCut>()->cut;
  scene.gui.press(ImGuiKey_D);
  CHECK(scene.last<action::SetCut>()->cut[1].dissolve == 0);
}

TEST_CASE("The chosen shot says how it comes, goes and sounds, and each is stepped", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  CHECK(scene.gui.items().find("shot-level/more") == nullptr);  // None is chosen.
  scene.gui.click("cut/1");
  const auto step = [&](const char* name) {
    scene.gui.click(name);
    REQUIRE(scene.last<action::SetCut>() != nullptr);
    scene.view.cut = scene.last<action::SetCut>()->cut;
    scene.gui.frames(2);
  };

  step("shot-dissolve/more");
  CHECK(scene.view.cut[1].dissolve == 6);
  step("shot-fade-out/more");
  CHECK(scene.view.cut[1].fade_out == 6);
  step("shot-level/less");
  step("shot-level/less");
  CHECK(scene.view.cut[1].gain_db == -2);
  step("shot-speed/more");
  CHECK(scene.view.cut[1].speed == Rational{5, 4});
  CHECK(cut_edit::frames_of(scene.view.cut[1]) < 40);
  step("shot-speed/less");
  CHECK(scene.view.cut[1].speed == Rational{1, 1});
  step("shot-mute");
  CHECK(scene.view.cut[1].mute);
  step("shot-sound/more");
  CHECK(scene.view.cut[1].sound_lead == -6);
  step("shot-sound/less");
  CHECK(scene.view.cut[1].sound_lead == 0);
  step("shot-dissolve/less");
  CHECK(scene.view.cut[1].dissolve == 0);
  // A step that cannot be is not offered.
  CHECK_FALSE(scene.gui.why_not("shot-dissolve/less").empty());
}

TEST_CASE("Two shots that dissolve are drawn over each other", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.view.cut[1].dissolve = 12;
  scene.gui.frames(2);

  const Item* first = scene.gui.items().find("cut/0");
  const Item* second = scene.gui.items().find("cut/1");

  const float frame = pixels_per_frame(scene);
  CHECK(std::abs((first->x1 - second->x0) - 12 * frame) <= 4);
}

TEST_CASE("The edge of a sound is pulled away from the picture's edit", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut);
  scene.view.cut[1].range.in += 12;  // So that there is sound before it.
  scene.gui.frames(2);
  const float frame = pixels_per_frame(scene);

  pull(scene, "sound/1", -8 * frame);
  REQUIRE(scene.last<action::SetCut>() != nullptr);
  const std::int64_t lead = scene.last<action::SetCut>()->cut[1].sound_lead;
  CHECK(std::abs(lead - 8) <= 1);
  CHECK(scene.last<action::SetCut>()->cut[1].range == scene.view.cut[1].range);

  // It is drawn there, and taken again from there.
  const float before = scene.gui.items().find("sound/1")->x0;
  scene.view.cut = scene.last<action::SetCut>()->cut;
  scene.gui.frames(2);
  CHECK(std::abs(before - scene.gui.items().find("sound/1")->x0 -
                 static_cast<float>(lead) * frame) <= 2);
  pull(scene, "sound/1", 8 * frame);
  CHECK(std::abs(scene.last<action::SetCut>()->cut[1].sound_lead) <= 1);
}
