// SPDX-License-Identifier: Apache-2.0

#include "media/edit/trim.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

struct Clip {
  ClipFacts facts;
  std::vector<std::int64_t> pts;

  Result<std::int64_t> at(std::string_view text) const { return parse_frame(text, facts, pts); }
};

// 100 frames at 30 fps that begin 2 s into the file's clock.
Clip even_clip() {
  Clip clip;
  clip.facts.video = VideoFacts{.fps = {30, 1}, .frames = 100, .time_base = {1, 15360}};
  clip.facts.duration_s = 100.0 / 30;
  for (int n = 0; n < 100; ++n) clip.pts.push_back(30720 + n * 512);
  return clip;
}

Clip uneven_clip() {
  Clip clip;
  clip.facts.video = VideoFacts{.fps = {5, 1}, .vfr = true, .frames = 4, .time_base = {1, 1000}};
  clip.facts.duration_s = 2.5;
  clip.pts = {0, 400, 1000, 2000};
  return clip;
}

}  // namespace

TEST_CASE("a bare number is a frame", "[edit]") {
  CHECK(*even_clip().at("0") == 0);
  CHECK(*even_clip().at(" 17 ") == 17);
  CHECK(*even_clip().at("100") == 100);
}

TEST_CASE("seconds name the first frame shown at or after them", "[edit]") {
  CHECK(*even_clip().at("0s") == 0);
  CHECK(*even_clip().at("1.0s") == 30);
  CHECK(*even_clip().at("0.5s") == 15);
  CHECK(*even_clip().at(".1s") == 3);
  CHECK(*even_clip().at("0.333s") == 10);
  CHECK(*even_clip().at("0.3334s") == 11);
  CHECK(*uneven_clip().at("0.3s") == 1);
  CHECK(*uneven_clip().at("0.4s") == 1);
  CHECK(*uneven_clip().at("0.401s") == 2);
  CHECK(*uneven_clip().at("2.5s") == 4);
}

TEST_CASE("a timecode counts frames at the rounded rate", "[edit]") {
  CHECK(*even_clip().at("00:00:00:00") == 0);
  CHECK(*even_clip().at("00:00:01:15") == 45);
  CHECK(*uneven_clip().at("00:00:01:00") == 2);
  CHECK(*uneven_clip().at("00:00:01:01") == 3);
  Clip ntsc = even_clip();
  ntsc.facts.video->fps = {30000, 1001};
  CHECK(*ntsc.at("00:00:02:00") == 60);
}

TEST_CASE("what lies behind the end is refused with the clip's length", "[edit]") {
  for (const char* text : {"9s", "00:00:09:00"}) {
    Result<std::int64_t> frame = even_clip().at(text);
    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::bad_input);
    CHECK_THAT(frame.error().message.en, test::contains("3.333 s and has 100 frames"));
    CHECK_THAT(frame.error().message.zh, test::contains("共 100 格"));
  }
}

TEST_CASE("what is no place is said to be none", "[edit]") {
  for (const char* text :
       {"", "s", "-1", "1.5", "five", "1:2:3", "00:00:00:30", "00:61:00:00", "1.2.3s",
        "99999999999999999999", "-1s", "0x10", "1e3s", "00:00:-1:00"}) {
    INFO(text);
    Result<std::int64_t> frame = even_clip().at(text);
    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::bad_input);
    CHECK_THAT(frame.error().message.en, test::contains("does not name a frame"));
  }
}
