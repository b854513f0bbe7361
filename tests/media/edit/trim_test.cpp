// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim.h"

#include <algorithm>
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

std::size_t entries_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// Every frame of `target` against frame in + n of `source`: time from the first, and picture.
void check_exact(const std::filesystem::path& source, const std::filesystem::path& target,
                 FrameRange range, double least_psnr) {
  Result<FrameReader> from = FrameReader::open(source);
  Result<FrameReader> to = FrameReader::open(target);
  REQUIRE(from);
  REQUIRE(to);
  REQUIRE(to->frames() == range.length());
  const PacketIndex& a = from->index();
  const PacketIndex& b = to->index();
  Picturer from_picture(0, 0, 1);
  Picturer to_picture(0, 0, 1);
  Picturer from_colour(0, 0, 3);
  Picturer to_colour(0, 0, 3);
  double worst = 99;
  for (std::int64_t n = 0; n < range.length(); ++n) {
    const auto in = static_cast<std::size_t>(range.in);
    const auto k = static_cast<std::size_t>(n);
    CHECK(TimePoint{a.frame_pts[in + k] - a.frame_pts[in], a.time_base} ==
          TimePoint{b.frame_pts[k] - b.frame_pts[0], b.time_base});
    Result<Frame> wanted = from->read(range.in + n);
    Result<Frame> given = to->read(n);
    REQUIRE(wanted);
    REQUIRE(given);
    Result<Picture> wanted_picture = from_picture(*wanted, from->facts());
    Result<Picture> given_picture = to_picture(*given, to->facts());
    REQUIRE(wanted_picture);
    REQUIRE(given_picture);
    worst = std::min(worst, test::psnr(*wanted_picture, *given_picture));
    if (n == 0) {
      CHECK(test::psnr(*from_colour(*wanted, from->facts()), *to_colour(*given, to->facts())) >=
            least_psnr - 4);
    }
  }
  CHECK(worst >= least_psnr);

  const VideoFacts& before = *from->facts().video;
  const VideoFacts& after = *to->facts().video;
  CHECK(after.width == before.width);
  CHECK(after.height == before.height);
  CHECK(after.rotation == before.rotation);
  CHECK(after.sample_aspect == before.sample_aspect);
  CHECK(after.color_space == before.color_space);
  CHECK(after.color_primaries == before.color_primaries);
  CHECK(after.color_transfer == before.color_transfer);
  // H.264 that says nothing else of its colours says "limited" by saying nothing.
  CHECK((after.color_range == before.color_range ||
         (after.color_range.empty() && before.color_range == "tv")));
  CHECK(after.pix_fmt == before.pix_fmt);
}

}  // namespace

TEST_CASE("a trim holds exactly the frames asked for", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 60, .sound = true});

  Result<TrimReport> report = trim(
      {.source = source, .target = folder / "cut.mp4", .range = {17, 41}, .mode = TrimMode::full});

  REQUIRE(report);
  CHECK(report->mode == "full");
  CHECK(report->frames == 24);
  CHECK(report->first_pts_s == Catch::Approx(17.0 / 24));
  CHECK(report->last_pts_s == Catch::Approx(40.0 / 24));
  CHECK_FALSE(report->reason.en.empty());
  CHECK_FALSE(report->reason.zh.empty());
  Result<FrameReader> reader = FrameReader::open(folder / "cut.mp4");
  REQUIRE(reader);
  Picturer picturer(0, 0, 3);
  for (int n = 0; n < 24; ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    CHECK(test::number_in(*picturer(*frame, reader->facts())) == 17 + n);
  }
  check_exact(source, folder / "cut.mp4", {17, 41}, 38);
}

TEST_CASE("the sound of a trim is the same stretch, to the sample", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 96, .sound = true});

  // One frame before a second: the click comes 2000 samples in.
  REQUIRE(trim(
      {.source = source, .target = folder / "cut.mp4", .range = {23, 83}, .mode = TrimMode::full}));

  Result<ClipFacts> facts = probe(folder / "cut.mp4");
  REQUIRE(facts);
  CHECK(facts->audio->start_s == 0);
  CHECK(std::llround(facts->audio->duration_s * 48000) == 120000);
  Result<Samples> sound = read_sound(folder / "cut.mp4");
  REQUIRE(sound);
  const auto clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(clicks[i] - 2000 - static_cast<std::int64_t>(i) * 48000) <= 4);
  }
}

TEST_CASE("frames of uneven length keep their times", "[edit]") {
  const test::TempDir folder;
  const auto even = test::make_clip(folder / "even.mp4", {.frames = 30});
  Result<FrameReader> reader = FrameReader::open(even);
  REQUIRE(reader);
  ClipWriterOptions options = test::ClipSpec::small();
  options.time_base = {1, 90000};
  options.like = reader->facts().video;
  Result<ClipWriter> writer = ClipWriter::create(folder / "uneven.mp4", options);
  REQUIRE(writer);
  std::int64_t time = 6007;
  for (int n = 0; n < 30; ++n) {
    Result<Frame> frame = reader->read(n);
    REQUIRE(frame);
    REQUIRE(writer->add_frame(*frame, time));
    time += 1501 + n % 5 * 1771;
  }
  REQUIRE(writer->finish());
  REQUIRE(probe(folder / "uneven.mp4")->video->vfr);

  REQUIRE(trim({.source = folder / "uneven.mp4",
                .target = folder / "cut.mp4",
                .range = {4, 21},
                .mode = TrimMode::full}));

  check_exact(folder / "uneven.mp4", folder / "cut.mp4", {4, 21}, 38);
  CHECK(probe(folder / "cut.mp4")->video->vfr);
}

