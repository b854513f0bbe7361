// SPDX-License-Identifier: Apache-2.0
//
// Trims of every odd clip that we can make, judged frame by frame by our reader and by ffmpeg.

#include <cmath>
#include <set>

#include "media/edit/trim.h"
#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "tests/media/edit/referee.h"
#include "tests/media/libav/odd_clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

// A third in the middle, cut where no key picture is likely to be.
FrameRange middle(std::int64_t frames) {
  return {std::max<std::int64_t>(1, frames / 3), std::max<std::int64_t>(2, frames * 3 / 4)};
}

// What the container could not say of the copy: what ffmpeg shows of it must be what it shows of
// the source in these places.
void judge(const std::filesystem::path& source, const std::filesystem::path& target,
           FrameRange range, const TrimReport& report) {
  const test::FrameComparison frames = test::compare_frames(source, target, range);
  CHECK(frames.times_equal);
  if (report.mode != "full") CHECK(frames.worst_psnr >= 45);
  const bool copied = report.mode == "copy" || report.mode == "copy-editlist";
  if (copied) CHECK(frames.differing == 0);

  const auto wanted = test::shown_by_ffmpeg(source);
  const auto given = test::shown_by_ffmpeg(target);
  REQUIRE(given);
  REQUIRE(given->size() == static_cast<std::size_t>(range.length()));
  // Where ffmpeg itself numbers the source otherwise (it drops or repeats), it is no judge of it.
  Result<FrameReader> reader = FrameReader::open(source);
  REQUIRE(reader);
  if (!wanted || wanted->size() != static_cast<std::size_t>(reader->frames()) || !copied) return;
  for (std::size_t n = 0; n < given->size(); ++n) {
    const auto& from = (*wanted)[static_cast<std::size_t>(range.in) + n];
    CHECK((*given)[n].hash == from.hash);
  }
}

void check_facts(const std::filesystem::path& source, const std::filesystem::path& target) {
  Result<ClipFacts> before = probe(source);
  Result<ClipFacts> after = probe(target);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(after->video->codec == before->video->codec);
  CHECK(after->video->pix_fmt == before->video->pix_fmt);
  CHECK(after->video->rotation == before->video->rotation);
  CHECK(after->video->sample_aspect == before->video->sample_aspect);
  CHECK(after->video->color_space == before->video->color_space);
  CHECK(after->video->color_primaries == before->video->color_primaries);
  CHECK(after->video->color_transfer == before->video->color_transfer);
  CHECK(after->video->color_range == before->video->color_range);
  CHECK(after->audio.has_value() == before->audio.has_value());
  if (after->audio) {
    CHECK(after->audio->channels == before->audio->channels);
    // The sound ends with the picture or where the source's sound ended.
    CHECK(after->audio->start_s + after->audio->duration_s <= after->duration_s + 0.001);
  }
}

void trim_odd_clip(const std::string& name) {
  static test::OddClips clips;
  INFO(name);
  const auto source = clips.make(name);
  if (!source) SKIP("this ffmpeg cannot make: " << name);
  const test::TempDir folder;
  Result<ClipFacts> facts = probe(*source);
  REQUIRE(facts);
  const FrameRange range = middle(facts->video->frames);

  Result<TrimReport> report =
      trim({.source = *source, .target = folder / "cut.mp4", .range = range});

  REQUIRE(report);
  INFO(report->mode << ": " << report->reason.en);
  judge(*source, folder / "cut.mp4", range, *report);
  if (report->mode != "full") check_facts(*source, folder / "cut.mp4");
  // Kinds of clip whose packets any MP4 can hold must not fall back to encoding everything.
  static const std::set<std::string> copied_whole = {
      "h264 long group", "h264 open group", "h264 intra refresh", "h264 uneven",
      "h264 fragmented", "h264 ts",         "h264 opus",          "hevc open group",
      "hevc ten bit ts", "rotated",         "h264 ten bit 422",   "h264 edit list",
      "hevc edit list",  "two pictures",    "cover art",          "no table of keys"};
  if (copied_whole.count(name) != 0) CHECK(report->mode.starts_with("copy"));
}

void trim_real_clip(const char* name) {
  const auto source = test::media(name);
  if (!source) SKIP("no " << name);
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  INFO(name);
  const test::TempDir folder;
  Result<ClipFacts> facts = probe(*source);
  REQUIRE(facts);
  const std::int64_t frames = facts->video->frames;
  const FrameRange range =
      frames >= 94 ? FrameRange{17, 93} : FrameRange{frames / 5, frames - frames / 4};

  Result<TrimReport> report =
      trim({.source = *source, .target = folder / "cut.mp4", .range = range});

  REQUIRE(report);
  INFO(report->mode << ": " << report->reason.en);
  judge(*source, folder / "cut.mp4", range, *report);
  if (report->mode != "full") check_facts(*source, folder / "cut.mp4");
  // VP8 cannot be put into MP4, and players show what an edit list of AV1 hides; D11's key pictures
  // may promise more than they hold. All else is copied.
  const std::string& codec = facts->video->codec;
  const bool may_be_encoded = codec == "vp8" || codec == "av1" || name == std::string("D11");
  CHECK((report->mode.starts_with("copy") || may_be_encoded));
}

}  // namespace

TEST_CASE("an odd clip is trimmed by copying, exactly, or in another way that is exact", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  trim_odd_clip(GENERATE("h264 open group", "h264 edit list", "h264 uneven", "h264 ts",
                         "hevc open group", "no times of presentation"));
}

TEST_CASE("every odd clip that can be made is trimmed exactly", "[.][long][edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  trim_odd_clip(GENERATE(from_range(test::OddClips::names())));
}

TEST_CASE("odd clips are trimmed without hidden frames, exactly", "[.][long][edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  static test::OddClips clips;
  const std::string name =
      GENERATE("h264 uneven", "h264 opus", "h264 ts", "h264 fragmented", "hevc open group",
               "hevc ten bit ts", "vp9 hidden frames", "av1", "h264 open group");
  INFO(name);
  const auto source = clips.make(name);
  if (!source) SKIP("this ffmpeg cannot make: " << name);
  const test::TempDir folder;
  Result<ClipFacts> facts = probe(*source);
  REQUIRE(facts);
  const FrameRange range = middle(facts->video->frames);

  Result<TrimReport> report = trim(
      {.source = *source, .target = folder / "cut.mp4", .range = range, .hidden_frames = false});

  REQUIRE(report);
  INFO(report->mode << ": " << report->reason.en);
  CHECK(report->hidden_frames == 0);
  judge(*source, folder / "cut.mp4", range, *report);
  if (report->mode != "full") check_facts(*source, folder / "cut.mp4");
}

TEST_CASE("the middle of a real clip is copied, exactly", "[edit][real]") {
  trim_real_clip(GENERATE("D10", "D11", "D13-rot090", "D15-h265", "D18", "D22"));
}

TEST_CASE("the middle of each real clip is copied or smartly cut, exactly",
          "[.][long][edit][real]") {
  trim_real_clip(GENERATE("D01", "D02", "D04", "D13-rot000", "D13-rot180", "D13-rot270", "D15-h264",
                          "D20", "D21", "D25", "D26", "D30"));
}
