// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_edits.h"

#include "media/model/cut.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::cut_edit;

namespace {

// Three shots of takes of 100 frames: 40, 30 and 20 frames long.
Line three() { return {{"a", {10, 50}}, {"b", {20, 50}}, {"c", {70, 90}}}; }

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
  const Changed inside = insert(three(), 50, {"d", {0, 5}});
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
  line[2].fade_in = 5;
  line[2].fade_out = 6;

  CHECK((*split(line, 50))[1].dissolve == 12);
  CHECK((*split(line, 50))[2].dissolve == 0);
  const Line last = *split(line, 66);
  CHECK(last[2].fade_in == 5);
  CHECK(last[2].fade_out == 0);
  CHECK(last[3].fade_in == 0);
  CHECK(last[3].fade_out == 6);
  CHECK((*remove(line, 0))[0].dissolve == 0);  // The first shot has none before it.
  CHECK((*trim_out(line, 1, -25, hundred))[1].dissolve == 4);
}

TEST_CASE("Two shots that dissolve lie over each other, and the film is so much shorter", "[cut]") {
  const Changed line = dissolve(three(), 1, 12);

  REQUIRE(line);
  CHECK(length(*line) == 78);
  CHECK(start_of(*line, 1) == 28);
  CHECK(start_of(*line, 2) == 58);
  // One at a time they meet in the middle of the dissolve, and no frame of the film has none.
  CHECK(edit_points(*line) == std::vector<std::int64_t>{0, 34, 58, 78});
  CHECK(at(*line, 33) == Place{0, 43});
  CHECK(at(*line, 34) == Place{1, 26});
  CHECK(at(*line, 77) == Place{2, 89});
  CHECK_FALSE(at(*line, 78));
}

TEST_CASE("The line's places are those of the cut that is exported", "[cut]") {
  Line line = three();
  line[1].dissolve = 7;
  line[2].dissolve = 4;
  std::vector<CutEvent> events(3);
  std::vector<std::int64_t> lengths;
  for (std::size_t n = 0; n < 3; ++n) {
    events[n].dissolve = line[n].dissolve;
    lengths.push_back(line[n].range.length());
  }

  const std::vector<FrameRange> places = places_of(events, lengths);

  for (std::size_t n = 0; n < 3; ++n) CHECK(start_of(line, n) == places[n].in);
  CHECK(length(line) == places.back().out);
}

TEST_CASE("A transition takes the place of another, and what there is no room for gets shorter",
          "[cut]") {
  CHECK_FALSE(dissolve(three(), 0, 12));  // Nothing is before it.
  CHECK((*dissolve(three(), 2, 500))[2].dissolve == 19);
  CHECK((*fade_in(three(), 0, 500))[0].fade_in == 40);
  Line line = *dissolve(three(), 1, 12);
  CHECK_FALSE(dissolve(line, 1, 12));  // As it is.

  const Changed faded = fade_in(line, 1, 6);
  REQUIRE(faded);
  CHECK((*faded)[1].dissolve == 0);
  CHECK((*faded)[1].fade_in == 6);
  const Changed again = dissolve(*faded, 1, 5);
  REQUIRE(again);
  CHECK((*again)[1].fade_in == 0);

  // Whatever was asked for can be exported.
  for (const std::int64_t frames : {1, 9, 19, 25, 200}) {
    for (std::size_t shot = 0; shot < 3; ++shot) {
      for (const Changed& edited : {dissolve(line, shot, frames), fade_in(line, shot, frames),
                                    fade_out(line, shot, frames)}) {
        if (!edited) continue;
        Cut cut;
        std::vector<std::int64_t> lengths;
        for (const CutRow& row : *edited) {
          cut.events.push_back({row.take, "a.mp4", row.range, row.dissolve, row.fade_in,
                                row.fade_out, row.speed, row.gain_db, row.mute});
          lengths.push_back(row.range.length());
        }
        const auto problem = problem_of(cut, lengths);
        INFO(frames << " at " << shot << ": " << (problem ? problem->en : ""));
        CHECK_FALSE(problem);
      }
    }
  }
}

