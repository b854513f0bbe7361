// SPDX-License-Identifier: Apache-2.0
//
// What a film does to its sound: crossings, J- and L-cuts, speed, loudness, tracks.

#include <cmath>
#include <regex>

#include "media/edit/film_plan.h"
#include "media/edit/film_sound.h"
#include "media/edit/join.h"
#include "media/libav/sound_reader.h"
#include "tests/media/edit/film_scene.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::grey_clip;
using test::greys_in;
using test::level_db;

namespace {

// What ffmpeg's own meter says of a film.
struct Meter {
  double lufs = 0;
  double peak = 0;
};
Meter metered(const std::filesystem::path& film) {
  const test::ProgramRun run = test::run(
      {"ffmpeg", "-nostats", "-i", film.string(), "-af", "ebur128=peak=true", "-f", "null", "-"});
  std::smatch found;
  Meter meter;
  const std::string tail = run.err.substr(run.err.rfind("Summary"));
  REQUIRE(std::regex_search(tail, found, std::regex("I:\\s+(-?[\\d.]+) LUFS")));
  meter.lufs = std::stod(found[1]);
  REQUIRE(std::regex_search(tail, found, std::regex("Peak:\\s+(-?[\\d.]+) dBFS")));
  meter.peak = std::stod(found[1]);
  return meter;
}

}  // namespace

TEST_CASE("Sounds cross at equal power", "[edit]") {
  const test::TempDir folder;
  const auto low = grey_clip(folder / "a.mp4", 40, 48, 0.5F, 300);
  const auto high = grey_clip(folder / "b.mp4", 40, 48, 0.5F, 1100);

  REQUIRE(
      join({.segments = {{low}, {.source = high, .dissolve = 24}}, .target = folder / "film.mp4"}));

  Result<Samples> sound = read_sound(folder / "film.mp4");
  REQUIRE(sound);
  CHECK(sound->frames() == 72 * 2000);
  const double before = level_db(*sound, 0.2, 0.8);
  for (const double at : {1.1, 1.3, 1.5, 1.7, 1.9}) {
    CHECK(std::abs(level_db(*sound, at - 0.05, at + 0.05) - before) < 0.8);
  }
}

TEST_CASE("A J-cut is heard before it is seen and an L-cut after it, to the sample", "[edit]") {
  const test::TempDir folder;
  const auto dark = grey_clip(folder / "a.mp4", 40, 48, 0.5F, 440);
  const auto light = grey_clip(folder / "b.mp4", 200, 48, 0.1F, 997);
  const JoinRequest request{.segments = {{.source = dark, .range = {0, 24}},
                                         {.source = light, .range = {12, 36}, .sound_lead = 6},
                                         {.source = dark, .range = {10, 34}, .sound_lead = -8}},
                            .target = folder / "film.mp4"};
  const auto sample = [](std::int64_t frame) { return sample_of_frame(frame, {24, 1}, 48000); };

  Result<FilmPlan> plan = plan_film(request, {});
  REQUIRE(plan);
  FilmSound sound(*plan, 48000, 2, {});
  Result<Samples> mixed = sound.mix();
  REQUIRE(mixed);
  REQUIRE(mixed->frames() == sample(72));
  struct Piece {
    std::filesystem::path clip;
    FrameRange film;
    std::int64_t from;  // Frame of the clip.
  };
  for (const Piece& piece : {Piece{dark, {0, 18}, 0}, {light, {18, 56}, 6}, {dark, {56, 72}, 18}}) {
    const std::int64_t from = sample(piece.from);
    Result<Samples> source = read_sound(piece.clip, 48000, 2, from,
                                        from + sample(piece.film.out) - sample(piece.film.in));
    REQUIRE(source);
    double apart = 0;
    for (std::size_t i = 0; i < source->values.size(); ++i) {
      const auto at = i + 2 * static_cast<std::size_t>(sample(piece.film.in));
      apart = std::max<double>(apart, std::abs(mixed->values[at] - source->values[i]));
    }
    INFO("film frames " << piece.film.in << " to " << piece.film.out);
    CHECK(apart < 1e-6);
  }

  // The pictures change where they did, and the film is as long.
  Result<JoinReport> report = join(request);
  REQUIRE(report);
  CHECK(report->frames == 72);
  CHECK(report->av_offset_samples == 0);
  const std::vector<int> greys = greys_in(folder / "film.mp4");
  CHECK(std::abs(greys[23] - 40) <= 3);
  CHECK(std::abs(greys[24] - 200) <= 3);
  CHECK(std::abs(greys[47] - 200) <= 3);
  CHECK(std::abs(greys[48] - 40) <= 3);
  Result<Samples> film = read_sound(folder / "film.mp4");
  REQUIRE(film);
  CHECK(level_db(*film, 0.80, 0.95) < level_db(*film, 0.55, 0.70) - 10);  // Already the quiet one.
  CHECK(level_db(*film, 2.05, 2.30) < level_db(*film, 2.40, 2.90) - 10);  // Still the quiet one.
}

