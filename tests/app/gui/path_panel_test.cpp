// SPDX-License-Identifier: Apache-2.0

#include "app/gui/panels/path_panel.h"

#include "app/gui/draw/number_field.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using Catch::Approx;
using test::Scene;

namespace {

const std::vector<CameraKey> kPath{{0, .6, 2.3, -8, .2, 1.6, 0, 55},
                                   {2, .35, 1.9, -3.2, 0, 1.5, 3.2, 55},
                                   {4, 0, 1.6, 1.2, -.1, 1.1, 4.9, 50}};

// The window with the path editor open; what it asks for happens, as in the studio.
struct PathScene : Scene {
  explicit PathScene(std::vector<CameraKey> path = kPath, Language language = Language::english,
                     int width = 1280, int height = 800)
      : Scene(test::busy_view(language), Desk::shoot, width, height) {
    view.camera_path = std::move(path);
    ui.ingredients_open = true;
    ui.path.open = true;
    gui.draw = [this, draw = gui.draw] {
      const std::size_t before = actions.size();
      draw();
      for (std::size_t n = before; n < actions.size(); ++n) {
        if (const auto* set = std::get_if<action::SetPath>(&actions[n])) {
          view.camera_path = set->path;
          view.flight = {};
        }
      }
    };
    gui.frames(3);
  }
};

}  // namespace

TEST_CASE("A path is begun with three keys for the whole of the shot", "[gui]") {
  PathScene scene(std::vector<CameraKey>{});
  CHECK(scene.gui.items().find("path/plan") == nullptr);

  scene.gui.click("path/begin");

  REQUIRE(scene.view.camera_path.size() == 3);
  CHECK(scene.view.camera_path.front().seconds == 0);
  CHECK(scene.view.camera_path.back().seconds == scene.view.shot_seconds);
  CHECK(scene.gui.why_not("path/plan").empty());
}

TEST_CASE("The editor opens from the ingredients and gives the screen back", "[gui]") {
  PathScene scene;
  CHECK(scene.gui.items().find("play") == nullptr);
  scene.gui.click("path/close");
  CHECK_FALSE(scene.ui.path.open);
  CHECK(scene.gui.why_not("path/open").empty());
  scene.gui.click("path/open");
  CHECK(scene.ui.path.open);
  scene.gui.press(ImGuiKey_Escape);
  CHECK_FALSE(scene.ui.path.open);
}

TEST_CASE("A key is dragged over the plan, and only its ground moves", "[gui]") {
  PathScene scene;
  scene.gui.click("path/key/3");
  const PathDraft::Extent e = *scene.ui.path.plan;
  const auto share = [&](const CameraKey& key) {
    return ImVec2{static_cast<float>((key.x - e.u0) / (e.u1 - e.u0)),
                  static_cast<float>((e.v1 - key.z) / (e.v1 - e.v0))};
  };
  CameraKey wanted = kPath[1];
  wanted.x = 1.5, wanted.z = -2;

  scene.gui.drag("path/plan", share(kPath[1]), share(wanted));

  CHECK(scene.ui.path.key == 1);  // It became the chosen one.
  const CameraKey& moved = scene.view.camera_path[1];
  CHECK(moved.x == Approx(1.5).margin(.1));
  CHECK(moved.z == Approx(-2).margin(.1));
  CHECK(moved.y == kPath[1].y);
  CHECK(moved.look_x == kPath[1].look_x);
  CHECK(scene.view.camera_path[0] == kPath[0]);
  CHECK(scene.view.camera_path[2] == kPath[2]);
}

TEST_CASE("What a key looks at is dragged by its diamond, from the side in height", "[gui]") {
  PathScene scene;
  scene.gui.click("path/key/1");
  const PathDraft::Extent e = *scene.ui.path.side;
  const auto share = [&](double z, double y) {
    return ImVec2{static_cast<float>((z - e.u0) / (e.u1 - e.u0)),
                  static_cast<float>((e.v1 - y) / (e.v1 - e.v0))};
  };

  scene.gui.drag("path/side", share(kPath[0].look_z, kPath[0].look_y), share(1, 3));

  const CameraKey& moved = scene.view.camera_path[0];
  CHECK(moved.look_z == Approx(1).margin(.1));
  CHECK(moved.look_y == Approx(3).margin(.1));
  CHECK(moved.look_x == kPath[0].look_x);
  CHECK(moved.z == kPath[0].z);
}

TEST_CASE("A press on a key chooses it and moves nothing", "[gui]") {
  PathScene scene;
  const PathDraft::Extent e = *scene.ui.path.plan;
  const ImVec2 at{static_cast<float>((kPath[2].x - e.u0) / (e.u1 - e.u0)),
                  static_cast<float>((e.v1 - kPath[2].z) / (e.v1 - e.v0))};

  scene.gui.drag("path/plan", at, at);

  CHECK(scene.ui.path.key == 2);
  CHECK(scene.ui.path.at == 4);
  CHECK(scene.view.camera_path == kPath);
}

TEST_CASE("Numbers are typed, one at a time, and a time stays between its neighbours", "[gui]") {
  PathScene scene;
  scene.gui.click("path/key/2");

  scene.gui.fill("path/y", "2.75");
  CHECK(scene.view.camera_path[1].y == 2.75);
  scene.gui.fill("path/look_z", "-0.5");
  CHECK(scene.view.camera_path[1].look_z == -0.5);
  scene.gui.fill("path/x", "far");
  CHECK(scene.view.camera_path[1].x == kPath[1].x);
  scene.gui.fill("path/fov", "900");
  CHECK(scene.view.camera_path[1].fov == 120);
  scene.gui.fill("path/seconds", "9");
  CHECK(scene.view.camera_path[1].seconds == Approx(3.9));
}

