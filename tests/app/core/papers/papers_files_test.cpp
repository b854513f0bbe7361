// SPDX-License-Identifier: Apache-2.0

#include "app/core/papers/papers_files.h"

#include "app/core/papers/authorship.h"
#include "app/core/papers/consent.h"
#include "app/core/papers/disclosure.h"
#include "media/base/hash.h"
#include "tests/app/core/papers/paper_film.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

Papers full_papers(const std::string& take) {
  Papers papers;
  papers.cue.push_back({.id = take,
                        .take = take,
                        .range = {0, 24},
                        .describe = "電車 \"late\"\nsecond line",
                        .sources = "my drawing",
                        .rights = Rights::mine,
                        .person = PersonShown::real,
                        .consent = "consent-1",
                        .human = "chose and trimmed it"});
  papers.cue.push_back({.id = "own-1",
                        .describe = "script help",
                        .when = "whole film",
                        .prompt = "make it shorter",
                        .tool = "a chat program",
                        .version = "5"});
  papers.consents.push_back({.id = "consent-1",
                             .person = "阿敏",
                             .relation = "friend",
                             .image = true,
                             .likeness = true,
                             .project = "Tram stop",
                             .use = "a drawn figure with her coat",
                             .shown = "class and school festival",
                             .until = "2027-12-31",
                             .withdraw = "by message, at any time",
                             .minor = YesNo::no,
                             .payment = "none",
                             .deceased = YesNo::no,
                             .signed_on = "2026-11-30",
                             .evidence = "form.pdf",
                             .evidence_sha256 = std::string(64, 'a')});
  papers.authorship.author = "Chan Siu Ming";
  papers.authorship.film = {{"prompt", "Chan Siu Ming"}, {"sound", "nobody"}};
  papers.authorship.shots = {{take, {{"prompt", "Lee"}}}};
  papers.disclosure.why = "we had no tram";
  papers.disclosure.line_zh = {"全片由練習生成器生成。", std::string(64, 'b')};
  papers.disclosure.paragraph_en = {"A paragraph.", ""};
  return papers;
}

}  // namespace

TEST_CASE("Papers are read back word for word", "[papers]") {
  test::PaperFilm scene;
  const Take take = scene.shoot("a tram", "practice", true);
  scene.cut({scene.event(take, 0, 24)});
  const Papers papers = full_papers(take.id);

  REQUIRE(write_papers(scene.film.folder(), papers, scene.facts()));

  Result<Papers> read = read_papers(scene.film.folder());
  REQUIRE(read);
  CHECK(*read == papers);
  CHECK_THAT(scene.dir.read("film/papers/cue_sheet.toml"),
             test::contains("tc_out = \"00:00:01:00\""));
  CHECK_THAT(scene.dir.read("film/papers/authorship.toml"),
             test::contains("whoever wrote the prompt is not its creator"));
}

TEST_CASE("A film without papers has empty ones, and saving nothing makes no file", "[papers]") {
  test::PaperFilm scene;
  Result<Papers> read = read_papers(scene.film.folder());
  REQUIRE(read);
  CHECK(*read == Papers());

  REQUIRE(write_papers(scene.film.folder(), {}, scene.facts()));

  CHECK_FALSE(fs::exists(scene.film.folder() / "papers/cue_sheet.toml"));
}

TEST_CASE("A paper that cannot be read is named and not written over", "[papers]") {
  test::PaperFilm scene;
  scene.dir.write("film/papers/consent.toml", "version = 9\n");
  Result<Papers> newer = read_papers(scene.film.folder());
  REQUIRE_FALSE(newer);
  CHECK_THAT(newer.error().message.en, test::contains("consent.toml"));

  CHECK_FALSE(write_papers(scene.film.folder(), full_papers("0001"), scene.facts()));

  CHECK(scene.dir.read("film/papers/consent.toml") == "version = 9\n");
  CHECK_FALSE(fs::exists(scene.film.folder() / "papers/cue_sheet.toml"));
}

TEST_CASE("Characters that would lock a paper away are left out of it", "[papers]") {
  test::PaperFilm scene;
  Papers papers;
  papers.disclosure.why = std::string("left\u202E right\x01 \xff end");

  REQUIRE(write_papers(scene.film.folder(), papers, scene.facts()));

  Result<Papers> read = read_papers(scene.film.folder());
  REQUIRE(read);
  CHECK(read->disclosure.why == "left right \uFFFD end");
}

TEST_CASE("Papers that grow too large are refused, and what was there stays", "[papers]") {
  test::PaperFilm scene;
  Papers papers;
  papers.disclosure.why = "short";
  REQUIRE(write_papers(scene.film.folder(), papers, scene.facts()));

  papers.disclosure.why = std::string(300'000, 'x');
  Status refused = write_papers(scene.film.folder(), papers, scene.facts());

  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message.en, test::contains("256 KiB"));
  CHECK(read_papers(scene.film.folder())->disclosure.why == "short");
}

