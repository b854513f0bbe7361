// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cmath>

#include "media/libav/frame_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

Picture picture_of(const std::filesystem::path& path, std::int64_t n, Picturer picturer) {
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);
  Result<Frame> frame = reader->read(n);
  REQUIRE(frame);
  Result<Picture> picture = picturer(*frame, reader->facts());
  REQUIRE(picture);
  return *std::move(picture);
}

// Four fields: red, green, blue, and one half black and half white.
Picture patches(int width, int height) {
  Picture picture = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = picture.row(y) + x * 3;
      const int field = (y * 2 / height) * 2 + x * 2 / width;
      const std::uint8_t end = x * 4 / width == 3 ? 255 : 0;
      for (int c = 0; c < 3; ++c) pixel[c] = field == 3 ? end : field == c ? 255 : 0;
    }
  }
  return picture;
}

std::vector<int> at(const Picture& picture, double x, double y) {
  const std::uint8_t* pixel = picture.row(static_cast<int>(y * picture.height)) +
                              static_cast<int>(x * picture.width) * picture.channels;
  return {pixel, pixel + picture.channels};
}

void check_near(const std::vector<int>& pixel, const std::vector<int>& wanted) {
  CAPTURE(pixel, wanted);
  REQUIRE(pixel.size() == wanted.size());
  for (std::size_t i = 0; i < pixel.size(); ++i) CHECK(std::abs(pixel[i] - wanted[i]) <= 4);
}

}  // namespace

TEST_CASE("colours come back as they were, in every matrix, range and depth", "[libav]") {
  const test::TempDir folder;
  for (const char* matrix : {"bt709", "smpte170m", "bt470bg", "bt2020nc", ""}) {
    for (const char* range : {"tv", "pc"}) {
      for (const char* format : {"yuv420p", "yuv420p10le", "yuv444p"}) {
        INFO(matrix << " " << range << " " << format);
        ClipWriterOptions options = test::ClipSpec::small();
        options.crf = 4;
        options.like = VideoFacts{.pix_fmt = format, .color_range = range, .color_space = matrix};
        Result<ClipWriter> writer = ClipWriter::create(folder / "a.mp4", options);
        REQUIRE(writer);
        REQUIRE(writer->add_picture(patches(128, 96)));
        REQUIRE(writer->finish());

        const Picture picture = picture_of(folder / "a.mp4", 0, Picturer(0, 0, 3));

        check_near(at(picture, 0.25, 0.25), {255, 0, 0});
        check_near(at(picture, 0.75, 0.25), {0, 255, 0});
        check_near(at(picture, 0.25, 0.75), {0, 0, 255});
        check_near(at(picture, 0.60, 0.75), {0, 0, 0});
        check_near(at(picture, 0.90, 0.75), {255, 255, 255});
        const Picture gray = picture_of(folder / "a.mp4", 0, Picturer(0, 0, 1));
        check_near(at(gray, 0.60, 0.75), {0});
        check_near(at(gray, 0.90, 0.75), {255});
      }
    }
  }
}

TEST_CASE("a clip that is silent about its colours is BT.601 when small, BT.709 when large",
          "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  for (const auto& [size, matrix] :
       {std::pair{"128x96", "bt601"}, std::pair{"1280x720", "bt709"}}) {
    const std::string scale = std::string("scale=out_color_matrix=") + matrix + ",format=yuv420p";
    REQUIRE(test::run({"ffmpeg",
                       "-nostdin",
                       "-v",
                       "error",
                       "-y",
                       "-f",
                       "lavfi",
                       "-i",
                       std::string("color=c=red:s=") + size + ":d=0.1,format=rgb24",
                       "-vf",
                       scale,
                       "-c:v",
                       "libx264",
                       "-crf",
                       "4",
                       "-x264-params",
                       "colormatrix=undef",
                       "-bsf:v",
                       "h264_metadata=matrix_coefficients=2",
                       (folder / "red.mkv").string()})
                .exit == 0);

    check_near(at(picture_of(folder / "red.mkv", 0, Picturer(0, 0, 3)), 0.5, 0.5), {255, 0, 0});
  }
}