TEST_CASE("A shot gets louder, quieter and silent within bounds", "[cut]") {
  CHECK((*level(three(), 1, -6))[1].gain_db == -6);
  CHECK((*level(three(), 1, 100))[1].gain_db == kMostGain);
  CHECK_FALSE(level(three(), 1, 0));
  CHECK((*mute(three(), 2, true))[2].mute);
  CHECK_FALSE(mute(three(), 2, false));
}

TEST_CASE("A shot at twice its speed is half as long, and edits of it count the film's frames",
          "[cut]") {
  Line line = three();
  const Changed fast = speed(line, 1, {2, 1}, hundred);
  REQUIRE(fast.has_value());
  CHECK((*fast)[1].range == FrameRange{20, 50});
  CHECK(length(*fast) == 40 + 15 + 20);
  CHECK(start_of(*fast, 2) == 55);
  CHECK(at(*fast, 41) == Place{1, 22});
  CHECK(ranges(trim_out(*fast, 1, -5, hundred))[1] == FrameRange{20, 40});
  CHECK(ranges(roll(*fast, 0, 4, hundred)) ==
        std::vector<FrameRange>{{10, 54}, {28, 50}, {70, 90}});
  CHECK(ranges(slip(*fast, 1, 3, hundred))[1] == FrameRange{26, 56});
  CHECK(ranges(split(*fast, 45))[1] == FrameRange{20, 30});
}

TEST_CASE("A speed outside the film's bounds is the nearest inside, and none is no speed",
          "[cut]") {
  CHECK((*speed(three(), 0, {1, 100}, hundred))[0].speed == kSlowest);
  CHECK((*speed(three(), 0, {100, 1}, hundred))[0].speed == kFastest);
  CHECK_FALSE(speed(three(), 0, {0, 1}, hundred));
  CHECK_FALSE(speed(three(), 0, {1, 1}, hundred));
  CHECK_FALSE(speed(three(), 9, {2, 1}, hundred));
}

TEST_CASE("A shot made shorter by its speed gives up dissolves that it has no room for", "[cut]") {
  Line line = three();
  line[2].dissolve = 15;
  const Changed fast = speed(line, 2, {4, 1}, hundred);
  REQUIRE(fast.has_value());
  CHECK(frames_of((*fast)[2]) == 5);
  CHECK((*fast)[2].dissolve == 4);
}

TEST_CASE("The sound of an edit changes sooner or later, as far as the takes reach", "[cut]") {
  CHECK_FALSE(sound_lead(three(), 0, 6, hundred));  // Nothing is before the first.
  CHECK((*sound_lead(three(), 1, 12, hundred))[1].sound_lead == 12);
  CHECK((*sound_lead(three(), 1, 500, hundred))[1].sound_lead == 20);    // Frames before its range.
  CHECK((*sound_lead(three(), 2, -500, hundred))[2].sound_lead == -19);  // It is heard itself, too.
  Line late = three();
  late[1].range = {20, 95};
  CHECK((*sound_lead(late, 2, -500, hundred))[2].sound_lead == -5);  // Frames behind the other's.
  const Lengths unknown = [](const std::string&) { return std::int64_t{0}; };
  CHECK_FALSE(sound_lead(three(), 2, -5, unknown));

  const Line line = *sound_lead(three(), 1, 12, hundred);
  CHECK(heard(line, 0) == FrameRange{0, 28});
  CHECK(heard(line, 1) == FrameRange{28, 70});
  CHECK(length(line) == length(three()));
}

