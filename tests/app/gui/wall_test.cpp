// SPDX-License-Identifier: Apache-2.0
//
// The wall of takes: what grew from what, and labels to find takes again.

#include "app/gui/panels/labels.h"
#include "app/gui/panels/lineage_order.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

namespace {

// Takes by number, each with the one that it grew from; 0: none.
View family(const std::vector<std::pair<int, int>>& parents) {
  View view;
  for (const auto& [number, parent] : parents) {
    TakeRow row;
    row.take.id = "000" + std::to_string(number);
    row.take.number = number;
    if (parent > 0) row.take.parent = "000" + std::to_string(parent);
    view.takes.push_back(row);
  }
  return view;
}

std::string told(const View& view) {
  std::string all;
  for (const auto& [row, depth] : lineage_order(view))
    all +=
        std::string(static_cast<std::size_t>(depth), '>') + std::to_string(row->take.number) + " ";
  return all;
}

}  // namespace

TEST_CASE("What grew from a take stands under it, one step deeper", "[gui]") {
  CHECK(told(family({{1, 0}, {2, 0}, {3, 1}, {4, 3}, {5, 1}, {6, 2}})) == "1 >3 >>4 >5 2 >6 ");
  CHECK(told(family({{1, 0}, {2, 0}})) == "1 2 ");
}

TEST_CASE("A take whose parent is not here, or that says it is its own, is lost nowhere", "[gui]") {
  CHECK(told(family({{1, 9}, {2, 2}, {3, 2}})) == "1 2 >3 ");
  CHECK(told(family({{1, 2}, {2, 1}, {3, 0}})) == "3 1 >2 ");  // A ring, by a hand-made file.
}

TEST_CASE("What was changed names its take where that is not the one before", "[gui]") {
  TakeRow row;
  row.changed = {"light: morning → night", "光線：早上 → 夜"};
  row.changed_from = "0001-old-man";
  CHECK(changed_words(row, "0001-old-man").en == "light: morning → night");
  CHECK(changed_words(row, "0002-old-man").en == "from 0001: light: morning → night");
  CHECK(changed_words(row, "0002-old-man").zh == "由 0001：光線：早上 → 夜");
  row.changed = {};
  CHECK(changed_words(row, "0002-old-man").empty());
}

TEST_CASE("A take is labelled by a word that is typed, and by one that another take has", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  scene.view.takes[0].take.labels = {"night"};
  scene.gui.click("label");
  scene.gui.type("hand ok 手");
  scene.gui.press(ImGuiKey_Enter);
  REQUIRE(scene.last<action::LabelTake>() != nullptr);
  CHECK(scene.last<action::LabelTake>()->take == "0002-old-man");
  CHECK(scene.last<action::LabelTake>()->label == "hand ok 手");
  CHECK(scene.last<action::LabelTake>()->on);
  CHECK(scene.ui.label.empty());

  scene.gui.click("label/night");
  CHECK(scene.last<action::LabelTake>()->label == "night");
  CHECK(scene.last<action::LabelTake>()->on);
  scene.view.takes[1].take.labels = {"night"};
  scene.gui.click("label/night");
  CHECK_FALSE(scene.last<action::LabelTake>()->on);
}

TEST_CASE("The wall shows the takes of one label, and all again", "[gui]") {
  Scene scene(test::busy_view(), Desk::look);
  CHECK(scene.gui.items().find("labelled/all") == nullptr);  // No take has one.
  scene.view.takes[0].take.labels = {"night"};

  scene.gui.click("labelled/night");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("take/0001-old-man") != nullptr);
  CHECK(scene.gui.items().find("take/0002-old-man") == nullptr);
  scene.gui.click("labelled/all");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("take/0002-old-man") != nullptr);

  // A label that no take has any more hides none.
  scene.ui.labels_shown = "night";
  scene.view.takes[0].take.labels.clear();
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("take/0002-old-man") != nullptr);
}
