// SPDX-License-Identifier: Apache-2.0
//
// What the window plays beside what is exported: the exporter's own plan is the referee.

#include "app/core/cut_moment.h"

#include <cmath>

#include "media/edit/film_plan.h"
#include "media/edit/frame_plan.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::cut_edit;

namespace {

// Of an even clip of so many frames.
std::vector<std::int64_t> planned(const CutRow& row, Rational own, Rational film) {
  PacketIndex index;
  index.time_base = {own.den, own.num};
  for (std::int64_t n = 0; n < 400; ++n) index.frame_pts.push_back(n);
  index.end_pts = 400;
  VideoFacts video;
  video.fps = own;
  return plan_frames(index, video, row.range, film, row.speed);
}

CutRow row_at(FrameRange range, Rational speed, Rational own, Rational film) {
  CutRow row{"a", range};
  row.speed = speed;
  row.rate = {own.num * film.den, own.den * film.num};
  return row;
}

FilmPlan plan_of(const Line& line) {
  FilmPlan plan;
  std::int64_t at = 0;
  for (const CutRow& row : line) {
    FilmShot shot;
    shot.wanted.range = row.range;
    shot.wanted.dissolve = row.dissolve;
    shot.wanted.fade_in = row.fade_in;
    shot.wanted.fade_out = row.fade_out;
    shot.frames = planned(row, {24, 1}, {24, 1});
    at -= row.dissolve;
    shot.place = {at, at + static_cast<std::int64_t>(shot.frames.size())};
    at = shot.place.out;
    plan.shots.push_back(std::move(shot));
  }
  std::vector<CutEvent> events(line.size());
  std::vector<FrameRange> places;
  for (std::size_t n = 0; n < line.size(); ++n) {
    events[n].sound_lead = line[n].sound_lead;
    places.push_back(plan.shots[n].place);
  }
  const std::vector<FrameRange> heard = heard_places(events, places);
  for (std::size_t n = 0; n < line.size(); ++n) plan.shots[n].heard = heard[n];
  plan.frames = at;
  return plan;
}

}  // namespace

TEST_CASE("A shot of any speed and rate is as long as in the export, frame by frame", "[cut]") {
  for (const Rational speed :
       {Rational{1, 1}, {1, 4}, {1, 2}, {3, 4}, {5, 4}, {3, 2}, {2, 1}, {8, 1}, {517, 1000}}) {
    for (const Rational own : {Rational{24, 1}, {25, 1}, {30, 1}, {24000, 1001}, {12, 1}}) {
      const CutRow row = row_at({13, 74}, speed, own, {24, 1});
      const std::vector<std::int64_t> plan = planned(row, own, {24, 1});
      INFO("speed " << speed.value() << ", rate " << own.value());
      REQUIRE(frames_of(row) == static_cast<std::int64_t>(plan.size()));
      for (std::size_t k = 0; k < plan.size(); ++k)
        CHECK(take_frame(row, static_cast<std::int64_t>(k)) == plan[k]);
    }
  }
}

TEST_CASE("Every frame shows the shots, shares and light of the exported film", "[cut]") {
  Line line{{"a", {10, 60}}, {"b", {0, 40}}, {"c", {5, 45}}, {"d", {100, 130}}};
  line[0].fade_in = 12;
  line[1].dissolve = 9;
  line[2].dissolve = 12;
  line[2].fade_out = 10;
  line[2].speed = {3, 2};
  line[3].fade_in = 5;
  line[3].fade_out = 7;
  const FilmPlan plan = plan_of(line);

  REQUIRE(length(line) == plan.frames);
  for (std::int64_t frame = 0; frame < plan.frames; ++frame) {
    INFO("film frame " << frame);
    const auto moment = moment_at(line, frame);
    REQUIRE(moment.has_value());
    std::vector<std::size_t> seen;
    for (std::size_t n = 0; n < plan.shots.size(); ++n) {
      if (frame >= plan.shots[n].place.in && frame < plan.shots[n].place.out) seen.push_back(n);
    }
    CHECK(moment->first.shot == seen.front());
    CHECK(moment->first.frame == plan.shots[seen.front()].source_frame(frame));
    REQUIRE(moment->second.has_value() == (seen.size() == 2));
    if (moment->second) {
      CHECK(moment->second->shot == seen[1]);
      CHECK(moment->second->frame == plan.shots[seen[1]].source_frame(frame));
      CHECK(moment->share == Catch::Approx(shot_share(plan.shots[seen[1]], frame)));
    } else {
      CHECK(moment->light == Catch::Approx(shot_level(plan.shots[seen.front()], frame)));
    }
  }
  CHECK_FALSE(moment_at(line, plan.frames).has_value());
  CHECK_FALSE(moment_at(line, -1).has_value());
}

TEST_CASE("Crossing sounds keep their power together, and a muted shot is not heard", "[cut]") {
  Line line{{"a", {0, 40}}, {"b", {0, 40}}};
  line[1].dissolve = 10;
  for (std::int64_t frame = 30; frame < 40; ++frame) {
    const auto moment = moment_at(line, frame);
    REQUIRE(moment->second.has_value());
    CHECK(std::hypot(moment->first.gain, moment->second->gain) == Catch::Approx(1));
  }
  line[0].mute = true;
  line[1].gain_db = -20;
  CHECK(moment_at(line, 0)->first.gain == 0);
  CHECK(moment_at(line, 60)->first.gain == Catch::Approx(0.1));
}

TEST_CASE("In the middle of a dissolve the shot that comes takes the lead", "[cut]") {
  Line line{{"a", {0, 40}}, {"b", {0, 40}}};
  line[1].dissolve = 10;
  CHECK(moment_at(line, 34)->lead().shot == 0);
  CHECK(moment_at(line, 35)->lead().shot == 1);
  CHECK(at(line, 34)->shot == 0);
  CHECK(at(line, 35)->shot == 1);
}

TEST_CASE("Where one shot is heard while the other is seen, the picture stays whole", "[cut]") {
  Line line{{"a", {0, 40}}, {"b", {20, 60}}, {"c", {10, 50}}};
  line[1].sound_lead = 12;
  line[2].sound_lead = -8;
  const FilmPlan plan = plan_of(line);

  for (std::int64_t frame = 0; frame < plan.frames; ++frame) {
    INFO("film frame " << frame);
    const auto moment = moment_at(line, frame);
    REQUIRE(moment.has_value());
    CHECK_FALSE(moment->both_seen());
    const auto within = [&](FrameRange r) { return frame >= r.in && frame < r.out; };
    for (std::size_t n = 0; n < plan.shots.size(); ++n) {
      if (within(plan.shots[n].place)) {
        CHECK(moment->lead().shot == n);
        CHECK(moment->lead().frame == plan.shots[n].source_frame(frame));
      }
      if (!within(plan.shots[n].heard)) continue;
      // One shot is heard at a time here, from the frame of its take that belongs to this moment.
      const bool first = moment->first.gain > 0;
      const Part& loud = first ? moment->first : *moment->second;
      CHECK(loud.shot == n);
      CHECK(loud.gain == Catch::Approx(1));
      CHECK(loud.frame == line[n].range.in + frame - plan.shots[n].place.in);
      if (moment->second) CHECK((first ? *moment->second : moment->first).gain == 0);
    }
  }
  CHECK(moment_at(line, 27)->first.gain == 1);
  CHECK_FALSE(moment_at(line, 27)->second.has_value());
  CHECK(moment_at(line, 28)->second->frame == 8);
  CHECK(moment_at(line, 87)->first.frame == 67);
}
