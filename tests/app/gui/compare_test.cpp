// SPDX-License-Identifier: Apache-2.0
//
// Takes beside each other on the Look desk.

#include "app/gui/panels/compare_panel.h"

#include <algorithm>
#include <map>

#include "app/gui/panels/blind_panel.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

namespace {

// The Look desk comparing the first take with the selected one.
void compare(Scene& scene) {
  scene.ui.compare.on = true;
  scene.screens = test::sample_screens();
  scene.gui.pictures.add("frame", make_picture(640, 360, 4));
  scene.screens.main.picture = scene.gui.pictures.find("frame");
  ScreenView other = scene.screens.main;
  other.take = "0001-old-man";
  scene.screens.others = {other};
  scene.gui.frames(2);
}

ComparisonRow measured(const Scene& scene) {
  ComparisonRow row;
  row.a = "0001-old-man";
  row.b = scene.screens.main.take;
  for (int n = 0; n < 48; ++n) {
    row.frames_a.push_back(n);
    row.frames_b.push_back(n);
    row.ssim.push_back(n == 30 ? .4 : .9);
    row.psnr.push_back(n == 30 ? 14 : 30);
  }
  row.worst = {30, 5};
  row.pooled_ssim = .89;
  row.pooled_psnr = 28;
  return row;
}

}  // namespace

TEST_CASE("Comparing asks once for the measurement of what is shown", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);

  REQUIRE(scene.last<action::CompareTakes>() != nullptr);
  CHECK(scene.last<action::CompareTakes>()->a == "0001-old-man");
  CHECK(scene.last<action::CompareTakes>()->b == scene.screens.main.take);

  ComparisonRow running = measured(scene);
  running.running = true;
  scene.view.comparisons = {running};
  const std::size_t asked = scene.count<action::CompareTakes>();
  scene.gui.frames(5);
  CHECK(scene.count<action::CompareTakes>() == asked);
}

TEST_CASE("Each way of comparing has a button, and X goes through them", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);

  scene.gui.click("compare/wipe");
  CHECK(scene.ui.compare.look == CompareLook::wipe);
  scene.gui.click("compare/onion");
  CHECK(scene.ui.compare.look == CompareLook::onion);
  scene.gui.press(ImGuiKey_X);
  CHECK(scene.ui.compare.look == CompareLook::blink);
  scene.gui.press(ImGuiKey_X);
  CHECK(scene.ui.compare.look == CompareLook::side);
}

TEST_CASE("The line of the wipe follows the pointer", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);
  scene.ui.compare.look = CompareLook::wipe;
  scene.gui.frames(2);

  scene.gui.drag("screens", 0.5f, 0.25f);

  CHECK(scene.ui.compare.line < 0.4f);
  CHECK(scene.transport.empty());  // A drag is no press.
}

TEST_CASE("The wheel enlarges all pictures alike, Z shows them whole", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);

  scene.gui.wheel("screens", 3);
  CHECK(scene.ui.framing.zoom > 1.5f);
  CHECK(scene.gui.why_not("framing/whole").empty());
  scene.gui.press(ImGuiKey_Z);
  CHECK(scene.ui.framing.zoom == 1.0f);
}

TEST_CASE("The graph leads to the frame that is pressed, G to the one least alike", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);
  scene.view.comparisons = {measured(scene)};
  scene.gui.frames(2);

  scene.gui.click("score");
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(std::abs(scene.last_move<transport::Seek>()->frame - 24) <= 2);
  scene.gui.press(ImGuiKey_G);
  CHECK(scene.last_move<transport::Seek>()->frame == 30);
  scene.screens.main.frame = 30;
  scene.gui.press(ImGuiKey_G);
  CHECK(scene.last_move<transport::Seek>()->frame == 5);
}

TEST_CASE("A take is marked for comparing on its poster, and unmarked", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);

  scene.gui.click("mark/0001-old-man");
  CHECK(scene.ui.compare.with == std::vector<std::string>{"0001-old-man"});
  CHECK(scene.count<action::SelectTake>() == 0);
  scene.gui.click("mark/0001-old-man");
  CHECK(scene.ui.compare.with.empty());
}

TEST_CASE("A card is pressed by a click that arrives together with the pointer", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  const Item* card = scene.gui.items().find("take/0001-old-man");
  REQUIRE(card != nullptr);

  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent((card->x0 + card->x1) / 2, (card->y0 + card->y1) / 2);
  io.AddMouseButtonEvent(0, true);
  io.AddMouseButtonEvent(0, false);
  scene.gui.frames(4);

  CHECK(scene.count<action::SelectTake>() == 1);
}

TEST_CASE("Blinking shows one take after the other for the same time", "[gui]") {
  CHECK(blinking(0.1, 3) == 0);
  CHECK(blinking(0.7, 3) == 1);
  CHECK(blinking(1.3, 3) == 2);
  CHECK(blinking(1.9, 3) == 0);
}

TEST_CASE("Marked takes stand beside the selected one, oldest first, never with itself", "[gui]") {
  const View view = test::busy_view();
  CompareDraft draft;
  draft.with = {view.selected_take, "0001-old-man", "gone"};

  const auto takes = compared_takes(view, draft);

  REQUIRE(takes.size() == 1);
  CHECK(takes[0]->take.id == "0001-old-man");
}

TEST_CASE("A blind comparison shows nothing that tells the takes apart, and keeps votes", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  compare(scene);
  const std::vector<std::string> takes = {"0001-old-man", scene.screens.main.take};
  REQUIRE_FALSE(scene.gui.items().names("take/").empty());

  scene.gui.click("compare/blind");
  scene.gui.frames(2);
  CHECK(scene.gui.items().names("take/").empty());
  CHECK(scene.gui.items().names("judge/").empty());
  CHECK(scene.gui.items().find("compare/wipe") == nullptr);
  CHECK(scene.gui.items().find("score") == nullptr);
  for (int n = 0; n < 6; ++n) {
    const std::vector<std::size_t> order = scene.ui.compare.blind.order;
    scene.gui.click("vote/B");
    REQUIRE(scene.last<action::CastVote>() != nullptr);
    CHECK(scene.last<action::CastVote>()->takes == takes);
    CHECK(scene.last<action::CastVote>()->chosen == takes[order[1]]);
  }
  CHECK(scene.count<action::CastVote>() == 6);
  scene.gui.click("vote/none");
  CHECK(scene.last<action::CastVote>()->chosen.empty());

  scene.gui.click("blind/reveal");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("vote/A") == nullptr);  // Who knows, does not vote.
  scene.gui.click("blind/again");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("vote/A") != nullptr);
  scene.gui.press(ImGuiKey_Escape);
  CHECK_FALSE(scene.ui.compare.blind.on);
  CHECK(scene.ui.compare.on);
  CHECK(scene.gui.items().find("compare/wipe") != nullptr);
}

TEST_CASE("The order of a blind comparison is any order, each about as often", "[gui]") {
  std::map<std::vector<std::size_t>, int> seen;
  for (std::uint64_t seed = 0; seed < 6000; ++seed) {
    const std::vector<std::size_t> order = shuffled(3, seed);
    std::vector<std::size_t> all = order;
    std::sort(all.begin(), all.end());
    REQUIRE(all == std::vector<std::size_t>{0, 1, 2});
    ++seen[order];
  }
  REQUIRE(seen.size() == 6);
  for (const auto& [order, times] : seen) CHECK(std::abs(times - 1000) < 150);
}
