// SPDX-License-Identifier: Apache-2.0

#include "app/core/cut_difference.h"

#include "tests/support/catch.h"

using namespace shotlab;

namespace {

std::vector<CutRow> line() { return {{"a", {0, 40}}, {"b", {10, 50}}, {"c", {0, 24}}}; }

std::string words_of(const ShotDifference& one) {
  std::string all;
  for (const Text& word : one.words) all += (all.empty() ? "" : "; ") + word.en;
  return all;
}

}  // namespace

TEST_CASE("A line is like itself, shot by shot", "[cut]") {
  const auto same = cut_difference(line(), line());
  REQUIRE(same.size() == 3);
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(same[n].same());
    CHECK(same[n].a == n);
    CHECK(same[n].b == n);
  }
  CHECK(cut_difference({}, {}).empty());
}

TEST_CASE("What was done to a shot is said, and who else moved is not blamed", "[cut]") {
  std::vector<CutRow> after = line();
  after[1].range = {12, 50};
  after[1].mute = true;
  after[1].gain_db = -3;
  after[2].dissolve = 6;
  const auto changed = cut_difference(line(), after);
  REQUIRE(changed.size() == 3);
  CHECK(changed[0].same());
  CHECK(words_of(changed[1]) == "frames 11–50 → 13–50; level 0.0 → -3.0 dB; muted");
  CHECK(words_of(changed[2]) == "dissolve 0 → 6 frames");
  const auto by_verbs = cut_difference(line(), after, FrameCount::from_zero);
  CHECK_THAT(words_of(by_verbs[1]), test::contains("frames 10–50 → 12–50"));
}

TEST_CASE("A shot that is gone or new stands where it was or is", "[cut]") {
  std::vector<CutRow> after = line();
  after.erase(after.begin());
  after.push_back({"d", {0, 10}});
  const auto changed = cut_difference(line(), after);
  REQUIRE(changed.size() == 4);
  CHECK(changed[0].a == 0);
  CHECK_FALSE(changed[0].b.has_value());
  CHECK(words_of(changed[0]) == "taken out");
  CHECK(changed[1].same());
  CHECK(changed[1].a == 1);
  CHECK(changed[1].b == 0);
  CHECK(changed[2].same());
  CHECK(changed[3].b == 2);
  CHECK(words_of(changed[3]) == "new");
}

TEST_CASE("A shot in another place goes from there and comes here; the longest row stays",
          "[cut]") {
  const std::vector<CutRow> after{{"c", {0, 24}}, {"a", {0, 40}}, {"b", {10, 50}}};
  const auto changed = cut_difference(line(), after);
  REQUIRE(changed.size() == 4);
  CHECK(words_of(changed[0]) == "new");  // c, before the two that stayed.
  CHECK(changed[1].same());
  CHECK(changed[2].same());
  CHECK(words_of(changed[3]) == "taken out");
}

TEST_CASE("Own footage is told from takes by its file", "[cut]") {
  CutRow one, two;
  one.source = "assets/a.mp4";
  two.source = "assets/b.mp4";
  CHECK(cut_difference({one}, {two}).size() == 2);
}

TEST_CASE("Titles, tracks and markers are told by their number, or as changed", "[cut]") {
  CutRest before, after;
  CHECK(rest_difference(before, after).empty());
  after.titles.push_back({"Night", {0, 24}});
  const auto more = rest_difference(before, after);
  REQUIRE(more.size() == 1);
  CHECK(more[0].en == "titles 0 → 1");
  CHECK(more[0].zh == "字幕 0 → 1");
  before.titles.push_back({"Day", {0, 24}});
  CHECK(rest_difference(before, after)[0].en == "titles changed");
}
