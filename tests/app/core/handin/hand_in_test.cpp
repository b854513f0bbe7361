// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/hand_in.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>

#include "app/core/export_film.h"
#include "app/core/handin/archive.h"
#include "app/core/reviews.h"
#include "app/core/votes.h"
#include "media/base/hash.h"
#include "tests/app/core/handin/hand_in_scene.h"
#include "tests/support/program.h"

using namespace shotlab;
using namespace shotlab::test;

TEST_CASE("A hand-in holds recipes, used clips, cuts and papers, and reads back whole",
          "[handin]") {
  HandInScene scene;
  REQUIRE(add_review(scene.film.folder(), ReviewKind::waiver, "move",
                     {"Ms Wong", "The set was dark.", "2026-11-30T10:00:00Z"}));
  REQUIRE(add_vote(scene.film.folder(), {{scene.used.id, scene.unused.id}, scene.used.id, ""}));
  const HandInReport report = scene.hand_in();

  CHECK(report.package.filename() == "tram-stop-handin.zip");
  CHECK(report.sha256 == *sha256_of_file(report.package));
  std::vector<std::string> paths;
  REQUIRE(read_package(report.package, {[&](const std::string& path) -> Status {
                                          paths.push_back(path);
                                          return done();
                                        },
                                        [](std::string_view) { return done(); }}));
  const auto holds = [&](const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  CHECK(holds("takes/" + scene.used.id + "/take.mp4"));
  CHECK(holds("takes/" + scene.unused.id + "/take.json"));
  CHECK_FALSE(holds("takes/" + scene.unused.id + "/take.mp4"));
  for (const char* path :
       {"film.toml", "cuts/0001.otio", "papers/answers.toml", "cue-sheet.csv", "papers/votes.toml",
        "papers/reviews.toml",  // Who waived what goes with the work.
        "papers/cue_sheet.toml", "read-me.md", "process.jsonl", "manifest.json"})
    CHECK(holds(path));
  CHECK_FALSE(holds("papers/draft.toml"));  // Names files elsewhere on this machine.
  const HandInCheck check = scene.check(report.package);
  CHECK(check.problems.empty());
  CHECK(check.files == paths.size());
  CHECK(check.film == "Tram stop");
  CHECK(check.process_lines >= 5);
}

TEST_CASE("The same film gives the same bytes, in every time zone", "[handin]") {
  HandInScene scene;
  const HandInReport first = scene.hand_in();
  ::setenv("TZ", "Asia/Hong_Kong", 1);
  ::tzset();
  const HandInReport second = scene.hand_in();
  ::unsetenv("TZ");
  ::tzset();

  CHECK(second.package.filename() == "tram-stop-handin-2.zip");
  CHECK(first.sha256 == second.sha256);
}

TEST_CASE("Other programs can open a hand-in", "[handin]") {
  if (!test::have_program("python3")) SKIP("python3 is not installed");
  HandInScene scene;
  const HandInReport report = scene.hand_in();

  const test::ProgramRun run = test::run(
      {"python3", "-c",
       "import sys,zipfile,hashlib,json\n"
       "z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
       "m=json.loads(z.read('manifest.json'))\n"
       "for f in m['files']:\n"
       "  d=z.read(f['path']); assert len(d)==f['bytes']\n"
       "  assert hashlib.sha256(d).hexdigest()==f['sha256'], f\n"
       "assert sorted(z.namelist())==sorted([f['path'] for f in m['files']]+['manifest.json'])\n",
       report.package.string()});

  INFO(run.err);
  CHECK(run.exit == 0);
}

TEST_CASE("Names in Chinese are whole in a hand-in, whatever the locale of the program",
          "[handin]") {
  HandInScene scene;
  const Take take = scene.shoot("穿綠色外套的老伯");
  REQUIRE(take.id.find("穿綠色") != std::string::npos);
  REQUIRE(scene.film.set_keeper(take.id, true));
  const HandInReport report = scene.hand_in();
  CHECK(scene.check(report.package).problems.empty());
  ::setlocale(LC_ALL, "C.UTF-8");
  const HandInReport in_utf8 = scene.hand_in();
  CHECK(scene.check(report.package).problems.empty());
  ::setlocale(LC_ALL, "C");
  CHECK(report.sha256 == in_utf8.sha256);

  if (!test::have_program("python3")) SKIP("python3 is not installed");
  const test::ProgramRun run = test::run(
      {"python3", "-c", "import sys,zipfile; zipfile.ZipFile(sys.argv[1]).getinfo(sys.argv[2])",
       report.package.string(), "takes/" + take.id + "/take.mp4"});
  INFO(run.err);
  CHECK(run.exit == 0);
}

TEST_CASE("What is missing is said, and the work is handed in all the same", "[handin]") {
  HandInScene scene;
  const HandInReport report = scene.hand_in();

  CHECK(says(report.missing, "has not been exported"));
  CHECK(says(report.missing, "Cue sheet, " + scene.used.id));
  CHECK(says(report.missing, "Who made what: "));
  CHECK(says(report.missing, "Disclosure in one line"));
  CHECK(fs::exists(report.package));
}

TEST_CASE("An empty film can be handed in too", "[handin]") {
  test::PaperFilm scene;
  Result<HandInSources> sources =
      read_hand_in_sources(scene.film, scene.settings, nullptr, scene.cancel);
  REQUIRE(sources);

  Result<HandInReport> report = hand_in(*sources, {}, {}, scene.cancel);

  REQUIRE(report);
  CHECK(says(report->missing, "no take yet"));
  CHECK(check_hand_in(report->package, scene.cancel)->problems.empty());
}

TEST_CASE("The exported film goes in, and an older cut's is told", "[handin]") {
  HandInScene scene;
  Result<std::optional<Cut>> cut = scene.film.newest_cut();
  REQUIRE(cut);
  Result<ExportReport> exported = export_cut(scene.film, **cut, {}, scene.clock);
  REQUIRE(exported);
  CHECK_FALSE(says(scene.hand_in().missing, "export"));

  scene.cut({scene.event(scene.used, 2, 12)});
  CHECK(says(scene.hand_in().missing, "is of cut 1; the newest is cut 2"));
  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {.film = false});
  REQUIRE(plan);
  CHECK(std::none_of(plan->items.begin(), plan->items.end(),
                     [](const HandInItem& item) { return item.path.starts_with("exports/"); }));
}