TEST_CASE("rotation, pixel aspect, depth and colour of a clip survive a trim", "[edit]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 12};
  spec.options.rotation = 90;
  spec.options.like = VideoFacts{.pix_fmt = "yuv420p10le",
                                 .sample_aspect = {4, 3},
                                 .color_range = "pc",
                                 .color_space = "smpte170m",
                                 .color_primaries = "bt470bg",
                                 .color_transfer = "smpte170m"};
  const auto source = test::make_clip(folder / "source.mp4", spec);
  REQUIRE(probe(source)->video->profile == "High 10");

  REQUIRE(trim(
      {.source = source, .target = folder / "cut.mp4", .range = {2, 9}, .mode = TrimMode::full}));

  check_exact(source, folder / "cut.mp4", {2, 9}, 38);
  CHECK(probe(folder / "cut.mp4")->video->profile == "High 10");
}

TEST_CASE("the mark of origin stays on a trimmed clip", "[edit]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 6};
  spec.options.digital_source_type = "algorithmicMedia";
  const auto source = test::make_clip(folder / "source.mp4", spec);

  REQUIRE(trim({.source = source, .target = folder / "cut.mp4", .range = {0, 3}}));

  CHECK(probe(folder / "cut.mp4")->digital_source_type == "algorithmicMedia");
}

TEST_CASE("a range outside the clip is refused with the clip's length", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 20});

  for (const FrameRange range : {FrameRange{0, 21}, FrameRange{-1, 5}, FrameRange{20, 25},
                                 FrameRange{5, 5}, FrameRange{9, 3}}) {
    Result<TrimReport> report =
        trim({.source = source, .target = folder / "cut.mp4", .range = range});
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::bad_input);
    CHECK_THAT(report.error().message.en, test::contains("has 20 frames"));
    CHECK_THAT(report.error().message.zh,
               test::contains("共 20 格") || test::contains("共有 20 格"));
  }
  CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("an original is never trimmed onto itself, and the result is an .mp4", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 4});
  const std::string before = folder.read("source.mp4");

  Result<TrimReport> onto_itself = trim({.source = source, .target = source, .range = {0, 2}});
  Result<TrimReport> other =
      trim({.source = source, .target = folder / "cut.avi", .range = {0, 2}});

  REQUIRE_FALSE(onto_itself);
  CHECK_THAT(onto_itself.error().message.en, test::contains("never altered"));
  CHECK_FALSE(other);
  CHECK(folder.read("source.mp4") == before);
  CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a trim that is stopped leaves nothing behind", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 40});
  const Cancel cancel;
  const TrimMode mode = GENERATE(TrimMode::automatic, TrimMode::full);

  Result<TrimReport> report =
      trim({.source = source, .target = folder / "cut.mp4", .range = {0, 40}, .mode = mode}, cancel,
           [&](double part) {
             if (part > 0.3) cancel.request();
           });

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::cancelled);
  CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("progress rises to one", "[edit]") {
  const test::TempDir folder;
  const auto source = test::make_clip(folder / "source.mp4", {.frames = 10});
  std::vector<double> parts;

  REQUIRE(trim({.source = source, .target = folder / "cut.mp4", .range = {0, 10}}, {},
               [&](double part) { parts.push_back(part); }));

  CHECK(std::is_sorted(parts.begin(), parts.end()));
  CHECK(parts.back() == 1.0);
}

TEST_CASE(
    "a full trim of frames 17 to 93 of each real clip, or a range inside a shorter one, is exact",
    "[edit][real]") {
  const char* name = GENERATE("D01", "D02", "D04", "D10", "D11", "D13-rot000", "D13-rot090",
                              "D13-rot180", "D13-rot270", "D15-h264", "D15-h265", "D18", "D20",
                              "D21", "D22", "D25", "D26", "D30");
  const auto source = test::media(name);
  if (!source) SKIP("no " << name);
  INFO(name);
  const test::TempDir folder;
  Result<ClipFacts> facts = probe(*source);
  REQUIRE(facts);
  const std::int64_t frames = facts->video->frames;
  const FrameRange range =
      frames >= 94 ? FrameRange{17, 93} : FrameRange{frames / 5, frames - frames / 4};

  Result<TrimReport> report = trim(
      {.source = *source, .target = folder / "cut.mp4", .range = range, .mode = TrimMode::full});

  REQUIRE(report);
  CHECK(report->frames == range.length());
  check_exact(*source, folder / "cut.mp4", range, 45);
  Result<ClipFacts> cut = probe(folder / "cut.mp4");
  REQUIRE(cut);
  CHECK(cut->audio.has_value() == facts->audio.has_value());
  if (cut->audio) {
    CHECK(cut->audio->channels == facts->audio->channels);
    CHECK(std::abs(cut->audio->duration_s - cut->duration_s) <= 1.0 / cut->audio->sample_rate);
  }
}
