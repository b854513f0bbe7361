// SPDX-License-Identifier: Apache-2.0

#include "app/gui/draw/damage.h"

#include <imgui.h>

#include <algorithm>
#include <random>

#include "tests/app/gui/draw_pixels.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;

namespace {

// The window as it is shown: only what is damaged is taken over from each new frame.
struct Kept {
  Damage damage;
  Picture picture;

  std::vector<PixelRect> follow(test::HeadlessGui& gui) {
    const std::vector<PixelRect> parts = damage.next(*ImGui::GetDrawData());
    const Picture now = gui.picture();
    if (picture.empty()) picture = make_picture(now.width, now.height, 3);
    for (const PixelRect& part : parts) {
      for (int y = part.y0; y < part.y1; ++y)
        std::copy(now.row(y) + part.x0 * 3, now.row(y) + part.x1 * 3, picture.row(y) + part.x0 * 3);
    }
    CHECK((picture.pixels == now.pixels));
    return parts;
  }
};

std::int64_t area(const std::vector<PixelRect>& parts) {
  std::int64_t all = 0;
  for (const PixelRect& part : parts)
    all += static_cast<std::int64_t>(part.x1 - part.x0) * (part.y1 - part.y0);
  return all;
}

}  // namespace

TEST_CASE("The first frame is drawn whole, and one like it not at all", "[gui]") {
  test::Scene scene(test::busy_view(), Desk::shoot, 800, 600);
  Kept shown;

  CHECK(shown.follow(scene.gui) == std::vector<PixelRect>{{0, 0, 800, 600}});
  scene.gui.frame();
  CHECK(shown.follow(scene.gui).empty());
  shown.damage.forget();
  CHECK(shown.follow(scene.gui) == std::vector<PixelRect>{{0, 0, 800, 600}});
}

TEST_CASE("A letter that is typed is drawn, and not the whole window", "[gui]") {
  test::Scene scene(test::busy_view(), Desk::shoot, 800, 600);
  Kept shown;
  scene.gui.click("slot/subject");
  scene.gui.frames(3);
  shown.follow(scene.gui);

  scene.gui.type("x");
  const std::vector<PixelRect> parts = shown.follow(scene.gui);

  CHECK_FALSE(parts.empty());
  CHECK(area(parts) < 800 * 600 / 4);
}

TEST_CASE("Drawn in parts the window is what it would be drawn whole, whatever is done", "[gui]") {
  std::mt19937 dice(7);
  const auto throw_of = [&](int sides) { return static_cast<int>(dice() % unsigned(sides)); };
  for (const Desk desk : {Desk::brief, Desk::shoot, Desk::look, Desk::cut, Desk::papers}) {
    CAPTURE(static_cast<int>(desk));
    test::Scene scene(test::busy_view(), desk, 800, 600);
    Kept shown;
    shown.follow(scene.gui);
    for (int step = 0; step < 12; ++step) {
      CAPTURE(step);
      const std::vector<std::string> names = scene.gui.items().names();
      REQUIRE_FALSE(names.empty());
      const std::string& name = names[static_cast<std::size_t>(throw_of(int(names.size())))];
      CAPTURE(name);
      if (!scene.gui.why_not(name).empty()) {
        ImGui::GetIO().AddMousePosEvent(float(throw_of(800)), float(throw_of(600)));
        ImGui::GetIO().AddMouseWheelEvent(0, float(throw_of(5) - 2));
        scene.gui.frame();
      } else if (throw_of(2) == 0) {
        scene.gui.hover(name);
      } else {
        scene.gui.click(name);
      }
      shown.follow(scene.gui);
    }
  }
}

TEST_CASE("Of a part nothing is drawn outside it, and the lists are whole again afterwards",
          "[gui]") {
  test::Scene scene(test::busy_view(), Desk::shoot, 800, 600);
  ImDrawData& data = *ImGui::GetDrawData();
  const Picture whole = scene.gui.picture();
  const PixelRect part{100, 50, 420, 300};

  Picture drawn;
  draw_part(data, part,
            [&](ImDrawData& some) { drawn = test::draw_pixels(some, scene.gui.pictures); });

  bool same = true;
  for (int y = 0; y < drawn.height; ++y) {
    for (int x = 0; x < drawn.width; ++x) {
      const bool inside = x >= part.x0 && x < part.x1 && y >= part.y0 && y < part.y1;
      for (int n = 0; n < 3; ++n) {
        const int wanted = inside ? whole.row(y)[x * 3 + n] : 0;
        same = same && drawn.row(y)[x * 3 + n] == wanted;
      }
    }
  }
  CHECK(same);
  CHECK((scene.gui.picture().pixels == whole.pixels));
}

TEST_CASE("What lies under a field that covers a part is not drawn there", "[gui]") {
  test::HeadlessGui gui(200, 200);
  int alpha = 255;
  gui.draw = [&] {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    for (int n = 0; n < 9; ++n) list.AddCircleFilled({100, 100}, 20.0F + float(n), 0xFF0000FF);
    list.AddRectFilled({20, 20}, {180, 180}, IM_COL32(40, 50, 60, alpha));
    list.AddCircleFilled({100, 100}, 9, 0xFF00FF00);
  };
  const auto drawn_in = [&](const PixelRect& part) {
    unsigned elements = 0;
    draw_part(*ImGui::GetDrawData(), part, [&](ImDrawData& some) {
      for (const ImDrawList* list : some.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) elements += command.ElemCount;
    });
    return elements;
  };
  gui.frames(2);
  const unsigned under = drawn_in({64, 64, 128, 128});
  const unsigned past_its_edge = drawn_in({10, 64, 128, 128});
  alpha = 254;
  gui.frame();
  const unsigned shining_through = drawn_in({64, 64, 128, 128});

  CHECK(under < past_its_edge / 4);
  CHECK(shining_through == past_its_edge);
}

TEST_CASE("Much that changes in many places is drawn in a few rectangles", "[gui]") {
  test::HeadlessGui gui(800, 600);
  int lit = 0;
  gui.draw = [&] {
    for (int n = 0; n < 60; ++n) {
      const int row = n / 10;
      const float x = float(n % 10) * 80 + 8;
      const float y = float(row) * 100 + 8;
      const bool on = n % 2 == lit;
      ImGui::GetBackgroundDrawList()->AddRectFilled({x, y}, {x + 9, y + 9},
                                                    on ? 0xFFFFFFFF : 0xFF808080);
    }
  };
  gui.frames(2);
  Kept shown;
  shown.follow(gui);

  lit = 1;
  gui.frame();
  const std::vector<PixelRect> parts = shown.follow(gui);

  CHECK(parts.size() <= 8);
  CHECK_FALSE(parts.empty());
}

TEST_CASE("A picture with other pixels under the same widget is drawn again", "[gui]") {
  test::HeadlessGui gui(200, 200);
  ImTextureID id = 5;
  gui.draw = [&] {
    ImGui::GetBackgroundDrawList()->AddImage(ImTextureRef(id), {40, 40}, {60, 60});
  };
  gui.frames(2);
  Damage damage;
  damage.next(*ImGui::GetDrawData());

  id += ImTextureID{1} << 32;  // As a texture that was filled again names itself.
  gui.frame();

  const std::vector<PixelRect> parts = damage.next(*ImGui::GetDrawData());
  REQUIRE(parts.size() == 1);
  CHECK(parts[0] == PixelRect{32, 32, 64, 64});
}
