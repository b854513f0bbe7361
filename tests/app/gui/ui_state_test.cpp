// SPDX-License-Identifier: Apache-2.0

#include "app/gui/ui_state.h"

#include <nlohmann/json.hpp>

#include "app/gui/window_memory.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace shotlab::gui;

TEST_CASE("The window's state names takes, checks and where each widget is", "[gui]") {
  test::HeadlessGui gui(1280, 800);
  const View view = test::busy_view();
  Ui ui;
  const Screens screens = test::sample_screens();
  gui.draw = [&] { draw_window(gui.kit, view, ui, screens); };
  gui.frames(3);

  const auto state = nlohmann::json::parse(ui_state(view, ui, screens, gui.items()));

  CHECK(state["version"] == 1);
  CHECK(state["desk"] == "shoot");
  CHECK(state["takes"].size() == 2);
  CHECK(state["checks"]["length"] == "close");
  REQUIRE(state["items"].contains("shoot"));
  CHECK(state["items"]["shoot"][2] > state["items"]["shoot"][0]);
}

TEST_CASE("The state file is replaced whole", "[gui]") {
  const test::TempDir folder;
  UiStateFile file(folder / "state.json");

  file.update("{\"revision\":1}");
  file.update("{\"revision\":2}");

  CHECK(folder.read("state.json") == "{\"revision\":2}");
}

TEST_CASE("The window comes back as it was left, and a spoilt memory costs nothing", "[gui]") {
  const test::TempDir folder;
  const WindowMemory memory{1024, 640, 1.25f, false};

  remember_window(folder / "state/window.json", memory);
  CHECK(recall_window(folder / "state/window.json") == memory);

  folder.write("bad.json", "{\"version\":1,\"width\":\"wide\",\"height\":99999999}");
  CHECK(recall_window(folder / "bad.json").width == 1280);
  CHECK(recall_window(folder / "bad.json").height == 16384);
  CHECK(recall_window(folder / "none.json") == WindowMemory{});
}
