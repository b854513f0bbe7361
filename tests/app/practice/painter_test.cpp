// SPDX-License-Identifier: Apache-2.0
//
// What the painter promises, read off its pictures: sizes, lights, colours, seeds, and how it errs.

#include "app/practice/painter.h"

#include <map>

#include "media/base/hash.h"
#include "media/libav/probe.h"
#include "media/libav/sound_reader.h"
#include "tests/app/practice/pixels.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::Box;

namespace {

PaintRequest small(const std::string& prompt, std::int64_t seed = 1) {
  PaintRequest r;
  r.prompt = prompt;
  r.seed = seed;
  r.width = 640, r.height = 360;
  return r;
}

// Clearly red of its own, as only the coat of these tests is.
bool is_red(const std::uint8_t* p) { return p[0] > 70 && p[0] > 2 * p[1] && p[0] > 2 * p[2]; }

PaintReport camera_of(const std::string& prompt, std::int64_t seed = 1) {
  test::TempDir dir;
  PaintRequest r = small(prompt, seed);
  r.width = 96, r.height = 54, r.seconds = 3;
  Result<PaintReport> report = paint_take(r, dir / "take.mp4", Cancel());
  REQUIRE(report);
  return *report;
}

}  // namespace

TEST_CASE("Each shot size has the head in its band, measured in the picture", "[practice]") {
  // Lower and upper end of the band, in picture heights (checks, V.head).
  const std::map<std::string, std::pair<double, double>> bands = {{"LS", {0.05, 0.14}},
                                                                  {"MLS", {0.14, 0.20}},
                                                                  {"MS", {0.20, 0.32}},
                                                                  {"MCU", {0.32, 0.50}},
                                                                  {"CU", {0.50, 0.85}}};
  for (const auto& [size, band] : bands) {
    for (std::int64_t seed : {1, 2, 3}) {
      CAPTURE(size, seed);
      // Two frames that differ in the colour of a cap alone show where it is. Of a head 1.75 / 7.5
      // m high the hat covers 0.118 m above the brow.
      const std::string rest = " hat stands still, empty room, overcast, static camera";
      const Picture a = paint_frame(small(size + ", eye level, a man in a blue" + rest, seed), 0);
      const Picture b = paint_frame(small(size + ", eye level, a man in a yellow" + rest, seed), 0);
      const Box hat = test::differing(a, b);
      REQUIRE(hat.count > 8);
      if (hat.y0 == 0) continue;  // Its top is out of the picture.
      // A beanie is higher than a brimmed hat; its width tells which it is.
      const double wide = hat.x1 - hat.x0 + 1;
      const double metres = wide > 1.7 * hat.height() ? 0.126 : 0.150;
      const double head = hat.height() / metres * (1.75 / 7.5) / a.height;
      CAPTURE(head, wide, hat.height());
      CHECK(head > band.first * 0.85);
      CHECK(head < band.second * 1.15);
    }
  }
}

TEST_CASE("Sizes rise along the ladder by their coat", "[practice]") {
  double last = 0;
  for (const char* size : {"ELS", "LS", "FS", "MLS"}) {
    const std::string rest = " coat stands still, empty room, overcast, static";
    const Box coat = test::differing(
        paint_frame(small(std::string(size) + ", eye level, a man in a red" + rest), 0),
        paint_frame(small(std::string(size) + ", eye level, a man in a blue" + rest), 0));
    CAPTURE(size, coat.height());
    CHECK(coat.height() > last * 1.15);
    last = coat.height();
  }
}

TEST_CASE("The coat has the colour that the words give it, in both languages and mixed",
          "[practice]") {
  const char* prompts[] = {"MS, a man in a red coat stands still, empty room, overcast",
                           "中景，男人穿紅色外套站着不動，空房間，陰天",
                           "MS, 男人穿紅色外套, empty room, 陰天"};
  for (const char* prompt : prompts) {
    CAPTURE(prompt);
    const Box coat = test::region_of(paint_frame(small(prompt), 12), is_red);
    CHECK(coat.count > 640 * 360 / 25);
  }
  const Box none = test::region_of(
      paint_frame(small("MS, a man in a blue coat stands still, empty room, overcast"), 12),
      is_red);
  CHECK(none.count < 640 * 360 / 100);
}

