// SPDX-License-Identifier: Apache-2.0
//
// What a film does to its pictures besides hard cuts: dissolves, fades, titles, codecs.

#include <cmath>

#include "media/edit/join.h"
#include "media/libav/frame_reader.h"
#include "media/libav/picture_file.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/edit/film_scene.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::grey_clip;
using test::greys_in;
using test::level_db;

TEST_CASE("A dissolve goes evenly from one grey to the other", "[edit]") {
  const test::TempDir folder;
  const auto dark = grey_clip(folder / "a.mp4", 40, 24);
  const auto light = grey_clip(folder / "b.mp4", 200, 24);

  Result<JoinReport> report =
      join({.segments = {{dark}, {.source = light, .dissolve = 7}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  const std::vector<int> greys = greys_in(folder / "film.mp4");
  REQUIRE(greys.size() == 41);
  for (int n = 0; n < 41; ++n) {
    const double share = n < 17 ? 0 : n >= 24 ? 1 : (n - 16) / 8.0;
    CHECK(std::abs(greys[static_cast<std::size_t>(n)] - (40 + 160 * share)) <= 3);
  }
}

TEST_CASE("Fades begin and end in black", "[edit]") {
  const test::TempDir folder;
  const auto clip = grey_clip(folder / "a.mp4", 200, 36, 0.5F);

  Result<JoinReport> report = join({.segments = {{.source = clip, .fade_in = 10, .fade_out = 5}},
                                    .target = folder / "film.mp4"});

  REQUIRE(report);
  const std::vector<int> greys = greys_in(folder / "film.mp4");
  REQUIRE(greys.size() == 36);
  CHECK(greys[0] <= 3);
  CHECK(std::abs(greys[5] - 100) <= 4);
  CHECK(std::abs(greys[10] - 200) <= 3);
  CHECK(std::abs(greys[30] - 200) <= 3);
  CHECK(greys[35] <= 3);
  Result<Samples> sound = read_sound(folder / "film.mp4");
  REQUIRE(sound);
  CHECK(level_db(*sound, 0, 0.02) < level_db(*sound, 0.6, 1.0) - 20);
  CHECK(level_db(*sound, 1.48, 1.5) < level_db(*sound, 0.6, 1.0) - 15);
}

TEST_CASE("Words are seen in their frames and nowhere else", "[edit]") {
  const test::TempDir folder;
  const auto clip = grey_clip(folder / "a.mp4", 60, 48);
  const CutTitle title{.text = "字", .range = {12, 36}, .size = 0.5, .fade = 4};

  Result<JoinReport> report =
      join({.segments = {{clip}}, .target = folder / "film.mp4", .titles = {title}});

  REQUIRE(report);
  CHECK(report->segments[0].mode == "smart");
  CHECK_THAT(report->segments[0].reason.en, test::contains("words over it"));
  Result<FrameReader> reader = FrameReader::open(folder / "film.mp4");
  REQUIRE(reader);
  Picturer picturer(0, 0, 1);
  std::vector<int> brightest;
  for (std::int64_t n = 0; n < reader->frames(); ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    Result<Picture> picture = picturer(*frame, reader->facts());
    REQUIRE(picture);
    brightest.push_back(*std::max_element(picture->pixels.begin(), picture->pixels.end()));
  }
  CHECK(brightest[11] < 75);
  CHECK(brightest[12] < brightest[14]);
  CHECK(brightest[20] > 230);
  CHECK(brightest[35] < 120);
  CHECK(brightest[36] < 75);
}

TEST_CASE("Every codec holds the same frames and the same length of sound", "[edit]") {
  const test::TempDir folder;
  struct Row {
    const char* name;
    FilmCodec codec;
    const char* wanted;
  };
  const Row row =
      GENERATE(Row{"a.mp4", FilmCodec::h264, "h264"}, Row{"a.mov", FilmCodec::h264, "h264"},
               Row{"a.mkv", FilmCodec::automatic, "h264"}, Row{"a.mp4", FilmCodec::hevc, "hevc"},
               Row{"a.webm", FilmCodec::automatic, "vp9"}, Row{"a.mp4", FilmCodec::vp9, "vp9"},
               Row{"a.mov", FilmCodec::prores, "prores"}, Row{"a.ts", FilmCodec::h264, "h264"});
  test::ClipSpec spec{.frames = 30, .first_number = 600, .sound = true};
  spec.options.width = 160;
  const auto clip = test::make_clip(folder / "c.mp4", spec);
  test::ClipSpec other = spec;
  other.options.fps = {30, 1};
  const auto faster = test::make_clip(folder / "d.mp4", other);
  INFO(row.name << " " << row.wanted);

  Result<JoinReport> report =
      join({.segments = {{clip, {1, 30}}, {.source = faster, .dissolve = 5}},
            .target = folder / row.name,
            .codec = row.codec,
            .copy = false});

  REQUIRE(report);
  CHECK(report->codec == row.wanted);
  CHECK(report->frames == 29 + 24 - 5);
  Result<ClipFacts> facts = probe(folder / row.name);
  REQUIRE(facts);
  CHECK(facts->video->codec == row.wanted);
  CHECK(facts->video->frames == 48);
  REQUIRE(facts->audio);
  CHECK(std::abs(facts->audio->duration_s - 2.0) < 0.05);
  Result<FrameReader> reader = FrameReader::open(folder / row.name);
  REQUIRE(reader);
  Picturer picturer(0, 0, 3);
  Result<Frame> frame = reader->read(20);
  REQUIRE(frame);
  Result<Picture> picture = picturer(*frame, reader->facts());
  REQUIRE(picture);
  CHECK(test::number_in(*picture) == 621);
}

TEST_CASE("Numbered pictures come in a folder of their own, with the sound", "[edit]") {
  const test::TempDir folder;
  const auto clip =
      test::make_clip(folder / "a.mp4", {.frames = 5, .first_number = 30, .sound = true});

  Result<JoinReport> report =
      join({.segments = {{clip}}, .target = folder / "pictures", .codec = FilmCodec::png});
  Result<JoinReport> again =
      join({.segments = {{clip}}, .target = folder / "pictures", .codec = FilmCodec::png});

  REQUIRE(report);
  CHECK(report->codec == "png");
  for (int n = 0; n < 5; ++n) {
    Result<Picture> picture =
        read_picture(folder.path() / "pictures" / ("00000" + std::to_string(n + 1) + ".png"));
    REQUIRE(picture);
    CHECK(test::number_in(*picture) == 30 + n);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "pictures/000006.png"));
  Result<Samples> sound = read_sound(folder / "pictures/sound.wav");
  REQUIRE(sound);
  CHECK(sound->frames() == 10000);
  REQUIRE_FALSE(again);
  CHECK_THAT(again.error().message.en, test::contains("there already"));
}
