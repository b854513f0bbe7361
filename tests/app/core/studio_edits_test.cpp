// SPDX-License-Identifier: Apache-2.0
//
// The studio while takes are compared, grown from and cut, and after it was closed in between.

#include <algorithm>
#include <filesystem>

#include "app/core/cut_mix.h"
#include "app/core/desk_files.h"
#include "app/core/film.h"
#include "app/core/studio.h"
#include "tests/app/core/small_clip.h"
#include "tests/app/core/studio_scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Scene = test::StudioScene;
namespace fs = std::filesystem;

TEST_CASE(
    "Two takes are compared once, and a shot grows from one of them with a frame of the other",
    "[core]") {
  Scene scene;
  const std::string first = scene.shoot();
  const std::string second = scene.shoot("low evening sun from the left");

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
  const std::string take = scene.shoot();
  CutRow first{take, {10, 40}};
  CutRow second{take, {50, 80}};
  second.dissolve = 6;
  second.gain_db = -3;
  scene.studio->act(action::SetCut{{first, second}});
  CutRest rest;
  rest.titles = {{.text = "The tram", .range = {40, 70}}, {.text = " ", .range = {0, 9}}};
  rest.markers = {{12, "a step"}};
  scene.studio->act(action::SetCutRest{rest, {}});
  REQUIRE(scene.until_idle());
  // Its words are drawn, and the edit is measured.
  REQUIRE(scene.view().titles.size() == 2);
  CHECK(fs::exists(scene.view().titles[0].picture));
  CHECK(scene.view().titles[1].picture.empty());
  REQUIRE(scene.view().edits.size() == 1);
  CHECK(scene.view().edits[0].measured);
  // It can be heard as it would be exported, and is heard anew when that changes.
  REQUIRE(scene.view().mix);
  CHECK(scene.view().mix->sound.frames() == sample_of_frame(54, {24, 1}, 48000));
  const double loud = scene.view().mix->loudness.integrated_lufs;
  second.gain_db = -20;
  first.gain_db = -20;
  scene.studio->act(action::SetCut{{first, second}});
  CHECK_FALSE(scene.view().mix);
  second.gain_db = -3;
  first.gain_db = -10;
  scene.studio->act(action::SetCut{{first, second}});
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().mix);
  CHECK(scene.view().mix->loudness.integrated_lufs < loud - 0.5);
  scene.studio.reset();
  scene.open(scene.dir / "film");
  REQUIRE(scene.view().cut.size() == 2);
  CHECK(scene.view().cut[1].range == FrameRange{50, 80});
  CHECK(scene.view().cut[1].dissolve == 6);
  CHECK(scene.view().beside == rest);

  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 1; }));
  // Words stop where the film does, and a title without any is none.
  REQUIRE(scene.view().beside.titles.size() == 1);
  CHECK(scene.view().beside.titles[0].range == FrameRange{40, 54});
  CHECK(scene.view().beside.markers == rest.markers);
  CHECK(scene.view().cut[1].dissolve == 6);
  CHECK(scene.view().cut[1].gain_db == -3);
  // What is saved is newer than what was drafted before.
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().cut_version == 1);
  CHECK(scene.view().cut.size() == 2);
}

TEST_CASE("Words typed while the film before is still being saved are saved, too", "[core]") {
  Scene scene;
  scene.type("the first light", 1);
  scene.studio->act(action::OpenExercise{"m1e2"});
  scene.type("the second light", 2);  // Waits for the write of the first, behind the other film.
  REQUIRE(scene.until([&] { return scene.view().exercise->id == "m1e2"; }));
  const fs::path other = scene.view().film_folder;
  scene.type("the third light", 3);
  scene.studio->act(action::SetCut{{{"0001-a", {0, 24}}}});

  REQUIRE(scene.until_idle());

  const auto light_in = [](const fs::path& film) {
    Result<Drafts> drafts = read_drafts(film);
    REQUIRE(drafts);
    std::string all;
    for (const auto& [shot, draft] : *drafts) all += draft.slots.light;
    return all;
  };
  CHECK(light_in(scene.dir / "film") == "the second light");
  CHECK(light_in(other) == "the third light");
  CHECK(read_cut_draft(other)->has_value());
}

TEST_CASE("Saving from the window keeps the titles, tracks and loudness of the cut before",
          "[core]") {
  Scene scene;
  scene.shoot();
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

TEST_CASE("Own footage in a cut stays what it is when the window saves", "[core]") {
  Scene scene;
  Result<Film> film = Film::open(scene.dir / "film", scene.clock);
  REQUIRE(film);
  fs::create_directories(scene.dir / "film/assets");
  test::make_small_clip(scene.dir / "film/assets/own.mp4");
  Cut cut;
  cut.width = 640;
  cut.height = 360;
  cut.events = {{"", "assets/own.mp4", {0, 20}}};
  REQUIRE(film->save_cut(cut));
  scene.studio.reset();
  scene.open(scene.dir / "film");
  REQUIRE(scene.view().cut.size() == 1);

  std::vector<CutRow> rows = scene.view().cut;
  rows[0].range = {4, 20};
  scene.studio->act(action::SetCut{rows});
  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 2; }));

  Result<std::optional<Cut>> saved = film->newest_cut();
  REQUIRE(saved);
  CHECK((*saved)->events[0].source == "assets/own.mp4");
  CHECK((*saved)->events[0].range == FrameRange{4, 20});
}

