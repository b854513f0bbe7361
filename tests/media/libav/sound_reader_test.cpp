// SPDX-License-Identifier: Apache-2.0

#include "media/libav/sound_reader.h"

#include <algorithm>
#include <cmath>

#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/media.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using Catch::Approx;

namespace {

double level(const Samples& sound, std::int64_t begin, std::int64_t end, int channel = 0) {
  double sum = 0;
  for (std::int64_t i = begin; i < end; ++i) {
    const double value = sound.values[static_cast<std::size_t>(i * sound.channels + channel)];
    sum += value * value;
  }
  return std::sqrt(sum / static_cast<double>(end - begin));
}

void ffmpeg(std::vector<std::string> arguments) {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  std::vector<std::string> command = {"ffmpeg", "-nostdin", "-v", "error", "-y"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const test::ProgramRun run = test::run(command);
  INFO(run.err);
  REQUIRE(run.exit == 0);
}

Samples tone(double amplitude, double frequency, int rate, double seconds, int channels) {
  Samples sound{.rate = rate, .channels = channels, .values = {}};
  const auto count = static_cast<std::int64_t>(seconds * rate);
  for (std::int64_t i = 0; i < count; ++i) {
    const double value = amplitude * std::sin(static_cast<double>(i) * 2 * M_PI * frequency / rate);
    for (int c = 0; c < channels; ++c) sound.values.push_back(static_cast<float>(value));
  }
  return sound;
}

}  // namespace

TEST_CASE("sound is read back where it was written, to the sample", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 84, .sound = true});

  Result<Samples> sound = read_sound(path);

  REQUIRE(sound);
  CHECK(sound->frames() == 168000);
  const std::vector<std::int64_t> clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 4);
  for (std::size_t i = 0; i < clicks.size(); ++i) {
    // AAC rounds the edge of a click; it does not move it.
    CHECK(std::abs(clicks[i] - static_cast<std::int64_t>(i) * 48000) <= 4);
  }
}

TEST_CASE("a stretch of sound is the same as that stretch of the whole", "[libav]") {
  const test::TempDir folder;
  test::ClipSpec spec{.frames = 24 * 60, .sound = true};
  spec.options.width = 32;
  spec.options.height = 32;
  const auto path = test::make_clip(folder / "clip.mp4", spec);
  Result<Samples> whole = read_sound(path, 44100, 1);
  REQUIRE(whole);

  for (const std::int64_t begin : {0LL, 12345LL, 400000LL, 2000001LL}) {
    Result<Samples> part = read_sound(path, 44100, 1, begin, begin + 5000);
    REQUIRE(part);
    REQUIRE(part->frames() == 5000);
    double worst = 0;
    for (std::size_t i = 0; i < 5000; ++i) {
      const double difference =
          part->values[i] - whole->values[static_cast<std::size_t>(begin) + i];
      worst = std::max(worst, std::abs(difference));
    }
    CHECK(worst < 1e-3);
  }
}

TEST_CASE("one reader gives stretch after stretch, as the whole would", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 72, .sound = true});
  Result<Samples> whole = read_sound(path);
  Result<SoundReader> reader = SoundReader::open(path);
  REQUIRE(whole);
  REQUIRE(reader);
  CHECK(reader->samples() == whole->frames());

  Samples put_together{.values = {}};
  for (std::int64_t begin = 0; begin < reader->samples(); begin += 30000) {
    Result<Samples> part = reader->read(begin, std::min(begin + 30000, reader->samples()));
    REQUIRE(part);
    put_together.values.insert(put_together.values.end(), part->values.begin(), part->values.end());
  }

  CHECK(put_together == *whole);
  CHECK_FALSE(reader->read(-1, 10));
  CHECK(reader->read(5, 5)->frames() == 0);
}