TEST_CASE("Clips go in by choice", "[handin]") {
  HandInScene scene;
  const auto clips = [&](TakesWanted takes) {
    Result<HandInPlan> plan = plan_hand_in(scene.sources(), {.takes = takes});
    REQUIRE(plan);
    return std::count_if(plan->items.begin(), plan->items.end(),
                         [](const HandInItem& item) { return item.path.ends_with("take.mp4"); });
  };
  CHECK(clips(TakesWanted::none) == 0);
  CHECK(clips(TakesWanted::used) == 1);
  CHECK(clips(TakesWanted::all) == 2);
}

TEST_CASE("A key anywhere stops the hand-in, names the file and leaves nothing", "[handin]") {
  HandInScene scene;
  const std::string key = std::string("AIza") + "SyD-1234567890abcdefghijklmnopqrstu";
  REQUIRE(scene.film.add_note(scene.used.id, "it worked with " + key));

  Result<HandInReport> refused = scene.try_hand_in();

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::bad_input);
  CHECK_THAT(refused.error().message.en, test::contains("takes/" + scene.used.id + "/take.json"));
  CHECK_THAT(refused.error().message.en, !test::contains(key));
  CHECK(scene.exports().empty());
}

TEST_CASE("A key of this machine inside a clip stops the hand-in too", "[handin]") {
  HandInScene scene;
  append(scene.film.folder() / "takes" / scene.used.id / "take.mp4", "the secret of this machine");

  Result<HandInReport> refused = scene.try_hand_in({"secret of this machine"});

  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message.en, test::contains("take.mp4"));
}

TEST_CASE("An altered take does not stop the hand-in, and is told on both sides", "[handin]") {
  HandInScene scene;
  append(scene.film.folder() / "takes" / scene.used.id / "take.mp4", "retouched");

  const HandInReport report = scene.hand_in();

  CHECK(says(report.missing, "is not the one that was received"));
  const HandInCheck check = scene.check(report.package);
  CHECK(check.problems.empty());
  CHECK(says(check.altered, scene.used.id));
}

TEST_CASE("A hand-in never overwrites anything", "[handin]") {
  HandInScene scene;
  scene.options.target = scene.dir / "mine.zip";
  scene.dir.write("mine.zip", "mine");

  Result<HandInReport> refused = scene.try_hand_in();

  REQUIRE_FALSE(refused);
  CHECK(scene.dir.read("mine.zip") == "mine");
}

TEST_CASE("A hand-in that is stopped leaves nothing half-written", "[handin]") {
  HandInScene scene;
  scene.cancel.request();

  Result<HandInReport> stopped = scene.try_hand_in();

  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK(scene.exports().empty());
}

TEST_CASE("What a killed hand-in left in the making is gone a day later", "[handin]") {
  HandInScene scene;
  const fs::path left = scene.dir.write("film/exports/.x-handin.zip.0a1b2c.part", "half");
  test::FakeClock now;
  now.started = SystemClock().utc();

  REQUIRE(Film::open(scene.film.folder(), now));
  CHECK(fs::exists(left));  // It may be someone's work.
  now.now = std::chrono::hours(25);
  REQUIRE(Film::open(scene.film.folder(), now));
  CHECK_FALSE(fs::exists(left));
}

TEST_CASE("A link in the film's folder is not followed into a hand-in", "[handin]") {
  HandInScene scene;
  scene.dir.write("private.txt", "not to be seen");
  fs::create_symlink(scene.dir / "private.txt", scene.film.folder() / "papers/marks.toml");

  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {});

  REQUIRE(plan);
  CHECK(std::none_of(plan->items.begin(), plan->items.end(),
                     [](const HandInItem& item) { return item.path == "papers/marks.toml"; }));
}

TEST_CASE("The page for people cannot be broken by a learner's words", "[handin]") {
  HandInScene scene;
  Papers papers;
  papers.authorship.film["prompt"] = "me | # [x](y)\n| forged | row |";
  REQUIRE(write_papers(scene.film.folder(), papers, scene.facts()));
  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {});
  REQUIRE(plan);
  const auto page = std::find_if(plan->items.begin(), plan->items.end(),
                                 [](const HandInItem& i) { return i.path == "read-me.md"; });

  CHECK_THAT(page->text, test::contains("me \\| # \\[x\\](y) \\| forged \\| row \\|"));
}