TEST_CASE("A consent says what it lacks until it lacks nothing", "[papers]") {
  ConsentRecord record = full_papers("0001").consents.front();
  CHECK(missing_of(record).empty());

  record.minor = YesNo::yes;
  REQUIRE(missing_of(record).size() == 1);
  CHECK(missing_of(record)[0].en == "guardian");
  record.guardian = "her mother";
  record.deceased = YesNo::yes;
  CHECK(missing_of(record)[0].en == "who speaks for them");
  record.deceased = YesNo::no;
  record.until = "2026-01-01";
  CHECK(missing_of(record)[0].en == "an end after the signing");
  CHECK(missing_of(ConsentRecord()).size() >= 10);
}

TEST_CASE("Only days that exist are days", "[papers]") {
  CHECK(is_day("2028-02-29"));
  for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "30-11-2026", "2026-11-31",
                            "2026-1-1", "2026-11--1", ""})
    CHECK_FALSE(is_day(wrong));
}

TEST_CASE("The signed paper gives its name and hash, and stays where it is", "[papers]") {
  test::PaperFilm scene;
  const fs::path paper = scene.dir.write("private/form.pdf", "signed");
  ConsentRecord record;

  REQUIRE(take_evidence(record, paper));

  CHECK(record.evidence == "form.pdf");
  CHECK(record.evidence_sha256 == sha256("signed"));
  CHECK_FALSE(take_evidence(record, scene.dir / "gone.pdf"));
}

TEST_CASE("The ledger tells what the lab saw, and a shot may differ from the film", "[papers]") {
  test::PaperFilm scene;
  const Take first = scene.shoot("an old man");
  const Take second = scene.shoot("a tram");
  scene.cut({scene.event(second, 4, 20)});
  Authorship authorship;
  authorship.film["prompt"] = "Chan";
  authorship.shots[second.id]["prompt"] = "Lee";
  const FilmFacts facts = scene.facts();

  const auto row = [&](const std::string& role, const std::string& take) {
    for (const AuthorshipRow& one : fill_authorship(facts, authorship, take)) {
      if (one.role == role) return one;
    }
    return AuthorshipRow();
  };
  CHECK(row("prompt", "").who == "Chan");
  CHECK(row("prompt", second.id).who == "Lee");
  CHECK(row("prompt", second.id).own);
  CHECK(row("selection", "").facts.en == "1 of 2 takes used");
  CHECK(row("arrangement", second.id).facts.en == "shot 1 of 1 in cut 1");
  CHECK(row("modification", "").facts.en == "1 shot begins later than its take");
  CHECK(row("reference_art", "").facts.en == "no reference was given");
  CHECK(missing_of(facts, authorship).size() == authorship_roles().size() - 1);
  // The picture itself has no human creator, whatever is typed.
  for (const AuthorshipRole& role : authorship_roles()) CHECK(role.name != "picture");
}

TEST_CASE("A role named in every shot needs no name for the film", "[papers]") {
  test::PaperFilm scene;
  const Take take = scene.shoot("a tram", "practice", true);
  Authorship authorship;
  for (const AuthorshipRole& role : authorship_roles()) authorship.shots[take.id][role.name] = "x";

  CHECK(missing_of(scene.facts(), authorship).empty());
}

TEST_CASE("A draft of the disclosure says tool, where and who, and leaves why to the learner",
          "[papers]") {
  test::PaperFilm scene;
  const Take first = scene.shoot("an old man");
  const Take second = scene.shoot("a tram");
  scene.cut({scene.event(first, 0, 12), scene.event(second, 0, 24)});
  const FilmFacts facts = scene.facts();
  Papers papers;
  papers.authorship.author = "Chan Siu Ming";

  const Text line = draft_disclosure(facts, papers, {}, DisclosureLength::line);
  CHECK(line.en ==
        "Both shots were made with the practice generator; Chan Siu Ming wrote the prompts, chose "
        "the takes and cut the film.");
  CHECK(line.zh == "全片兩個鏡頭由練習生成器生成；由 Chan Siu Ming 寫提示詞、挑選、剪接。");
  const DisclosureNames names = names_in_disclosure(facts, line.en);
  CHECK(names == DisclosureNames{true, true, false, true});
  CHECK(names == names_in_disclosure(facts, line.zh));
  CHECK(missing_of(names)[0].en == "why");

  papers.disclosure.why = "We had no tram to film.";
  const Text with_why = draft_disclosure(facts, papers, {}, DisclosureLength::line);
  CHECK(names_in_disclosure(facts, with_why.en).count() == 4);
  CHECK(with_why.zh == line.zh);  // Nobody translates it.

  papers.disclosure.why = "因為我們拍不到電車";
  CHECK(names_in_disclosure(facts, draft_disclosure(facts, papers, {}, DisclosureLength::line).zh)
            .count() == 4);
  const Text paragraph = draft_disclosure(facts, papers, {}, DisclosureLength::paragraph);
  CHECK_THAT(paragraph.en, test::contains("00:00:00:12–00:00:01:12"));
  CHECK_THAT(paragraph.en, test::contains("no trained model"));
}

TEST_CASE("A disclosure that names none of the four is told so, and an empty one names nothing",
          "[papers]") {
  test::PaperFilm scene;
  const Take take = scene.shoot("a tram");
  scene.cut({scene.event(take, 0, 24)});
  CHECK(names_in_disclosure(scene.facts(), "Enjoy!").count() == 0);
  CHECK(names_in_disclosure(scene.facts(), " ").count() == 0);
}