TEST_CASE("a clip whose sound starts late has silence first", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 72, .sound = true});
  ffmpeg({"-i", path.string(), "-itsoffset", "0.5", "-i", path.string(), "-map", "0:v", "-map",
          "1:a", "-c", "copy", (folder / "late.mp4").string()});

  Result<Samples> sound = read_sound(folder / "late.mp4");

  REQUIRE(sound);
  const std::vector<std::int64_t> clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 3);
  CHECK(std::abs(clicks[0] - 24000) <= 50);  // An edit list may count in milliseconds.
  CHECK(level(*sound, 0, 23000) < 1e-4);
}

TEST_CASE("sample 0 is at the first frame, not at the start of the sound", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 72, .sound = true});
  ffmpeg({"-i", path.string(), "-itsoffset", "0.25", "-i", path.string(), "-map", "1:v", "-map",
          "0:a", "-c", "copy", (folder / "early.mkv").string()});

  Result<Samples> sound = read_sound(folder / "early.mkv");

  REQUIRE(sound);
  const std::vector<std::int64_t> clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 2);
  CHECK(std::abs(clicks[0] - 36000) <= 100);  // Matroska counts in milliseconds.
}

TEST_CASE("a hole in the sound is silence, and what follows stays in its place", "[libav]") {
  const test::TempDir folder;
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 96, .sound = true});
  ffmpeg({"-i", path.string(), "-af", "aselect=not(between(t\\,1.2\\,1.7))", "-c:v", "copy", "-c:a",
          "pcm_s16le", (folder / "hole.mkv").string()});

  Result<Samples> sound = read_sound(folder / "hole.mkv");

  REQUIRE(sound);
  const std::vector<std::int64_t> clicks = test::clicks_in(*sound);
  REQUIRE(clicks.size() == 4);
  CHECK(std::abs(clicks[2] - 96000) <= 100);
  CHECK(level(*sound, 62000, 78000) < 1e-4);
}

TEST_CASE("5.1 becomes stereo without clipping, mono becomes stereo without loss", "[libav]") {
  const test::TempDir folder;
  const std::string loud = "0.99*sin(440*2*PI*t)";
  const std::string six_channels = "aevalsrc=exprs=" + loud + "|" + loud + "|" + loud + "|0|" +
                                   loud + "|" + loud + ":c=5.1:s=48000:d=1";
  ffmpeg({"-f", "lavfi", "-i", six_channels, (folder / "six.wav").string()});
  ffmpeg({"-f", "lavfi", "-i", "aevalsrc=0.5*sin(440*2*PI*t):s=48000:d=1",
          (folder / "one.wav").string()});

  Result<Samples> six = read_sound(folder / "six.wav");
  Result<Samples> one = read_sound(folder / "one.wav");

  REQUIRE(six);
  REQUIRE(one);
  CHECK(six->channels == 2);
  for (const float value : six->values) REQUIRE(std::abs(value) <= 1.0F);
  CHECK(level(*six, 1000, 40000) > 0.5);
  CHECK(level(*one, 1000, 40000, 0) == Approx(0.5 / std::sqrt(2)).epsilon(0.01));
  CHECK(level(*one, 1000, 40000, 1) == Approx(0.5 / std::sqrt(2)).epsilon(0.01));
  Result<Samples> as_is = read_sound(folder / "six.wav", 0, 0);
  REQUIRE(as_is);
  CHECK(as_is->channels == 6);
  CHECK(as_is->rate == 48000);
}

TEST_CASE("a resampled tone keeps its pitch, level and place", "[libav]") {
  const test::TempDir folder;
  ffmpeg({"-f", "lavfi", "-i", "aevalsrc=0.5*sin(1000*2*PI*t):s=44100:d=2",
          (folder / "tone.wav").string()});

  Result<Samples> sound = read_sound(folder / "tone.wav", 48000, 1);

  REQUIRE(sound);
  CHECK(sound->frames() == 96000);
  for (std::size_t i = 10000; i < 11000; ++i) {
    const double wanted = 0.5 * std::sin(static_cast<double>(i) * 2 * M_PI * 1000 / 48000);
    REQUIRE(std::abs(sound->values[i] - wanted) < 2e-3);
  }
}

