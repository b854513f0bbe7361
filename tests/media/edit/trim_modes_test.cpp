// SPDX-License-Identifier: Apache-2.0
//
// Trims that copy: which mode is chosen, what stays in the file, and that every frame is right.

#include <algorithm>
#include <cmath>

#include "media/edit/trim.h"
#include "media/libav/frame_difference.h"
#include "media/libav/frame_reader.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/media/clips/clips.h"
#include "tests/media/edit/referee.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

// Groups of twelve with B pictures, as x264 makes them.
std::filesystem::path groups_of_twelve(const std::filesystem::path& path, int frames,
                                       bool sound = false) {
  test::ClipSpec spec{.frames = frames, .sound = sound};
  spec.options.key_interval = 12;
  return test::make_clip(path, spec);
}

}  // namespace

TEST_CASE("pictures that cannot be decoded are not copied as if they could", "[edit]") {
  const test::TempDir folder;
  groups_of_twelve(folder / "whole.mp4", 48);
  const Result<PacketIndex> index = index_video(folder / "whole.mp4");
  REQUIRE(index);
  std::string bytes = folder.read("whole.mp4");
  // Of the third group's first pictures all but the first bytes are noughts.
  int keys = 0;
  for (const PacketEntry& packet : index->packets) {
    keys += packet.key ? 1 : 0;
    if (keys != 3) continue;
    for (std::int64_t at = packet.position + 12; at < packet.position + packet.size; ++at)
      bytes[static_cast<std::size_t>(at)] = 0;
  }
  REQUIRE(keys == 4);
  folder.write("spoilt.mp4", bytes);

  Result<TrimReport> report = trim({.source = folder / "spoilt.mp4",
                                    .target = folder / "cut.mp4",
                                    .range = {24, 36},
                                    .mode = TrimMode::copy});

  CHECK_FALSE(report);
  CHECK_FALSE(std::filesystem::exists(folder / "cut.mp4"));
}

TEST_CASE("a range of whole groups is copied and hides nothing", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 48);

  Result<TrimReport> report =
      trim({.source = source, .target = folder / "cut.mp4", .range = {12, 36}});

  REQUIRE(report);
  CHECK(report->mode == "copy");
  CHECK(report->hidden_frames == 0);
  CHECK(test::compare_frames(source, folder / "cut.mp4", {12, 36}).differing == 0);
}

TEST_CASE("any other range is copied too, and an edit list hides what is not of it", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 48, true);

  Result<TrimReport> report =
      trim({.source = source, .target = folder / "cut.mp4", .range = {17, 41}});

  REQUIRE(report);
  CHECK(report->mode == "copy-editlist");
  CHECK(report->frames == 24);
  CHECK(report->hidden_frames >= 5);
  CHECK(report->sound_copied);
  CHECK_THAT(report->reason.en, test::contains("hidden by its edit list"));
  CHECK_THAT(report->reason.zh, test::contains("剪接表"));
  CHECK(test::compare_frames(source, folder / "cut.mp4", {17, 41}).differing == 0);
}

TEST_CASE("with hidden frames forbidden, only the seams are encoded again", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 48, true);

  Result<TrimReport> report = trim(
      {.source = source, .target = folder / "cut.mp4", .range = {17, 41}, .hidden_frames = false});

  REQUIRE(report);
  CHECK(report->mode == "smart");
  CHECK(report->hidden_frames == 0);
  CHECK(report->worst_psnr >= 45);
  CHECK_FALSE(report->sound_copied);
  CHECK_THAT(report->reason.en, test::contains("encoded again"));
  CHECK_THAT(report->reason.en, test::contains("pictures that are not part of the range"));
  const test::FrameComparison frames = test::compare_frames(source, folder / "cut.mp4", {17, 41});
  CHECK(frames.worst_psnr >= 45);
  // 17 to 23 in front of the key, and at most one run of B pictures behind.
  CHECK(frames.differing >= 1);
  CHECK(frames.differing <= 7 + 3);
  CHECK(frames.times_equal);
}

TEST_CASE("each mode can be asked for and says when it cannot", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 24);
  const auto cut = [&](TrimMode mode, FrameRange range, bool hidden) {
    return trim({.source = source,
                 .target = folder / "cut.mp4",
                 .range = range,
                 .mode = mode,
                 .hidden_frames = hidden});
  };

  CHECK(cut(TrimMode::copy, {5, 9}, true)->mode == "copy-editlist");
  CHECK(cut(TrimMode::smart, {5, 20}, true)->mode == "smart");
  CHECK(cut(TrimMode::full, {5, 9}, true)->mode == "full");
  Result<TrimReport> copy = cut(TrimMode::copy, {5, 9}, false);
  REQUIRE_FALSE(copy);
  CHECK(copy.error().code == ErrorCode::unsupported);
  CHECK_THAT(copy.error().message.en, test::contains("not part of the range"));
  Result<TrimReport> smart = cut(TrimMode::smart, {5, 9}, true);
  REQUIRE_FALSE(smart);
  CHECK(smart.error().code == ErrorCode::unsupported);
  CHECK_THAT(smart.error().message.en, test::contains("No key picture inside the range"));
  CHECK_THAT(smart.error().hint.en, test::contains("auto or full"));
}

TEST_CASE("copied sound is the same stretch, to the sample", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 96, true);

  // One frame before a second: the click comes 2000 samples in.
  Result<TrimReport> report =
      trim({.source = source, .target = folder / "cut.mp4", .range = {23, 83}});

  REQUIRE(report);
  REQUIRE(report->sound_copied);
  Result<ClipFacts> facts = probe(folder / "cut.mp4");
  REQUIRE(facts);
  CHECK(facts->audio->start_s == 0);
  CHECK(std::llround(facts->audio->duration_s * 48000) == 120000);
  Result<Samples> wanted = read_sound(source, 48000, 2, 46000, 166000);
  Result<Samples> given = read_sound(folder / "cut.mp4", 48000, 2, 0, 120000);
  REQUIRE(wanted);
  REQUIRE(given);
  REQUIRE(given->values.size() == wanted->values.size());
  float most = 0;
  for (std::size_t i = 0; i < given->values.size(); ++i) {
    most = std::max(most, std::abs(given->values[i] - wanted->values[i]));
  }
  CHECK(most < 1e-4F);
  CHECK(test::clicks_in(*given).size() == 3);
}

TEST_CASE("a name that keeps no edit lists gets a clip without hidden frames", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 48);
  const char* ending = GENERATE("mkv", "ts");
  const auto target = folder / (std::string("cut.") + ending);

  Result<TrimReport> report = trim({.source = source, .target = target, .range = {17, 41}});

  REQUIRE(report);
  CHECK(report->mode == "smart");
  const test::FrameComparison frames = test::compare_frames(source, target, {17, 41});
  CHECK(frames.worst_psnr >= 45);
  CHECK(frames.differing <= 7 + 3);
}

TEST_CASE("places are found in the clip that is opened anyway", "[edit]") {
  const test::TempDir folder;
  const auto source = groups_of_twelve(folder / "source.mp4", 48);

  Result<TrimReport> report = trim(
      {.source = source, .target = folder / "cut.mp4", .range = {}, .in = "0.5s", .out = "36"});
  Result<TrimReport> nowhere = trim(
      {.source = source, .target = folder / "cut2.mp4", .range = {}, .in = "soon", .out = "36"});

  REQUIRE(report);
  CHECK(report->frames == 24);
  CHECK_FALSE(nowhere);
}
