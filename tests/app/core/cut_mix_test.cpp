// SPDX-License-Identifier: Apache-2.0
//
// What the Cut desk plays beside what is exported: the exported film's own sound is the referee.

#include "app/core/cut_mix.h"

#include <cmath>

#include "app/core/export_film.h"
#include "media/edit/join.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

struct Scene {
  test::TempDir folder;
  Cut cut;

  Scene() {
    std::filesystem::create_directories(folder / "assets");
    for (const char* name : {"assets/a.mp4", "assets/b.mp4"})
      test::make_clip(folder / name, {.frames = 72, .sound = true});
    cut.events = {{"", "assets/a.mp4", {0, 40}}, {"", "assets/b.mp4", {20, 60}}};
    cut.events[0].gain_db = -9;
    cut.events[1].sound_lead = 9;
    cut.events[1].speed = {5, 4};
    cut.titles = {{.text = "", .range = {0, 9}}};  // Still being written.
    cut.tracks = {{.name = "bed", .gain_db = -6, .sounds = {{.source = "assets/b.mp4", .at = 12}}}};
  }
};

}  // namespace

TEST_CASE("What is heard while cutting is what the exported film sounds like", "[cut]") {
  Scene scene;

  const auto mix = mix_cut(scene.cut, scene.folder.path());

  REQUIRE(mix);
  const Samples& heard = (*mix)->sound;
  REQUIRE(heard.frames() == sample_of_frame(72, {24, 1}, 48000));
  scene.cut.titles.clear();
  Result<JoinRequest> request = request_for(scene.cut, scene.folder.path());
  REQUIRE(request);
  request->target = scene.folder / "film.mp4";
  REQUIRE(join(*request));
  Result<Samples> film = read_sound(request->target);
  REQUIRE(film);
  // But for the codec: the difference lies far below the sound.
  double sound = 0, apart = 0;
  for (std::size_t i = 0; i < heard.values.size() && i < film->values.size(); ++i) {
    sound += std::pow(heard.values[i], 2);
    apart += std::pow(heard.values[i] - film->values[i], 2);
  }
  CHECK(10 * std::log10(sound / apart) > 20);
  Result<Loudness> exported = measure_loudness(*film);
  REQUIRE(exported);
  CHECK(std::abs((*mix)->loudness.integrated_lufs - exported->integrated_lufs) < 0.2);
}

TEST_CASE("A cut of silent clips has no sound, and one that is too long is not held", "[cut]") {
  Scene scene;
  test::make_clip(scene.folder / "assets/still.mp4", {.frames = 48});
  Cut silent;
  silent.events = {{"", "assets/still.mp4", {0, 48}}};
  const auto none = mix_cut(silent, scene.folder.path());
  REQUIRE(none);
  CHECK((*none)->sound.values.empty());
  CHECK((*none)->loudness.silent);

  Cut lengthy = scene.cut;
  lengthy.tracks.clear();
  lengthy.events.assign(30, {"", "assets/a.mp4", {0, 72}});
  for (CutEvent& event : lengthy.events) event.speed = {1, 4};  // Six minutes.
  const auto refused = mix_cut(lengthy, scene.folder.path());
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message.en, test::contains("too long"));

  lengthy.events = {{"", "assets/gone.mp4", {0, 72}}};
  CHECK_FALSE(mix_cut(lengthy, scene.folder.path()));
}
