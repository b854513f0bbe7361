// SPDX-License-Identifier: Apache-2.0

#include "media/play/playhead.h"

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr std::int64_t kMs = 1000;

// Ten frames of 40 ms.
FrameTimes ten_frames() {
  FrameTimes times;
  for (int i = 0; i < 10; ++i) times.starts.push_back(i * 40 * kMs);
  times.end = 400 * kMs;
  return times;
}

}  // namespace

TEST_CASE("Frame times are microseconds from the first frame, whatever the time base", "[play]") {
  PacketIndex index;
  index.time_base = {1, 90'000};
  index.frame_pts = {9000, 12'003, 21'000};  // Not equally spaced.
  index.end_pts = 24'003;

  const FrameTimes times = frame_times(index);

  CHECK(times.starts == std::vector<std::int64_t>{0, 33'367, 133'333});
  CHECK(times.end == 166'700);
}

TEST_CASE("A frame is shown from its own start until the next one's", "[play]") {
  FrameTimes times;
  times.starts = {0, 33'367, 133'333};
  times.end = 166'700;

  CHECK(times.frame_at(-5) == 0);
  CHECK(times.frame_at(33'366) == 0);
  CHECK(times.frame_at(33'367) == 1);
  CHECK(times.frame_at(133'332) == 1);
  CHECK(times.frame_at(133'333) == 2);
  CHECK(times.frame_at(999'999) == 2);
  CHECK(times.end_of(1) == 133'333);
  CHECK(times.end_of(2) == 166'700);
}

TEST_CASE("Play moves by the steady time and stops on the last frame", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 1000 * kMs);

  head.advance(1039 * kMs);
  CHECK(head.frame() == 0);
  head.advance(1040 * kMs);
  CHECK(head.frame() == 1);
  head.advance(1399 * kMs);
  CHECK(head.frame() == 9);
  CHECK(head.playing());
  head.advance(1400 * kMs);
  CHECK(head.frame() == 9);
  CHECK_FALSE(head.playing());
}

TEST_CASE("Play from the last frame begins again at the first", "[play]") {
  Playhead head(ten_frames());
  head.seek(9, 0);

  head.play(1, 0);
  head.advance(0);

  CHECK(head.frame() == 0);
}

TEST_CASE("Play at other speeds skips or holds frames by the same time", "[play]") {
  Playhead head(ten_frames());

  head.play(2, 0);
  head.advance(100 * kMs);
  CHECK(head.frame() == 5);

  head.seek(0, 0);
  head.play(0.5, 0);
  head.advance(100 * kMs);
  CHECK(head.frame() == 1);
}

TEST_CASE("A change of speed goes on from where play stands", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 0);
  head.advance(100 * kMs);

  head.play(4, 100 * kMs);
  head.advance(120 * kMs);

  CHECK(head.position() == 180 * kMs);
}

TEST_CASE("Backward play shows every frame for its whole time and stops on the first", "[play]") {
  Playhead head(ten_frames());
  head.seek(3, 0);
  head.play(-1, 0);

  head.advance(39 * kMs);
  CHECK(head.frame() == 3);
  head.advance(40 * kMs);
  CHECK(head.frame() == 2);
  head.advance(159 * kMs);
  CHECK(head.frame() == 0);
  CHECK(head.playing());
  head.advance(160 * kMs);
  CHECK(head.frame() == 0);
  CHECK_FALSE(head.playing());
}

TEST_CASE("A loop goes round in both directions without losing time", "[play]") {
  Playhead head(ten_frames());
  head.set_loop(true, 0);

  head.play(1, 0);
  head.advance(400 * kMs * 1000 + 45 * kMs);
  CHECK(head.frame() == 1);
  CHECK(head.playing());

  head.pause();
  head.seek(0, 0);
  head.play(-1, 0);
  head.advance(39 * kMs);
  CHECK(head.frame() == 0);
  head.advance(41 * kMs);
  CHECK(head.frame() == 9);
}

TEST_CASE("A step is exact, stays within the clip and pauses", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 0);

  head.step(2, 100 * kMs);  // Play stood on frame 2.
  CHECK(head.frame() == 4);
  CHECK_FALSE(head.playing());
  head.step(-1, 0);
  CHECK(head.frame() == 3);
  CHECK(head.direction() == -1);
  head.step(INT64_MAX, 0);
  CHECK(head.frame() == 9);
  head.step(INT64_MIN, 0);
  CHECK(head.frame() == 0);
}

TEST_CASE("A seek is clamped and keeps playing from there", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 0);

  head.seek(7, 1000 * kMs);
  head.advance(1041 * kMs);
  CHECK(head.frame() == 8);
  head.seek(-3, 2000 * kMs);
  CHECK(head.frame() == 0);
  CHECK(head.playing());
}

TEST_CASE("Heard sound leads: the picture neither outruns it nor falls behind", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 0);

  // The device plays a little slow: after 100 ms only 90 ms have been heard.
  head.heard(90 * kMs, 100 * kMs);
  head.advance(100 * kMs);
  CHECK(head.position() == 90 * kMs);
  // Between two reports the steady time fills in.
  head.advance(110 * kMs);
  CHECK(head.position() == 100 * kMs);
  // It was fast: the picture follows.
  head.heard(150 * kMs, 120 * kMs);
  head.advance(120 * kMs);
  CHECK(head.position() == 150 * kMs);
}

TEST_CASE("The playhead waits for late sound, it never jumps back", "[play]") {
  Playhead head(ten_frames());
  head.play(1, 0);
  head.advance(100 * kMs);

  head.heard(60 * kMs, 100 * kMs);
  head.advance(110 * kMs);
  CHECK(head.position() == 100 * kMs);
  head.advance(150 * kMs);
  CHECK(head.position() == 110 * kMs);
}

TEST_CASE("The next picture is due when its frame begins", "[play]") {
  Playhead head(ten_frames());
  CHECK_FALSE(head.next_due());

  head.play(1, 0);
  head.advance(10 * kMs);
  CHECK(head.next_due() == 40 * kMs);
  head.play(2, 10 * kMs);
  head.advance(10 * kMs);
  CHECK(head.next_due() == 25 * kMs);

  head.pause();
  head.seek(3, 0);
  head.play(-1, 0);
  head.advance(0);
  CHECK(head.next_due() == 40 * kMs);
}
