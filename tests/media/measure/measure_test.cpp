// SPDX-License-Identifier: Apache-2.0
//
// From file to measurement, on clips made here.

#include "media/measure/measure.h"

#include <cmath>
#include <numbers>

#include "media/libav/clip_writer.h"
#include "media/libav/picture_file.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/world_shot.h"

using namespace shotlab;
using test::Place;
using test::WorldMove;
using test::WorldShotSpec;

namespace {

struct ClipPlan {
  std::vector<WorldShotSpec> shots;
  int crf = 20;
  bool tone = false;  // 1 kHz at -23 dB of full scale, both channels.
};

std::filesystem::path make_clip(const test::TempDir& folder, const ClipPlan& plan,
                                const char* name = "clip.mp4") {
  const std::filesystem::path path = folder / name;
  const WorldShotSpec& first = plan.shots.front();
  ClipWriterOptions options{.width = first.width,
                            .height = first.height,
                            .fps = {static_cast<std::int64_t>(first.fps), 1},
                            .crf = plan.crf,
                            .threads = 1,
                            .sound_rate = plan.tone ? 48000 : 0};
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  std::int64_t frames = 0;
  for (const WorldShotSpec& spec : plan.shots) {
    const test::WorldShot shot(spec);
    for (int n = 0; n < spec.frames; ++n, ++frames) REQUIRE(writer->add_picture(shot.frame(n)));
  }
  if (plan.tone) {
    Samples sound{.rate = 48000, .channels = 2};
    const auto samples = sample_of_frame(frames, options.fps, 48000);
    for (std::int64_t i = 0; i < samples; ++i) {
      const auto value = static_cast<float>(std::pow(10, -23 / 20.0) *
                                            std::sin(2 * std::numbers::pi * 1000 * i / 48000.0));
      sound.values.insert(sound.values.end(), 2, value);
    }
    REQUIRE(writer->add_sound(sound));
  }
  REQUIRE(writer->finish());
  return path;
}

}  // namespace

TEST_CASE("one pass measures a clip with a cut: shots, both cameras, tone, palette, sound",
          "[measure]") {
  test::TempDir folder;
  const auto clip =
      make_clip(folder, {.shots = {{.place = Place::street, .move = WorldMove::pan, .frames = 30},
                                   {.place = Place::room, .move = WorldMove::zoom, .frames = 40}},
                         .tone = true});

  const Result<Measurement> measured = measure({.source = clip, .evidence_folder = folder / "e"});

  REQUIRE(measured);
  CHECK(measured->shots->cuts == std::vector<std::int64_t>{30});
  REQUIRE(measured->moves.size() == 2);
  CHECK(measured->moves[0].coarse == Move::right);
  CHECK(measured->moves[0].fine == FineMove::pan);
  CHECK(measured->moves[0].frames == FrameRange{0, 30});
  CHECK(measured->moves[1].coarse == Move::in);
  CHECK(measured->move->frames == FrameRange{30, 70});
  CHECK(measured->move->coarse == Move::in);
  CHECK(measured->soundness->frames == 70);
  CHECK(measured->soundness->undecodable == 0);
  CHECK(measured->soundness->black_frames == 0);
  CHECK(measured->tone->mean_l > 10);
  CHECK(measured->palette.size() == 5);
  // Three seconds through a lossy codec: the meter itself is held to a tenth elsewhere.
  CHECK(measured->loudness->integrated_lufs == Catch::Approx(-23).margin(.1));
  for (const std::filesystem::path& evidence :
       {measured->soundness->evidence, measured->shots->evidence, measured->move->evidence}) {
    INFO(evidence);
    const Result<Picture> picture = read_picture(evidence);
    REQUIRE(picture);
    CHECK(picture->width == 960);
  }
}

TEST_CASE("only what is asked for is measured, and no picture is written unasked", "[measure]") {
  test::TempDir folder;
  const auto clip = make_clip(folder, {.shots = {{.frames = 14}}});

  const Result<Measurement> measured = measure({.source = clip,
                                                .move = false,
                                                .shots = false,
                                                .loudness = false,
                                                .tone = false,
                                                .palette = false});

  REQUIRE(measured);
  CHECK(measured->soundness);
  CHECK_FALSE(measured->move);
  CHECK_FALSE(measured->shots);
  CHECK_FALSE(measured->loudness);
  CHECK_FALSE(measured->tone);
  CHECK(measured->palette.empty());
  CHECK(measured->soundness->evidence.empty());
}

TEST_CASE("a clip without sound has no loudness", "[measure]") {
  test::TempDir folder;
  const auto clip = make_clip(folder, {.shots = {{.frames = 14}}});
  const Result<Measurement> measured = measure({.source = clip});

  REQUIRE(measured);
  CHECK_FALSE(measured->loudness);
}

TEST_CASE("the verdict survives encoding, size and rate", "[measure]") {
  test::TempDir folder;
  for (const WorldMove move : {WorldMove::truck, WorldMove::tilt, WorldMove::still}) {
    const WorldShotSpec usual{.place = Place::room, .move = move, .frames = 36};
    WorldShotSpec large = usual;
    large.width = 640, large.height = 360;
    WorldShotSpec quick = usual;
    quick.fps = 30, quick.frames = 45;
    const std::vector<ClipPlan> plans = {{.shots = {usual}, .crf = 18},
                                         {.shots = {usual}, .crf = 32},
                                         {.shots = {large}},
                                         {.shots = {quick}}};
    std::vector<MoveMeasurement> moves;
    for (const ClipPlan& plan : plans) {
      const Result<Measurement> measured = measure(
          {.source = make_clip(folder, plan), .soundness = false, .tone = false, .palette = false});
      REQUIRE(measured);
      moves.push_back(*measured->move);
    }
    for (const MoveMeasurement& other : moves) {
      INFO(test::name_of(move));
      CHECK(other.coarse == moves.front().coarse);
      CHECK(other.fine == moves.front().fine);
      CHECK(std::abs(other.x - moves.front().x) < .004);
      CHECK(std::abs(other.y - moves.front().y) < .004);
    }
  }
}

TEST_CASE("what is no clip is an error in both languages", "[measure]") {
  test::TempDir folder;
  for (const auto& path : {folder / "missing.mp4", folder.write("words.mp4", "these are words\n"),
                           folder.write("empty.mp4", "")}) {
    const Result<Measurement> measured = measure({.source = path});
    INFO(path);
    REQUIRE_FALSE(measured);
    CHECK_FALSE(measured.error().message.en.empty());
    CHECK_FALSE(measured.error().message.zh.empty());
  }
}

TEST_CASE("measuring stops when it is cancelled", "[measure]") {
  test::TempDir folder;
  const auto clip = make_clip(folder, {.shots = {{.frames = 14}}});
  Cancel cancel;
  cancel.request();

  const Result<Measurement> measured = measure({.source = clip}, cancel);

  REQUIRE_FALSE(measured);
  CHECK(measured.error().code == ErrorCode::cancelled);
}

TEST_CASE("evidence that cannot be written is an error", "[measure]") {
  test::TempDir folder;
  const auto clip = make_clip(folder, {.shots = {{.frames = 14}}});
  const auto taken = folder.write("taken", "a file where a folder should be");

  CHECK_FALSE(measure({.source = clip, .evidence_folder = taken / "e"}));
}
