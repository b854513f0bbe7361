// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_edits.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::cut_edit;

namespace {

// Three shots of takes of 100 frames: 40, 30 and 20 frames long.
Line three() {
  return {{"a", {10, 50}, 40 / 24.0}, {"b", {20, 50}, 30 / 24.0}, {"c", {70, 90}, 20 / 24.0}};
}

std::int64_t hundred(const std::string&) { return 100; }

std::vector<FrameRange> ranges(const Changed& line) {
  std::vector<FrameRange> all;
  REQUIRE(line.has_value());
  for (const CutRow& row : *line) all.push_back(row.range);
  return all;
}

}  // namespace

TEST_CASE("A film frame names a shot and a frame of its take", "[cut]") {
  CHECK(length(three()) == 90);
  CHECK(at(three(), 0) == Place{0, 10});
  CHECK(at(three(), 39) == Place{0, 49});
  CHECK(at(three(), 40) == Place{1, 20});
  CHECK(at(three(), 89) == Place{2, 89});
  CHECK_FALSE(at(three(), 90).has_value());
  CHECK_FALSE(at(three(), -1).has_value());
  CHECK(edit_points(three()) == std::vector<std::int64_t>{0, 40, 70, 90});
}

TEST_CASE("Splitting leaves the film as it is, in two pieces", "[cut]") {
  const Changed after = split(three(), 50);

  CHECK(ranges(after) == std::vector<FrameRange>{{10, 50}, {20, 30}, {30, 50}, {70, 90}});
  CHECK(length(*after) == 90);
  for (std::int64_t frame = 0; frame < 90; ++frame) {
    const auto before_place = at(three(), frame);
    const auto after_place = at(*after, frame);
    CHECK(before_place->frame == after_place->frame);
  }
  CHECK((*after)[1].seconds == Catch::Approx(10 / 24.0));
}

TEST_CASE("Nothing is split where a shot begins, or outside the film", "[cut]") {
  CHECK_FALSE(split(three(), 0));
  CHECK_FALSE(split(three(), 40));
  CHECK_FALSE(split(three(), 90));
}

TEST_CASE("Trimming a shot moves what follows", "[cut]") {
  CHECK(ranges(trim_in(three(), 1, 5, hundred)) ==
        std::vector<FrameRange>{{10, 50}, {25, 50}, {70, 90}});
  CHECK(ranges(trim_out(three(), 0, -8, hundred)) ==
        std::vector<FrameRange>{{10, 42}, {20, 50}, {70, 90}});
  CHECK(start_of(*trim_out(three(), 0, -8, hundred), 1) == 32);
}

TEST_CASE("A shot keeps one frame and stays inside its take", "[cut]") {
  CHECK(ranges(trim_in(three(), 1, 999, hundred))[1] == FrameRange{49, 50});
  CHECK(ranges(trim_in(three(), 1, -999, hundred))[1] == FrameRange{0, 50});
  CHECK(ranges(trim_out(three(), 2, 999, hundred))[2] == FrameRange{70, 100});
  CHECK(ranges(trim_out(three(), 2, -999, hundred))[2] == FrameRange{70, 71});
  const Lengths unknown = [](const std::string&) { return std::int64_t{0}; };
  CHECK_FALSE(trim_out(three(), 2, 5, unknown));
}

TEST_CASE("Rolling an edit keeps the film's length", "[cut]") {
  const Changed after = roll(three(), 0, 12, hundred);

  CHECK(ranges(after) == std::vector<FrameRange>{{10, 62}, {32, 50}, {70, 90}});
  CHECK(length(*after) == 90);
  CHECK(ranges(roll(three(), 0, 999, hundred))[1] == FrameRange{49, 50});
  CHECK(ranges(roll(three(), 0, -999, hundred))[1] == FrameRange{0, 50});
  CHECK_FALSE(roll(three(), 2, 5, hundred));
}

TEST_CASE("Slipping shows other frames in the same place", "[cut]") {
  CHECK(ranges(slip(three(), 1, 10, hundred)) ==
        std::vector<FrameRange>{{10, 50}, {30, 60}, {70, 90}});
  CHECK(ranges(slip(three(), 1, 999, hundred))[1] == FrameRange{70, 100});
  CHECK(ranges(slip(three(), 1, -999, hundred))[1] == FrameRange{0, 30});
}

TEST_CASE("Sliding a shot takes from one neighbour and gives to the other", "[cut]") {
  const Changed after = slide(three(), 1, 6, hundred);

  CHECK(ranges(after) == std::vector<FrameRange>{{10, 56}, {20, 50}, {76, 90}});
  CHECK(length(*after) == 90);
  CHECK_FALSE(slide(three(), 0, 6, hundred));
}

TEST_CASE("A shot is moved, removed and put in between", "[cut]") {
  CHECK((*move(three(), 0, 1))[1].take == "a");
  CHECK((*move(three(), 2, 0))[0].take == "c");
  CHECK_FALSE(move(three(), 1, 1));
  CHECK(remove(three(), 1)->size() == 2);
  const Changed inside = insert(three(), 50, {"d", {0, 5}, 5 / 24.0});
  CHECK(ranges(inside) == std::vector<FrameRange>{{10, 50}, {20, 30}, {0, 5}, {30, 50}, {70, 90}});
  CHECK((*insert(three(), 90, {"d", {0, 5}, 0}))[3].take == "d");
}

TEST_CASE("The start and the end of a shot are trimmed to a film frame", "[cut]") {
  CHECK(ranges(trim_start_to(three(), 50)) ==
        std::vector<FrameRange>{{10, 50}, {30, 50}, {70, 90}});
  CHECK(ranges(trim_end_to(three(), 50)) == std::vector<FrameRange>{{10, 50}, {20, 30}, {70, 90}});
  CHECK_FALSE(trim_end_to(three(), 40));
}

TEST_CASE("Dissolves and fades stay where they can be, and never between two pieces of a shot",
          "[cut]") {
  Line line = three();
  line[1].dissolve = 12;
  line[0].fade_out = 6;
  line[1].fade_in = 5;

  CHECK((*split(line, 50))[2].dissolve == 0);
  CHECK((*split(line, 50))[2].fade_in == 0);
  CHECK((*split(line, 20))[0].fade_out == 0);
  CHECK((*split(line, 20))[1].fade_out == 6);
  CHECK((*remove(line, 0))[0].dissolve == 0);  // The first shot has none before it.
  CHECK((*trim_out(line, 1, -25, hundred))[1].dissolve == 4);
}
