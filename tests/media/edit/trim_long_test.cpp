// SPDX-License-Identifier: Apache-2.0
//
// Trims of clips so long that only a part of them is read.

#include "media/edit/trim.h"
#include "tests/media/edit/referee.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

// Twelve seconds of noise in groups of a second; some 10 MB.
std::filesystem::path long_clip(const test::TempDir& folder, std::vector<std::string> extra) {
  const auto path = folder / "long.mp4";
  std::vector<std::string> command = {
      "ffmpeg", "-nostdin", "-v",      "error",
      "-f",     "lavfi",    "-i",      "testsrc2=s=320x180:r=25:d=12,noise=alls=80:allf=t",
      "-f",     "lavfi",    "-i",      "sine=r=48000:d=12",
      "-c:v",   "libx264",  "-preset", "ultrafast",
      "-bf",    "2",        "-crf",    "12",
      "-c:a",   "aac"};
  command.insert(command.end(), extra.begin(), extra.end());
  command.push_back(path.string());
  REQUIRE(test::run(command).exit == 0);
  REQUIRE(std::filesystem::file_size(path) > (4U << 20));
  return path;
}

}  // namespace

TEST_CASE("a part of a long clip is cut as exactly as of a short one", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto source = long_clip(folder, {"-g", "25"});
  for (const FrameRange range : {FrameRange{130, 171}, FrameRange{0, 25}, FrameRange{280, 300}}) {
    INFO(range.in << " to " << range.out);
    const auto target = folder / "cut.mp4";

    Result<TrimReport> report = trim({.source = source, .target = target, .range = range});

    if (!report) FAIL(report.error().message.en);
    CHECK((report->mode == "copy" || report->mode == "copy-editlist"));
    CHECK(report->frames == range.length());
    CHECK(report->sound_copied);
    const test::FrameComparison frames = test::compare_frames(source, target, range);
    CHECK(frames.times_equal);
    CHECK(frames.differing == 0);
  }
}

TEST_CASE("where a part does not do, a long clip is read as a whole", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  // Open groups: no key picture closes what comes before it.
  const auto source = long_clip(
      folder, {"-x264-params", "keyint=25:min-keyint=25:scenecut=0:bframes=2:open-gop=1"});
  const FrameRange range{130, 171};
  const auto target = folder / "cut.mp4";

  Result<TrimReport> copied = trim({.source = source, .target = target, .range = range});
  if (!copied) FAIL(copied.error().message.en);
  CHECK(test::compare_frames(source, target, range).differing == 0);

  Result<TrimReport> shown = trim(
      {.source = source, .target = folder / "shown.mp4", .range = range, .hidden_frames = false});
  if (!shown) FAIL(shown.error().message.en);
  CHECK(shown->hidden_frames == 0);
  CHECK(shown->mode == "full");
  CHECK(test::compare_frames(source, folder / "shown.mp4", range).times_equal);
}

TEST_CASE("a wrong range of a long clip is refused by its length", "[edit]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto source = long_clip(folder, {"-g", "25"});

  Result<TrimReport> report =
      trim({.source = source, .target = folder / "cut.mp4", .range = {200, 301}});

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::bad_input);
  CHECK_THAT(report.error().message.en, test::contains("300 frames"));
  CHECK_FALSE(std::filesystem::exists(folder / "cut.mp4"));

  Result<TrimReport> words =
      trim({.source = source, .target = folder / "cut.mp4", .in = "4.0s", .out = "nonsense"});
  REQUIRE_FALSE(words);
  CHECK(words.error().code == ErrorCode::bad_input);
}
