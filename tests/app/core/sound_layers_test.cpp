// SPDX-License-Identifier: Apache-2.0

#include "app/core/sound_layers.h"

#include <cmath>

#include "app/core/gather.h"
#include "tests/app/core/papers/paper_film.h"
#include "tests/exercises/engine/evidence.h"
#include "tests/media/edit/film_scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;
using test::grey_clip;

namespace {

// Six seconds with a voice from 2 s to 3 s over a bed.
struct Scene : test::PaperFilm {
  Cut cut;

  Scene() {
    const std::filesystem::path assets = film.folder() / "assets";
    std::filesystem::create_directories(assets);
    grey_clip(assets / "shot.mp4", 60, 144, 0.006F, 200);  // -47 dBFS: audible, and ducks nothing.
    grey_clip(assets / "voice.mp4", 60, 24, 0.4F, 500);
    grey_clip(assets / "rain.mp4", 60, 144, 0.1F, 900);
    cut.width = 64;
    cut.height = 36;
    cut.events = {{"", "assets/shot.mp4", {0, 144}}};
    cut.tracks = {{.name = "voice",
                   .role = SoundRole::dialogue,
                   .sounds = {{.source = "assets/voice.mp4", .at = 48}}},
                  {.name = "rain",
                   .role = SoundRole::ambience,
                   .gain_db = -3,
                   .duck_db = 12,
                   .sounds = {{.source = "assets/rain.mp4"}}}};
  }
  std::vector<SoundLayer> layers() {
    Result<std::vector<SoundLayer>> heard = sound_layers(cut, film.folder(), cancel);
    if (!heard) FAIL(heard.error().message.en);
    return *heard;
  }
  Evidence evidence_for(const std::string& check) {
    const Exercise exercise = test::asking(check);
    Result<Evidence> evidence = gather(exercise, film, cancel, {}, settings);
    REQUIRE(evidence);
    verdict = judge(exercise, *evidence).criteria.front();
    return *evidence;
  }
  CriterionVerdict verdict;
};

}  // namespace

TEST_CASE("The layers of a cut are its tracks at their level, ducked as the film has them",
          "[core]") {
  Scene scene;

  const std::vector<SoundLayer> layers = scene.layers();

  REQUIRE(layers.size() == 3);
  CHECK(layers[0].source.empty());  // The shots' own.
  CHECK(layers[1].role == "dialogue");
  CHECK_FALSE(layers[1].ducked_db);
  CHECK(layers[2].role == "ambience");
  CHECK(layers[2].source == "assets/rain.mp4");
  REQUIRE(layers[2].ducked_db);
  CHECK(std::abs(*layers[2].ducked_db - 12) < 0.5);
  // A tone of 0.1 at -3 dB has -26 dBFS, where nothing is said.
  REQUIRE(layers[2].sound.levels.size() >= 58);
  CHECK(std::abs(layers[2].sound.levels[5] + 26) < 0.5F);
}

TEST_CASE("What is muted or empty is no layer, and without a voice nothing is told of ducking",
          "[core]") {
  Scene scene;
  scene.cut.tracks[0].mute = true;
  scene.cut.tracks.push_back({.name = "nothing"});
  scene.cut.events[0].mute = true;

  const std::vector<SoundLayer> layers = scene.layers();

  REQUIRE(layers.size() == 1);
  CHECK(layers[0].role == "ambience");
  CHECK_FALSE(layers[0].ducked_db);
}

TEST_CASE("The checks of layers hear the newest cut of the film", "[core]") {
  Scene scene;
  REQUIRE(scene.film.save_cut(scene.cut));
  CHECK(scene.evidence_for("T.count").layers.empty());  // No criterion asks.

  CHECK(scene.evidence_for("A.duck").layers.size() == 3);
  CHECK(scene.verdict.state == VerdictState::pass);
  scene.evidence_for("A.layers");
  CHECK(scene.verdict.value == 3);  // The shots' own is one, too.

  grey_clip(scene.film.folder() / "assets/mute.mp4", 60, 144);
  scene.cut.events[0].source = "assets/mute.mp4";
  REQUIRE(scene.film.save_cut(scene.cut));
  scene.evidence_for("A.layers");
  CHECK(scene.verdict.value == 2);  // A shot without any sound is none.

  scene.cut.tracks[1].duck_db = 0;
  REQUIRE(scene.film.save_cut(scene.cut));
  scene.evidence_for("A.duck");
  CHECK(scene.verdict.state == VerdictState::not_yet);
}

TEST_CASE("A cut whose sound is gone is told by name, and not as one without tracks", "[core]") {
  Scene scene;
  REQUIRE(scene.film.save_cut(scene.cut));
  std::filesystem::remove(scene.film.folder() / "assets/rain.mp4");

  scene.evidence_for("A.layers");

  CHECK(scene.verdict.state == VerdictState::cannot_measure);
  CHECK_THAT(scene.verdict.why.en, contains("rain.mp4"));
}
