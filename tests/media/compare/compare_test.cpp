// SPDX-License-Identifier: Apache-2.0

#include "media/compare/compare.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

fs::path numbered(const test::TempDir& folder, const char* name, int crf, int frames = 30,
                  int first = 0) {
  test::ClipSpec spec;
  spec.frames = frames;
  spec.first_number = first;
  spec.options.crf = crf;
  return test::make_clip(folder / name, spec);
}

CompareReport compared(const CompareRequest& request) {
  Result<CompareReport> report = compare_takes(request);
  if (!report) FAIL(report.error().message.en);
  return *report;
}

// What a `stats_file` of FFmpeg's filter says after `key`, line by line.
std::vector<double> column(const std::string& stats, const std::string& key) {
  std::vector<double> out;
  std::istringstream lines(stats);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = (" " + line).find(" " + key);
    if (at == std::string::npos) continue;
    const std::string value = line.substr(at + key.size());
    out.push_back(value.rfind("inf", 0) == 0 ? HUGE_VAL : std::atof(value.c_str()));
  }
  return out;
}

struct Referee {
  std::vector<double> psnr_y, psnr_all, ssim_y, ssim_all;
};

// FFmpeg's own filters on both clips, frame n against frame n. In plain C: with SSE4.1, `ssim` of
// 5.1 strays by about .001 on pictures that use the full range.
Referee referee(const test::TempDir& folder, const fs::path& a, const fs::path& b) {
  const auto filter = [&](const std::string& name) {
    const std::string file = name + ".txt";
    const test::ProgramRun run = test::run(
        {"ffmpeg", "-v", "error", "-cpuflags", "0", "-i", b.string(), "-i", a.string(), "-lavfi",
         "[0:v]settb=AVTB,setpts=N/TB/24[x];[1:v]settb=AVTB,setpts=N/TB/24[y];[x][y]" + name +
             "=stats_file=" + file,
         "-f", "null", "-"},
        {.folder = folder.path().string()});
    if (run.exit != 0) FAIL("ffmpeg: " << run.err);
    return folder.read(file);
  };
  const std::string psnr = filter("psnr"), ssim = filter("ssim");
  return {column(psnr, "psnr_y:"), column(psnr, "psnr_avg:"), column(ssim, "Y:"),
          column(ssim, "All:")};
}

bool agree(double ours, double theirs, double within) {
  return (std::isinf(ours) && std::isinf(theirs)) || std::abs(ours - theirs) <= within;
}

void check_against_ffmpeg(const test::TempDir& folder, const fs::path& a, const fs::path& b) {
  const CompareReport report = compared({.a = a, .b = b, .offset = 0});
  const Referee theirs = referee(folder, a, b);
  REQUIRE(theirs.psnr_y.size() == report.frames.size());
  REQUIRE(theirs.ssim_y.size() == report.frames.size());
  for (std::size_t n = 0; n < report.frames.size(); ++n) {
    const FrameScore& ours = report.frames[n];
    INFO("frame " << n);
    // It prints two decimals of PSNR and six of SSIM.
    CHECK(agree(ours.psnr_y, theirs.psnr_y[n], .0051));
    CHECK(agree(ours.psnr_all, theirs.psnr_all[n], .0051));
    CHECK(agree(ours.ssim_y, theirs.ssim_y[n], .0001));
    CHECK(agree(ours.ssim_all, theirs.ssim_all[n], .0001));
  }
}

}  // namespace

TEST_CASE("a take compared with itself is identical", "[compare]") {
  const test::TempDir folder;
  const fs::path clip = numbered(folder, "a.mp4", 20);
  const CompareReport report = compared({.a = clip, .b = clip});
  CHECK(report.identical);
  CHECK(report.frames.size() == 30);
  CHECK(report.pooled.ssim_y == 1);
  CHECK(std::isinf(report.pooled.psnr_y));
  CHECK(std::isinf(report.pooled.psnr_y_min));
  CHECK(report.worst.empty());
  CHECK(report.alignment.offset == 0);
}