TEST_CASE("In a J-cut that dissolves, and at another speed, the sounds cross where they change",
          "[edit]") {
  const test::TempDir folder;
  const auto first = grey_clip(folder / "a.mp4", 40, 48, 0.5F, 440);
  const auto second = grey_clip(folder / "b.mp4", 200, 96, 0.5F, 440);
  Result<FilmPlan> plan = plan_film({.segments = {{.source = first, .range = {0, 40}, .mute = true},
                                                  {.source = second,
                                                   .range = {40, 90},
                                                   .dissolve = 10,
                                                   .speed = {2, 1},
                                                   .sound_lead = 12}},
                                     .target = folder / "film.mp4"},
                                    {});
  REQUIRE(plan);
  CHECK(plan->shots[1].place == FrameRange{30, 55});
  CHECK(plan->shots[1].heard == FrameRange{18, 55});
  FilmSound sound(*plan, 48000, 2, {});
  Result<Samples> mixed = sound.mix();
  REQUIRE(mixed);
  const double full = level_db(*mixed, 30 / 24.0, 50 / 24.0);
  CHECK(level_db(*mixed, 0, 18 / 24.0) < -100);              // Before it: the muted shot.
  CHECK(level_db(*mixed, 18 / 24.0, 20 / 24.0) < full - 6);  // It begins to cross here,
  CHECK(std::abs(level_db(*mixed, 28.5 / 24, 30 / 24.0) - full) < 0.5);  // and is whole here.
}

TEST_CASE("A shot at another speed lasts so long, its sound at the same pitch", "[edit]") {
  const test::TempDir folder;
  const auto clip =
      test::make_clip(folder / "a.mp4", {.frames = 48, .first_number = 100, .sound = true});

  Result<JoinReport> fast = join(
      {.segments = {{.source = clip, .speed = {2, 1}}, {clip}}, .target = folder / "fast.mp4"});
  Result<JoinReport> slow =
      join({.segments = {{.source = clip, .speed = {1, 2}}}, .target = folder / "slow.mp4"});

  REQUIRE(fast);
  CHECK(fast->frames == 24 + 48);
  CHECK(fast->av_offset_samples == 0);
  CHECK_THAT(fast->segments[0].reason.en, test::contains("speed"));
  CHECK(fast->segments[1].mode == "copy");
  REQUIRE(slow);
  CHECK(slow->frames == 96);
  CHECK(slow->av_offset_samples == 0);
}

