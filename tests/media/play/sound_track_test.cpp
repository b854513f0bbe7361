// SPDX-License-Identifier: Apache-2.0

#include "media/play/sound_track.h"

#include <vector>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

constexpr std::int64_t kSecond = 1'000'000;

// A block whose samples tell their place: frame i of the clip is (i, -i) / 2^20.
Samples counted_block(std::int64_t block, std::int64_t frames = SoundTrack::kBlock) {
  Samples samples;
  for (std::int64_t i = 0; i < frames; ++i) {
    const auto value = static_cast<float>(block * SoundTrack::kBlock + i) / (1 << 20);
    samples.values.push_back(value);
    samples.values.push_back(-value);
  }
  return samples;
}

// The places told by `frames` pulled frames.
std::vector<std::int64_t> pull(SoundTrack& track, std::int64_t frames) {
  std::vector<float> stereo(static_cast<std::size_t>(frames) * 2, 9.0F);
  track.pull(stereo.data(), frames);
  std::vector<std::int64_t> places;
  for (std::size_t i = 0; i < stereo.size(); i += 2) {
    CHECK(stereo[i] == -stereo[i + 1]);
    places.push_back(static_cast<std::int64_t>(stereo[i] * (1 << 20)));
  }
  return places;
}

void fill(SoundTrack& track) {
  while (const auto block = track.missing_block()) track.put_block(*block, counted_block(*block));
}

}  // namespace

TEST_CASE("A paused track is silent and counts nothing", "[play]") {
  SoundTrack track(kSecond);
  fill(track);

  CHECK(pull(track, 3) == std::vector<std::int64_t>{0, 0, 0});
  CHECK(track.played() == 0);
}

TEST_CASE("A track plays from where it was started, and counts what it gave", "[play]") {
  SoundTrack track(kSecond);
  fill(track);

  track.start(kSecond / 2, false);

  CHECK(pull(track, 3) == std::vector<std::int64_t>{24'000, 24'001, 24'002});
  pull(track, 477);
  CHECK(track.played() == 10'000);  // Microseconds: 480 frames at 48 kHz.
}

TEST_CASE("A track is as long as the picture, and silent after it", "[play]") {
  SoundTrack track(kSecond);
  fill(track);
  track.start(kSecond - 42, false);  // Two samples before the end.

  CHECK(pull(track, 4) == std::vector<std::int64_t>{47'998, 47'999, 0, 0});
  CHECK(pull(track, 4) == std::vector<std::int64_t>{0, 0, 0, 0});
  CHECK(track.played() == 42);
}

TEST_CASE("A sound that ends before the picture is followed by silence that counts", "[play]") {
  SoundTrack track(kSecond);
  track.put_block(0, counted_block(0, 100));
  track.start(0, false);

  const auto places = pull(track, 102);

  CHECK(places[99] == 99);
  CHECK(places[100] == 0);
  CHECK(track.played() == 2125);
}

TEST_CASE("Each round of a loop begins at the sample nearest to where the picture's does",
          "[play]") {
  const std::int64_t duration = 1'000'010;  // 48000.48 samples.
  SoundTrack track(duration);
  fill(track);
  track.start(0, true);

  std::int64_t pulled = 0;
  for (int round = 1; round <= 5; ++round) {
    const std::int64_t begin = (round * duration * 48 + 500) / 1000;  // Rounded.
    pull(track, begin - 1 - pulled);
    const auto around = pull(track, 2);
    CHECK(around[1] == 0);
    CHECK(around[0] >= 47'999);
    pulled = begin + 1;
  }
}

TEST_CASE("Blocks are asked for before they are heard, and a missing one is silence", "[play]") {
  SoundTrack track(60 * kSecond);

  CHECK(track.missing_block() == 0);
  track.put_block(0, counted_block(0));
  CHECK(track.missing_block() == 1);
  track.put_block(1, counted_block(1));
  CHECK_FALSE(track.missing_block());

  track.start(30 * kSecond, false);
  CHECK(track.missing_block() == 7);
  CHECK(pull(track, 2) == std::vector<std::int64_t>{0, 0});
  CHECK(track.played() == 42);
  fill(track);
  CHECK(pull(track, 1) == std::vector<std::int64_t>{30 * 48'000 + 2});
}

TEST_CASE("Sound goes on over the border of two blocks without a gap", "[play]") {
  SoundTrack track(60 * kSecond);
  track.start(4 * kSecond - 42, false);
  fill(track);

  CHECK(pull(track, 4) == std::vector<std::int64_t>{SoundTrack::kBlock - 2, SoundTrack::kBlock - 1,
                                                    SoundTrack::kBlock, SoundTrack::kBlock + 1});
}

TEST_CASE("A track that was skipped goes on from there", "[play]") {
  SoundTrack track(kSecond);
  fill(track);
  track.start(0, false);
  pull(track, 48);

  track.skip_to(kSecond / 4);

  CHECK(pull(track, 1) == std::vector<std::int64_t>{12'000});
}
