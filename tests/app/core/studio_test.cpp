// SPDX-License-Identifier: Apache-2.0
//
// The studio as the window uses it: actions in, a view out, work on its own threads.

#include "app/core/studio.h"

#include <filesystem>

#include "app/core/film.h"
#include "app/core/film_desk.h"
#include "app/core/paths.h"
#include "tests/app/core/studio_scene.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using Scene = test::StudioScene;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

TEST_CASE("The studio opens on a film and shows the course around it", "[core]") {
  Scene scene;
  CHECK(scene.view().film_name == "A test");
  REQUIRE(scene.view().exercise != nullptr);
  CHECK(scene.view().exercise->id == "m1e1");
  REQUIRE_FALSE(scene.view().course.empty());
  CHECK(scene.view().course.front().exercises.front().current);
  CHECK(scene.view().provider == "practice");
  CHECK(scene.view().estimate_micros == 0);
  CHECK(scene.view().takes.empty());
  REQUIRE(scene.view().shoot_refused);
  CHECK(scene.until_idle());
  REQUIRE(scene.view().verdict);
  CHECK_FALSE(scene.view().verdict->passed);
}

TEST_CASE("Slots tick as they fill, and the draft is there again next time", "[core]") {
  Scene scene;
  action::EditPrompt edit;
  edit.slots.subject = "an old man";
  scene.studio->act(edit);
  CHECK(scene.view().slot_filled.at("subject"));
  CHECK_FALSE(scene.view().slot_filled.at("light"));

  scene.type("low evening sun from the left", 7);
  CHECK(scene.view().slot_filled.at("light"));
  CHECK_FALSE(scene.view().shoot_refused);
  CHECK_FALSE(scene.view().reading.concepts.empty());
  const action::EditPrompt typed = scene.studio->draft();

  scene.studio.reset();  // Right after typing: nothing may be lost.
  scene.open(scene.dir / "film");

  CHECK(scene.studio->draft().slots == typed.slots);
  CHECK(scene.studio->draft().seed == 7);
}

TEST_CASE("A shot is a job, then a take with a poster, and the checks look at it", "[core]") {
  Scene scene;
  scene.type("soft morning window light", 5);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.view().jobs.size() == 1);
  CHECK(scene.view().jobs.front().can_cancel);
  CHECK_FALSE(scene.view().jobs.front().says.empty());
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 1; }));
  CHECK(scene.view().jobs.empty());
  CHECK(scene.view().selected_take == scene.view().takes.front().take.id);

  scene.type("neon at night", 6);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 2; }));
  const TakeRow& second = scene.view().takes.back();
  CHECK_THAT(second.changed.en, test::contains("→"));
  CHECK(second.take.parent == scene.view().takes.front().take.id);
  REQUIRE(scene.until_idle());
  CHECK(fs::exists(scene.view().takes.back().poster));
  REQUIRE(scene.view().takes.back().facts);
  CHECK(scene.view().takes.back().facts->video->frames == 96);

  const std::string first_id = scene.view().takes.front().take.id;
  const std::string second_id = scene.view().takes.back().take.id;
  scene.studio->act(action::AddNote{first_id, "The morning light is soft and flat on him"});
  scene.studio->act(action::JudgeTake{first_id, Judgement::maybe});
  scene.studio->act(action::AddNote{second_id, "Neon gives his face a hard pink edge"});
  scene.studio->act(action::JudgeTake{second_id, Judgement::keep});
  scene.studio->act(action::KeepTake{second_id, true});
  scene.studio->act(
      action::Answer{"why", "I keep " + second_id +
                                " because the neon stands behind his head and I can read that he "
                                "waits; in the other take the light "
                                "is the same everywhere and nothing tells me where to look."});
  CHECK_THAT(scene.view().answers.at("why"), test::contains("neon"));
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().verdict);
  INFO(scene.view().verdict->summary.en);
  for (const CriterionVerdict& c : scene.view().verdict->criteria)
    UNSCOPED_INFO(c.id << ": " << c.why.en);
  CHECK(scene.view().verdict->passed);
  CHECK(scene.view().course.front().exercises.front().state == ExerciseRow::State::passed);
  CHECK_FALSE(scene.view().notice);

  scene.studio->act(action::Export{});
  REQUIRE(scene.view().notice);
  scene.studio->act(action::DismissNotice{});
  scene.studio->act(action::SetCut{{{second_id, {0, 48}}}});
  CHECK(scene.view().cut.front().range.length() == 48);
  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 1; }));
  scene.studio->act(action::Export{});
  CHECK(scene.view().exporting);
  REQUIRE(scene.until([&] { return !scene.view().exporting; }));
  CHECK(fs::exists(scene.view().exported));
}

TEST_CASE("A shot that is cancelled leaves neither a take nor a slate", "[core]") {
  Scene scene;
  scene.type("night", 1);
  scene.studio->act(action::Shoot{});
  scene.studio->act(action::CancelJob{scene.view().jobs.front().id});

  REQUIRE(scene.until_idle());

  CHECK(scene.view().jobs.empty());
  CHECK(scene.view().takes.empty());
}

