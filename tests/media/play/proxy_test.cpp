// SPDX-License-Identifier: Apache-2.0

#include "media/play/proxy.h"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <random>
#include <vector>

#include "media/libav/clip_writer.h"
#include "media/libav/frame_reader.h"
#include "media/play/player.h"
#include "tests/media/play/numbered_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// Seconds from the first frame on, of every frame.
std::vector<double> times_of(const FrameReader& reader) {
  std::vector<double> times;
  for (const std::int64_t pts : reader.index().frame_pts) {
    times.push_back(
        TimePoint{pts - reader.index().frame_pts.front(), reader.index().time_base}.seconds());
  }
  return times;
}

FrameReader opened(const std::filesystem::path& path) {
  Result<FrameReader> reader = FrameReader::open(path);
  REQUIRE(reader);
  return *std::move(reader);
}

std::filesystem::path proxy_of(const std::filesystem::path& clip, const test::TempDir& folder) {
  Result<std::filesystem::path> proxy = make_proxy(clip, folder / "cache");
  if (!proxy) FAIL(proxy.error().message.en);
  return *proxy;
}

void check_frame_for_frame(const FrameReader& clip, const FrameReader& proxy) {
  CHECK(same_times(clip.index(), proxy.index()));
  CHECK(times_of(clip) == times_of(proxy));
  CHECK(proxy.facts().video->key_frames == clip.frames());
}

// A moving picture of soft colours, as codecs like it.
Picture painted(int width, int height, int number) {
  Picture picture = make_picture(width, height, 3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      unsigned char* pixel = picture.row(y) + x * 3;
      pixel[0] = static_cast<unsigned char>(x * 255 / width);
      pixel[1] = static_cast<unsigned char>(y * 255 / height);
      pixel[2] = static_cast<unsigned char>(number * 20 % 256);
    }
  }
  return picture;
}

std::filesystem::path painted_clip(const std::filesystem::path& path, int rotation) {
  ClipWriterOptions options;
  options.width = 1280;
  options.height = 720;
  options.preset = "ultrafast";
  options.rotation = rotation;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  for (int n = 0; n < 6; ++n) REQUIRE(writer->add_picture(painted(1280, 720, n)));
  REQUIRE(writer->finish());
  return path;
}

// A bell whose ringer waits until whoever listens has looked: nothing is missed, however slow they
// are. Declare it before the player and release() it before the player ends.
class PatientBell {
 public:
  std::function<void()> ringer() {
    return [this] {
      std::unique_lock lock(mutex_);
      ++rings_;
      changed_.notify_all();
      changed_.wait(lock, [&] { return released_ || looked_ == rings_; });
    };
  }
  bool until(const std::function<bool()>& condition) {
    std::unique_lock lock(mutex_);
    for (;;) {
      const std::int64_t heard = rings_;
      lock.unlock();
      const bool held = condition();
      lock.lock();
      looked_ = heard;
      changed_.notify_all();
      if (held) return true;
      if (!changed_.wait_for(lock, std::chrono::seconds(60), [&] { return rings_ != heard; })) {
        return false;
      }
    }
  }
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t rings_ = 0, looked_ = 0;
  bool released_ = false;
};

double psnr(const Picture& a, const Picture& b) {
  REQUIRE(a.pixels.size() == b.pixels.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    const double apart = double(a.pixels[i]) - double(b.pixels[i]);
    sum += apart * apart;
  }
  return 10 * std::log10(255. * 255. * static_cast<double>(a.pixels.size()) / std::max(sum, 1.));
}

}  // namespace

TEST_CASE("A proxy of ten thousand frames holds each of them at its time", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(
      folder, "long.mp4", {.frames = 10'000, .fps = {30'000, 1001}, .key_interval = 5'000});

  FrameReader source = opened(clip);
  FrameReader proxy = opened(proxy_of(clip, folder));

  REQUIRE(proxy.frames() == 10'000);
  check_frame_for_frame(source, proxy);
  Picturer picturer(0, 0, 3);
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    const auto n = static_cast<std::int64_t>(random() % 10'000);
    Result<Frame> frame = proxy.read(n);
    REQUIRE(frame);
    CHECK(test::number_in(*picturer(*frame, proxy.facts())) == n % 4096);
  }
}

TEST_CASE("A proxy keeps uneven times", "[play]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  const auto even = test::make_clip(folder, "even.mp4", {.frames = 90});
  const auto clip = folder / "uneven.mp4";
  REQUIRE(test::run({"ffmpeg", "-nostdin", "-v", "error", "-i", even.string(), "-vf",
                     "select=gt(mod(n*n\\,11)\\,3)", "-fps_mode", "vfr", "-c:v", "libx264", "-bf",
                     "2", "-video_track_timescale", "90000", clip.string()})
              .exit == 0);

  FrameReader source = opened(clip);
  REQUIRE(source.facts().video->vfr);
  FrameReader proxy = opened(proxy_of(clip, folder));

  check_frame_for_frame(source, proxy);
  Picturer picturer(0, 0, 3);
  for (std::int64_t n = 0; n < source.frames(); ++n) {
    Result<Frame> exact = source.read(n);
    Result<Frame> small = proxy.read(n);
    REQUIRE(exact);
    REQUIRE(small);
    CHECK(test::number_in(*picturer(*exact, source.facts())) ==
          test::number_in(*picturer(*small, proxy.facts())));
  }
}

TEST_CASE("A proxy is small, and looks like its clip, turned or not", "[play]") {
  for (const int rotation : {0, 90, 270}) {
    const test::TempDir folder;
    const auto clip = painted_clip(folder / "painted.mp4", rotation);
    FrameReader source = opened(clip);
    FrameReader proxy = opened(proxy_of(clip, folder));

    CHECK(proxy.facts().video->width == 640);
    CHECK(proxy.facts().video->height == 360);
    CHECK(proxy.facts().video->rotation == rotation);
    Picturer exact(320, 180, 3), small(320, 180, 3);
    for (const std::int64_t n : {0, 3, 5}) {
      // As the player does it: the clip's facts for both.
      CHECK(psnr(*exact(*source.read(n), source.facts()), *small(*proxy.read(n), source.facts())) >
            35);
    }
  }
}

TEST_CASE("A proxy that is there is not made again; a clip that changed has another", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 20});
  const auto proxy = proxy_of(clip, folder);
  const auto made = std::filesystem::last_write_time(proxy);

  CHECK(proxy_of(clip, folder) == proxy);
  CHECK(std::filesystem::last_write_time(proxy) == made);
  CHECK(*proxy_path(clip, folder / "cache") == proxy);

  test::make_clip(folder, "clip.mp4", {.frames = 21});
  CHECK(*proxy_path(clip, folder / "cache") != proxy);
}

