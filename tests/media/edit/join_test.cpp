// SPDX-License-Identifier: Apache-2.0

#include "media/edit/join.h"

#include <cmath>

#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::vector<int> numbers_in(const std::filesystem::path& path) {
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);
  Picturer picturer(0, 0, 3);
  std::vector<int> numbers;
  for (std::int64_t n = 0; n < reader->frames(); ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    Result<Picture> picture = picturer(*frame, reader->facts());
    REQUIRE(picture);
    numbers.push_back(test::number_in(*picture));
  }
  return numbers;
}

std::size_t entries_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a film of cuts has each frame asked for, and none else", "[edit]") {
  const test::TempDir folder;
  const auto a = test::make_clip(folder / "a.mp4", {.frames = 30, .first_number = 100});
  const auto b = test::make_clip(folder / "b.mp4", {.frames = 20, .first_number = 500});

  Result<JoinReport> report =
      join({.segments = {{a, {5, 9}}, {b, {0, -1}}, {a, {29, 30}}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->frames == 25);
  REQUIRE(report->segments.size() == 3);
  CHECK(report->segments[0].frames == 4);
  CHECK(report->segments[1].mode == "copy");
  std::vector<int> wanted = {105, 106, 107, 108};
  for (int n = 500; n < 520; ++n) wanted.push_back(n);
  wanted.push_back(129);
  CHECK(numbers_in(folder / "film.mp4") == wanted);
}

TEST_CASE("sound changes with the picture, silence where a clip has none", "[edit]") {
  const test::TempDir folder;
  const auto loud = test::make_clip(folder / "loud.mp4", {.frames = 48, .sound = true});
  const auto mute = test::make_clip(folder / "mute.mp4", {.frames = 36});
  test::ClipSpec spec{.frames = 48, .sound = true};
  spec.options.sound_channels = 1;
  spec.options.sound_rate = 44100;
  const auto mono = test::make_clip(folder / "mono.mp4", spec);

  Result<JoinReport> report =
      join({.segments = {{mute, {0, 36}}, {loud, {12, 48}}, {mono, {0, 30}}},
            .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->av_offset_samples == 0);
  Result<Samples> sound = read_sound(folder / "film.mp4");
  REQUIRE(sound);
  CHECK(sound->frames() == (36 + 36 + 30) * 2000);
  const auto clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 3);
  CHECK(std::abs(clicks[0] - (36 + 12) * 2000) <= 4);  // Second 1 of `loud`, half a second in.
  CHECK(std::abs(clicks[1] - (36 + 36) * 2000) <= 4);
  CHECK(std::abs(clicks[2] - (36 + 36 + 24) * 2000) <= 4);
  for (std::size_t i = 0; i < 70000 * 2; ++i) REQUIRE(std::abs(sound->values[i]) < 1e-3);
}

TEST_CASE("seventy cuts at mixed rates end with sound and picture together", "[edit]") {
  const test::TempDir folder;
  const std::vector<Rational> rates = {{24000, 1001}, {24, 1}, {25, 1}, {30, 1}, {30000, 1001}};
  std::vector<std::filesystem::path> clips;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    test::ClipSpec spec{.frames = 20, .sound = true};
    spec.options.width = 48;
    spec.options.height = 32;
    spec.options.fps = rates[i];
    clips.push_back(test::make_clip(folder / ("c" + std::to_string(i) + ".mp4"), spec));
  }
  JoinRequest request{.segments = {}, .target = folder / "film.mp4", .fps = {24000, 1001}};
  for (int i = 0; i < 70; ++i)
    request.segments.push_back({clips[static_cast<std::size_t>(i) % 5], {1, 18}});

  Result<JoinReport> report = join(request);

  REQUIRE(report);
  CHECK(report->av_offset_samples == 0);
  std::int64_t frames = 0;
  for (const JoinReport::Segment& segment : report->segments) frames += segment.frames;
  CHECK(report->frames == frames);
  Result<ClipFacts> facts = probe(request.target);
  REQUIRE(facts);
  CHECK(facts->video->fps == Rational{24000, 1001});
  CHECK_FALSE(facts->video->vfr);
}

