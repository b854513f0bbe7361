// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_words.h"

#include "tests/support/catch.h"

using namespace shotlab;

TEST_CASE("A title is written as a range of the film and its words", "[core]") {
  Result<CutTitle> frames = parse_title("24-96:The lantern: a start", {24, 1}, TitlePlace::centre);
  Result<CutTitle> seconds = parse_title("1.0s-2.5s:雨夜\\n燈籠", {24, 1}, TitlePlace::bottom);

  REQUIRE(frames);
  CHECK(frames->range == FrameRange{24, 96});
  CHECK(frames->text == "The lantern: a start");
  REQUIRE(seconds);
  CHECK(seconds->range == FrameRange{24, 60});
  CHECK(seconds->text == "雨夜\n燈籠");
  CHECK(seconds->place == TitlePlace::bottom);
}

TEST_CASE("A marker is written as a place of the film and a word", "[core]") {
  CHECK(*parse_marker("48:the door", {24, 1}) == CutMarker{48, "the door"});
  CHECK(*parse_marker("2.0s: 門", {25, 1}) == CutMarker{50, "門"});
  CHECK(*parse_marker("7", {24, 1}) == CutMarker{7, ""});
  CHECK_FALSE(parse_marker("-3:early", {24, 1}));
  CHECK_FALSE(parse_marker("door", {24, 1}));
  CHECK_FALSE(parse_marker("", {24, 1}));
  CHECK_FALSE(parse_marker("3:\xff", {24, 1}));
}

TEST_CASE("A sound is written as a file, its place and its gain", "[core]") {
  Result<CutSound> plain = parse_sound("assets/a b.mp3", {24, 1});
  Result<CutSound> placed = parse_sound("a@b.wav@48", {24, 1});
  Result<CutSound> quiet = parse_sound("m.wav@2.0s,-6.5dB", {25, 1});

  REQUIRE(plain);
  CHECK(plain->source == "assets/a b.mp3");
  CHECK(plain->at == 0);
  REQUIRE(placed);
  CHECK(placed->source == "a@b.wav");
  CHECK(placed->at == 48);
  REQUIRE(quiet);
  CHECK(quiet->at == 50);
  CHECK(quiet->gain_db == -6.5);
}

TEST_CASE("A track may say what it is for, and a file may have a sign of equality in its name",
          "[core]") {
  const Result<CutTrack> rain = parse_track("ambience=assets/rain.wav@48,-6dB", {24, 1});
  REQUIRE(rain);
  CHECK(rain->role == SoundRole::ambience);
  CHECK(rain->name == "assets/rain.wav");
  REQUIRE(rain->sounds.size() == 1);
  CHECK(rain->sounds[0].at == 48);
  CHECK(rain->sounds[0].gain_db == -6);

  const Result<CutTrack> odd = parse_track("a=b.wav", {24, 1});
  REQUIRE(odd);
  CHECK(odd->role == SoundRole::unsaid);
  CHECK(odd->sounds[0].source == "a=b.wav");
  CHECK_FALSE(parse_track("music=", {24, 1}));
}

TEST_CASE("A speed is a number or a fraction", "[core]") {
  CHECK(*parse_speed("2") == Rational{2, 1});
  CHECK(*parse_speed("3/2") == Rational{3, 2});
  CHECK(*parse_speed("0.5") == Rational{1, 2});
}

TEST_CASE("What is not written so is refused with an example", "[core]") {
  for (const char* words :
       {"", "24-96", "96-24:x", "-1-5:x", "a-b:x", "1-2:", "1-2: ", "1s-0s:x"}) {
    INFO(words);
    Result<CutTitle> title = parse_title(words, {24, 1}, TitlePlace::centre);
    REQUIRE_FALSE(title);
    CHECK_THAT(title.error().hint.en, test::contains("24-96"));
  }
  for (const char* words : {"", "@5", "a.wav@x", "a.wav@-4", "a.wav@4,loud", "a.wav@4,5"}) {
    INFO(words);
    CHECK_FALSE(parse_sound(words, {24, 1}));
  }
  for (const char* words : {"", "0", "-1", "1/0", "fast", "1/-2", "nan", "inf"}) {
    INFO(words);
    CHECK_FALSE(parse_speed(words));
  }
}