TEST_CASE("The light comes from the side that was asked for", "[practice]") {
  for (const char* light : {"low sun", "hard side light at night", "soft window light"}) {
    for (const char* place : {"courtyard", "empty room"}) {
      for (const char* side : {"left", "right"}) {
        CAPTURE(light, place, side);
        const Picture p =
            paint_frame(small("MS, eye level, a man in a white coat stands still, " +
                              std::string(place) + ", " + light + " from the " + side + ", static"),
                        0);
        // The white coat: the largest bright region in the lower middle.
        double left = 0, right = 0;
        int left_n = 0, right_n = 0;
        const Picture other =
            paint_frame(small("MS, eye level, a man in a black coat stands still, " +
                              std::string(place) + ", " + light + " from the " + side + ", static"),
                        0);
        // Where black and white coats differ is the coat.
        Box coat;
        auto differs = [&](int x, int y) {
          const std::uint8_t *a = p.row(y) + x * 3, *b = other.row(y) + x * 3;
          return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]) > 24;
        };
        for (int y = 200; y < p.height; ++y) {
          for (int x = 0; x < p.width; ++x) {
            if (differs(x, y))
              coat.x0 = std::min(coat.x0, x), coat.x1 = std::max(coat.x1, x), ++coat.count;
          }
        }
        REQUIRE(coat.count > 2000);
        for (int y = 200; y < p.height; ++y) {
          for (int x = coat.x0; x <= coat.x1; ++x) {
            if (!differs(x, y)) continue;
            const double luma = test::lab_of(p.row(y) + x * 3).l;
            (x < coat.middle_x() ? left : right) += luma;
            ++(x < coat.middle_x() ? left_n : right_n);
          }
        }
        const double l = left / left_n, r = right / right_n;
        if (std::string(side) == "left") CHECK(l > r * 1.1);
        if (std::string(side) == "right") CHECK(r > l * 1.1);
      }
    }
  }
}

TEST_CASE("Low-key is dark with bright spots, high-key bright and flat", "[practice]") {
  for (const char* place : {"empty room", "tea house", "street", "courtyard"}) {
    for (std::int64_t seed : {1, 2}) {
      CAPTURE(place, seed);
      const test::ToneOf low = test::tone_of(paint_frame(
          small("MS, eye level, low-key, a man in a white coat waits, " + std::string(place), seed),
          20));
      CAPTURE(low.mean, low.spread);
      CHECK(low.mean < 35);
      CHECK(low.spread > 55);
      const test::ToneOf high = test::tone_of(paint_frame(
          small("MS, eye level, high-key, a man in a white coat waits, " + std::string(place),
                seed),
          20));
      CAPTURE(high.mean, high.spread);
      CHECK(high.mean > 62);
      CHECK(high.spread < 60);
    }
  }
}

TEST_CASE("Warm is warm and cool is cool", "[practice]") {
  for (const char* place : {"empty room", "tram stop", "rooftop"}) {
    CAPTURE(place);
    const std::string rest = ", MS, a man in a grey coat waits, overcast, " + std::string(place);
    CHECK(test::tone_of(paint_frame(small("warm tone" + rest), 0)).mid_b > 6);
    CHECK(test::tone_of(paint_frame(small("cool tone" + rest), 0)).mid_b < -6);
  }
}

TEST_CASE("The same request is the same picture; another seed fills the gaps otherwise",
          "[practice]") {
  const Picture first = paint_frame(small("a person waits", 5), 30);

  CHECK(first == paint_frame(small("a person waits", 5), 30));
  for (std::int64_t seed : {6, 7, 8})
    CHECK(test::mean_difference(first, paint_frame(small("a person waits", seed), 30)) > 12);
}

TEST_CASE("A clip is the same bytes every time, whatever the number of painters", "[practice]") {
  test::TempDir dir;
  PaintRequest r = small("MS, a woman in a red coat waves, rooftop, push in", 3);
  r.width = 320;  // A size at which the encoder once gave other bytes each time.
  r.height = 180;
  r.seconds = 3;
  REQUIRE(paint_take(r, dir / "a.mp4", Cancel()));
  REQUIRE(paint_take(r, dir / "b.mp4", Cancel()));

  CHECK(*sha256_of_file(dir / "a.mp4") == *sha256_of_file(dir / "b.mp4"));
}