TEST_CASE("clips of other shapes are shown whole between black bars", "[edit]") {
  const test::TempDir folder;
  const auto wide = test::make_clip(folder / "wide.mp4", {.frames = 3, .first_number = 7});
  test::ClipSpec spec{.frames = 3, .first_number = 40};
  spec.options.rotation = 90;
  // Stored lying on its side, as a phone does: what is shown is 96 wide and 128 high.
  const auto tall = test::make_clip(folder / "tall.mp4", spec);

  REQUIRE(join({.segments = {{wide, {0, 3}}, {tall, {0, 3}}}, .target = folder / "film.mp4"}));

  Result<FrameReader> reader = FrameReader::open(folder / "film.mp4");
  REQUIRE(reader);
  CHECK(reader->facts().video->rotation == 0);
  CHECK(reader->facts().video->width == 128);
  CHECK(reader->facts().video->height == 96);
  Result<Frame> frame = reader->read(4);
  REQUIRE(frame);
  Picturer picturer(0, 0, 3);
  Result<Picture> picture = picturer(*frame, reader->facts());
  REQUIRE(picture);
  for (const int x : {2, 20, 107, 125})
    CHECK(picture->row(48)[x * 3] < 8);  // 28 of bar on each side.
  // Between them the picture, turned: its stored left bottom corner is now the left top one.
  Picture inside = make_picture(72, 96, 3);
  for (int y = 0; y < 96; ++y) {
    std::copy_n(picture->row(y) + 28 * 3, 72 * 3, inside.row(y));
  }
  Picture upright = make_picture(96, 72, 3);
  for (int y = 0; y < 96; ++y) {
    for (int x = 0; x < 72; ++x) {
      std::copy_n(inside.row(y) + x * 3, 3, upright.row(71 - x) + y * 3);
    }
  }
  CHECK(test::number_in(upright) == 41);
}

TEST_CASE("a film of another size and rate is what was asked for", "[edit]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 48});

  Result<JoinReport> report = join({.segments = {{clip, {0, 48}}},
                                    .target = folder / "film.mp4",
                                    .width = 320,
                                    .height = 180,
                                    .fps = {12, 1}});

  REQUIRE(report);
  CHECK(report->frames == 24);
  Result<ClipFacts> facts = probe(folder / "film.mp4");
  REQUIRE(facts);
  CHECK(facts->video->width == 320);
  CHECK(facts->video->height == 180);
  CHECK(facts->video->fps == Rational{12, 1});
}

TEST_CASE("title and origin are written into the film", "[edit]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 4});

  REQUIRE(join({.segments = {{clip, {0, 4}}},
                .target = folder / "film.mp4",
                .metadata = {{"title", "Rain"}},
                .digital_source_type = "compositeWithTrainedAlgorithmicMedia"}));

  Result<ClipFacts> facts = probe(folder / "film.mp4");
  REQUIRE(facts);
  CHECK(facts->digital_source_type == "compositeWithTrainedAlgorithmicMedia");
  CHECK_THAT(folder.read("film.mp4"), test::contains("Rain"));
}

TEST_CASE("what cannot be joined is refused before anything is written", "[edit]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 4});

  Result<JoinReport> nothing = join({.segments = {}, .target = folder / "film.mp4"});
  Result<JoinReport> outside =
      join({.segments = {{clip, {0, 4}}, {clip, {2, 9}}}, .target = folder / "film.mp4"});
  Result<JoinReport> onto = join({.segments = {{clip, {0, 4}}}, .target = clip});

  CHECK_FALSE(nothing);
  REQUIRE_FALSE(outside);
  CHECK(outside.error().code == ErrorCode::bad_input);
  CHECK_THAT(outside.error().message.en, test::contains("has 4 frames"));
  CHECK_FALSE(onto);
  CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("the mixed set of real clips joins without drift", "[edit][real]") {
  const auto a = test::media("D18");
  const auto b = test::media("D30");
  const auto c = test::media("D22");
  const auto d = test::media("D13-rot090");
  if (!a || !b || !c || !d) SKIP("no D18, D30, D22 or D13-rot090");
  const test::TempDir folder;

  Result<JoinReport> report =
      join({.segments = {{*a, {0, 48}}, {*b, {10, 60}}, {*c, {0, 45}}, {*d, {0, -1}}},
            .target = folder / "film.mp4",
            .width = 640,
            .height = 360,
            .fps = {24, 1}});

  REQUIRE(report);
  CHECK(report->segments[0].frames == 48);
  CHECK(report->segments[1].frames == 48);
  CHECK(report->segments[2].frames == 36);
  CHECK(report->segments[3].frames == 2);
  CHECK(report->frames == 134);
  CHECK(report->av_offset_samples == 0);
}
