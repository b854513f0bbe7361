// SPDX-License-Identifier: Apache-2.0

#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>
#include <vector>

#include "media/play/player.h"
#include "tests/media/play/numbered_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kTenMs = 480;  // Frames of sound.

// A player and a sound device, both moved by hand.
struct Device {
  test::TempDir folder;
  test::FakeClock clock;
  test::Bell bell;
  std::unique_ptr<Player> player;
  std::vector<float> heard;  // Left channel.

  explicit Device(const test::NumberedClip& clip, bool sound = true) {
    PlayerOptions options;
    options.sound = sound;
    options.wake = bell.ringer();
    auto opened = Player::open(test::make_clip(folder, "clip.mp4", clip), options, clock);
    REQUIRE(opened);
    player = *std::move(opened);
    if (clip.sound && sound) REQUIRE(sound_has_come());
    player->seek(0);
    REQUIRE(bell.until_shown(*player, 0));
  }

  // The decoder reads sound when the first picture is there; nothing tells when it has.
  bool sound_has_come() {
    const auto given_up = std::chrono::steady_clock::now() + 60s;
    player->seek(30);  // In the tone.
    while (std::chrono::steady_clock::now() < given_up) {
      player->play();
      pull();
      player->pause();
      const bool come = loudness(0, kTenMs) > 0;
      heard.clear();
      if (come) return true;
      std::this_thread::yield();
    }
    return false;
  }

  void pull(std::int64_t frames = kTenMs) {
    std::vector<float> stereo(static_cast<std::size_t>(frames) * 2);
    player->pull_sound(stereo.data(), frames);
    for (std::size_t i = 0; i < stereo.size(); i += 2) heard.push_back(stereo[i]);
  }
  double loudness(std::int64_t begin, std::int64_t end) const {
    double sum = 0;
    for (std::int64_t i = begin; i < end; ++i) {
      sum += std::abs(heard[static_cast<std::size_t>(i)]);
    }
    return sum / static_cast<double>(end - begin);
  }
};

constexpr test::NumberedClip kClip{.frames = 75, .fps = {25, 1}, .sound = true};

}  // namespace

TEST_CASE("The picture follows the sound that was taken, not the clock on the wall", "[play]") {
  Device device(kClip);
  device.player->play();

  // The device takes sound a tenth too slowly.
  for (int i = 0; i < 90; ++i) {
    device.clock.now += i % 9 == 0 ? 20ms : 10ms;
    device.pull();
    device.player->picture();
  }

  CHECK(device.clock.now == 1000ms);
  CHECK(device.player->frame() == 22);  // 900 ms.
}

TEST_CASE("Without a sound device the steady clock leads", "[play]") {
  Device device(kClip);
  device.player->play();

  device.clock.now += 900ms;
  device.player->picture();

  CHECK(device.player->frame() == 22);
}

TEST_CASE("A device that comes late joins the picture where it is", "[play]") {
  Device device(kClip);
  device.player->play();
  device.clock.now += 1000ms;
  device.player->picture();

  device.pull();
  device.player->picture();
  CHECK(device.player->frame() == 25);

  device.clock.now += 10ms;
  for (int i = 0; i < 20; ++i) device.pull();
  device.player->picture();
  CHECK(device.player->frame() == 30);  // 1000 ms, and 200 ms of sound.
}

TEST_CASE("The picture waits for what the device still holds back", "[play]") {
  Device device(kClip);
  device.player->set_sound_delay(80ms);
  device.player->play();

  for (int i = 0; i < 50; ++i) {
    device.clock.now += 10ms;
    device.pull();
    device.player->picture();
  }

  CHECK(device.player->frame() == 10);  // 500 ms taken, 420 ms heard.
}

TEST_CASE("The sound heard belongs to the picture shown", "[play]") {
  Device device(kClip);
  device.player->seek(20);  // At 0.8 s; the tone begins at 1 s.
  REQUIRE(device.bell.until_shown(*device.player, 20));

  device.player->play();
  for (int i = 0; i < 40; ++i) {
    device.clock.now += 10ms;
    device.pull();
    device.player->picture();
  }

  CHECK(device.loudness(0, 9000) < 0.01);
  CHECK(device.loudness(10'200, 19'000) > 0.25);
  CHECK(device.player->frame() == 30);
}

TEST_CASE("Sound is heard at normal speed only, and never while paused", "[play]") {
  Device device(kClip);
  device.player->seek(30);  // In the tone.
  REQUIRE(device.bell.until_shown(*device.player, 30));

  device.pull();
  CHECK(device.loudness(0, kTenMs) == 0);
  device.player->play(2);
  device.pull();
  CHECK(device.loudness(kTenMs, 2 * kTenMs) == 0);
  device.player->play(1);
  device.pull();
  CHECK(device.loudness(2 * kTenMs, 3 * kTenMs) > 0.2);
  device.player->pause();
  device.pull();
  CHECK(device.loudness(3 * kTenMs, 4 * kTenMs) == 0);
}

TEST_CASE("A silent player and a silent clip give silence and go by the clock", "[play]") {
  Device muted(kClip, false);
  muted.player->seek(30);
  muted.player->play();
  muted.pull();
  CHECK(muted.loudness(0, kTenMs) == 0);

  Device silent({.frames = 75, .fps = {25, 1}});
  silent.player->play();
  silent.pull();
  silent.clock.now += 120ms;
  silent.player->picture();
  CHECK(silent.player->frame() == 3);
}

TEST_CASE("A loop with sound goes round with the picture", "[play]") {
  Device device({.frames = 50, .fps = {25, 1}, .sound = true});  // 2 s: silence, tone.
  device.player->set_loop(true);
  device.player->play();

  for (int i = 0; i < 450; ++i) {
    device.clock.now += 10ms;
    device.pull();
    device.player->picture();
  }

  CHECK(device.player->playing());
  CHECK(device.player->frame() == 12);  // 4.5 s: two rounds and 0.5 s.
  CHECK(device.loudness(2 * 48'000 + 2000, 3 * 48'000 - 2000) <
        0.01);  // The second round's silence.
  CHECK(device.loudness(3 * 48'000 + 2000, 4 * 48'000 - 2000) > 0.25);
}

TEST_CASE("A sound device's own thread may pull at any time", "[play]") {
  Device device({.frames = 50, .key_interval = 50, .sound = true});
  std::atomic<bool> stop = false;
  std::thread sound([&] {
    std::vector<float> stereo(960);
    while (!stop) device.player->pull_sound(stereo.data(), kTenMs);
  });

  for (int i = 0; i < 40; ++i) {
    device.player->play();
    device.player->seek((i * 17) % 50);
    device.clock.now += 5ms;
    device.player->picture();
    device.player->set_loop(i % 2 == 0);
    device.player->step(1);
  }
  stop = true;
  sound.join();

  device.player->pause();
  device.player->seek(33);
  CHECK(device.bell.until_shown(*device.player, 33));
}