TEST_CASE("A take is whole: picture, sound, length, and the label of its kind", "[practice]") {
  test::TempDir dir;
  PaintRequest r = small("LS, a man walks, street, rain");
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
      paint_take(small("LS, street"), dir / "take.mp4", cancel, 1, [&](double share) {
        if (share > 0.1) cancel.request();
      });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK(std::filesystem::is_empty(dir.path()));

  PaintRequest odd = small("LS, street");
  odd.width = 641;
  CHECK(paint_take(odd, dir / "take.mp4", Cancel()).error().code == ErrorCode::bad_input);
  CHECK(paint_frame(odd, 0).empty());
}

TEST_CASE("The camera moves in one direction, from the first frame to the last", "[practice]") {
  struct Row {
    const char* words;
    double (*of)(const CameraPose&);
    double sign;
  };
  const Row rows[] = {
      {"pan right", [](const CameraPose& c) { return c.yaw; }, 1},
      {"pan left", [](const CameraPose& c) { return c.yaw; }, -1},
      {"tilt up", [](const CameraPose& c) { return c.pitch; }, 1},
      {"tilt down", [](const CameraPose& c) { return c.pitch; }, -1},
      {"push in", [](const CameraPose& c) { return c.z; }, 1},
      {"pull out", [](const CameraPose& c) { return c.z; }, -1},
      {"truck right", [](const CameraPose& c) { return c.x; }, 1},
      {"truck left", [](const CameraPose& c) { return c.x; }, -1},
      {"pedestal up", [](const CameraPose& c) { return c.y; }, 1},
      {"pedestal down", [](const CameraPose& c) { return c.y; }, -1},
      {"orbit right", [](const CameraPose& c) { return c.x; }, 1},
      {"orbit left", [](const CameraPose& c) { return c.yaw; }, 1},
      {"roll clockwise", [](const CameraPose& c) { return c.roll; }, 1},
      {"zoom in", [](const CameraPose& c) { return c.focal; }, 1},
      {"zoom out", [](const CameraPose& c) { return c.focal; }, -1},
      {"推鏡", [](const CameraPose& c) { return c.z; }, 1},
      {"左搖", [](const CameraPose& c) { return c.yaw; }, -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const PaintReport report =
        camera_of("MS, eye level, a man stands still, courtyard, " + std::string(row.words));
    for (std::size_t i = 1; i < report.camera.size(); ++i)
      CHECK((row.of(report.camera[i]) - row.of(report.camera[i - 1])) * row.sign > 0);
  }
}

TEST_CASE("A static camera does not move at all, a hand does and goes nowhere", "[practice]") {
  const PaintReport still = camera_of("MS, a man waits, street, static camera");
  for (const CameraPose& pose : still.camera)
    CHECK((pose.x == still.camera[0].x && pose.yaw == still.camera[0].yaw &&
           pose.focal == still.camera[0].focal));

  const PaintReport hand = camera_of("MS, a man waits, street, handheld");
  double low = 1, high = -1;
  for (const CameraPose& pose : hand.camera)
    low = std::min(low, pose.yaw), high = std::max(high, pose.yaw);
  CHECK(high - low > 0.005);
  CHECK(high - low < 0.08);
}

TEST_CASE("Slow, plain and quick go further in that order", "[practice]") {
  auto turn = [](const char* words) {
    const PaintReport r =
        camera_of("LS, eye level, a man stands still, street, " + std::string(words));
    return std::abs(r.camera.back().yaw - r.camera.front().yaw);
  };
  const double slow = turn("slow pan left"), plain = turn("pan left"),
               quick = turn("quick pan left");
  CHECK(slow * 1.5 < plain);
  CHECK(plain * 1.5 < quick);
}

TEST_CASE("Two moves at once: one is followed, unsteadily, and the service says so", "[practice]") {
  const PaintReport two = camera_of("MS, a man stands still, street, pan left, zoom in");
  const bool panned = std::abs(two.camera.back().yaw - two.camera.front().yaw) > 0.06;
  const bool zoomed = two.camera.back().focal > two.camera.front().focal * 1.1;
  CHECK(panned != zoomed);
  double wobble = 0;
  for (std::size_t i = 2; i < two.camera.size(); ++i) {
    wobble += std::abs(two.camera[i].pitch - 2 * two.camera[i - 1].pitch + two.camera[i - 2].pitch);
  }
  CHECK(wobble > 0.01);
  CHECK_THAT(two.advisory, test::contains("More than one camera move"));
}

TEST_CASE("Saying no dog brings a dog, the negative list keeps it out", "[practice]") {
  for (const char* size : {"FS", "MS"}) {
    CAPTURE(size);
    const std::string prompt =
        std::string(size) + ", a man in a grey coat stands still, street, day, static camera";
    const Picture plain = paint_frame(small(prompt), 90);
    const Picture no_dog = paint_frame(small(prompt + ", no dog"), 90);
    PaintRequest listed = small(prompt + ", no dog");
    listed.negative = "dog";
    const Picture kept_out = paint_frame(listed, 90);

    CHECK(test::mean_difference(plain, no_dog) > 0.25);
    CHECK(plain == kept_out);
  }
  CHECK_THAT(camera_of("MS, a man, street, no dog").advisory, test::contains("dog"));
}

TEST_CASE("Vague words change nothing and are named; feelings leave a blank face", "[practice]") {
  const std::string prompt = "CU, eye level, a man waits, courtyard, overcast, static camera";
  CHECK(paint_frame(small(prompt), 10) ==
        paint_frame(small(prompt + ", cinematic masterpiece, 8k"), 10));
  CHECK_THAT(camera_of(prompt + ", cinematic, 8k").advisory, test::contains("cinematic"));
  CHECK_THAT(camera_of("特寫，男人，庭院，電影感").advisory, test::contains("電影感"));

  const Picture sad = paint_frame(small(prompt + ", sad"), 10);
  CHECK(test::mean_difference(sad, paint_frame(small(prompt), 10)) > 0.05);
  CHECK_THAT(camera_of(prompt + ", sad").advisory, test::contains("feeling"));
  CHECK(camera_of("CU, a sad man looks up, courtyard").advisory.find("feeling") ==
        std::string::npos);
}

TEST_CASE("What comes after some 120 words is not followed", "[practice]") {
  std::string filler;
  for (int i = 0; i < 130; ++i) filler += " and";
  const PaintReport report =
      camera_of("MS, a man stands still, street, static camera," + filler + ", zoom in");
  CHECK(report.camera.front().focal == report.camera.back().focal);
  CHECK_THAT(report.advisory, test::contains("words"));
}

TEST_CASE("A short prompt is rewritten with what was left open, in its own language",
          "[practice]") {
  CHECK_THAT(camera_of("a man waits").rewritten_prompt, test::contains("a man waits, "));
  CHECK_THAT(camera_of("老伯等車").rewritten_prompt, test::contains("老伯等車，"));
  CHECK(camera_of("MS, an old man in a green coat, checks his watch twice, tram stop, low evening "
                  "sun from the left")
            .rewritten_prompt.empty());
  CHECK(camera_of("MS, an old man in a green coat, checks his watch twice, tram stop, low evening "
                  "sun from the left")
            .advisory.empty());
}

TEST_CASE("The sound belongs to the place and is about -20 LUFS, never over -3 dB", "[practice]") {
  test::TempDir dir;
  for (const char* prompt : {"LS, a man walks, street", "MS, tea house", "MS, empty room, hum",
                             "LS, rooftop, rain, wind", "MS, market lane, crowd, bell",
                             "FS, a man opens a door, courtyard"}) {
    CAPTURE(prompt);
    PaintRequest r = small(prompt);
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

TEST_CASE("Upright pictures keep the size that was asked for", "[practice]") {
  PaintRequest r =
      small("FS, eye level, a man in a red coat stands still, empty room, overcast, static");
  r.width = 360, r.height = 640;
  const Picture p = paint_frame(r, 0);
  REQUIRE(p.width == 360);
  const Box coat = test::region_of(p, is_red);
  CHECK(coat.height() > 640 * 0.3);
  CHECK(coat.height() < 640 * 0.6);
}