TEST_CASE("All versions of the cut are read when they are asked for, and one is brought back",
          "[core]") {
  Scene scene;
  const std::string take = scene.shoot();
  const std::vector<CutRow> first{{take, {0, 30}}}, second{{take, {4, 20}}, {take, {0, 10}}};
  scene.studio->act(action::SetCut{first});
  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 1; }));
  scene.studio->act(action::SetCut{second});
  scene.studio->act(action::SaveCut{});
  REQUIRE(scene.until([&] { return scene.view().cut_version == 2; }));
  CHECK(scene.view().versions.empty());

  scene.studio->act(action::ReadVersions{});
  REQUIRE(scene.until([&] { return scene.view().versions.size() == 2; }));
  CHECK(scene.view().versions[0].cut.front().range == FrameRange{0, 30});
  CHECK(scene.view().versions[1].cut.size() == 2);

  const CutVersion old = scene.view().versions[0];
  scene.studio->act(action::BringBack{old.cut, old.rest});
  CHECK(scene.view().cut == old.cut);
  REQUIRE(scene.until_idle());
  // It is what is edited now, also after a restart.
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().cut == old.cut);
}

TEST_CASE("A take that grew from another says what was changed against that one", "[core]") {
  Scene scene;
  const std::string first = scene.shoot();
  scene.shoot();
  scene.studio->act(action::GrowFrom{first});
  scene.shoot();
  REQUIRE(scene.view().takes.size() == 3);
  CHECK(scene.view().takes[1].changed_from == first);
  CHECK(scene.view().takes[2].changed_from == first);
}

TEST_CASE("A note that was written is taken back by its words", "[core]") {
  Scene scene;
  const std::string take = scene.shoot();
  scene.studio->act(action::AddNote{take, "too dark"});
  scene.studio->act(action::AddNote{take, "too slow"});
  scene.studio->act(action::RemoveNote{take, "too dark"});
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().takes[0].take.notes.size() == 1);
  CHECK(scene.view().takes[0].take.notes[0].text == "too slow");
}

TEST_CASE("A camera path is flown through the whitebox, goes with the shot, and is there again",
          "[core]") {
  Scene scene("m3e3");
  scene.type("overcast day", 7);
  const std::vector<CameraKey> path{{0, .6, 2.3, -8, .2, 1.6, 0, 55},
                                    {2, .3, 1.9, -4, 0, 1.5, 3, 55},
                                    {4, 0, 1.6, 1.2, -.1, 1.1, 4.9, 50}};

  scene.studio->act(action::FlyPath{});
  CHECK_FALSE(scene.view().flight.running);  // There is no path yet.
  scene.studio->act(action::SetPath{path});
  CHECK(scene.view().camera_path == path);
  scene.studio->act(action::FlyPath{});
  CHECK(scene.view().flight.running);
  REQUIRE(scene.until([&] { return !scene.view().flight.running; }));
  REQUIRE_FALSE(scene.view().flight.error);
  CHECK(fs::file_size(scene.view().flight.clip) > 1000);

  // What was flown is not this path any more.
  std::vector<CameraKey> other = path;
  other[1].x = 1;
  scene.studio->act(action::SetPath{other});
  CHECK(scene.view().flight.clip.empty());
  scene.studio->act(action::SetPath{path});

  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] {
    return scene.view().jobs.empty() && (scene.view().takes.size() == 1 || scene.view().notice);
  }));
  REQUIRE(scene.view().takes.size() == 1);
  CHECK(scene.view().takes[0].take.request.camera_path == path);

  REQUIRE(scene.until_idle());
  scene.studio.reset();
  scene.open(scene.dir / "film");
  CHECK(scene.view().camera_path == path);
}

TEST_CASE("A mark that is drawn is kept, judged at once, and taken off again", "[core]") {
  Scene scene("m3e3");
  const std::string take = scene.shoot("overcast day");
  scene.studio->act(action::KeepTake{take, true});
  REQUIRE(scene.until_idle());
  const auto end = [&]() -> const CriterionVerdict* {
    if (!scene.view().verdict) return nullptr;
    for (const CriterionVerdict& one : scene.view().verdict->criteria) {
      if (one.id == "end") return &one;
    }
    return nullptr;
  };
  REQUIRE(end() != nullptr);
  const std::string before = end()->why.en;

  scene.studio->act(action::SetMark{take, {MarkKind::subject, 95, {.3, .3, .4, .4}}});
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().takes[0].marks.size() == 1);
  CHECK(end()->why.en != before);

  scene.studio->act(action::SetMark{take, {MarkKind::subject, 95, {.9, .3, .4, .4}}});
  REQUIRE(scene.until([&] { return scene.view().notice.has_value(); }));
  REQUIRE(scene.until_idle());
  REQUIRE(scene.view().takes[0].marks.size() == 1);  // The one before stands.
  scene.studio->act(action::RemoveMark{take, MarkKind::subject, 95});
  REQUIRE(scene.until_idle());
  CHECK(scene.view().takes[0].marks.empty());
  CHECK(end()->why.en == before);
}

TEST_CASE("A mask goes with the take that it is for, and without one the shot is refused",
          "[core]") {
  Scene scene("m3e4");
  const std::string plate = scene.shoot();
  MaskDrawing drawing{MaskShape{{.2, .4, .2, .5}, true}, {{{{.3, .3}}, .1}}};

  scene.studio->act(action::DrawMask{drawing});
  REQUIRE(scene.until([&] { return scene.view().references.size() == 1; }));
  CHECK(fs::file_size(scene.view().references[0].path) > 100);
  REQUIRE(scene.view().shoot_refused);
  scene.studio->act(action::AddReference{"video", "takes/" + plate + "/take.mp4"});
  CHECK_FALSE(scene.view().shoot_refused);
  scene.studio->act(action::Shoot{});
  REQUIRE(scene.until([&] {
    return scene.view().jobs.empty() && (scene.view().takes.size() == 2 || scene.view().notice);
  }));
  REQUIRE(scene.view().takes.size() == 2);
  CHECK(scene.view().takes[1].take.request.references.size() == 2);
}
