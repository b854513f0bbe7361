// SPDX-License-Identifier: Apache-2.0

#include "app/core/reviews.h"

#include "app/core/gather.h"
#include "app/core/papers/paper_state.h"
#include "tests/app/core/papers/paper_film.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

TEST_CASE("Releases and waivers are kept with name, reason and hour, and reach the checks",
          "[core]") {
  test::PaperFilm scene;
  const auto& folder = scene.film.folder();
  REQUIRE(add_review(folder, ReviewKind::release, "board",
                     {"Ms Wong", "clear \"enough\"", "2026-11-30T10:00:00Z"}));
  REQUIRE(add_review(folder, ReviewKind::waiver, "move.pan",
                     {"黃老師", "投影機太暗", "2026-11-30T10:01:00Z"}));

  Exercise exercise;
  exercise.id = "m1e1";
  const Result<Evidence> evidence = gather(exercise, scene.film, scene.cancel);
  REQUIRE(evidence);
  CHECK(evidence->releases.at("board").words == "clear \"enough\"");
  CHECK(evidence->waivers.at("move.pan").by == "黃老師");
  CHECK_FALSE(evidence->papers);  // No criterion reads them.

  CHECK(*remove_review(folder, ReviewKind::release, "board"));
  CHECK_FALSE(*remove_review(folder, ReviewKind::release, "board"));
  CHECK(read_reviews(folder)->releases.empty());
  CHECK(read_reviews(folder)->waivers.size() == 1);
}

TEST_CASE("A review without a name, and a waiver without a reason, are refused", "[core]") {
  test::PaperFilm scene;
  const auto& folder = scene.film.folder();
  CHECK_FALSE(add_review(folder, ReviewKind::release, "board", {" ", "fine", ""}));
  CHECK_FALSE(add_review(folder, ReviewKind::waiver, "move", {"Ms Wong", " ", ""}));
  CHECK_FALSE(add_review(folder, ReviewKind::waiver, "", {"Ms Wong", "dark", ""}));
  CHECK(add_review(folder, ReviewKind::release, "board", {"Ms Wong", "", ""}));
  CHECK(read_reviews(folder)->waivers.empty());
}

TEST_CASE("A damaged file of reviews is named and never written over", "[core]") {
  test::PaperFilm scene;
  const std::string damaged = "version = 1\n[[release]\n";
  scene.dir.write("film/papers/reviews.toml", damaged);
  const Status added =
      add_review(scene.film.folder(), ReviewKind::release, "board", {"Kit", "", ""});
  REQUIRE_FALSE(added);
  CHECK_THAT(added.error().message.en, contains("reviews.toml"));
  CHECK(scene.dir.read("film/papers/reviews.toml") == damaged);
}

TEST_CASE("Papers tell how far they are, row by row", "[papers]") {
  test::PaperFilm scene;
  const Take first = scene.shoot("an old man");
  const Take second = scene.shoot("a tram");
  scene.cut({scene.event(first, 0, 12), scene.event(second, 0, 12)});
  Papers papers;

  const PapersEvidence empty = papers_evidence(scene.facts(), papers);
  CHECK(empty.cue.there == 0);
  CHECK(empty.cue.of == 2);
  CHECK(empty.cue.where.en == first.id);
  CHECK(empty.ledger.of == 2);
  CHECK(empty.line.there == 0);
  CHECK(empty.line.missing.size() == 4);

  papers.cue = entries_of(fill_cue_sheet(scene.facts(), papers));
  papers.cue[0].human = "chose the seed";
  papers.cue[0].person = PersonShown::nobody;
  for (const char* role : {"script", "board", "reference_art", "performance", "prompt", "selection",
                           "arrangement", "modification", "sound"})
    papers.authorship.film[role] = "Kit";
  papers.authorship.shots[first.id]["grade"] = "Ah Man";
  const PapersEvidence some = papers_evidence(scene.facts(), papers);
  CHECK(some.cue.there == 1);
  CHECK(some.cue.where.en == second.id);
  CHECK(some.ledger.there == 1);
  CHECK(some.ledger.where.en == second.id);
  CHECK(some.ledger.missing.size() == 1);
}

TEST_CASE("A criterion that reads the papers gets them", "[papers]") {
  test::PaperFilm scene;
  scene.shoot("an old man", "practice", true);
  Exercise exercise;
  exercise.id = "m1e1";
  Criterion criterion;
  criterion.id = "cue";
  criterion.check = "W.cue";
  exercise.criteria.push_back(criterion);
  const Result<Evidence> evidence = gather(exercise, scene.film, scene.cancel, {}, scene.settings);
  REQUIRE(evidence);
  REQUIRE(evidence->papers);
  CHECK(evidence->papers->cue.of == 1);
  CHECK(judge(exercise, *evidence).criteria[0].state == VerdictState::not_yet);
}
