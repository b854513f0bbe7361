// SPDX-License-Identifier: Apache-2.0

#include "app/core/desk_files.h"
#include "media/base/files.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

TEST_CASE("A cut in the making is written whole and read as it was", "[cut]") {
  test::TempDir dir;
  CutRow take{"0001-lantern", {10, 40}, 0, 3, 0, {3, 2}, -2.5, true};
  CutRow own;
  own.source = "assets/own 片.mp4";
  own.range = {0, 48};
  own.dissolve = 6;
  own.sound_lead = -12;
  CutRest rest;
  rest.titles = {{.text = "Rain \"here\"\n雨",
                  .range = {3, 30},
                  .place = TitlePlace::bottom,
                  .size = 0.08,
                  .font = "Noto Sans CJK HK",
                  .colour = "#ffcc00",
                  .fade = 4}};
  rest.tracks = {{.name = "music",
                  .role = SoundRole::music,
                  .gain_db = -6,
                  .duck_db = 9,
                  .mute = true,
                  .sounds = {{.source = "assets/a.mp3",
                              .at = 4,
                              .from = 2,
                              .frames = 20,
                              .fade_in = 3,
                              .fade_out = 5,
                              .gain_db = 1.5},
                             {.source = "assets/b.mp3"}}},
                 {.name = "empty"}};
  rest.markers = {{0, ""}, {33, "the door 門"}};

  REQUIRE(write_cut_draft(dir.path(), {7, {take, own}, rest}));
  const auto read = read_cut_draft(dir.path());

  REQUIRE(read);
  REQUIRE(read->has_value());
  CHECK((*read)->based_on == 7);
  CHECK((*read)->shots == std::vector<CutRow>{take, own});
  CHECK((*read)->beside == rest);
}

TEST_CASE("A file of before titles could be edited has none of its own", "[cut]") {
  test::TempDir dir;
  REQUIRE(make_folder(dir / "papers"));
  REQUIRE(
      write_file(dir / "papers/cut.toml",
                 "version = 1\nbased_on = 2\n\n[[shot]]\ntake = \"0001-a\"\nin = 0\nout = 9\n"));
  const auto read = read_cut_draft(dir.path());
  REQUIRE(read);
  CHECK((*read)->shots.size() == 1);
  CHECK_FALSE((*read)->beside.has_value());
}
