// SPDX-License-Identifier: Apache-2.0

#include "media/libav/clip_writer.h"

#include <sys/resource.h>

#include <cmath>
#include <csignal>

#include "media/libav/frame_reader.h"
#include "media/libav/packet_index.h"
#include "media/libav/probe.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::size_t entries_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// No file may grow beyond `bytes` while this lives, as on a disk that is full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a written clip has every frame, in order, at its time", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 50});

  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);
  const VideoFacts& video = *reader->facts().video;
  CHECK(video.codec == "h264");
  CHECK(video.frames == 50);
  CHECK(video.fps == Rational{24, 1});
  CHECK_FALSE(video.vfr);
  CHECK(video.first_pts == 0);
  Picturer picturer(0, 0, 3);
  for (int n = 0; n < 50; ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    Result<Picture> picture = picturer(*frame, reader->facts());
    REQUIRE(picture);
    CHECK(test::number_in(*picture) == n);
    CHECK(test::psnr(*picture, test::numbered_picture(128, 96, n)) > 28);
  }
}

TEST_CASE("a written clip says BT.709, limited range, and means it", "[libav]") {
  const test::TempDir folder;
  Result<ClipWriter> writer = ClipWriter::create(folder / "red.mp4", test::ClipSpec::small());
  REQUIRE(writer);
  Picture red = make_picture(128, 96, 3);
  for (std::size_t i = 0; i < red.pixels.size(); i += 3) red.pixels[i] = 255;
  REQUIRE(writer->add_picture(red));
  REQUIRE(writer->finish());

  Result<FrameReader> reader = FrameReader::open(folder / "red.mp4");
  REQUIRE(reader);
  const VideoFacts& video = *reader->facts().video;
  CHECK(video.color_space == "bt709");
  CHECK(video.color_primaries == "bt709");
  CHECK(video.color_transfer == "bt709");
  CHECK(video.color_range == "tv");
  Result<Frame> frame = reader->read(0);
  REQUIRE(frame);
  Picturer luma(0, 0, 1);
  Result<Picture> gray = luma(*frame, reader->facts());
  REQUIRE(gray);
  // Red's share of luma in BT.709 is 0.2126; in BT.601 it would be 0.299, that is 76.
  CHECK(std::abs(gray->pixels[5000] - 54) <= 2);
}

TEST_CASE("sound begins with the picture and is as long as what was given", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 50, .sound = true});

  Result<ClipFacts> facts = probe(path);

  REQUIRE(facts);
  REQUIRE(facts->audio);
  CHECK(facts->audio->codec == "aac");
  CHECK(facts->audio->sample_rate == 48000);
  CHECK(facts->audio->channels == 2);
  CHECK(facts->audio->start_s == 0);
  CHECK(facts->audio->duration_s == 100000.0 / 48000);
}

TEST_CASE("even a stretch of sound shorter than one coded block is whole", "[libav]") {
  const test::TempDir folder;
  for (const int rate : {8000, 22050, 44100, 48000, 96000}) {
    for (const int channels : {1, 2, 6}) {
      INFO(rate << " Hz, " << channels);
      test::ClipSpec spec{.frames = 1, .sound = true};
      spec.options.fps = {60, 1};
      spec.options.sound_rate = rate;
      spec.options.sound_channels = channels;
      const auto path = test::make_clip(folder / "clip.mp4", spec);

      Result<ClipFacts> facts = probe(path);

      REQUIRE(facts);
      REQUIRE(facts->audio);
      CHECK(facts->audio->channels == channels);
      CHECK(std::llround(facts->audio->duration_s * rate) == sample_of_frame(1, {60, 1}, rate));
    }
  }
}

TEST_CASE("a clip for which no sound came is a clip without sound", "[libav]") {
  const test::TempDir folder;
  ClipWriterOptions options = test::ClipSpec::small();
  options.sound_rate = 48000;
  Result<ClipWriter> writer = ClipWriter::create(folder / "clip.mp4", options);
  REQUIRE(writer);
  REQUIRE(writer->add_picture(test::numbered_picture(128, 96, 0)));

  REQUIRE(writer->finish());

  Result<ClipFacts> facts = probe(folder / "clip.mp4");
  REQUIRE(facts);
  CHECK_FALSE(facts->audio);
}

TEST_CASE("frames with times of their own keep them, the last one's end too", "[libav]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 5});
  Result<FrameReader> reader = FrameReader::open(source);
  REQUIRE(reader);
  ClipWriterOptions options = test::ClipSpec::small();
  options.time_base = {1, 90000};
  options.like = reader->facts().video;
  const std::vector<std::int64_t> times = {0, 3000, 12001, 12002, 20000};

  Result<ClipWriter> writer = ClipWriter::create(folder / "vfr.mp4", options);
  REQUIRE(writer);
  for (int n = 0; n < 5; ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    REQUIRE(writer->add_frame(*frame, times[static_cast<std::size_t>(n)]));
  }
  writer->set_end(26000);
  REQUIRE(writer->finish());

  Result<PacketIndex> index = index_video(folder / "vfr.mp4");
  REQUIRE(index);
  CHECK(index->time_base == Rational{1, 90000});
  CHECK(index->frame_pts == times);
  CHECK(index->end_pts == 26000);
}

