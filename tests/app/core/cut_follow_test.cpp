// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_follow.h"

#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::cut_edit;

namespace {

// Three shots of takes of 100 frames: 40, 30 and 20 frames long.
Line three() { return {{"a", {10, 50}}, {"b", {20, 50}}, {"c", {70, 90}}}; }

std::int64_t hundred(const std::string&) { return 100; }

std::int64_t to(const Changed& after, std::int64_t frame) {
  REQUIRE(after);
  return followed(three(), *after, frame);
}

}  // namespace

TEST_CASE("What lies behind a trim moves with the film, what lies before it stays", "[cut]") {
  const Changed tail = trim_out(three(), 0, -8, hundred);
  CHECK(to(tail, 0) == 0);
  CHECK(to(tail, 31) == 31);
  CHECK(to(tail, 35) == 32);  // Its picture is gone: the edit.
  CHECK(to(tail, 40) == 32);
  CHECK(to(tail, 90) == 82);

  const Changed head = trim_in(three(), 1, 5, hundred);
  CHECK(to(head, 39) == 39);
  CHECK(to(head, 42) == 40);
  CHECK(to(head, 50) == 45);
  CHECK(to(head, 70) == 65);

  const Changed longer = trim_out(three(), 1, 12, hundred);
  CHECK(to(longer, 69) == 69);
  CHECK(to(longer, 70) == 82);
}

TEST_CASE("What stood on a shot that is gone stands at the edit, and what follows moves up",
          "[cut]") {
  const Changed gone = remove(three(), 1);
  CHECK(to(gone, 39) == 39);
  CHECK(to(gone, 40) == 40);
  CHECK(to(gone, 55) == 40);
  CHECK(to(gone, 75) == 45);
}

TEST_CASE("A shot that is put inside another one parts what lies on it", "[cut]") {
  const Changed more = insert(three(), 50, {"d", {0, 24}});
  CHECK(to(more, 45) == 45);
  CHECK(to(more, 49) == 49);
  CHECK(to(more, 50) == 74);
  CHECK(to(more, 80) == 104);
}

TEST_CASE("What lies on a shot goes with its pictures when it gets faster or dissolves", "[cut]") {
  const Changed fast = speed(three(), 1, {2, 1}, hundred);
  CHECK(to(fast, 40) == 40);
  CHECK(to(fast, 60) == 50);
  CHECK(to(fast, 70) == 55);
  const Changed soft = dissolve(three(), 1, 12);
  CHECK(to(soft, 20) == 20);
  CHECK(to(soft, 60) == 48);
  CHECK(to(soft, 70) == 58);
}

TEST_CASE("An edit that leaves the film as long as it was moves nothing", "[cut]") {
  for (const Changed& after :
       {slip(three(), 1, 7, hundred), roll(three(), 0, 6, hundred), slide(three(), 1, 4, hundred),
        move(three(), 0, 2), split(three(), 50), level(three(), 1, -6)}) {
    for (const std::int64_t frame : {0, 25, 40, 55, 89, 90}) CHECK(to(after, frame) == frame);
  }
}

TEST_CASE("Titles, markers and sounds follow, each as long as it was", "[cut]") {
  CutRest rest;
  rest.titles = {{.text = "b", .range = {45, 60}}, {.text = "a", .range = {0, 20}}};
  rest.markers = {{75, "here"}};
  rest.tracks = {
      {.name = "music",
       .sounds = {{.source = "m.wav", .at = 0}, {.source = "d.wav", .at = 70, .frames = 9}}}};

  const CutRest after = followed(three(), *trim_out(three(), 0, -8, hundred), rest);

  CHECK(after.titles[0].range == FrameRange{37, 52});
  CHECK(after.titles[1].range == FrameRange{0, 20});
  CHECK(after.markers[0].at == 67);
  CHECK(after.tracks[0].sounds[0].at == 0);
  CHECK(after.tracks[0].sounds[1].at == 62);
  CHECK(after.tracks[0].sounds[1].frames == 9);
  CHECK(followed({}, three(), rest) == rest);
  CHECK(followed(three(), {}, rest) == rest);
}
