// SPDX-License-Identifier: Apache-2.0

#include "media/model/cut.h"

#include <cmath>
#include <functional>

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

Cut good_cut() {
  Cut cut;
  cut.events = {{"1", "a.mp4", {0, 48}}, {"2", "b.mp4", {10, 58}}, {"3", "c.mp4", {0, 24}}};
  cut.events[1].dissolve = 12;
  cut.titles = {{.text = "雨", .range = {0, 24}, .fade = 6}};
  cut.tracks = {{.name = "music", .sounds = {{.source = "m.wav", .at = 12}}}};
  return cut;
}

const std::vector<std::int64_t> kLengths = {48, 48, 24};

}  // namespace

TEST_CASE("A dissolve makes the film shorter by its frames, and nothing else does", "[model]") {
  const std::vector<FrameRange> places = places_of(good_cut().events, kLengths);

  CHECK(places == std::vector<FrameRange>{{0, 48}, {36, 84}, {84, 108}});
}

TEST_CASE("A shot lasts as long in the film as it does by itself, divided by its speed",
          "[model]") {
  CHECK(film_length(48, {24, 1}, {1, 1}, {24, 1}) == 48);
  CHECK(film_length(60, {30, 1}, {1, 1}, {24, 1}) == 48);
  CHECK(film_length(48, {24, 1}, {2, 1}, {24, 1}) == 24);
  CHECK(film_length(48, {24, 1}, {1, 4}, {24, 1}) == 192);
  CHECK(film_length(240, {24000, 1001}, {1, 1}, {24, 1}) == 240);
  CHECK(film_length(1, {60, 1}, {8, 1}, {24, 1}) == 1);  // Never none.
}

TEST_CASE("A sound cut has no problem", "[model]") {
  CHECK_FALSE(problem_of(good_cut()));
  CHECK_FALSE(problem_of(good_cut(), kLengths));
}

TEST_CASE("What no machine could do is named before any work", "[model]") {
  struct Row {
    const char* words;
    std::function<void(Cut&)> spoil;
  };
  const std::vector<Row> rows = {
      {"Shot 1 is the first", [](Cut& c) { c.events[0].dissolve = 3; }},
      {"Shot 2 cannot dissolve in and fade in", [](Cut& c) { c.events[1].fade_in = 2; }},
      {"Shot 1 cannot fade out and dissolve", [](Cut& c) { c.events[0].fade_out = 2; }},
      {"Shot 3 lasts 24 frames", [](Cut& c) { c.events[2].fade_in = c.events[2].fade_out = 13; }},
      {"Shot 2 lasts 48 frames", [](Cut& c) { c.events[2].dissolve = 37; }},
      {"Shot 2 has a speed",
       [](Cut& c) {
         c.events[1].speed = {9, 1};
       }},
      {"Shot 2 has a speed",
       [](Cut& c) {
         c.events[1].speed = {-1, 1};
       }},
      {"Shot 2 has a gain", [](Cut& c) { c.events[1].gain_db = 25; }},
      {"Shot 2 has a gain", [](Cut& c) { c.events[1].gain_db = std::nan(""); }},
      {"Shot 1 is the first: there is no sound", [](Cut& c) { c.events[0].sound_lead = 4; }},
      {"Shot 2 is heard too far", [](Cut& c) { c.events[1].sound_lead = kMostLead + 1; }},
      {"Shot 1 would not be heard long enough", [](Cut& c) { c.events[1].sound_lead = 37; }},
      {"Shot 3 would not be heard long enough", [](Cut& c) { c.events[2].sound_lead = -24; }},
      {"Title 1 has no words", [](Cut& c) { c.titles[0].text = " \n"; }},
      {"Title 1 is seen in no frame",
       [](Cut& c) {
         c.titles[0].range = {4, 4};
       }},
      {"Title 1 is seen up to frame 109",
       [](Cut& c) {
         c.titles[0].range = {4, 109};
       }},
      {"Title 1 has no colour", [](Cut& c) { c.titles[0].colour = "red"; }},
      {"Title 1 is not long enough", [](Cut& c) { c.titles[0].fade = 13; }},
      {"Track 1 is ducked", [](Cut& c) { c.tracks[0].duck_db = -6; }},
      {"Track 1 has a sound that begins at frame 108",
       [](Cut& c) { c.tracks[0].sounds[0].at = 108; }},
      {"loudness", [](Cut& c) { c.loudness_lufs = 0; }},
      {"peak", [](Cut& c) { c.true_peak_dbtp = 1; }},
      {"frame rate",
       [](Cut& c) {
         c.fps = {0, 1};
       }},
  };
  for (const Row& row : rows) {
    Cut cut = good_cut();
    row.spoil(cut);

    const std::optional<Text> problem = problem_of(cut, kLengths);

    INFO(row.words);
    REQUIRE(problem);
    CHECK_THAT(problem->en, test::contains(row.words));
    CHECK_FALSE(problem->zh.empty());
  }
}

TEST_CASE("A shot is heard from its sound's edit to the next one's", "[model]") {
  Cut cut = good_cut();
  cut.events[1].sound_lead = 8;
  cut.events[2].sound_lead = -5;
  CHECK_FALSE(problem_of(cut, kLengths));

  const auto heard = heard_places(cut.events, places_of(cut.events, kLengths));

  CHECK(heard == std::vector<FrameRange>{{0, 40}, {28, 89}, {89, 108}});
}

TEST_CASE("What is heard beyond a shot must be in its clip", "[model]") {
  Cut cut = good_cut();
  std::vector<Handles> handles = {{0, 3}, {10, 20}, {0, 0}};
  cut.events[1].sound_lead = 10;
  cut.events[2].sound_lead = -20;
  CHECK_FALSE(problem_of(cut, kLengths, handles));

  handles[1].before = 9;
  CHECK_THAT(problem_of(cut, kLengths, handles)->en,
             test::contains("Shot 2") && test::contains("only 9 before"));
  handles[1] = {10, 19};
  CHECK_THAT(problem_of(cut, kLengths, handles)->en,
             test::contains("Shot 2") && test::contains("only 19 behind"));
}

TEST_CASE("Handles count whole film frames at the shot's rate and speed", "[model]") {
  CutEvent event;
  event.range = {10, 58};
  CHECK(handles_of(event, 100, {24, 1}, {24, 1}).before == 10);
  CHECK(handles_of(event, 100, {24, 1}, {24, 1}).after == 42);
  // 10 frames at 30 a second are 8 of the film, 42 are 33.6.
  CHECK(handles_of(event, 100, {30, 1}, {24, 1}).before == 8);
  CHECK(handles_of(event, 100, {30, 1}, {24, 1}).after == 33);
  event.speed = {4, 1};
  CHECK(handles_of(event, 100, {24, 1}, {24, 1}).before == 2);
  CHECK(handles_of(event, 40, {24, 1}, {24, 1}).after == 0);
}
