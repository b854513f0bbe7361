// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "media/edit/frame_plan.h"
#include "tests/support/catch.h"

using namespace shotlab;

namespace {

PacketIndex index_of(std::vector<std::int64_t> pts, std::int64_t end, Rational base) {
  PacketIndex index;
  index.time_base = base;
  index.frame_pts = std::move(pts);
  index.end_pts = end;
  return index;
}

PacketIndex even_index(int frames, int step, Rational base) {
  std::vector<std::int64_t> pts;
  pts.reserve(static_cast<std::size_t>(frames));
  for (int n = 0; n < frames; ++n) pts.push_back(std::int64_t{n} * step);
  return index_of(std::move(pts), std::int64_t{frames} * step, base);
}

}  // namespace

TEST_CASE("a source of the film's rate is taken frame by frame", "[edit]") {
  const PacketIndex index = even_index(10, 512, {1, 12288});

  CHECK(plan_frames(index, {.fps = {24, 1}}, {3, 7}, {24, 1}) ==
        std::vector<std::int64_t>{3, 4, 5, 6});
}

TEST_CASE("a faster source drops frames, a slower one repeats them, evenly", "[edit]") {
  const PacketIndex fast = even_index(60, 1, {1, 60});
  const PacketIndex slow = even_index(12, 2, {1, 24});

  const auto from_fast = plan_frames(fast, {.fps = {60, 1}}, {0, 60}, {24, 1});
  const auto from_slow = plan_frames(slow, {.fps = {12, 1}}, {0, 12}, {24, 1});

  CHECK(from_fast.size() == 24);
  CHECK(from_fast[1] == 2);  // 2.5: equally near, the earlier one.
  CHECK(from_fast[2] == 5);
  CHECK(from_slow.size() == 24);
  CHECK(std::count(from_slow.begin(), from_slow.end(), 5) == 2);
  CHECK(std::is_sorted(from_slow.begin(), from_slow.end()));
}

TEST_CASE("no frame from outside the range is ever shown", "[edit]") {
  const PacketIndex index = even_index(100, 1001, {1, 30000});

  const auto plan = plan_frames(index, {.fps = {30000, 1001}}, {10, 20}, {25, 1});

  CHECK(plan.size() == 8);
  CHECK(plan.front() == 10);
  CHECK(*std::max_element(plan.begin(), plan.end()) < 20);
}

TEST_CASE("an uneven source shows at each film frame what is nearest then", "[edit]") {
  const PacketIndex index = index_of({0, 40, 400, 440}, 480, {1, 1000});

  const auto plan = plan_frames(index, {.fps = {8, 1}, .vfr = true}, {0, 4}, {25, 1});

  CHECK(plan == std::vector<std::int64_t>{0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3});
}

TEST_CASE("an uneven clip lends a film the nearest common rate", "[edit]") {
  CHECK(film_rate({.fps = {30000, 1001}}) == Rational{30000, 1001});
  CHECK(film_rate({.fps = {2937, 100}, .vfr = true}) == Rational{30, 1});
  CHECK(film_rate({}) == Rational{25, 1});
}

TEST_CASE("a source twice as fast lasts half as long and shows every other frame", "[edit]") {
  PacketIndex index;
  index.time_base = {1, 24};
  for (std::int64_t n = 0; n < 20; ++n) index.frame_pts.push_back(n);
  index.end_pts = 20;
  const VideoFacts video{.fps = {24, 1}};

  CHECK(plan_frames(index, video, {4, 12}, {24, 1}, {2, 1}) ==
        std::vector<std::int64_t>{4, 6, 8, 10});
  CHECK(plan_frames(index, video, {4, 6}, {24, 1}, {1, 2}).size() == 4);
}
