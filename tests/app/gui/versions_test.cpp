// SPDX-License-Identifier: Apache-2.0
//
// Versions of the cut, two beside one another.

#include "app/gui/panels/versions_panel.h"

#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

namespace {

// Two saved versions; the cut as it is now has the second's shots, one of them shorter.
struct VersionScene : Scene {
  VersionScene() : Scene(test::busy_view(), Desk::cut) {
    gui.click("cut/versions");
    gui.frames(2);
  }
  void read() {
    const std::string one = view.takes[0].take.id, two = view.takes[1].take.id;
    view.versions = {{1, "2026-09-01T10:00:00.000Z", {{one, {0, 40}}}, {}, {}},
                     {2, "2026-09-01T11:30:00.000Z", {{two, {0, 70}}, {one, {0, 40}}}, {}, {}}};
    gui.frames(2);
  }
};

}  // namespace

TEST_CASE("The versions are asked for once when they are opened, and anew after a save", "[gui]") {
  VersionScene scene;
  CHECK(scene.count<action::ReadVersions>() == 1);
  scene.read();
  CHECK(scene.count<action::ReadVersions>() == 1);
  // The newest against what is there now.
  CHECK(scene.ui.versions.a == 2);
  CHECK(scene.ui.versions.b == 0);
  scene.view.cut_version = 3;
  scene.gui.frames(2);
  CHECK(scene.count<action::ReadVersions>() == 2);
}

TEST_CASE("Any two versions are put beside one another, and one is gone on from", "[gui]") {
  VersionScene scene;
  scene.read();
  scene.gui.click("versions/a/1");
  scene.gui.click("versions/b/2");
  CHECK(scene.ui.versions.a == 1);
  CHECK(scene.ui.versions.b == 2);

  scene.gui.click("versions/back/upper");
  REQUIRE(scene.last<action::BringBack>() != nullptr);
  CHECK(scene.last<action::BringBack>()->cut == scene.view.versions[0].cut);

  scene.gui.click("versions/close");
  scene.gui.frames(2);
  CHECK_FALSE(scene.ui.versions.open);
  CHECK(scene.gui.items().find("cut-save") != nullptr);  // The timeline is there again.
}

TEST_CASE("A version that cannot be read says why and is not gone on from", "[gui]") {
  VersionScene scene;
  scene.read();
  scene.view.versions[0] = {
      1, "", {}, {}, Error{ErrorCode::bad_input, {"It is damaged.", "已損壞。"}, {}}};
  scene.gui.click("versions/a/1");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("versions/back/upper") == nullptr);
}

TEST_CASE("A film without a saved cut says so and asks for nothing more", "[gui]") {
  View view = test::busy_view();
  view.cut_version = 0;
  Scene scene(view, Desk::cut);
  scene.gui.click("cut/versions");
  scene.gui.frames(3);
  CHECK(scene.count<action::ReadVersions>() == 1);
  CHECK(scene.gui.items().find("versions/a/0") == nullptr);
  CHECK(scene.gui.items().find("versions/close") != nullptr);
}
