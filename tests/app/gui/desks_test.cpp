// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shell.h"
#include "tests/app/gui/headless_gui.h"
#include "tests/app/gui/sample_view.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

Picture picture_of(Desk desk, bool dark) {
  test::HeadlessGui gui(1024, 640, Language::chinese, 1, dark);
  const View view = test::busy_view(Language::chinese);
  const Screens screens = test::sample_screens();
  Ui ui;
  ui.desk = desk;
  ui.dark = dark;
  gui.draw = [&] { draw_window(gui.kit, view, ui, screens); };
  gui.frames(4);
  return gui.picture();
}

}  // namespace

TEST_CASE("A desk drawn twice is the same picture, byte for byte", "[gui]") {
  CHECK(picture_of(Desk::shoot, true) == picture_of(Desk::shoot, true));
}

TEST_CASE("Each desk, and each light of the room, is a picture of its own", "[gui]") {
  const Picture shoot = picture_of(Desk::shoot, true);

  CHECK_FALSE(picture_of(Desk::papers, true) == shoot);
  CHECK_FALSE(picture_of(Desk::shoot, false) == shoot);
}
