// SPDX-License-Identifier: Apache-2.0

#include "media/play/player.h"

#include <chrono>
#include <future>
#include <vector>

#include "tests/media/play/numbered_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/media.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace std::chrono_literals;

namespace {

struct Room {
  test::TempDir folder;
  test::FakeClock clock;
  test::Bell bell;
  PlayerOptions options;

  std::unique_ptr<Player> open(const test::NumberedClip& clip) {
    return open(test::make_clip(folder, "clip.mp4", clip));
  }
  std::unique_ptr<Player> open(const std::filesystem::path& path) {
    options.wake = bell.ringer();
    auto player = Player::open(path, options, clock);
    REQUIRE(player);
    return *std::move(player);
  }
};

}  // namespace

TEST_CASE("A player opens on the first frame, paused", "[play]") {
  Room room;
  const auto player = room.open({.frames = 30});

  CHECK(player->frames() == 30);
  CHECK(player->frame() == 0);
  CHECK_FALSE(player->playing());
  CHECK_FALSE(player->due_in());
  CHECK(room.bell.until_shown(*player, 0));
  CHECK_FALSE(player->error());
}

TEST_CASE("Every frame sought is the frame shown, in any order", "[play]") {
  Room room;
  const auto player = room.open({.frames = 60, .key_interval = 25});

  for (const std::int64_t frame : {59, 0, 31, 30, 29, 24, 25, 26, 5, 58, 57, 1}) {
    player->seek(frame);
    CHECK(player->frame() == frame);
    CHECK(room.bell.until_shown(*player, frame));
  }
}

TEST_CASE("Steps are exact in both directions, also with a cache of a few pictures", "[play]") {
  Room room;
  room.options.cache_bytes = 1;
  const auto player = room.open({.frames = 30, .key_interval = 30});

  for (std::int64_t frame = 1; frame < 30; ++frame) {
    player->step(1);
    CHECK(room.bell.until_shown(*player, frame));
  }
  for (std::int64_t frame = 28; frame >= 0; --frame) {
    player->step(-1);
    CHECK(room.bell.until_shown(*player, frame));
  }
  player->step(-1);
  CHECK(player->frame() == 0);
}

TEST_CASE("Play shows each frame at its time and stops on the last", "[play]") {
  Room room;
  const auto player = room.open({.frames = 10, .fps = {25, 1}});
  REQUIRE(room.bell.until_shown(*player, 0));

  player->play();
  for (std::int64_t frame = 1; frame < 10; ++frame) {
    player->picture();
    REQUIRE(player->due_in() == 40);
    room.clock.now += 39ms;
    player->picture();
    CHECK(player->frame() == frame - 1);
    room.clock.now += 1ms;
    CHECK(room.bell.until_shown(*player, frame));
  }
  room.clock.now += 40ms;
  player->picture();
  CHECK_FALSE(player->playing());
  CHECK(player->frame() == 9);
  CHECK_FALSE(player->due_in());
}

TEST_CASE("Play runs backward, at other speeds and round in a loop", "[play]") {
  Room room;
  const auto player = room.open({.frames = 50, .fps = {25, 1}});

  player->seek(40);
  player->play(-1);
  room.clock.now += 400ms;
  CHECK(room.bell.until_shown(*player, 30));

  player->play(4);
  room.clock.now += 100ms;
  player->picture();
  CHECK(player->frame() == 40);
  CHECK(player->speed() == 4);

  player->pause();
  player->set_loop(true);
  player->seek(49);
  player->play();
  room.clock.now += 50ms;
  CHECK(room.bell.until_shown(*player, 0));
  CHECK(player->playing());
}

TEST_CASE("Pausing stays on the frame that is shown", "[play]") {
  Room room;
  const auto player = room.open({.frames = 50, .fps = {25, 1}});
  player->play();
  room.clock.now += 410ms;
  player->picture();

  player->pause();
  room.clock.now += 10s;

  CHECK(room.bell.until_shown(*player, 10));
  CHECK(player->frame() == 10);
}

TEST_CASE("The newest of many seeks wins", "[play]") {
  Room room;
  const auto player = room.open({.frames = 200, .key_interval = 200});

  for (std::int64_t frame = 199; frame >= 57; --frame) player->seek(frame);

  CHECK(player->frame() == 57);
  CHECK(room.bell.until_shown(*player, 57));
}

TEST_CASE("A seek beyond the clip is clamped", "[play]") {
  Room room;
  const auto player = room.open({.frames = 12});

  player->seek(500);
  CHECK(room.bell.until_shown(*player, 11));
  player->seek(-1);
  CHECK(room.bell.until_shown(*player, 0));
}

TEST_CASE("No call of the player waits for the decoder", "[play]") {
  test::TempDir folder;
  test::FakeClock clock;
  std::promise<void> stuck;
  std::promise<void> released;
  bool first = true;
  PlayerOptions options;
  // The decoder's thread stands still inside its first call, until it is released.
  options.wake = [&] {
    if (!first) return;
    first = false;
    stuck.set_value();
    released.get_future().wait();
  };
  auto player = Player::open(test::make_clip(folder, "clip.mp4", {.sound = true}), options, clock);
  REQUIRE(player);
  stuck.get_future().wait();

  std::vector<float> sound(960);
  (*player)->seek(40);
  (*player)->picture();
  (*player)->play();
  clock.now += 100ms;
  (*player)->pull_sound(sound.data(), 480);
  (*player)->picture();
  (*player)->step(-1);
  (*player)->set_loop(true);
  (*player)->pause();
  CHECK((*player)->frame() == 41);
  CHECK((*player)->shown() == 0);  // The one that had come.

  released.set_value();
}

TEST_CASE("Pictures have the size that was asked for", "[play]") {
  Room room;
  const std::filesystem::path path = test::make_clip(room.folder, "clip.mp4", {});
  room.options.width = 48;

  const auto player = room.open(path);

  REQUIRE(room.bell.until_shown(*player, 0));
  const Picture* picture = player->picture();
  CHECK(picture->width == 48);
  CHECK(picture->height == 16);
  CHECK(picture->channels == 4);
}

TEST_CASE("A clip that cannot be opened is refused with a reason", "[play]") {
  test::TempDir folder;
  test::FakeClock clock;

  const auto text = Player::open(folder.write("notes.mp4", "not a clip"), {}, clock);
  const auto nothing = Player::open(folder / "absent.mp4", {}, clock);

  REQUIRE_FALSE(text);
  CHECK(text.error().code == ErrorCode::bad_input);
  CHECK_FALSE(text.error().message.zh.empty());
  CHECK_FALSE(nothing);
}

TEST_CASE("A clip of one frame plays and stops", "[play]") {
  Room room;
  const auto player = room.open({.frames = 1});
  REQUIRE(room.bell.until_shown(*player, 0));

  player->play();
  CHECK(player->playing());
  room.clock.now += 1s;
  player->picture();

  CHECK_FALSE(player->playing());
  CHECK(player->shown() == 0);
}

TEST_CASE("A real clip with a long group is stepped and sought exactly", "[play]") {
  const auto path = test::media("D01");
  if (!path) SKIP("the clip D01 is not here");
  Room room;
  room.options.width = 320;
  const auto player = room.open(*path);
  const auto shows = [&](std::int64_t frame) {
    // Its pictures carry no number; what is shown under a number must not depend on the way there.
    for (;;) {
      const Picture* picture = player->picture();
      if (player->shown() == frame) return *picture;
      std::this_thread::yield();
    }
  };

  player->seek(100);
  const Picture sought = shows(100);
  player->seek(99);
  shows(99);
  player->step(1);

  CHECK(shows(100) == sought);
}
