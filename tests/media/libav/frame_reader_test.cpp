// SPDX-License-Identifier: Apache-2.0

#include "media/libav/frame_reader.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <sstream>

#include "media/libav/av.h"
#include "tests/media/clips/clips.h"
#include "tests/media/libav/odd_clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/md5.h>
}

using namespace shotlab;

namespace {

// As ffmpeg's framemd5 muxer has it: planes without padding, one after the other.
std::string md5(const Frame& frame) {
  const AVFrame& picture = *frame.get();
  const auto format = static_cast<AVPixelFormat>(picture.format);
  const int size = av_image_get_buffer_size(format, picture.width, picture.height, 1);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  av_image_copy_to_buffer(bytes.data(), size, picture.data, picture.linesize, format, picture.width,
                          picture.height, 1);
  std::uint8_t sum[16] = {};
  av_md5_sum(sum, bytes.data(), bytes.size());
  std::string text;
  for (const std::uint8_t byte : sum) {
    text.push_back("0123456789abcdef"[byte >> 4]);
    text.push_back("0123456789abcdef"[byte & 15]);
  }
  return text;
}

// The referee: every picture that ffmpeg shows, in its order.
std::vector<std::string> ffmpeg_md5s(const std::filesystem::path& path) {
  const test::ProgramRun run =
      test::run({"ffmpeg", "-nostdin", "-v", "quiet", "-noautorotate", "-i", path.string(), "-map",
                 "0:v:0", "-fps_mode", "passthrough", "-f", "framemd5", "-"});
  REQUIRE(run.exit == 0);
  std::vector<std::string> sums;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    sums.push_back(line.substr(line.rfind(' ') + 1));
  }
  return sums;
}

std::vector<std::int64_t> ffprobe_pts(const std::filesystem::path& path) {
  const test::ProgramRun run =
      test::run({"ffprobe", "-v", "quiet", "-select_streams", "v:0", "-show_entries", "frame=pts",
                 "-of", "csv=p=0", path.string()});
  std::vector<std::int64_t> pts;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) pts.push_back(std::strtoll(line.c_str(), nullptr, 10));
  }
  return pts;
}

std::vector<std::string> read_all(FrameReader& reader, std::int64_t frames) {
  std::vector<std::string> sums;
  for (std::int64_t n = 0; n < frames; ++n) {
    Result<Frame> frame = reader.read(n);
    if (!frame) FAIL(frame.error().message.en);
    CHECK(frame->number() == n);
    CHECK(frame->pts() == reader.index().frame_pts[static_cast<std::size_t>(n)]);
    sums.push_back(md5(*frame));
  }
  return sums;
}

void check_any_order(const std::filesystem::path& path, const std::vector<std::string>& sums,
                     int count) {
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);
  const auto frames = static_cast<std::int64_t>(sums.size());
  std::vector<std::int64_t> order;
  order.reserve(2 * static_cast<std::size_t>(count));
  std::mt19937 random(11);
  for (int i = 0; i < count; ++i)
    order.push_back(static_cast<std::int64_t>(random() % sums.size()));
  for (std::int64_t n = frames - 1; n >= std::max<std::int64_t>(0, frames - count); --n) {
    order.push_back(n);
  }
  for (const std::int64_t n : order) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    CHECK(frame->number() == n);
    CHECK(md5(*frame) == sums[static_cast<std::size_t>(n)]);
  }
}

}  // namespace

TEST_CASE("frame n is the n-th picture in any order, in every odd clip, as ffmpeg shows it",
          "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  test::OddClips clips;
  int made = 0;
  for (const std::string& name : test::OddClips::names()) {
    const auto path = clips.make(name);
    if (!path) {
      WARN("this ffmpeg cannot make: " << name);
      continue;
    }
    ++made;
    INFO(name);
    Result<FrameReader> reader = FrameReader::open(*path);
    if (!reader) FAIL_CHECK(reader.error().message.en);
    if (!reader) continue;

    const std::vector<std::string> sums = read_all(*reader, reader->frames());

    CHECK(sums == ffmpeg_md5s(*path));
    check_any_order(*path, sums, 20);
    const std::vector<std::int64_t>& pts = reader->index().frame_pts;
    CHECK(std::adjacent_find(pts.begin(), pts.end(), std::greater_equal<>()) == pts.end());
  }
  CHECK(made >= 20);
}

