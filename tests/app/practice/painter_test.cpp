// SPDX-License-Identifier: Apache-2.0
//
// What every take promises: the same bytes again, whole or nothing, its sound.

#include "media/base/hash.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/app/practice/asked_take.h"
#include "tests/app/practice/pixels.h"

using namespace shotlab;
using test::asked;

TEST_CASE("The same request is the same picture; another seed fills the gaps otherwise",
          "[practice]") {
  const Picture first = paint_frame(asked("a person waits", 5), 30);

  CHECK(first == paint_frame(asked("a person waits", 5), 30));
  for (std::int64_t seed : {6, 7, 8})
    CHECK(test::mean_difference(first, paint_frame(asked("a person waits", seed), 30)) > 12);
}

TEST_CASE("A clip is the same bytes every time, whatever the number of painters", "[practice]") {
  test::TempDir dir;
  PaintRequest r = asked("MS, a woman in a red coat waves, rooftop, push in", 3);
  r.width = 320;  // A size at which the encoder once gave other bytes each time.
  r.height = 180;
  r.seconds = 3;
  REQUIRE(paint_take(r, dir / "a.mp4", Cancel()));
  REQUIRE(paint_take(r, dir / "b.mp4", Cancel()));

  CHECK(*sha256_of_file(dir / "a.mp4") == *sha256_of_file(dir / "b.mp4"));
}

TEST_CASE("A take is whole: picture, sound, length, and the label of its kind", "[practice]") {
  test::TempDir dir;
  PaintRequest r = asked("LS, a man walks, street, rain");
  r.seconds = 3.5;
  double last = 0;
  const Result<PaintReport> report =
      paint_take(r, dir / "take.mp4", Cancel(), 1, [&](double share) {
        CHECK(share > last);
        last = share;
      });

  REQUIRE(report);
  CHECK(last == 1);
  CHECK(report->frames == 84);
  CHECK(report->camera.size() == 84);
  const Result<ClipFacts> facts = probe(dir / "take.mp4");
  REQUIRE(facts);
  CHECK(facts->video->frames == 84);
  CHECK(facts->video->width == 640);
  REQUIRE(facts->audio);
  CHECK(facts->audio->channels == 2);
  CHECK_THAT(dir.read("take.mp4"), test::contains("algorithmicMedia"));
  CHECK_THAT(dir.read("take.mp4"), !test::contains("trainedAlgorithmicMedia"));
}

TEST_CASE("A cancelled take leaves nothing, and odd sizes are refused in a sentence",
          "[practice]") {
  test::TempDir dir;
  Cancel cancel;
  const Result<PaintReport> stopped =
      paint_take(asked("LS, street"), dir / "take.mp4", cancel, 1, [&](double share) {
        if (share > 0.1) cancel.request();
      });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK(std::filesystem::is_empty(dir.path()));

  PaintRequest odd = asked("LS, street");
  odd.width = 641;
  CHECK(paint_take(odd, dir / "take.mp4", Cancel()).error().code == ErrorCode::bad_input);
  CHECK(paint_frame(odd, 0).empty());
}

TEST_CASE("Progress is told for every frame, and a cancel is obeyed before the next",
          "[practice]") {
  test::TempDir dir;
  PaintRequest r = asked("MS, a man waits, courtyard");
  r.width = 96, r.height = 54, r.seconds = 1;
  int calls = 0;
  REQUIRE(paint_take(r, dir / "whole.mp4", Cancel(), 1,
                     [&](double share) { CHECK(share == Catch::Approx(++calls / 24.0)); }));
  CHECK(calls == 24);

  Cancel cancel;
  calls = 0;
  const auto stop_at_five = [&](double) {
    if (++calls == 5) cancel.request();
  };
  CHECK_FALSE(paint_take(r, dir / "cut.mp4", cancel, 1, stop_at_five));
  CHECK(calls == 5);
  CHECK_FALSE(std::filesystem::exists(dir / "cut.mp4"));

  // A clip that is repainted, too.
  PaintRequest again = r;
  again.source = dir / "whole.mp4";
  Cancel other;
  calls = 0;
  CHECK_FALSE(paint_take(again, dir / "cut.mp4", other, 1, [&](double) {
    if (++calls == 5) other.request();
  }));
  CHECK(calls == 5);
  CHECK_FALSE(std::filesystem::exists(dir / "cut.mp4"));
}

TEST_CASE("The same shot is the same picture at 640x360, 1280x720 and 1920x1080", "[practice]") {
  PaintRequest r = asked("MS, eye level, a woman in a red coat waits, street, dusk, telephoto", 3);
  const Picture small = paint_frame(r, 8);
  for (int times : {2, 3}) {
    CAPTURE(times);
    r.width = 640 * times, r.height = 360 * times;
    const Picture large = paint_frame(r, 8);
    REQUIRE(large.width == r.width);
    Picture shrunk = make_picture(640, 360, 3);
    for (int y = 0; y < 360; ++y) {
      for (int x = 0; x < 640; ++x) {
        for (int c = 0; c < 3; ++c) {
          int sum = 0;
          for (int v = 0; v < times; ++v) {
            for (int u = 0; u < times; ++u)
              sum += large.row(y * times + v)[(x * times + u) * 3 + c];
          }
          shrunk.row(y)[x * 3 + c] = static_cast<std::uint8_t>(sum / (times * times));
        }
      }
    }
    CHECK(test::mean_difference(small, shrunk) < 4);
  }
}

TEST_CASE("The sound belongs to the place and is about -20 LUFS, never over -3 dB", "[practice]") {
  test::TempDir dir;
  for (const char* prompt : {"LS, a man walks, street", "MS, tea house", "MS, empty room, hum",
                             "LS, rooftop, rain, wind", "MS, market lane, crowd, bell",
                             "FS, a man opens a door, courtyard"}) {
    CAPTURE(prompt);
    PaintRequest r = asked(prompt);
    r.width = 96, r.height = 54;
    REQUIRE(paint_take(r, dir / "take.mp4", Cancel()));
    const Result<Samples> sound = read_sound(dir / "take.mp4");
    REQUIRE(sound);
    const Result<Loudness> level = measure_loudness(*sound);
    REQUIRE(level);
    CHECK(level->integrated_lufs == Catch::Approx(-20).margin(1.5));
    CHECK(level->true_peak_dbtp <= -3);
    // Stereo, without a click: no step of a fifth of full scale between two samples.
    double widest = 0, apart = 0;
    for (std::size_t i = 2; i < sound->values.size(); i += 2) {
      widest =
          std::max(widest, static_cast<double>(std::abs(sound->values[i] - sound->values[i - 2])));
      apart =
          std::max(apart, static_cast<double>(std::abs(sound->values[i] - sound->values[i + 1])));
    }
    CHECK(widest < 0.4);
    CHECK(apart > 0.001);
  }
}
