// SPDX-License-Identifier: Apache-2.0
//
// What is done with a film's sound: tempo, peaks, coding.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "media/libav/limiter.h"
#include "media/libav/sound_codec.h"
#include "media/libav/sound_reader.h"
#include "media/libav/tempo.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

Samples tone(double hertz, double seconds, float level = 0.5F, int channels = 2) {
  Samples sound{.rate = 48000, .channels = channels, .values = {}};
  const auto frames = static_cast<std::int64_t>(seconds * 48000);
  for (std::int64_t i = 0; i < frames; ++i) {
    const auto value =
        level *
        static_cast<float>(std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / 48000));
    for (int c = 0; c < channels; ++c) sound.values.push_back(value);
  }
  return sound;
}

// How often it crosses zero upward in its middle second.
double pitch(const Samples& sound) {
  const std::int64_t middle = sound.frames() / 2;
  int crossings = 0;
  for (std::int64_t i = middle - 24000; i < middle + 24000; ++i) {
    const float before = sound.values[static_cast<std::size_t>((i - 1) * sound.channels)];
    const float now = sound.values[static_cast<std::size_t>(i * sound.channels)];
    crossings += before < 0 && now >= 0 ? 1 : 0;
  }
  return crossings;
}

double level_db(const Samples& sound, std::int64_t begin, std::int64_t end) {
  double sum = 0;
  for (std::int64_t i = begin * sound.channels; i < end * sound.channels; ++i) {
    const double value = sound.values[static_cast<std::size_t>(i)];
    sum += value * value;
  }
  return 10 * std::log10(sum / static_cast<double>((end - begin) * sound.channels) + 1e-12);
}

}  // namespace

TEST_CASE("Sound twice as fast, or half, lasts so long and keeps its pitch", "[libav]") {
  const Samples sound = tone(440, 6);
  const Rational speed =
      GENERATE(Rational{2, 1}, Rational{1, 2}, Rational{5, 4}, Rational{1, 4}, Rational{4, 1});
  const std::int64_t length = rescale(sound.frames(), {speed.den, speed.num}, {1, 1});
  INFO(speed.num << "/" << speed.den);

  Result<Samples> result = at_tempo(sound, speed, length);

  REQUIRE(result);
  CHECK(result->frames() == length);
  CHECK(std::abs(pitch(*result) - 440) <= 4);
  // Heard to its end, but for a few hundredths of a second.
  CHECK(level_db(*result, length - 9600, length - 4800) > level_db(sound, 0, 4800) - 2);
}

TEST_CASE("Peaks are held under the ceiling, and quiet sound is left as it is", "[libav]") {
  Samples sound = tone(997, 2, 0.1F);
  // Loud in the middle; near a quarter of the rate peaks lie between samples.
  const Samples loud = tone(11990, 0.3, 0.9F);
  std::copy(loud.values.begin(), loud.values.end(), sound.values.begin() + 48000 * 2);

  const Samples held = limited(sound, -6);

  Result<Loudness> loudness = measure_loudness(held);
  REQUIRE(loudness);
  CHECK(loudness->true_peak_dbtp <= -6 + 0.05);
  CHECK(loudness->true_peak_dbtp >= -6 - 0.5);
  REQUIRE(held.frames() == sound.frames());
  for (std::size_t i = 0; i < 40000 * 2; ++i) REQUIRE(held.values[i] == sound.values[i]);
}

TEST_CASE("No sample is louder than its limit allows, whatever the peaks are", "[libav]") {
  std::vector<float> peaks(20000, 0.2F);
  for (const std::size_t at :
       {std::size_t{0}, std::size_t{5}, std::size_t{7000}, std::size_t{7100}, std::size_t{19999}}) {
    peaks[at] = 3;
  }

  const std::vector<float> gain = limiter_gain(peaks, 0.5F, 48000);

  for (std::size_t i = 0; i < peaks.size(); ++i) {
    REQUIRE(peaks[i] * gain[i] <= 0.5F * 1.0001F);
    REQUIRE(gain[i] > 0);
    REQUIRE(gain[i] <= 1);
  }
  CHECK(limiter_gain(std::vector<float>(100, 0.4F), 0.5F, 48000) == std::vector<float>(100, 1.0F));
}

TEST_CASE("Coded sound comes back sample for sample where it was", "[libav]") {
  const auto codec = GENERATE(SoundCodec::aac, SoundCodec::opus, SoundCodec::pcm);
  const Samples sound = test::ticking_sound(48000 * 3 + 777);

  Result<Samples> heard = after_coding(sound, codec, 192'000);

  REQUIRE(heard);
  REQUIRE(heard->frames() == sound.frames());
  const auto wanted = test::clicks_in(sound);
  const auto given = test::clicks_in(*heard);
  REQUIRE(given.size() == wanted.size());
  for (std::size_t i = 1; i < wanted.size(); ++i) CHECK(std::abs(given[i] - wanted[i]) <= 4);
  if (codec == SoundCodec::pcm) {
    for (std::size_t i = 0; i < sound.values.size(); ++i) {
      REQUIRE(std::abs(sound.values[i] - heard->values[i]) < 1e-6F);
    }
  }
}