TEST_CASE("times of frames are ffprobe's", "[libav]") {
  if (!test::have_program("ffprobe")) SKIP("ffprobe is not installed");
  test::OddClips clips;
  for (const char* name :
       {"h264 uneven", "h264 opus", "hevc edit list", "h264 edit list", "h264 fragmented",
        "mpeg2 with a gap", "vp9 hidden frames", "vp8 hidden frames", "h264 flv"}) {
    const auto path = clips.make(name);
    if (!path) continue;
    INFO(name);
    Result<PacketIndex> index = index_video(*path);
    REQUIRE(index);
    CHECK(index->frame_pts == ffprobe_pts(*path));
  }
}

TEST_CASE("every real clip: any order gives the pictures and times that ffmpeg shows",
          "[libav][real]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const char* name =
      GENERATE("D01", "D02", "D04", "D10", "D11", "D13-rot000", "D13-rot090", "D13-rot180",
               "D13-rot270", "D15-h264", "D15-h265", "D18", "D20", "D21", "D22", "D25", "D30");
  const auto path = test::media(name);
  if (!path) SKIP("no " << name);
  INFO(name);
  Result<FrameReader> reader = FrameReader::open(*path);
  REQUIRE(reader);

  const std::vector<std::string> sums = read_all(*reader, reader->frames());

  CHECK(sums == ffmpeg_md5s(*path));
  CHECK(reader->index().frame_pts == ffprobe_pts(*path));
  check_any_order(*path, sums, 6);
}

TEST_CASE("the long clip is entered at the right key picture", "[libav][real]") {
  const auto path = test::media("D26");
  if (!path) SKIP("no D26");
  Result<FrameReader> reader = FrameReader::open(*path);
  REQUIRE(reader);
  CHECK(reader->frames() == 10883);
  for (const std::int64_t n : {10882LL, 5000LL, 5001LL, 250LL, 0LL}) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    CHECK(frame->pts() == n * 512);
  }
}

TEST_CASE("reading forward never enters the file anew", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 60});
  Result<FrameReader> reader = FrameReader::open(path, {.threads = 1});
  REQUIRE(reader);
  REQUIRE(reader->read(0));
  const std::int64_t before = reader->entries();

  for (int n = 1; n < 60; ++n) REQUIRE(reader->read(n));

  CHECK(reader->entries() == before);
}

TEST_CASE("stepping back does not decode a group for each step", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 60};
  spec.options.key_interval = 250;
  const auto path = test::make_clip(folder / "clip.mp4", spec);
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);

  for (int n = 59; n >= 0; --n) REQUIRE(reader->read(n));

  CHECK(reader->entries() <= 3);
}

TEST_CASE("a frame outside the clip is refused with the clip's length", "[libav]") {
  const test::TempDir folder;
  Result<FrameReader> reader =
      FrameReader::open(test::make_clip(folder / "clip.mp4", {.frames = 7}));
  REQUIRE(reader);

  for (const std::int64_t n : {-1LL, 7LL, 1000000LL}) {
    Result<Frame> frame = reader->read(n);
    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::bad_input);
    CHECK_THAT(frame.error().message.en, test::contains("it has 7 frames"));
  }
  CHECK(reader->read(6));
}

TEST_CASE("reading stops when asked to", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 30});
  const Cancel cancel;
  Result<FrameReader> reader = FrameReader::open(path, {.cancel = cancel});
  REQUIRE(reader);

  cancel.request();
  Result<Frame> frame = reader->read(20);

  REQUIRE_FALSE(frame);
  CHECK(frame.error().code == ErrorCode::cancelled);
  CHECK_FALSE(FrameReader::open(path, {.cancel = cancel}));
}

TEST_CASE("a damaged frame is named, and the frames around it are still given", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 36};
  spec.options.key_interval = 12;
  const auto path = test::make_clip(folder / "clip.mp4", spec);
  Result<PacketIndex> index = index_video(path);
  REQUIRE(index);
  std::string bytes = folder.read("clip.mp4");
  const PacketEntry& key = index->packets[static_cast<std::size_t>(index->frame_packet[12])];
  REQUIRE(key.nal == NalClass::idr);
  // The picture's own bits become noise; the frame table stays whole.
  for (int i = 40; i < key.size; ++i) {
    bytes[static_cast<std::size_t>(key.position + i)] = static_cast<char>(i * 37 + 11);
  }

  Result<FrameReader> reader = FrameReader::open(folder.write("hurt.mp4", bytes));
  REQUIRE(reader);

  CHECK(reader->read(3));
  Result<Frame> hurt = reader->read(12);
  REQUIRE_FALSE(hurt);
  CHECK(hurt.error().code == ErrorCode::bad_input);
  CHECK_THAT(hurt.error().message.en, test::contains("Frame 12 of"));
  CHECK(reader->read(30));
  CHECK(reader->read(2));
}
