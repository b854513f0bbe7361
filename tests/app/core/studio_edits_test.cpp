// SPDX-License-Identifier: Apache-2.0
//
// The studio while takes are compared, grown from and cut, and after it was closed in between.

#include <algorithm>
#include <filesystem>

#include "app/core/film.h"
#include "app/core/studio.h"
#include "tests/app/core/studio_scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Scene = test::StudioScene;
namespace fs = std::filesystem;

TEST_CASE(
    "Two takes are compared once, and a shot grows from one of them with a frame of the other",
    "[core]") {
  Scene scene;
  scene.type("soft morning light", 7);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 1 && scene.view().jobs.empty(); }));
  scene.type("low evening sun from the left", 7);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 2 && scene.view().jobs.empty(); }));
  const std::string first = scene.view().takes[0].take.id;
  const std::string second = scene.view().takes[1].take.id;

  scene.studio->act(action::CompareTakes{first, second});
  scene.studio->act(action::CompareTakes{first, second});
  REQUIRE(scene.view().comparisons.size() == 1);
  REQUIRE(scene.until([&] { return !scene.view().comparisons[0].running; }));
  const ComparisonRow& row = scene.view().comparisons[0];
  CHECK(row.ssim.size() == 96);
  CHECK(row.pooled_ssim < 1);
  CHECK_FALSE(row.identical);
  REQUIRE_FALSE(row.worst.empty());
  CHECK(row.psnr[row.worst[0]] == *std::min_element(row.psnr.begin(), row.psnr.end()));

  scene.studio->act(action::UseFrame{first, 10, "image"});
  REQUIRE(scene.until([&] { return scene.view().references.size() == 1; }));
  CHECK(fs::file_size(scene.view().references[0].path) > 1000);
  scene.studio->act(action::GrowFrom{second, false});
  CHECK(scene.view().grows_from == second);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] {
    return scene.view().jobs.empty() && (scene.view().takes.size() == 3 || scene.view().notice);
  }));
  REQUIRE(scene.view().takes.size() == 3);
  const Take& grown = scene.view().takes[2].take;
  CHECK(grown.parent == second);
  REQUIRE(grown.request.references.size() == 1);
  CHECK(grown.request.references[0].role == "image");
  CHECK(grown.request.previous_id == scene.view().takes[1].take.provider_job_id);

  // It is there again next time, and can be taken off.
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().grows_from == second);
  REQUIRE(scene.view().references.size() == 1);
  scene.studio->act(action::RemoveReference{"image", scene.view().references[0].file});
  scene.studio->act(action::GrowFrom{});
  CHECK(scene.view().references.empty());
  CHECK(scene.view().grows_from.empty());
}

TEST_CASE("A cut that was not saved is there again, and saving it keeps what it says of its shots",
          "[core]") {
  Scene scene;
  scene.type("soft morning light", 7);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 1 && scene.view().jobs.empty(); }));
  const std::string take = scene.view().takes[0].take.id;
  CutRow first{take, {10, 40}};
  CutRow second{take, {50, 80}};
  second.dissolve = 6;
  second.gain_db = -3;
  scene.studio->act(action::SetCut{{first, second}});
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  REQUIRE(scene.view().cut.size() == 2);
  CHECK(scene.view().cut[1].range == FrameRange{50, 80});
  CHECK(scene.view().cut[1].dissolve == 6);

  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 1; }));
  CHECK(scene.view().cut[1].dissolve == 6);
  CHECK(scene.view().cut[1].gain_db == -3);
  // What is saved is newer than what was drafted before.
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().cut_version == 1);
  CHECK(scene.view().cut.size() == 2);
}

TEST_CASE("Saving from the window keeps the titles, tracks and loudness of the cut before",
          "[core]") {
  Scene scene;
  scene.type("soft morning light", 7);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 1 && scene.view().jobs.empty(); }));
  REQUIRE(scene.until_idle());
  const std::string take = scene.view().takes[0].take.id;
  scene.studio.reset();
  Result<Film> film = Film::open(scene.dir / "film", scene.clock);
  REQUIRE(film);
  Cut cut;
  cut.width = 640;
  cut.height = 360;
  cut.events = {{take, "takes/" + take + "/take.mp4", {0, 48}}};
  cut.titles = {{"The tram", {0, 24}}};
  cut.loudness_lufs = -23;
  REQUIRE(film->save_cut(cut));

  scene.open(scene.dir / "film");
  scene.studio->act(action::SetCut{{{take, {12, 48}}}});
  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 2; }));
  Result<std::optional<Cut>> saved = film->newest_cut();
  REQUIRE(saved);
  REQUIRE(saved->has_value());
  CHECK((*saved)->events[0].range == FrameRange{12, 48});
  REQUIRE((*saved)->titles.size() == 1);
  CHECK((*saved)->titles[0].text == "The tram");
  CHECK((*saved)->loudness_lufs == -23);
}

TEST_CASE("A note that was written is taken back by its words", "[core]") {
  Scene scene;
  scene.type("soft morning light", 7);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] { return scene.view().takes.size() == 1 && scene.view().jobs.empty(); }));
  const std::string take = scene.view().takes[0].take.id;
  scene.studio->act(action::AddNote{take, "too dark"});
  scene.studio->act(action::AddNote{take, "too slow"});
  scene.studio->act(action::RemoveNote{take, "too dark"});
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().takes[0].take.notes.size() == 1);
  CHECK(scene.view().takes[0].take.notes[0].text == "too slow");
}