TEST_CASE("scores are those of FFmpeg's psnr and ssim filters, frame by frame and pooled",
          "[compare]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const fs::path a = numbered(folder, "a.mp4", 12), b = numbered(folder, "b.mp4", 38);
  check_against_ffmpeg(folder, a, b);

  const test::ProgramRun run = test::run({"ffmpeg", "-i", b.string(), "-i", a.string(), "-lavfi",
                                          "psnr;[0:v][1:v]ssim", "-f", "null", "-"});
  const auto said = [&run](const std::string& filter, const std::string& key) {
    const std::size_t from = run.err.rfind(filter);
    REQUIRE(from != std::string::npos);
    return std::atof(run.err.c_str() + run.err.find(key, from) + key.size());
  };
  const PooledScore pooled = compared({.a = a, .b = b, .offset = 0}).pooled;
  CHECK(pooled.psnr_y == Catch::Approx(said("PSNR y:", "PSNR y:")).margin(.001));
  CHECK(pooled.psnr_all == Catch::Approx(said("PSNR y:", "average:")).margin(.001));
  CHECK(pooled.ssim_y == Catch::Approx(said("SSIM Y:", "SSIM Y:")).margin(.001));
  CHECK(pooled.ssim_all == Catch::Approx(said("SSIM Y:", "All:")).margin(.001));
}

TEST_CASE("scores agree with FFmpeg for ten bits, other chroma and odd sizes", "[compare]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  struct Case {
    const char* format;
    const char* codec;
    const char* size;
  };
  for (const Case& made :
       {Case{"yuv420p10le", "libx265", "320x180"}, Case{"yuv444p", "libx264", "318x186"},
        Case{"yuv422p10le", "libx264", "256x144"}, Case{"gray", "libx264", "200x120"}}) {
    const test::TempDir folder;
    const auto make = [&](const char* name, const char* crf) {
      const fs::path path = folder / name;
      const test::ProgramRun run =
          test::run({"ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                     std::string("testsrc2=size=") + made.size + ":rate=24:duration=0.5",
                     "-pix_fmt", made.format, "-c:v", made.codec, "-crf", crf, path.string()});
      if (run.exit != 0) FAIL("ffmpeg: " << run.err);
      return path;
    };
    INFO(made.format);
    check_against_ffmpeg(folder, make("a.mp4", "10"), make("b.mp4", "40"));
  }
}

TEST_CASE("the offset between a take and a later start of it is found and used", "[compare]") {
  const test::TempDir folder;
  const fs::path whole = numbered(folder, "whole.mp4", 16, 60);
  const fs::path later = numbered(folder, "later.mp4", 24, 48, 9);
  const CompareReport report = compared({.a = whole, .b = later});
  CHECK(report.alignment.found);
  CHECK(report.alignment.offset == -9);
  REQUIRE(report.frames.size() == 48);
  CHECK(report.frames.front().frames == FramePair{9, 0});
  CHECK(report.pooled.psnr_y > 25);
  CHECK_FALSE(report.identical);
  const CompareReport back = compared({.a = later, .b = whole});
  CHECK(back.alignment.offset == 9);
}

TEST_CASE("the worst frames come first and not in one heap", "[compare]") {
  const test::TempDir folder;
  test::ClipSpec spec;
  spec.options.crf = 0;
  Result<ClipWriter> a = ClipWriter::create(folder / "a.mp4", spec.options);
  Result<ClipWriter> b = ClipWriter::create(folder / "b.mp4", spec.options);
  REQUIRE((a && b));
  for (int n = 0; n < 60; ++n) {
    Picture picture = test::numbered_picture(spec.options.width, spec.options.height, n);
    REQUIRE(a->add_picture(picture));
    const int harm = n == 20 ? 90 : n == 21 ? 80 : n == 50 ? 60 : 0;
    for (std::size_t i = 0; i < picture.pixels.size(); i += 5) {
      picture.pixels[i] = static_cast<std::uint8_t>(std::max(0, picture.pixels[i] - harm));
    }
    REQUIRE(b->add_picture(picture));
  }
  REQUIRE(a->finish());
  REQUIRE(b->finish());
  const CompareReport report =
      compared({.a = folder / "a.mp4", .b = folder / "b.mp4", .offset = 0, .worst = 3});
  REQUIRE(report.worst.size() == 2);  // All others are equal.
  CHECK(report.frames[report.worst[0]].frames.a == 20);
  CHECK(report.frames[report.worst[1]].frames.a == 50);
  CHECK(report.pooled.psnr_y_min == report.frames[20].psnr_y);
}

