// SPDX-License-Identifier: Apache-2.0

#include "media/libav/probe.h"

#include <cmath>

#include "media/libav/container_scan.h"
#include "media/libav/frame_rate.h"
#include "tests/media/clips/clips.h"
#include "tests/media/libav/odd_clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using Catch::Approx;

namespace {

std::vector<std::int64_t> grid(int frames, double step) {
  std::vector<std::int64_t> pts;
  pts.reserve(static_cast<std::size_t>(frames));
  for (int n = 0; n < frames; ++n) pts.push_back(static_cast<std::int64_t>(std::lround(n * step)));
  return pts;
}

}  // namespace

TEST_CASE("the facts of real clips are those of their README", "[libav][real]") {
  struct Known {
    const char* name;
    const char* codec;
    const char* pix_fmt;
    int width, height;
    Rational fps;
    std::int64_t frames;
    int rotation;
    int channels;
    double duration_s;
  };
  const Known known =
      GENERATE(Known{"D01", "h264", "yuv420p", 1920, 1080, {30, 1}, 300, 0, 6, 10},
               Known{"D02", "h264", "yuv420p", 1920, 1080, {60, 1}, 600, 0, 6, 10},
               Known{"D04", "h264", "yuvj420p", 1280, 720, {30, 1}, 30, 0, 0, 1},
               Known{"D10", "h264", "yuv420p", 1920, 1080, {30, 1}, 270, 0, 2, 9},
               // Of its 13 pictures the edit list hides the first.
               Known{"D11", "h264", "yuv444p", 704, 576, {1, 1}, 12, 0, 0, 12},
               Known{"D13-rot000", "h264", "yuv420p", 568, 320, {30, 1}, 3, 0, 0, 0.1},
               Known{"D13-rot090", "h264", "yuv420p", 568, 320, {30, 1}, 3, 90, 0, 0.1},
               Known{"D13-rot180", "h264", "yuv420p", 568, 320, {30, 1}, 3, 180, 0, 0.1},
               Known{"D13-rot270", "h264", "yuv420p", 568, 320, {30, 1}, 3, 270, 0, 0.1},
               Known{"D15-h264", "h264", "yuv420p10le", 200, 200, {30, 1}, 30, 0, 0, 1},
               Known{"D15-h265", "hevc", "yuv420p10le", 200, 200, {30, 1}, 30, 0, 0, 1},
               Known{"D18", "h264", "yuv420p", 960, 544, {24, 1}, 121, 0, 2, 121 / 24.0},
               Known{"D20", "h264", "yuv420p", 256, 256, {10, 1}, 16, 0, 0, 1.6},
               Known{"D21", "av1", "yuv420p", 640, 360, {25, 1}, 125, 0, 0, 5},
               Known{"D22", "vp9", "yuv420p", 642, 642, {30, 1}, 90, 0, 0, 3},
               Known{"D25", "vp8", "yuv420p", 1280, 720, {24, 1}, 720, 0, 2, 30},
               Known{"D26", "h264", "yuv420p", 1920, 1080, {30, 1}, 10883, 0, 2, 10883 / 30.0},
               Known{"D30", "h264", "yuv420p", 1280, 720, {25, 1}, 132, 0, 6, 5.28});
  const auto path = test::media(known.name);
  if (!path) SKIP("no " << known.name);
  INFO(known.name);

  Result<ClipFacts> facts = probe(*path);

  REQUIRE(facts);
  const VideoFacts& video = *facts->video;
  CHECK(video.codec == known.codec);
  CHECK(video.pix_fmt == known.pix_fmt);
  CHECK(video.width == known.width);
  CHECK(video.height == known.height);
  CHECK(video.fps == known.fps);
  CHECK(video.frames == known.frames);
  CHECK(video.rotation == known.rotation);
  CHECK_FALSE(video.vfr);
  CHECK(facts->audio.has_value() == (known.channels > 0));
  if (facts->audio) CHECK(facts->audio->channels == known.channels);
  CHECK(facts->duration_s == Approx(known.duration_s).margin(0.002));
  CHECK(facts->bytes == static_cast<std::int64_t>(std::filesystem::file_size(*path)));
  CHECK(facts->credentials.empty());
}

TEST_CASE("D10's picture starts a second after its sound", "[libav][real]") {
  const auto path = test::media("D10");
  if (!path) SKIP("no D10");

  Result<ClipFacts> facts = probe(*path);

  REQUIRE(facts);
  CHECK(facts->video->first_pts == 15360);
  CHECK(facts->audio->start_s == 0);
}

TEST_CASE("colour tags are found in the container, the stream or the picture", "[libav][real]") {
  const auto full = test::media("D04");
  const auto vp8 = test::media("D25");
  if (!full || !vp8) SKIP("no D04 or D25");

  CHECK(probe(*full)->video->color_range == "pc");
  CHECK(probe(*full)->video->color_space == "bt709");
  CHECK(probe(*vp8)->video->color_space == "bt470bg");
}

