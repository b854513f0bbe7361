// SPDX-License-Identifier: Apache-2.0

#include <cmath>
#include <random>

#include "media/measure/onsets.h"
#include "media/measure/sound_shape.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Catch::Approx;

namespace {

Samples quiet(double seconds, int rate = kOnsetRate, int channels = 1) {
  Samples sound{rate, channels, {}};
  sound.values.assign(static_cast<std::size_t>(seconds * rate) * static_cast<std::size_t>(channels),
                      0);
  return sound;
}

void tone(Samples& to, double begin, double end, double hz, double gain, double decay = 0) {
  for (auto i = static_cast<std::int64_t>(begin * to.rate);
       i < std::min(to.frames(), static_cast<std::int64_t>(end * to.rate)); ++i) {
    const double t = static_cast<double>(i) / to.rate - begin;
    for (int c = 0; c < to.channels; ++c) {
      to.values[static_cast<std::size_t>(i * to.channels + c)] +=
          static_cast<float>(gain * std::exp(-decay * t) * std::sin(6.283185307 * hz * t));
    }
  }
}

void hiss(Samples& to, double gain) {
  std::mt19937 draw(5);
  for (float& v : to.values)
    v += static_cast<float>(gain * (static_cast<double>(draw() % 2001) / 1000 - 1));
}

std::vector<double> beats(double step, double jitter, unsigned seed) {
  std::mt19937 draw(seed);
  std::vector<double> at;
  for (double t = .3; t < 5.5; t += step) {
    at.push_back(t + jitter * (static_cast<double>(draw() % 2001) / 1000 - 1));
  }
  return at;
}

}  // namespace

TEST_CASE("every stroke over a pad and a hiss is found within 10 ms", "[measure]") {
  int found = 0, wanted = 0, extra = 0;
  double worst = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const std::vector<double> strokes = beats(.25 + .06 * seed, .02, seed);
    Samples sound = quiet(6);
    hiss(sound, .004);
    tone(sound, 0, 6, 220, .05);
    for (const double at : strokes) tone(sound, at, at + .3, 300 + 170.0 * seed, .4, 18);
    const std::vector<double> onsets = onsets_of(sound);
    wanted += static_cast<int>(strokes.size());
    // The pad begins too.
    std::size_t matched = !onsets.empty() && onsets.front() < .1 ? 1 : 0;
    const std::size_t pad = matched;
    for (const double at : strokes) {
      double nearest = 9;
      for (const double onset : onsets) nearest = std::min(nearest, std::abs(onset - at));
      if (nearest <= .05) ++matched, worst = std::max(worst, nearest);
    }
    found += static_cast<int>(matched - pad);
    extra += static_cast<int>(onsets.size() - matched);
  }
  INFO(found << " of " << wanted << ", " << extra << " too many, worst " << worst);
  CHECK(2.0 * found / (2.0 * found + (wanted - found) + extra) >= .95);
  CHECK(worst <= .0125);
}

TEST_CASE("a tone that swells slowly or wavers is no onset", "[measure]") {
  Samples sound = quiet(4);
  for (std::size_t i = 0; i < sound.values.size(); ++i) {
    const double t = static_cast<double>(i) / kOnsetRate;
    sound.values[i] = static_cast<float>(.3 * std::min(1.0, t / 2) *
                                         std::sin(6.283 * (440 * t + 2 * std::sin(6.283 * 5 * t))));
  }
  CHECK(onsets_of(sound).size() <= 1);
  CHECK(onsets_of(quiet(2)).empty());
  CHECK(onsets_of(quiet(0)).empty());
}

TEST_CASE("silence, digital silence and clipping are told by their times", "[measure]") {
  Samples sound = quiet(4, 48'000, 2);
  tone(sound, 0, 1, 440, .2);
  tone(sound, 2, 4, 440, .0005);  // Heard by nobody, but not nothing.
  tone(sound, 3.5, 3.51, 100, 40);
  for (float& v : sound.values) v = std::clamp(v, -1.F, 1.F);
  const SoundMeasurement shape = shape_of_sound(sound);
  CHECK(shape.duration_s == Approx(4));
  REQUIRE(shape.silences.size() == 1);
  CHECK(shape.silences[0].begin == Approx(1).margin(.02));
  CHECK(shape.silences[0].end == Approx(3.5).margin(.02));
  REQUIRE(shape.zeros.size() == 1);
  CHECK(shape.zeros[0].begin == Approx(1).margin(.02));
  CHECK(shape.zeros[0].end == Approx(2).margin(.02));
  CHECK(shape.clipped == 4);  // Two half waves in two channels.
  CHECK(shape.levels.size() == 40);
  CHECK(shape.levels[3] == Approx(-17).margin(.3));
  CHECK(shape.levels[15] == kNoLevel);
}

TEST_CASE("ducking is how far the bed goes down where the voice is", "[measure]") {
  std::vector<float> bed(80, -30), voice(80, kNoLevel);
  for (std::size_t i = 30; i < 50; ++i) bed[i] = -39, voice[i] = -20;
  CHECK(*ducking_of({bed}, {voice}) == Approx(9));
  // On one clock: a voice track that begins later.
  const std::vector<float> late(voice.begin() + 20, voice.end());
  CHECK(*ducking_of({bed}, {late, 2}) == Approx(9));
  const std::vector<float> never(80, kNoLevel), always(80, -20);
  CHECK_FALSE(ducking_of({bed}, {never}));
  CHECK_FALSE(ducking_of({bed}, {always}));
}

TEST_CASE("a bed that comes back slowly is not taken for one that hardly goes down", "[measure]") {
  std::vector<float> bed(80, -30), voice(80, kNoLevel);
  for (std::size_t i = 30; i < 50; ++i) bed[i] = -39, voice[i] = -20;
  for (std::size_t i = 50; i < 58; ++i) bed[i] = -39 + static_cast<float>(i - 50);
  CHECK(*ducking_of({bed}, {voice}) == Approx(9));
}