TEST_CASE("a take of another size is scaled to the first one's, and the report says so",
          "[compare]") {
  const test::TempDir folder;
  const fs::path a = numbered(folder, "a.mp4", 16);
  test::ClipSpec spec;
  spec.frames = 30;
  spec.options.width *= 2;
  spec.options.height *= 2;
  const fs::path b = test::make_clip(folder / "b.mp4", spec);
  const CompareReport report = compared({.a = a, .b = b});
  CHECK(report.resized);
  CHECK_FALSE(report.reformatted);
  CHECK_FALSE(report.identical);
  CHECK(report.pooled.ssim_y > .8);
}

TEST_CASE("MS-SSIM is given where asked for, and why not where it cannot be", "[compare]") {
  const test::TempDir folder;
  test::ClipSpec spec;
  spec.frames = 3;
  spec.options.width = 320;
  spec.options.height = 180;
  const fs::path a = test::make_clip(folder / "a.mp4", spec);
  spec.options.crf = 45;
  const fs::path b = test::make_clip(folder / "b.mp4", spec);
  const CompareReport large = compared({.a = a, .b = b, .offset = 0, .ms_ssim = true});
  REQUIRE(large.pooled.ms_ssim_y);
  CHECK(*large.pooled.ms_ssim_y < 1);
  CHECK(*large.pooled.ms_ssim_y > .5);
  spec.options.height = 160;
  const fs::path small = test::make_clip(folder / "small.mp4", spec);
  const CompareReport none = compared({.a = small, .b = small, .ms_ssim = true});
  CHECK_FALSE(none.pooled.ms_ssim_y);
  CHECK_FALSE(none.ms_ssim_why_not.empty());
}

TEST_CASE("comparing ends with a sentence where it cannot go on", "[compare]") {
  const test::TempDir folder;
  const fs::path clip = numbered(folder, "a.mp4", 20, 12);
  test::ClipSpec turned;
  turned.frames = 12;
  turned.options.rotation = 90;
  const fs::path sideways = test::make_clip(folder / "turned.mp4", turned);

  Result<CompareReport> report = compare_takes({.a = clip, .b = folder / "absent.mp4"});
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::not_found);
  report = compare_takes({.a = clip, .b = sideways});
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::unsupported);
  CHECK_FALSE(report.error().hint.zh.empty());
  report = compare_takes({.a = clip, .b = clip, .offset = 12});
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::bad_input);
}

TEST_CASE("a contact sheet shows pairs of frames with their difference", "[compare]") {
  const test::TempDir folder;
  const CompareRequest request{.a = numbered(folder, "a.mp4", 12),
                               .b = numbered(folder, "b.mp4", 44)};
  const CompareReport report = compared(request);
  Result<Picture> sheet = contact_sheet(request, report, 4);
  REQUIRE(sheet);
  CHECK(sheet->width > 3 * 320);
  CHECK(sheet->height > 4 * 180);
  CHECK(contact_sheet(request, report, 500)->height > 30 * 180);  // All frames, no more.
}

TEST_CASE("scores of real clips are those of FFmpeg", "[compare][real]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  for (const char* name : {"D15", "D18", "D20"}) {
    const auto clip = test::media(name);
    if (!clip) SKIP("the real clips are not here");
    const test::TempDir folder;
    const fs::path worse = folder / "worse.mp4";
    const test::ProgramRun run = test::run(
        {"ffmpeg", "-v", "error", "-noautorotate", "-i", clip->string(), "-frames:v", "40", "-an",
         "-fps_mode", "passthrough", "-crf", "34", "-preset", "veryfast", worse.string()});
    if (run.exit != 0) FAIL("ffmpeg: " << run.err);
    const fs::path part = folder / "part.mkv";
    const test::ProgramRun cut =
        test::run({"ffmpeg", "-v", "error", "-noautorotate", "-i", clip->string(), "-frames:v",
                   "40", "-an", "-fps_mode", "passthrough", "-c:v", "ffv1", part.string()});
    if (cut.exit != 0) FAIL("ffmpeg: " << cut.err);
    INFO(name);
    check_against_ffmpeg(folder, part, worse);
  }
}