TEST_CASE("Keys are added behind the chosen one and taken out, but two remain", "[gui]") {
  PathScene scene;
  scene.gui.click("path/key/1");
  scene.gui.click("path/add");
  REQUIRE(scene.view.camera_path.size() == 4);
  CHECK(scene.ui.path.key == 1);
  CHECK(scene.view.camera_path[1].seconds == 1);
  CHECK(scene.view.camera_path[1].z > kPath[0].z);
  CHECK(scene.view.camera_path[1].z < kPath[1].z);

  scene.gui.click("path/key/4");
  scene.gui.click("path/add");
  REQUIRE(scene.view.camera_path.size() == 5);
  CHECK(scene.view.camera_path[4].seconds == 6);

  for (int n = 0; n < 3; ++n) scene.gui.click("path/remove");
  CHECK(scene.view.camera_path.size() == 2);
  CHECK(scene.gui.why_not("path/remove") == "path/remove is disabled");
  scene.gui.click("path/clear");
  CHECK(scene.view.camera_path.empty());
}

TEST_CASE("The flight is asked for once, told while it is made, and plays when it is there",
          "[gui]") {
  PathScene scene;
  scene.gui.click("path/watch");
  CHECK(scene.count<action::FlyPath>() == 1);
  scene.view.flight.running = true;
  scene.gui.frames(2);
  CHECK(scene.gui.why_not("path/watch") == "path/watch is disabled");

  scene.view.flight = {};
  scene.view.flight.clip = "/films/one/.cache/reference/path.mp4";
  scene.screens.main = {};
  scene.screens.main.state = ScreenView::State::ready;
  scene.screens.main.take = kFlightName;
  scene.screens.main.frames = 96;
  scene.screens.main.picture = Shown{7, 640, 360};
  scene.gui.frames(2);
  scene.gui.click("path/camera");
  CHECK(scene.last_move<transport::Toggle>() != nullptr);
  scene.gui.click("path/watch");
  CHECK(scene.last_move<transport::Play>() != nullptr);
  CHECK(scene.count<action::FlyPath>() == 1);
  scene.gui.drag("path/time", .2f, .5f);
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(scene.last_move<transport::Seek>()->frame == Approx(48).margin(2));
}

TEST_CASE("The path editor cuts no text off, in both languages and in a small window", "[gui]") {
  for (const Language language : {Language::english, Language::chinese}) {
    for (const auto& [width, height] : {std::pair{1280, 800}, {1024, 640}, {1920, 1080}}) {
      PathScene scene(kPath, language, width, height);
      if (!scene.gui.has_fonts) SKIP("the fonts are not here");
      std::vector<DrawnText> drawn;
      scene.gui.kit.audit = &drawn;
      scene.gui.frame();
      for (const DrawnText& text : drawn) {
        CAPTURE(text.text, width, height);
        CHECK((!text.shortened || text.may_shorten));
      }
      // What is used most is in sight.
      for (const char* name : {"path/plan", "path/side", "path/camera", "path/time", "path/add",
                               "path/seconds", "path/x", "path/close"}) {
        CAPTURE(name, width, height);
        CHECK(scene.gui.why_not(name).empty());
      }
    }
  }
}

TEST_CASE("The plans are as clear in the light room as in the dark one", "[gui]") {
  PathScene scene;
  Exercise exercise = test::sample_exercise();
  exercise.set = {{{"wall", "牆"}, {-3, 0, 3}, {3, 2.5, 3.2}}};
  scene.view.exercise = &exercise;
  scene.gui.frames(2);
  const auto plan = [&](const Theme& theme) {
    scene.gui.kit.theme = theme;
    apply_style(scene.gui.kit);
    scene.gui.frames(2);
    const Picture all = scene.gui.picture();
    const Item& item = *scene.gui.items().find("path/plan");
    std::vector<std::uint8_t> levels;
    for (int y = static_cast<int>(item.y0) + 24; y < static_cast<int>(item.y1) - 6; ++y) {
      for (int x = static_cast<int>(item.x0) + 6; x < static_cast<int>(item.x1) - 6; ++x)
        levels.push_back(all.row(y)[x * (all.channels) + 1]);
    }
    return levels;
  };
  const auto spread = [](const std::vector<std::uint8_t>& levels) {
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
    return *high - *low;
  };
  const std::vector<std::uint8_t> dark = plan(dark_theme()), light = plan(light_theme());
  CHECK(spread(dark) > 150);
  CHECK(spread(light) > 150);
  // But for the ground itself, which is the screen's in either room.
  std::size_t differ = 0;
  for (std::size_t n = 0; n < dark.size(); ++n) differ += std::abs(dark[n] - light[n]) > 40;
  CHECK(differ == 0);
}

TEST_CASE("Numbers are shown without noughts at their end", "[gui]") {
  CHECK(short_number(1.50, 2) == "1.5");
  CHECK(short_number(-0.001, 2) == "0");
  CHECK(short_number(100, 2) == "100");
  CHECK(short_number(100, 0) == "100");
}