TEST_CASE("the facts of odd clips are true", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  test::OddClips clips;
  const auto facts_of = [&](const char* name) -> std::optional<ClipFacts> {
    const auto path = clips.make(name);
    if (!path) return std::nullopt;
    Result<ClipFacts> facts = probe(*path);
    if (!facts) FAIL_CHECK(facts.error().message.en);
    return facts ? std::optional(*facts) : std::nullopt;
  };

  if (const auto facts = facts_of("h264 uneven")) CHECK(facts->video->vfr);
  if (const auto facts = facts_of("mpeg2 with a gap")) {
    CHECK(facts->video->vfr);
    CHECK(facts->video->frames == 69);
  }
  if (const auto facts = facts_of("h264 opus")) {
    // Matroska rounds times to milliseconds; the rate is even all the same.
    CHECK_FALSE(facts->video->vfr);
    CHECK(facts->video->fps == Rational{24, 1});
    CHECK(facts->audio->codec == "opus");
  }
  if (const auto facts = facts_of("rotated")) CHECK(facts->video->rotation == 270);
  if (const auto facts = facts_of("hevc open group")) {
    CHECK(facts->video->codec == "hevc");
    CHECK(facts->video->key_frames == 6);
  }
  if (const auto facts = facts_of("no table of keys")) CHECK(facts->video->key_frames == 6);
  if (const auto facts = facts_of("cover art")) CHECK(facts->video->codec == "h264");
  if (const auto facts = facts_of("vp9 hidden frames")) CHECK(facts->video->frames == 72);
  if (const auto facts = facts_of("ts from the middle")) {
    CHECK(facts->video->frames < 72);
    CHECK(facts->video->frames % 12 == 0);  // From the first key picture on.
  }
}

TEST_CASE("a C2PA box is found and its source type read, unverified", "[libav]") {
  const test::TempDir folder;
  test::make_clip(folder / "clip.mp4", {.frames = 3});
  std::string box("\0\0\0\0uuid", 8);
  box += av::kC2paUuid;
  box += std::string("\0\0\0\0manifest\0", 13) + std::string(8, '\0') +
         "jumb...digitalSourceTypexF" + std::string(av::kDigitalSourceTypes) +
         "trainedAlgorithmicMedia" + std::string("\0rest", 5);
  box[2] = static_cast<char>(box.size() >> 8);
  box[3] = static_cast<char>(box.size());

  Result<ClipFacts> facts = probe(folder.write("signed.mp4", folder.read("clip.mp4") + box));

  REQUIRE(facts);
  CHECK(facts->credentials == std::vector<std::string>{"c2pa"});
  CHECK(facts->digital_source_type == "trainedAlgorithmicMedia");
}

TEST_CASE("a mark of origin in a Matroska tag is read", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto clip = test::make_clip(folder / "clip.mp4", {.frames = 3});
  const std::string tag =
      "comment=made: " + std::string(av::kDigitalSourceTypes) + "digitalCapture";
  REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-i", clip.string(), "-c", "copy",
                     "-metadata", tag, (folder / "a.mkv").string()})
              .exit == 0);

  CHECK(probe(folder / "a.mkv")->digital_source_type == "digitalCapture");
}

TEST_CASE("equal steps of a fine clock are an exact rate", "[libav]") {
  const av::FrameRate rate = av::find_frame_rate(grid(100, 1001), 100100, {1, 30000}, {{30, 1}});

  CHECK(rate.fps == Rational{30000, 1001});
  CHECK_FALSE(rate.vfr);
}

TEST_CASE("a rate rounded to milliseconds is recognised", "[libav]") {
  const Rational ms{1, 1000};
  CHECK(av::find_frame_rate(grid(200, 1000 / 30.0), 6667, ms, {}).fps == Rational{30, 1});
  CHECK(av::find_frame_rate(grid(400, 1001 / 24.0), 16683, ms, {}).fps == Rational{24000, 1001});
  CHECK(av::find_frame_rate(grid(20, 1001 / 24.0), 834, ms, {{24000, 1001}}).fps ==
        Rational{24000, 1001});
  CHECK_FALSE(av::find_frame_rate(grid(400, 1001 / 24.0), 16683, ms, {}).vfr);
}

TEST_CASE("a claimed rate that the times deny is not believed", "[libav]") {
  // H.264 often claims its field rate.
  const av::FrameRate rate =
      av::find_frame_rate(grid(100, 1000 / 30.0), 3333, {1, 1000}, {{60, 1}});

  CHECK(rate.fps == Rational{30, 1});
}

TEST_CASE("uneven times are called so, with their mean rate", "[libav]") {
  const av::FrameRate rate =
      av::find_frame_rate({0, 3000, 12000, 15000, 27000}, 30000, {1, 90000}, {{30, 1}});

  CHECK(rate.vfr);
  CHECK(rate.fps == Rational{15, 1});
}

TEST_CASE("a single frame has the rate that is claimed, or that its length gives", "[libav]") {
  CHECK(av::find_frame_rate({0}, 40, {1, 1000}, {}).fps == Rational{25, 1});
  CHECK(av::find_frame_rate({0}, 40, {1, 1000}, {{24, 1}}).fps == Rational{24, 1});
}