TEST_CASE("real clips look as ffmpeg shows them", "[libav][real]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  // Clips that say their matrix, for ffmpeg takes BT.601 for any that does not.
  for (const char* name : {"D04", "D18", "D25"}) {
    const auto path = test::media(name);
    if (!path) SKIP("no " << name);
    INFO(name);
    const test::ProgramRun run = test::run(
        {"ffmpeg", "-nostdin", "-v", "error", "-i", path->string(), "-vf", "select=eq(n\\,20)",
         "-frames:v", "1", "-sws_flags", "bicubic+accurate_rnd+full_chroma_int+full_chroma_inp",
         "-f", "rawvideo", "-pix_fmt", "rgb24", "-"});
    REQUIRE(run.exit == 0);
    const Picture ours = picture_of(*path, 20, Picturer(0, 0, 3));
    REQUIRE(run.out.size() == ours.pixels.size());
    Picture theirs = ours;
    std::copy(run.out.begin(), run.out.end(), theirs.pixels.begin());
    CHECK(test::psnr(ours, theirs) > 50);
  }
}

TEST_CASE("rotation is applied clockwise, to every quarter", "[libav]") {
  const test::TempDir folder;
  // Where the stored picture's red corner, top left, is seen.
  const std::vector<std::tuple<int, double, double>> corners = {
      {0, 0.25, 0.25}, {90, 0.75, 0.25}, {180, 0.75, 0.75}, {270, 0.25, 0.75}};
  for (const auto& [rotation, x, y] : corners) {
    INFO(rotation);
    ClipWriterOptions options = test::ClipSpec::small();
    options.rotation = rotation;
    Result<ClipWriter> writer = ClipWriter::create(folder / "a.mp4", options);
    REQUIRE(writer);
    REQUIRE(writer->add_picture(patches(128, 96)));
    REQUIRE(writer->finish());

    const Picture picture = picture_of(folder / "a.mp4", 0, Picturer(0, 0, 4));

    CHECK(picture.width == (rotation % 180 == 0 ? 128 : 96));
    CHECK(picture.height == (rotation % 180 == 0 ? 96 : 128));
    const std::vector<int> pixel = at(picture, x, y);
    CHECK(pixel[0] > 200);
    CHECK(pixel[1] < 60);
    CHECK(pixel[3] == 255);
  }
}

TEST_CASE("wide pixels make a wide picture, and sides follow the aspect", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 1};
  spec.options.like = VideoFacts{.pix_fmt = "yuv420p", .sample_aspect = {2, 1}};
  const auto path = test::make_clip(folder / "a.mp4", spec);

  const Picture shown = picture_of(path, 0, Picturer(0, 0, 3));
  CHECK(shown.width == 256);
  CHECK(shown.height == 96);
  CHECK(picture_of(path, 0, Picturer(64, 0, 3)).height == 24);
  CHECK(picture_of(path, 0, Picturer(0, 48, 1, true)).width == 128);
  const Picture exact = picture_of(path, 0, Picturer(50, 50, 3, true));
  CHECK(exact.width == 50);
  CHECK(exact.height == 50);
  CHECK(test::number_in(exact) == 0);
}

TEST_CASE("one Picturer serves clips of different shapes in turn", "[libav]") {
  const test::TempDir folder;
  const auto small = test::make_clip(folder / "small.mp4", {.frames = 2, .first_number = 300});
  test::ClipSpec spec{.frames = 2, .first_number = 900};
  spec.options.width = 320;
  spec.options.height = 180;
  const auto large = test::make_clip(folder / "large.mp4", spec);
  Picturer picturer(160, 90, 3);
  for (int i = 0; i < 2; ++i) {
    for (const auto& path : {small, large}) {
      Result<FrameReader> reader = FrameReader::open(path);
      REQUIRE(reader);
      Result<Picture> picture = picturer(*reader->read(1), reader->facts());
      REQUIRE(picture);
      CHECK(test::number_in(*picture) == (path == small ? 301 : 901));
    }
  }
}

TEST_CASE("no frame gives no picture", "[libav]") {
  CHECK_FALSE(Picturer(0, 0, 3)(Frame(), ClipFacts()));
}
