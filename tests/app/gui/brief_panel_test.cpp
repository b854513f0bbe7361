// SPDX-License-Identifier: Apache-2.0
//
// The course, the brief and its hints, the model answer, and the way to begin anew.

#include "app/gui/panels/brief_panel.h"

#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

TEST_CASE("Hints open one by one", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("hint");
  CHECK(scene.count<action::OpenHint>() == 1);
  scene.view.hints_open = 3;
  CHECK(scene.gui.why_not("hint") == "nothing is called hint");
}

TEST_CASE("An exercise is opened in the course, the open one is not opened again", "[gui]") {
  Scene scene(test::busy_view());

  scene.gui.click("exercise/m1e1");
  CHECK(scene.count<action::OpenExercise>() == 0);
  scene.gui.click("exercise/m2e2");
  CHECK(scene.last<action::OpenExercise>()->id == "m2e2");
}

TEST_CASE("A shot of several is chosen above the prompt", "[gui]") {
  Scene scene(test::first_view());
  scene.view.exercise = &test::sample_moves_exercise();
  scene.view.shot = "static";

  scene.gui.click("shot/truck");

  CHECK(scene.last<action::ChooseShot>()->id == "truck");
}

TEST_CASE("The model answer opens for who has passed, and for nobody else", "[gui]") {
  Scene scene(test::busy_view(), Desk::brief);
  Exercise exercise = test::sample_exercise();
  WorkedAnswer model;
  model.id = "model";
  model.language = "en";
  model.takes.resize(1);
  model.takes[0].slots.subject = "an old man";
  model.takes[0].keeper = true;
  exercise.worked = {model};
  scene.view.exercise = &exercise;
  const auto pass = [&](ExerciseRow::State state) {
    for (ModuleRow& module : scene.view.course) {
      for (ExerciseRow& row : module.exercises) {
        if (row.current) row.state = state;
      }
    }
    scene.gui.frames(2);
  };
  pass(ExerciseRow::State::started);
  CHECK(scene.gui.items().find("model") == nullptr);
  pass(ExerciseRow::State::passed);
  scene.gui.click("model");
  CHECK(scene.ui.model_open);
  pass(ExerciseRow::State::started);
  CHECK_FALSE(scene.ui.model_open);
}

TEST_CASE("An exercise is begun anew only after a second word", "[gui]") {
  Scene scene(test::busy_view(), Desk::brief);
  scene.gui.click("anew");
  CHECK(scene.count<action::BeginAnew>() == 0);
  scene.gui.click("anew/no");
  CHECK(scene.count<action::BeginAnew>() == 0);
  scene.gui.click("anew");
  scene.gui.click("anew/yes");
  CHECK(scene.count<action::BeginAnew>() == 1);
}

TEST_CASE("The glossary shows the words of the exercise, finds any, and tells what they mean",
          "[gui]") {
  const std::vector<Term> glossary{
      {"pan",
       "move",
       {"pan", "橫搖"},
       {"左搖"},
       {"The camera turns on its spot.", "鏡頭在原地轉。"}},
      {"take", "lab", {"take", "條"}, {}, {"One result.", "一次的結果。"}}};
  Scene scene(test::busy_view(), Desk::brief, 1600, 1400);
  CHECK(scene.gui.items().find("glossary") == nullptr);  // The course has none.
  Exercise exercise = test::sample_exercise();
  exercise.brief = {"Shoot one take.", "拍一條。"};
  scene.view.exercise = &exercise;
  scene.view.glossary = &glossary;
  scene.gui.frames(2);

  CHECK(scene.gui.items().find("glossary/take") != nullptr);
  CHECK(scene.gui.items().find("glossary/pan") == nullptr);
  scene.gui.click("glossary/take");
  CHECK(scene.ui.glossary.open == "take");
  scene.gui.click("glossary");
  scene.gui.type("左搖");
  scene.gui.frames(2);
  CHECK(scene.gui.items().find("glossary/pan") != nullptr);
  CHECK(scene.gui.items().find("glossary/take") == nullptr);
}