TEST_CASE("A proxy that is stopped leaves nothing behind", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 60});
  Cancel cancel;
  std::vector<double> told;

  Result<std::filesystem::path> proxy =
      make_proxy(clip, folder / "cache", {}, cancel, [&](double done) {
        told.push_back(done);
        if (told.size() == 30) cancel.request();
      });

  REQUIRE_FALSE(proxy);
  CHECK(proxy.error().code == ErrorCode::cancelled);
  CHECK(told.size() == 30);
  CHECK(told.back() == 0.5);
  CHECK(files_in(folder / "cache") == 0);
}

TEST_CASE("A proxy is refused in words where clip or folder will not do", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 5});
  folder.write("text.mp4", "no clip at all");

  CHECK(make_proxy(folder / "none.mp4", folder / "cache").error().code == ErrorCode::not_found);
  CHECK(make_proxy(folder / "text.mp4", folder / "cache").error().code == ErrorCode::bad_input);
  const auto blocked = make_proxy(clip, folder / "text.mp4");
  REQUIRE_FALSE(blocked);
  CHECK_FALSE(blocked.error().message.en.empty());
  CHECK_FALSE(blocked.error().message.zh.empty());
}

TEST_CASE("A proxy is worth it where pictures do not fit and keys are rare", "[play]") {
  const test::TempDir folder;
  FrameReader rare =
      opened(test::make_clip(folder, "rare.mp4", {.frames = 200, .key_interval = 100}));
  FrameReader dense =
      opened(test::make_clip(folder, "dense.mp4", {.frames = 200, .key_interval = 10}));

  CHECK(is_proxy_worth_it(rare.facts(), rare.index(), 1000, 150'000));
  CHECK_FALSE(is_proxy_worth_it(rare.facts(), rare.index(), 1000, 200'000));
  CHECK_FALSE(is_proxy_worth_it(dense.facts(), dense.index(), 1000, 150'000));
}

TEST_CASE("While the exact picture is far the proxy's is shown, then the exact one", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 400, .key_interval = 400});
  test::FakeClock clock;
  PatientBell bell;
  PlayerOptions options;
  options.cache_bytes = 1;
  options.wake = bell.ringer();
  options.proxy = proxy_of(clip, folder);
  auto opening = Player::open(clip, options, clock);
  REQUIRE(opening);
  auto player = *std::move(opening);

  for (const std::int64_t frame : {300, 40, 399}) {
    player->seek(frame);
    std::vector<bool> rough;  // Of the looks at which the frame was there.
    const bool exact = bell.until([&] {
      const Picture* picture = player->picture();
      if (picture == nullptr || player->shown() != frame) return false;
      CHECK(picture->width == 96);
      CHECK(test::number_in(*picture) == frame);
      rough.push_back(player->rough());
      return !player->rough();
    });
    CHECK(exact);
    REQUIRE_FALSE(rough.empty());
    CHECK(rough.front());
  }
  bell.release();
  player.reset();
}

TEST_CASE("A step on from an exact picture, and play, are never rough", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 100, .key_interval = 100});
  test::FakeClock clock;
  test::Bell bell;
  PlayerOptions options;
  options.wake = bell.ringer();
  options.proxy = proxy_of(clip, folder);
  auto opening = Player::open(clip, options, clock);
  REQUIRE(opening);
  const auto player = *std::move(opening);

  REQUIRE(bell.until([&] { return player->picture() != nullptr && !player->rough(); }));
  for (std::int64_t frame = 1; frame < 20; ++frame) {
    player->step(1);
    REQUIRE(bell.until_shown(*player, frame));
    CHECK_FALSE(player->rough());
  }
  player->seek(60);
  player->play();
  REQUIRE(bell.until(
      [&] { return player->picture() != nullptr && player->shown() == 60 && !player->rough(); }));
  player->seek(90);
  REQUIRE(bell.until_shown(*player, 90));
  CHECK_FALSE(player->rough());
}

TEST_CASE("The proxy of another clip is not used", "[play]") {
  const test::TempDir folder;
  const auto clip = test::make_clip(folder, "clip.mp4", {.frames = 100, .key_interval = 100});
  const auto other = test::make_clip(folder, "other.mp4", {.frames = 100, .fps = {25, 1}});
  test::FakeClock clock;
  test::Bell bell;
  PlayerOptions options;
  options.wake = bell.ringer();
  for (const auto& wrong : {proxy_of(other, folder), folder / "none.mp4"}) {
    options.proxy = wrong;
    auto player = Player::open(clip, options, clock);
    REQUIRE(player);

    (*player)->seek(80);
    REQUIRE(bell.until_shown(**player, 80));
    CHECK_FALSE((*player)->rough());
  }
}
