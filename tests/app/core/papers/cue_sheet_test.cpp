// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/cue_sheet.h"

#include <algorithm>

#include "tests/app/core/papers/paper_film.h"

using namespace shotlab;

namespace {

std::vector<std::string> ids(const std::vector<CueRow>& rows) {
  std::vector<std::string> all;
  for (const CueRow& row : rows) all.push_back(row.entry.id);
  return all;
}

bool asks_for(const CueRow& row, const std::string& what) {
  return std::any_of(row.missing.begin(), row.missing.end(),
                     [&](const Text& one) { return one.en == what; });
}

}  // namespace

TEST_CASE("A cue sheet has one row for each generated shot, in film order, with its timecode",
          "[papers]") {
  test::PaperFilm scene;
  const Take first = scene.shoot("an old man");
  const Take second = scene.shoot("a tram");
  scene.cut({scene.event(second, 0, 12), scene.event(first, 6, 24), scene.event(second, 12, 24)});

  const std::vector<CueRow> rows = fill_cue_sheet(scene.facts(), {});

  REQUIRE(ids(rows) == std::vector<std::string>{second.id, first.id, second.id + ".2"});
  CHECK(rows[0].tc_in == "00:00:00:00");
  CHECK(rows[0].tc_out == "00:00:00:12");
  CHECK(rows[1].tc_in == "00:00:00:12");
  CHECK(rows[2].tc_out == "00:00:01:18");
  CHECK(rows[1].describe == "an old man, waits");
  CHECK(rows[1].prompt == first.request.prompt);
  CHECK(rows[1].tool.en == "practice generator");
  CHECK(rows[1].rights == Rights::none);  // Nothing went in.
  CHECK(asks_for(rows[1], "who is seen"));
  CHECK(asks_for(rows[1], "the human part"));
  CHECK(rows[1].missing.size() == 2);
}

TEST_CASE("Words stay with their shot when the cut is turned round, split or emptied", "[papers]") {
  test::PaperFilm scene;
  const Take first = scene.shoot("an old man");
  const Take second = scene.shoot("a tram");
  scene.cut({scene.event(first, 0, 10), scene.event(first, 14, 24), scene.event(second, 0, 24)});
  Papers papers;
  papers.cue = entries_of(fill_cue_sheet(scene.facts(), papers));
  papers.cue[0].human = "the beginning";
  papers.cue[1].human = "the end";
  papers.cue[2].human = "the tram";

  scene.cut({scene.event(first, 15, 24), scene.event(first, 2, 9)});
  const std::vector<CueRow> rows = fill_cue_sheet(scene.facts(), papers);

  REQUIRE(rows.size() == 3);
  CHECK(rows[0].entry.human == "the end");
  CHECK(rows[1].entry.human == "the beginning");
  CHECK(rows[2].entry.human == "the tram");
  CHECK_FALSE(rows[2].in_film);  // It waits.

  scene.cut({scene.event(second, 3, 20)});
  papers.cue = entries_of(rows);
  const std::vector<CueRow> again = fill_cue_sheet(scene.facts(), papers);
  CHECK(again[0].entry.human == "the tram");
  CHECK(again[0].in_film);
}

TEST_CASE("Without a cut the kept takes stand in the cue sheet, without a timecode", "[papers]") {
  test::PaperFilm scene;
  scene.shoot("an old man");
  const Take kept = scene.shoot("a tram", "practice", true);

  const std::vector<CueRow> rows = fill_cue_sheet(scene.facts(), {});

  REQUIRE(ids(rows) == std::vector<std::string>{kept.id});
  CHECK(rows[0].tc_in.empty());
}

TEST_CASE("A real person in a shot asks for a consent that is complete", "[papers]") {
  test::PaperFilm scene;
  scene.shoot("my aunt", "practice", true);
  Papers papers;
  papers.cue = entries_of(fill_cue_sheet(scene.facts(), papers));
  papers.cue[0].person = PersonShown::real;
  papers.cue[0].human = "I filmed her and chose the take.";
  CHECK(asks_for(fill_cue_sheet(scene.facts(), papers)[0], "whose consent"));

  papers.consents.push_back({.id = "consent-1", .person = "Aunt Mei"});
  papers.cue[0].consent = "consent-1";

  CHECK(asks_for(fill_cue_sheet(scene.facts(), papers)[0], "a complete consent"));
}

TEST_CASE("An AI use that the lab did not see is a row of the learner's own", "[papers]") {
  test::PaperFilm scene;
  scene.shoot("a tram", "practice", true);
  Papers papers;
  papers.cue.push_back({.id = "own-1", .human = "I rewrote every line."});

  const std::vector<CueRow> rows = fill_cue_sheet(scene.facts(), papers);

  REQUIRE(rows.size() == 2);
  CHECK(rows[1].entry.own());
  CHECK(asks_for(rows[1], "tool"));
  CHECK(asks_for(rows[1], "where in the film"));
  CHECK(new_paper_id(papers, "own") == "own-2");
}

TEST_CASE("The cue sheet as a table escapes what a spreadsheet would run", "[papers]") {
  test::PaperFilm scene;
  scene.shoot("a tram", "practice", true);
  Papers papers;
  papers.cue = entries_of(fill_cue_sheet(scene.facts(), papers));
  papers.cue[0].human = "=cmd|' /C calc'!A0, \"quoted\"";

  const std::string csv = cue_sheet_csv(fill_cue_sheet(scene.facts(), papers));

  CHECK_THAT(csv, test::contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\""));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);
}
