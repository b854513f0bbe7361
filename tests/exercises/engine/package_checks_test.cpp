// SPDX-License-Identifier: Apache-2.0

#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

PackageState good_package() {
  PackageState package;
  package.name = "film-handin.zip";
  package.files = 12;
  package.current = true;
  return package;
}

CriterionVerdict of_package(const std::optional<PackageState>& package) {
  Evidence evidence;
  evidence.package = package;
  return test::verdict_of(test::asking("W.pack"), evidence);
}

PeerReview good_review() {
  PeerReview review;
  review.film = "Night tram";
  review.takes = {{"0001-old-man", 1}, {"0002-tram", 2}, {"0003-bell", 3}};
  review.notes = {{"story", "In 0001 he waits long before he looks up."},
                  {"evidence", "Take 2 is the one where the light turns cold."}};
  return review;
}

CriterionVerdict of_peers(const std::vector<PeerReview>& peers) {
  Evidence evidence;
  evidence.peers = peers;
  return test::verdict_of(
      test::asking("W.peer", {{"sections", std::vector<std::string>{"story", "evidence"}}}),
      evidence);
}

}  // namespace

TEST_CASE("a package passes that opens, is as it was packed, holds no key and is of today's work",
          "[engine]") {
  const CriterionVerdict verdict = of_package(good_package());

  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.value == 4);
  CHECK_THAT(verdict.why.en, contains("film-handin.zip") && contains("12 files"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("without a package there is nothing to open", "[engine]") {
  const CriterionVerdict verdict = of_package(std::nullopt);

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 0);
  CHECK_THAT(verdict.try_this.en, contains("shotlab handin"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("one thing wrong with a package is never close, and is named", "[engine]") {
  PackageState changed = good_package();
  changed.problems = {{"\"cuts/0001.otio\" was changed.", "「cuts/0001.otio」被改動過。"},
                      {"\"x\" was added.", "「x」是後加的。"}};
  PackageState leaking = good_package();
  leaking.secrets = {{"\"papers/answers.toml\" holds a key.", "「papers/answers.toml」內有金鑰。"}};
  PackageState older = good_package();
  older.current = false;

  for (const auto& [package, words] :
       {std::pair{changed, "0001.otio\" was changed. And 1 more"},
        std::pair{leaking, "answers.toml\" holds a key"}, std::pair{older, "has changed since"}}) {
    const CriterionVerdict verdict = of_package(package);
    CAPTURE(words);
    CHECK(verdict.state == VerdictState::not_yet);
    CHECK(verdict.value == 3);
    CHECK_THAT(verdict.why.en, contains(words));
    CHECK(test::what_is_unsaid(verdict).empty());
  }
}

TEST_CASE("a review with an observation for each section and two takes named passes", "[engine]") {
  const CriterionVerdict verdict = of_peers({good_review()});

  CHECK(verdict.state == VerdictState::pass);
  CHECK(verdict.value == 2);
  CHECK_THAT(verdict.why.en, contains("Night tram") && contains("2 takes named"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a review in Chinese counts characters", "[engine]") {
  PeerReview review = good_review();
  review.notes = {{"story", "第1條的老伯等了很久才抬頭，很真實。"},
                  {"evidence", "第2條光線由暖轉冷，我即刻感到夜了。"}};
  CHECK(of_peers({review}).state == VerdictState::pass);
  review.notes["story"] = "第1條好好看";
  CHECK(of_peers({review}).state == VerdictState::not_yet);
}

TEST_CASE("a section without words, with too few, or with another one's words is still open",
          "[engine]") {
  PeerReview review = good_review();
  SECTION("none") { review.notes.erase("evidence"); }
  SECTION("too few") { review.notes["evidence"] = "Take 2 is nice."; }
  SECTION("another one's") { review.notes["evidence"] = review.notes["story"]; }

  const CriterionVerdict verdict = of_peers({review});

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 1);
  CHECK_THAT(verdict.try_this.en, contains("evidence") && !contains("story"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("a review names takes that are in the package, two of them", "[engine]") {
  PeerReview review = good_review();
  review.notes["evidence"] = "Take 9 is the one where the light turns cold.";

  const CriterionVerdict verdict = of_peers({review});

  CHECK(verdict.state == VerdictState::not_yet);
  CHECK(verdict.value == 1);
  CHECK(verdict.unit == "takes");
  CHECK_THAT(verdict.try_this.en, contains("0001-old-man"));
  CHECK(test::what_is_unsaid(verdict).empty());
}

TEST_CASE("of a package with one take, one is enough to name", "[engine]") {
  PeerReview review = good_review();
  review.takes = {{"0001-old-man", 1}};
  CHECK(of_peers({review}).state == VerdictState::pass);
}

TEST_CASE("a review of one's own package does not count, and of several the best does",
          "[engine]") {
  PeerReview own = good_review();
  own.own = true;
  CHECK(of_peers({}).state == VerdictState::not_yet);
  CHECK(test::what_is_unsaid(of_peers({})).empty());
  CHECK_THAT(of_peers({own}).why.en, contains("your own does not count"));
  CHECK(test::what_is_unsaid(of_peers({own})).empty());

  PeerReview begun = good_review();
  begun.notes.clear();
  CHECK(of_peers({begun, own, good_review()}).state == VerdictState::pass);
}
