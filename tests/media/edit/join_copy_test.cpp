// SPDX-License-Identifier: Apache-2.0
//
// What a join copies, judged by the ffmpeg program: frames by their hashes, times, sound.

#include <algorithm>
#include <cmath>

#include "media/edit/join.h"
#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/media/edit/referee.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

using Hashes = std::vector<std::string>;

Hashes hashes_of(const std::filesystem::path& clip) {
  const auto frames = test::shown_by_ffmpeg(clip);
  REQUIRE(frames);
  Hashes hashes;
  for (const test::RefereeFrame& frame : *frames) hashes.push_back(frame.hash);
  return hashes;
}

void append(Hashes& out, const Hashes& more, FrameRange range) {
  out.insert(out.end(), more.begin() + range.in, more.begin() + range.out);
}

// All frames one frame apart, from 0 on.
void check_times(const std::filesystem::path& film, Rational fps) {
  const auto frames = test::shown_by_ffmpeg(film);
  REQUIRE(frames);
  for (std::size_t n = 0; n < frames->size(); ++n) {
    const double wanted = static_cast<double>(n) / fps.value();
    REQUIRE(std::abs((*frames)[n].seconds - (*frames)[0].seconds - wanted) < 1e-3);
  }
}

}  // namespace

TEST_CASE("Clips of one kind are joined without a single bit encoded", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto a =
      test::make_clip(folder / "a.mp4", {.frames = 30, .first_number = 100, .sound = true});
  const auto b =
      test::make_clip(folder / "b.mp4", {.frames = 31, .first_number = 500, .sound = true});

  Result<JoinReport> report = join({.segments = {{a}, {b}, {a}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->frames == 91);
  CHECK(report->av_offset_samples == 0);
  CHECK(report->worst_psnr == 99);
  for (const JoinReport::Segment& segment : report->segments) {
    CHECK(segment.mode == "copy");
    CHECK(segment.copied == segment.frames);
    CHECK(segment.reason.empty());
  }
  Hashes wanted;
  append(wanted, hashes_of(a), {0, 30});
  append(wanted, hashes_of(b), {0, 31});
  append(wanted, hashes_of(a), {0, 30});
  CHECK(hashes_of(folder / "film.mp4") == wanted);
  check_times(folder / "film.mp4", {24, 1});
}

TEST_CASE("Only what lies before a key picture and behind the last whole run is encoded",
          "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  // Key pictures at every twelfth frame.
  const auto a = test::make_clip(folder / "a.mp4", {.frames = 60, .first_number = 100});

  Result<JoinReport> report =
      join({.segments = {{a, {5, 43}}, {a, {24, 60}}, {a, {1, 5}}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->segments[0].mode == "smart");
  CHECK(report->segments[0].copied >= 24);
  CHECK_THAT(report->segments[0].reason.en, test::contains("key picture"));
  CHECK(report->segments[1].mode == "copy");
  CHECK(report->segments[2].mode == "full");
  CHECK(report->worst_psnr >= 45);
  const Hashes source = hashes_of(a);
  const Hashes film = hashes_of(folder / "film.mp4");
  REQUIRE(film.size() == 38 + 36 + 4);
  std::int64_t same = 0;
  for (std::size_t n = 0; n < 38; ++n) same += film[n] == source[n + 5] ? 1 : 0;
  CHECK(same >= report->segments[0].copied);
  for (std::size_t n = 0; n < 36; ++n) CHECK(film[38 + n] == source[24 + n]);
  check_times(folder / "film.mp4", {24, 1});
}

TEST_CASE("A dissolve is encoded, and the rest of both shots copied", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto a = test::make_clip(folder / "a.mp4", {.frames = 48, .first_number = 100});
  const auto b = test::make_clip(folder / "b.mp4", {.frames = 48, .first_number = 500});

  Result<JoinReport> report =
      join({.segments = {{a}, {.source = b, .dissolve = 12}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->frames == 48 + 48 - 12);
  CHECK(report->segments[0].mode == "smart");
  CHECK(report->segments[0].copied >= 24);
  CHECK(report->segments[1].copied == 36);
  CHECK_THAT(report->segments[1].reason.en, test::contains("a dissolve"));
  const Hashes film = hashes_of(folder / "film.mp4");
  const Hashes first = hashes_of(a);
  const Hashes second = hashes_of(b);
  for (std::size_t n = 0; n < static_cast<std::size_t>(report->segments[0].copied); ++n) {
    CHECK(film[n] == first[n]);
  }
  for (std::size_t n = 48; n < 84; ++n) CHECK(film[n] == second[n - 36]);
}

TEST_CASE("Clips that describe themselves in other words under the same numbers stay readable",
          "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const std::string ending = GENERATE(".mp4", ".mkv", ".ts");
  std::vector<std::filesystem::path> clips;
  int number = 0;
  for (const char* words : {"ref=1:cabac=0:8x8dct=0", "ref=4:bframes=3:weightp=2"}) {
    const std::string path = folder / ("c" + std::to_string(number++) + ".mp4");
    REQUIRE(test::run({"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x96:r=25:d=1.2",
                       "-c:v", "libx264", "-g", "10", "-pix_fmt", "yuv420p", "-x264-params", words,
                       path})
                .exit == 0);
    clips.emplace_back(path);
  }
  const auto film = folder / ("film" + ending);

  Result<JoinReport> report =
      join({.segments = {{clips[0]}, {clips[1]}, {clips[0], {0, 20}}}, .target = film});

  REQUIRE(report);
  INFO(report->segments[1].reason.en);
  CHECK(report->segments[0].mode == "copy");
  CHECK(report->segments[1].mode == "copy");
  Hashes wanted;
  append(wanted, hashes_of(clips[0]), {0, 30});
  append(wanted, hashes_of(clips[1]), {0, 30});
  append(wanted, hashes_of(clips[0]), {0, 20});
  CHECK(hashes_of(film) == wanted);
  // And from the middle, as a player that jumps there.
  Result<FrameReader> reader = FrameReader::open(film);
  REQUIRE(reader);
  Result<FrameReader> source = FrameReader::open(clips[1]);
  REQUIRE(source);
  for (const std::int64_t n : {25, 3, 17}) {
    Result<Frame> there = reader->read(30 + n);
    Result<Frame> here = source->read(n);
    REQUIRE(there);
    REQUIRE(here);
    CHECK(test::frames_equal(*there, *here));
  }
}

TEST_CASE("HEVC with open groups is copied where it may be, and plays from everywhere", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const std::string clip = folder / "a.mp4";
  const test::ProgramRun made = test::run(
      {"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x96:r=25:d=3", "-c:v",
       "libx265", "-pix_fmt", "yuv420p", "-x265-params",
       "log-level=none:keyint=15:min-keyint=15:scenecut=0:bframes=3:b-adapt=0:open-gop=1", clip});
  if (made.exit != 0) SKIP("this ffmpeg cannot make HEVC");
  const auto film = folder / "film.mp4";

  Result<JoinReport> report =
      join({.segments = {{clip}, {clip, {20, 75}}, {clip, {0, 41}}}, .target = film});

  REQUIRE(report);
  CHECK(report->codec == "hevc");
  CHECK(report->segments[0].mode == "copy");
  CHECK(report->segments[1].copied > 20);
  const Hashes source = hashes_of(clip);
  const Hashes shown = hashes_of(film);
  REQUIRE(shown.size() == 75 + 55 + 41);
  for (std::size_t n = 0; n < 75; ++n) REQUIRE(shown[n] == source[n]);
  Result<FrameReader> reader = FrameReader::open(film);
  REQUIRE(reader);
  for (const std::int64_t n : {170, 131, 100, 76, 2}) CHECK(reader->read(n));
}

TEST_CASE("The longest lasting kind is copied, and the others are brought to it", "[edit]") {
  const test::TempDir folder;
  const auto first = test::make_clip(folder / "a.mp4", {.frames = 12});
  test::ClipSpec fast{.frames = 30};
  fast.options.fps = {30, 1};
  const auto faster = test::make_clip(folder / "b.mp4", fast);
  test::ClipSpec wide{.frames = 24};
  wide.options.width = 192;
  const auto wider = test::make_clip(folder / "c.mp4", wide);

  Result<JoinReport> report =
      join({.segments = {{first}, {faster}, {wider}, {first}}, .target = folder / "film.mp4"});

  REQUIRE(report);
  CHECK(report->frames == 12 + 24 + 24 + 12);
  CHECK(report->segments[0].mode == "copy");
  CHECK(report->segments[3].mode == "copy");
  CHECK(report->segments[1].mode == "full");
  CHECK_THAT(report->segments[1].reason.en, test::contains("30 frames a second, the film at 24"));
  CHECK_THAT(report->segments[2].reason.en, test::contains("192x96, the film 128x96"));
}

TEST_CASE("Encoding can be asked for, and another codec has nothing to copy", "[edit]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "a.mp4", {.frames = 24});

  Result<JoinReport> all = join({.segments = {{clip}}, .target = folder / "a1.mp4", .copy = false});
  Result<JoinReport> other =
      join({.segments = {{clip}}, .target = folder / "a2.mp4", .codec = FilmCodec::hevc});

  REQUIRE(all);
  CHECK(all->segments[0].mode == "full");
  REQUIRE(other);
  CHECK(other->codec == "hevc");
  CHECK_THAT(other->segments[0].reason.en, test::contains("hevc was asked for"));
}

TEST_CASE("Ten times the real shot is copied in full, sound to the sample", "[edit][real]") {
  const auto clip = test::media("D18");
  if (!clip || !test::have_program("ffmpeg")) SKIP("no D18 or no ffmpeg");
  const test::TempDir folder;
  JoinRequest request{.segments = {}, .target = folder / "film.mp4"};
  for (int i = 0; i < 4; ++i) request.segments.push_back({*clip});

  Result<JoinReport> report = join(request);

  REQUIRE(report);
  CHECK(report->frames == 4 * 121);
  CHECK(report->av_offset_samples == 0);
  Hashes wanted;
  const Hashes source = hashes_of(*clip);
  for (int i = 0; i < 4; ++i) append(wanted, source, {0, 121});
  CHECK(hashes_of(request.target) == wanted);
  for (const JoinReport::Segment& segment : report->segments) CHECK(segment.mode == "copy");
}