TEST_CASE("A film comes out at the loudness asked for, its peaks held, as ffmpeg measures it",
          "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto quiet = grey_clip(folder / "a.mp4", 40, 120, 0.05F);
  const auto loud = test::make_clip(folder / "b.mp4", {.frames = 96, .sound = true});
  const double target = GENERATE(-23.0, -16.0);

  Result<JoinReport> report = join({.segments = {{quiet}, {.source = loud, .dissolve = 12}},
                                    .target = folder / "film.mp4",
                                    .loudness_lufs = target,
                                    .true_peak_dbtp = -2});

  REQUIRE(report);
  REQUIRE(report->loudness);
  CHECK(std::abs(report->loudness->integrated_lufs - target) <= 0.1);
  CHECK(report->loudness->true_peak_dbtp <= -2 + 0.2);
  const Meter meter = metered(folder / "film.mp4");
  CHECK(std::abs(meter.lufs - target) <= 0.1 + 1e-9);
  CHECK(meter.peak <= -2 + 0.2);
}

TEST_CASE("Silence and impossible loudness are refused, and nothing is written", "[edit]") {
  const test::TempDir folder;
  const auto mute = grey_clip(folder / "a.mp4", 40, 48);
  const auto sharp = test::make_clip(folder / "b.mp4", {.frames = 48, .sound = true});

  Result<JoinReport> none =
      join({.segments = {{mute}}, .target = folder / "x.mp4", .loudness_lufs = -23});
  Result<JoinReport> much = join({.segments = {{sharp}},
                                  .target = folder / "x.mp4",
                                  .loudness_lufs = -5,
                                  .true_peak_dbtp = -20});

  REQUIRE_FALSE(none);
  CHECK_THAT(none.error().message.en, test::contains("no sound"));
  REQUIRE_FALSE(much);
  CHECK_THAT(much.error().message.en, test::contains("cannot be brought to -5.0 LUFS"));
  CHECK_FALSE(std::filesystem::exists(folder / "x.mp4"));
}

TEST_CASE("A track lies under the film where it was put, and goes down under speech", "[edit]") {
  const test::TempDir folder;
  const auto talk = grey_clip(folder / "a.mp4", 40, 48, 0.3F, 300);
  const auto calm = grey_clip(folder / "b.mp4", 40, 120);
  const auto music = grey_clip(folder / "m.mp4", 0, 24 * 9, 0.1F, 3000);
  CutTrack track{.name = "music", .duck_db = 12, .sounds = {{.source = music.string(), .at = 0}}};

  Result<JoinReport> report = join(
      {.segments = {{calm}, {talk}, {calm}}, .target = folder / "film.mp4", .tracks = {track}});

  REQUIRE(report);
  CHECK(report->av_offset_samples == 0);
  Result<Samples> film = read_sound(folder / "film.mp4");
  Result<Samples> voice = read_sound(talk);
  REQUIRE(film);
  REQUIRE(voice);
  // Without the voice (at 5 s) only the music is left.
  for (std::size_t i = 0; i < voice->values.size() && i + 480000 < film->values.size(); ++i) {
    film->values[i + 480000] -= voice->values[i];
  }
  const double alone = level_db(*film, 2, 4);
  CHECK(std::abs(alone - (-23)) < 0.5);
  CHECK(std::abs(level_db(*film, 5.3, 6.7) - (alone - 12)) < 1);
  CHECK(std::abs(level_db(*film, 8.5, 9) - alone) < 0.5);
}

TEST_CASE("A track goes down before the voice begins and comes back after it", "[edit]") {
  Samples voice{.rate = 48000, .channels = 1, .values = std::vector<float>(48000 * 4, 0.0F)};
  for (std::size_t i = 48000; i < 96000; ++i) {
    voice.values[i] = 0.3F * static_cast<float>(std::sin(static_cast<double>(i) * 0.05));
  }

  const std::vector<float> levels = duck_levels(voice, 12);

  CHECK(levels[48000 / 2] == 1.0F);
  CHECK(std::abs(20 * std::log10(levels[48000]) + 12) < 0.9);
  CHECK(std::abs(20 * std::log10(levels[72000]) + 12) < 0.01);
  CHECK(levels[48000 - 4800] < 1.0F);
  CHECK(levels.back() == 1.0F);
  for (std::size_t i = 1; i < levels.size(); ++i) {
    REQUIRE(std::abs(levels[i] - levels[i - 1]) < 0.002F);  // Nothing clicks.
  }
}