TEST_CASE("Closing the studio in the middle of a shot loses nothing that was paid for", "[core]") {
  Scene scene;
  scene.type("night", 1);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] {
    return scene.view().jobs.empty() || scene.view().jobs.front().state != "submitting";
  }));

  scene.studio.reset();
  scene.open(scene.dir / "film");
  REQUIRE(scene.until_idle());

  // Its practice server went with it, so the job ended free; or the take had come just before.
  if (scene.view().takes.empty()) {
    REQUIRE(scene.view().jobs.size() == 1);
    CHECK(scene.view().jobs.front().failed);
    CHECK_THAT(scene.view().jobs.front().says.en, test::contains("practice server was closed"));
    scene.studio->act(action::DismissJob{scene.view().jobs.front().id});
  }
  CHECK(scene.view().jobs.empty());
  CHECK(scene.view().in_flight_micros == 0);
}

TEST_CASE("Another exercise is another film, made when it is opened and found again", "[core]") {
  Scene scene;
  scene.studio->act(action::OpenExercise{"m2e2"});
  REQUIRE(scene.until(
      [&] { return scene.view().exercise != nullptr && scene.view().exercise->id == "m2e2"; }));
  const fs::path folder = scene.view().film_folder;
  CHECK(fs::exists(folder / "film.toml"));
  CHECK(folder != scene.dir / "film");
  CHECK_FALSE(scene.view().shot.empty());
  action::EditPrompt edit;
  edit.slots.more = "pan left";
  scene.studio->act(action::ChooseShot{"pan"});
  scene.studio->act(edit);
  scene.studio->act(action::ChooseShot{"tilt"});
  CHECK(scene.studio->draft().slots.more.empty());
  scene.studio->act(action::ChooseShot{"pan"});
  CHECK(scene.studio->draft().slots.more == "pan left");

  scene.studio.reset();
  scene.open("", "m2e2");

  CHECK(scene.view().film_folder == folder);
}

TEST_CASE("Hints open one by one, are logged, and stay open", "[core]") {
  Scene scene;
  scene.studio->act(action::OpenHint{});
  CHECK(scene.view().hints_open == 1);
  for (int i = 0; i < 5; ++i) scene.studio->act(action::OpenHint{});
  CHECK(scene.view().hints_open == 3);

  scene.studio.reset();
  scene.open(scene.dir / "film");

  CHECK(scene.view().hints_open == 3);
  CHECK(read_hints(scene.dir / "film")->size() == 3);
}

TEST_CASE("A damaged take is told, and the others stay usable", "[core]") {
  Scene scene;
  scene.studio.reset();
  scene.dir.write("film/takes/0001-x/take.json", "{");
  scene.open(scene.dir / "film");
  REQUIRE(scene.view().notice);
  CHECK_THAT(scene.view().notice->message.en, test::contains("0001-x"));
  scene.studio->act(action::DismissNotice{});
  CHECK_FALSE(scene.view().notice);
}

TEST_CASE("An action on something that is not there is a notice, not an accident", "[core]") {
  Scene scene;
  scene.studio->act(action::AddNote{"0009-none", "x"});
  REQUIRE(scene.until([&] { return scene.view().notice.has_value(); }));
  CHECK(scene.view().notice->code == ErrorCode::not_found);
  scene.studio->act(action::CancelJob{"none"});
  scene.studio->act(action::DismissJob{"none"});
  scene.studio->act(action::OpenExercise{"none"});
  scene.studio->act(action::Shoot{});
  CHECK(scene.view().jobs.empty());
}

TEST_CASE("The language chosen is the language next time", "[core]") {
  Scene scene;
  scene.studio->act(action::SetLanguage{Language::chinese});
  CHECK(scene.view().language == Language::chinese);
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().language == Language::chinese);
}

TEST_CASE("The language that was asked for comes before the one of last time", "[core]") {
  Scene scene;
  scene.studio->act(action::SetLanguage{Language::english});
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film", "", Language::chinese);
  CHECK(scene.view().language == Language::chinese);
}

TEST_CASE("An exercise that is begun anew has a new film, and the one before stays whole",
          "[core]") {
  Scene scene;
  scene.shoot();
  REQUIRE(scene.until_idle());
  const fs::path before = scene.view().film_folder;
  const fs::path clip = scene.view().takes[0].take.clip;

  scene.studio->act(action::BeginAnew{});
  REQUIRE(scene.until([&] { return scene.view().film_folder != before; }));
  CHECK(scene.view().exercise->id == "m1e1");
  CHECK(scene.view().takes.empty());
  CHECK(scene.studio->draft().slots.joined().empty());
  CHECK(fs::exists(clip));
  REQUIRE(scene.until_idle());
  const fs::path after = scene.view().film_folder;

  // It is the exercise's film from now on.
  scene.studio.reset();
  scene.open({}, "m1e1");
  CHECK(scene.view().film_folder == after);
}
