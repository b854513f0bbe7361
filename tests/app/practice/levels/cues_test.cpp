// SPDX-License-Identifier: Apache-2.0
//
// Level G1: sounds that are asked for; what was read, told back.

#include "tests/app/practice/levels/small_take.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::small_take;

TEST_CASE("Sound cues are heard, also by their Chinese names", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("MS, a man waits, empty room");
  r.width = 96, r.height = 54;
  r.sounds = {{"rain", -1}, {"鐘聲", 0.5}};
  const Result<PaintReport> ok = paint_take(r, dir / "a.mp4", Cancel());
  REQUIRE(ok);
  CHECK(ok->advisory.find("no sound for") == std::string::npos);
  r.sounds = {{"a theremin", -1}};
  const Result<PaintReport> odd = paint_take(r, dir / "b.mp4", Cancel());
  REQUIRE(odd);
  CHECK_THAT(odd->advisory, test::contains("no sound for"));
}

TEST_CASE("What was read is told with its place in the prompt", "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("MS, a man in a green coat, tram stop");
  r.width = 96, r.height = 54, r.seconds = 0.2;
  const Result<PaintReport> report = paint_take(r, dir / "t.mp4", Cancel());
  REQUIRE(report);
  REQUIRE(report->read_as.size() == 3);
  CHECK(report->read_as[1].slot == "subject");
  CHECK(report->read_as[1].label.en == "man in a green coat");
  CHECK(r.prompt.substr(report->read_as[2].begin, 4) == "tram");
}

TEST_CASE("A person is told back with all their words, what is not wanted as such",
          "[practice][levels]") {
  test::TempDir dir;
  PaintRequest r = small_take("MS, an old man in a green coat, evning sun, 電車站, no dog");
  r.width = 96, r.height = 54, r.seconds = 0.2;
  const Result<PaintReport> report = paint_take(r, dir / "t.mp4", Cancel());
  REQUIRE(report);
  std::string words;
  for (const ReadAs& read : report->read_as)
    words += (read.negated ? "-" : "") + read.slot + "=" + read.text + "; ";
  CHECK_THAT(words, test::contains("size=MS; "));
  CHECK_THAT(words, test::contains("subject=old man in a green coat; "));
  CHECK_THAT(words, test::contains("place=電車站; "));
  CHECK_THAT(words, test::contains("-subject=dog; "));
}

TEST_CASE("A negative list of one garment is obeyed", "[practice][levels]") {
  const std::string prompt = "MCU, eye level, a man in a hat stands still, empty room, overcast";
  PaintRequest worn = small_take(prompt), bare = small_take(prompt);
  for (const char* words : {"hat", "帽"}) {
    CAPTURE(words);
    bare.negative = words;
    CHECK(test::changed_share(paint_frame(worn, 3), paint_frame(bare, 3)) > 0.01);
  }
  PaintRequest both =
      small_take("MCU, eye level, a man stands still, empty room, overcast, no hat");
  PaintRequest kept_out = both;
  kept_out.negative = "hat";
  CHECK(test::changed_share(paint_frame(both, 3), paint_frame(kept_out, 3)) > 0.01);
}
