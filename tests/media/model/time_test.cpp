// SPDX-License-Identifier: Apache-2.0

#include "media/model/time.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("rationals are equal by value", "[model]") {
  CHECK(Rational{2, 4} == Rational{1, 2});
  CHECK_FALSE(Rational{30000, 1001} == Rational{30, 1});
}

TEST_CASE("rescaling rounds to the nearest tick, halves away from zero", "[model]") {
  CHECK(rescale(1, {1, 2}, {1, 1}) == 1);
  CHECK(rescale(-1, {1, 2}, {1, 1}) == -1);
  CHECK(rescale(1, {1, 3}, {1, 1}) == 0);
  // Nanoseconds of a day into 1/90000: exact where 64 bits would overflow.
  CHECK(rescale(86'400'000'000'000, {1, 1'000'000'000}, {1, 90'000}) == 7'776'000'000);
}

TEST_CASE("instants in different bases compare exactly", "[model]") {
  CHECK(TimePoint{1, {1, 3}} == TimePoint{10, {1, 30}});
  CHECK(TimePoint{333, {1, 1000}} < TimePoint{1, {1, 3}});
  CHECK_FALSE(TimePoint{334, {1, 1000}} < TimePoint{1, {1, 3}});
}

TEST_CASE("the film clock gives each frame its own sample, and never drifts", "[model]") {
  const Rational ntsc{30000, 1001};
  std::int64_t sum = 0;
  for (std::int64_t frame = 0; frame < 100'000; ++frame) {
    const std::int64_t length =
        sample_of_frame(frame + 1, ntsc, 48'000) - sample_of_frame(frame, ntsc, 48'000);
    REQUIRE((length == 1601 || length == 1602));
    sum += length;
  }

  CHECK(sum == 160'160'000);  // 100,000 frames of 1601.6 samples.
  CHECK(sample_of_frame(24, {24, 1}, 44'100) == 44'100);
}

TEST_CASE("timecode counts frames at the rounded rate", "[model]") {
  CHECK(timecode(0, {24, 1}) == "00:00:00:00");
  CHECK(timecode(87, {24, 1}) == "00:00:03:15");
  CHECK(timecode(30, {30000, 1001}) == "00:00:01:00");
  CHECK(timecode(24 * 3600 * 2 + 1, {24, 1}) == "02:00:00:01");
}

TEST_CASE("a range holds its first frame and not its last", "[model]") {
  CHECK(FrameRange{17, 93}.length() == 76);
}