TEST_CASE("rotation and pixel aspect of a written clip come back", "[libav]") {
  const test::TempDir folder;
  for (const int rotation : {0, 90, 180, 270}) {
    test::ClipSpec spec{.frames = 2};
    spec.options.rotation = rotation;
    spec.options.like = VideoFacts{.pix_fmt = "yuv420p", .sample_aspect = {4, 3}};
    const auto path = test::make_clip(folder / "clip.mp4", spec);

    Result<ClipFacts> facts = probe(path);

    REQUIRE(facts);
    CHECK(facts->video->rotation == rotation);
    CHECK(facts->video->sample_aspect == Rational{4, 3});
  }
}

TEST_CASE("origin and title are written as XMP and read back", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 3};
  spec.options.digital_source_type = "algorithmicMedia";
  spec.options.metadata = {{"title", "Lantern <& rain> 燈籠"}};
  const auto path = test::make_clip(folder / "clip.mp4", spec);

  Result<ClipFacts> facts = probe(path);

  REQUIRE(facts);
  CHECK(facts->digital_source_type == "algorithmicMedia");
  CHECK(facts->credentials == std::vector<std::string>{"xmp"});
  const std::string bytes = folder.read("clip.mp4");
  CHECK_THAT(bytes, test::contains("<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/"
                                   "digitalsourcetype/algorithmicMedia</Iptc4xmpExt:"));
  CHECK_THAT(bytes, test::contains("Lantern &lt;&amp; rain&gt; 燈籠"));
}

TEST_CASE("reproducible clips are equal to the byte", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 30, .sound = true};
  spec.options.reproducible = true;
  spec.options.digital_source_type = "algorithmicMedia";
  test::make_clip(folder / "a.mp4", spec);
  test::make_clip(folder / "b.mp4", spec);

  CHECK(folder.read("a.mp4") == folder.read("b.mp4"));
}

TEST_CASE("a clip that is not finished leaves nothing behind", "[libav]") {
  const test::TempDir folder;
  {
    Result<ClipWriter> writer = ClipWriter::create(folder / "clip.mp4", test::ClipSpec::small());
    REQUIRE(writer);
    REQUIRE(writer->add_picture(test::numbered_picture(128, 96, 0)));
  }

  CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("a full disk is said once and leaves nothing behind", "[libav]") {
  const test::TempDir folder;
  {
    ClipWriterOptions options = test::ClipSpec::small();
    options.crf = 0;
    Result<ClipWriter> writer = ClipWriter::create(folder / "clip.mp4", options);
    REQUIRE(writer);
    const SmallDisk disk(20000);
    for (int n = 0; n < 200; ++n) {
      if (!writer->add_picture(test::numbered_picture(128, 96, n))) break;
    }
    Status finished = writer->finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ErrorCode::io);
    CHECK_THAT(finished.error().message.en, test::contains("clip.mp4"));
    CHECK(writer->finish().error() == finished.error());
  }

  CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("a clip replaces an older one only when it is whole", "[libav]") {
  const test::TempDir folder;
  folder.write("clip.mp4", "old");
  Result<ClipWriter> writer = ClipWriter::create(folder / "clip.mp4", test::ClipSpec::small());
  REQUIRE(writer);
  REQUIRE(writer->add_picture(test::numbered_picture(128, 96, 0)));
  CHECK(folder.read("clip.mp4") == "old");

  REQUIRE(writer->finish());

  CHECK(probe(folder / "clip.mp4")->video->frames == 1);
  CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a folder that is not there, a wrong size and an empty clip are refused", "[libav]") {
  const test::TempDir folder;
  const ClipWriterOptions options = test::ClipSpec::small();

  Result<ClipWriter> nowhere = ClipWriter::create(folder / "no/clip.mp4", options);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == ErrorCode::io);
  CHECK_THAT(nowhere.error().message.en, test::contains("no/clip.mp4"));

  Result<ClipWriter> writer = ClipWriter::create(folder / "clip.mp4", options);
  REQUIRE(writer);
  CHECK_FALSE(writer->add_picture(test::numbered_picture(64, 64, 0)));
  CHECK_FALSE(writer->finish());

  Result<ClipWriter> empty = ClipWriter::create(folder / "clip.mp4", options);
  REQUIRE(empty);
  Status finished = empty->finish();
  REQUIRE_FALSE(finished);
  CHECK_THAT(finished.error().message.en, test::contains("without a single frame"));
}