TEST_CASE("a clip without sound says so, and a stretch behind the end is silent", "[libav]") {
  const test::TempDir folder;
  const auto mute = test::make_clip(folder / "mute.mp4", {.frames = 10});
  const auto path = test::make_clip(folder / "clip.mp4", {.frames = 24, .sound = true});

  Result<Samples> none = read_sound(mute);
  Result<Samples> behind = read_sound(path, 48000, 2, 48000, 60000);

  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::not_found);
  CHECK_THAT(none.error().message.en, test::contains("has no sound"));
  REQUIRE(behind);
  CHECK(behind->frames() == 12000);
  CHECK(level(*behind, 4000, 12000) == 0);
}

TEST_CASE("the sound of every real clip is as long as ffmpeg's", "[libav]") {
  if (!test::have_program("ffmpeg")) SKIP("ffmpeg is not installed");
  const test::TempDir folder;
  for (const char* name : {"D01", "D18", "D25", "D30"}) {
    const auto clip = test::media(name);
    if (!clip) SKIP("no " << name);
    INFO(name);
    ffmpeg({"-i", clip->string(), "-map", "0:a", "-f", "f32le", "-ac", "1",
            (folder / "a.raw").string()});
    Result<Samples> sound = read_sound(*clip, 0, 1);
    REQUIRE(sound);
    const auto theirs = static_cast<std::int64_t>(std::filesystem::file_size(folder / "a.raw") / 4);
    // FFmpeg plays the padding of the last AAC block; the file says how much of it is sound.
    CHECK(sound->frames() <= theirs + sound->rate / 100);
    CHECK(sound->frames() > theirs - 2100 - sound->rate / 100);
  }
}

TEST_CASE("loudness of the reference tones is what EBU Tech 3341 says", "[libav]") {
  // Case 1 and 2 of table 1: stereo sine of 1000 Hz at -23 and -33 dBFS for 20 s.
  for (const double target : {-23.0, -33.0}) {
    const double amplitude = std::pow(10.0, target / 20);
    Result<Loudness> loudness = measure_loudness(tone(amplitude, 1000, 48000, 20, 2));
    REQUIRE(loudness);
    CHECK_FALSE(loudness->silent);
    CHECK(std::abs(loudness->integrated_lufs - target) <= 0.1);
    CHECK(std::abs(loudness->true_peak_dbtp - target) <= 0.2);
  }
}

TEST_CASE("a sound of a second is as loud as the same sound of a minute", "[libav]") {
  for (const int rate : {44100, 48000}) {
    Samples sound = tone(std::pow(10.0, -23 / 20.0), 1000, rate, 2, 2);
    sound.values.resize(static_cast<std::size_t>(rate * 2 * 105 / 100));  // 1.05 s: no whole block.

    const Result<Loudness> loudness = measure_loudness(sound);

    REQUIRE(loudness);
    CHECK(std::abs(loudness->integrated_lufs - -23.0) <= 0.1);
  }
}

TEST_CASE("true peak finds the height between samples", "[libav]") {
  // A quarter of the rate, 45 degrees off: samples reach 0.707 of the wave.
  Samples sound{.rate = 48000, .channels = 1, .values = {}};
  for (int i = 0; i < 48000; ++i) {
    const double fade = std::min({1.0, i / 2000.0, (48000 - i) / 2000.0});
    sound.values.push_back(static_cast<float>(0.5 * fade * std::sin(M_PI / 4 + i * M_PI / 2)));
  }

  Result<Loudness> loudness = measure_loudness(sound);

  REQUIRE(loudness);
  CHECK(std::abs(loudness->true_peak_dbtp - -6.02) < 0.1);
}

TEST_CASE("silence is called silence, not a number", "[libav]") {
  Samples silence{.rate = 48000, .channels = 2, .values = std::vector<float>(96000, 0.0F)};

  CHECK(measure_loudness(silence)->silent);
  CHECK(measure_loudness(Samples{})->silent);
}