TEST_CASE("An edit leaves a J- or L-cut what there is of it", "[cut]") {
  const Line early = *sound_lead(three(), 1, 12, hundred);
  CHECK((*trim_in(early, 1, -15, hundred))[1].sound_lead == 5);
  CHECK((*slip(early, 1, -17, hundred))[1].sound_lead == 3);
  CHECK((*speed(early, 1, {4, 1}, hundred))[1].sound_lead == 5);
  CHECK((*split(early, 50))[1].sound_lead == 12);
  CHECK((*split(early, 50))[2].sound_lead == 0);
  CHECK((*remove(early, 0))[0].sound_lead == 0);  // The first shot has none before it.

  CHECK((*set_range(early, 1, {7, 40}, hundred))[1].sound_lead == 7);
  CHECK_FALSE(set_range(early, 1, {9, 9}, hundred));

  const Line late = *sound_lead(three(), 2, -9, hundred);
  CHECK((*trim_out(late, 1, 46, hundred))[2].sound_lead == -4);
  CHECK((*trim_out(late, 2, -15, hundred))[2].sound_lead == -4);
  // What was heard of a neighbour goes with it; what is heard of the shot itself stays.
  CHECK((*remove(late, 1))[1].sound_lead == 0);
  CHECK((*move(late, 0, 1))[2].sound_lead == 0);
  CHECK((*move(early, 2, 0))[2].sound_lead == 12);
  CHECK((*insert(late, 70, {"d", {30, 40}}))[3].sound_lead == 0);
}

TEST_CASE("Whatever edits come one after the other, the cut can be exported", "[cut]") {
  // A fixed sequence of numbers, so that what is found is found again.
  std::uint32_t state = 12345;
  const auto any = [&](int least, int most) {
    state = state * 1664525u + 1013904223u;
    return least + static_cast<int>((state >> 8) % static_cast<std::uint32_t>(most - least + 1));
  };
  Line line = three();
  for (int n = 0; n < 4000; ++n) {
    const auto shot = static_cast<std::size_t>(any(0, static_cast<int>(line.size())));
    const int amount = any(-30, 30);
    Changed next;
    switch (any(0, 13)) {
      case 0:
        next = trim_in(line, shot, amount, hundred);
        break;
      case 1:
        next = trim_out(line, shot, amount, hundred);
        break;
      case 2:
        next = roll(line, shot, amount, hundred);
        break;
      case 3:
        next = slip(line, shot, amount, hundred);
        break;
      case 4:
        next = slide(line, shot, amount, hundred);
        break;
      case 5:
        next = move(line, shot, static_cast<std::size_t>(any(0, 4)));
        break;
      case 6:
        next = line.size() > 3 ? remove(line, shot) : Changed();
        break;
      case 7:
        next = line.size() < 7 ? split(line, any(0, 120)) : Changed();
        break;
      case 8:
        next = line.size() < 7 ? insert(line, any(0, 120), {"d", {30, 70}}) : Changed();
        break;
      case 9:
        next = dissolve(line, shot, any(0, 20));
        break;
      case 10:
        next = fade_in(line, shot, any(0, 20));
        break;
      case 11:
        next = speed(line, shot, {any(1, 8), any(1, 4)}, hundred);
        break;
      case 12:
        next = trim_end_to(line, any(0, 120));
        break;
      default:
        next = sound_lead(line, shot, amount, hundred);
        break;
    }
    if (!next) continue;
    line = *next;
    Cut cut;
    std::vector<std::int64_t> lengths;
    std::vector<Handles> handles;
    for (const CutRow& row : line) {
      CutEvent event{row.take,    "a.mp4",      row.range, row.dissolve,
                     row.fade_in, row.fade_out, row.speed};
      event.sound_lead = row.sound_lead;
      lengths.push_back(film_length(row.range.length(), cut.fps, row.speed, cut.fps));
      handles.push_back(handles_of(event, 100, cut.fps, cut.fps));
      cut.events.push_back(event);
    }
    const auto problem = problem_of(cut, lengths, handles);
    INFO("edit " << n << ": " << (problem ? problem->en : ""));
    REQUIRE_FALSE(problem);
  }
}
