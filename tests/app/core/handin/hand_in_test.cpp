// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/hand_in.h"

#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <fstream>

#include "app/core/desk_files.h"
#include "app/core/export_film.h"
#include "app/core/handin/archive.h"
#include "app/core/handin/process.h"
#include "app/core/plain_json.h"
#include "media/base/hash.h"
#include "tests/app/core/papers/paper_film.h"
#include "tests/support/program.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

struct Scene : test::PaperFilm {
  Take used, unused;
  HandInOptions options;

  Scene() : used(shoot("an old man")), unused(shoot("a tram")) {
    cut({event(used, 0, 12)});
    REQUIRE(film.set_answer("why", "Because of the light in " + used.id));
  }
  HandInSources sources() {
    Result<HandInSources> read = read_hand_in_sources(film, settings, nullptr, cancel);
    REQUIRE(read);
    return *read;
  }
  Result<HandInReport> try_hand_in(const std::vector<std::string>& keys = {}) {
    return shotlab::hand_in(sources(), options, keys, cancel);
  }
  HandInReport hand_in() {
    Result<HandInReport> report = try_hand_in();
    if (!report) FAIL(report.error().message.en);
    return *report;
  }
  HandInCheck check(const fs::path& package) {
    Result<HandInCheck> checked = check_hand_in(package, cancel);
    if (!checked) FAIL(checked.error().message.en);
    return *checked;
  }
  // What lies in exports/, hidden things too.
  std::vector<std::string> exports() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(film.exports_folder(), ignored))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

bool says(const std::vector<Text>& list, const std::string& words) {
  return std::any_of(list.begin(), list.end(), [&](const Text& one) {
    return one.en.find(words) != std::string::npos && !one.zh.empty();
  });
}

void append(const fs::path& file, const std::string& bytes) {
  if (fs::exists(file)) fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
}

}  // namespace

TEST_CASE("A hand-in holds recipes, used clips, cuts and papers, and reads back whole",
          "[handin]") {
  Scene scene;
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
  for (const char* path : {"film.toml", "cuts/0001.otio", "papers/answers.toml", "cue-sheet.csv",
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
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
  Scene scene;
  append(scene.film.folder() / "takes" / scene.used.id / "take.mp4", "the secret of this machine");

  Result<HandInReport> refused = scene.try_hand_in({"secret of this machine"});

  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message.en, test::contains("take.mp4"));
}

TEST_CASE("An altered take does not stop the hand-in, and is told on both sides", "[handin]") {
  Scene scene;
  append(scene.film.folder() / "takes" / scene.used.id / "take.mp4", "retouched");

  const HandInReport report = scene.hand_in();

  CHECK(says(report.missing, "is not the one that was received"));
  const HandInCheck check = scene.check(report.package);
  CHECK(check.problems.empty());
  CHECK(says(check.altered, scene.used.id));
}

TEST_CASE("A hand-in never overwrites anything", "[handin]") {
  Scene scene;
  scene.options.target = scene.dir / "mine.zip";
  scene.dir.write("mine.zip", "mine");

  Result<HandInReport> refused = scene.try_hand_in();

  REQUIRE_FALSE(refused);
  CHECK(scene.dir.read("mine.zip") == "mine");
}

TEST_CASE("A hand-in that is stopped leaves nothing half-written", "[handin]") {
  Scene scene;
  scene.cancel.request();

  Result<HandInReport> stopped = scene.try_hand_in();

  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK(scene.exports().empty());
}

TEST_CASE("What a killed hand-in left in the making is gone a day later", "[handin]") {
  Scene scene;
  const fs::path left = scene.dir.write("film/exports/.x-handin.zip.0a1b2c.part", "half");
  test::FakeClock now;
  now.started = SystemClock().utc();

  REQUIRE(Film::open(scene.film.folder(), now));
  CHECK(fs::exists(left));  // It may be someone's work.
  now.now = std::chrono::hours(25);
  REQUIRE(Film::open(scene.film.folder(), now));
  CHECK_FALSE(fs::exists(left));
}

TEST_CASE("As a folder it holds the same, and every change of it is named", "[handin]") {
  Scene scene;
  scene.options.folder = true;
  const fs::path package = scene.hand_in().package;
  REQUIRE(scene.check(package).problems.empty());

  const fs::path clip = package / "takes" / scene.used.id / "take.mp4";
  append(clip, "x");
  CHECK(says(scene.check(package).problems, "take.mp4\" was changed"));
  CHECK(says(scene.check(package).altered, "is not the one that was received"));
  fs::remove(clip);
  CHECK(says(scene.check(package).problems, "take.mp4\" is missing"));
  append(package / "extra.txt", "x");
  CHECK(says(scene.check(package).problems, "\"extra.txt\" was added"));
}

TEST_CASE("A line taken out of the process log is noticed even under a new hash", "[handin]") {
  Scene scene;
  REQUIRE(log_hint(scene.film.folder(), {1, "2026-11-25T05:09:00Z"}));
  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {});
  REQUIRE(plan);
  const auto item = std::find_if(plan->items.begin(), plan->items.end(),
                                 [](const HandInItem& i) { return i.path == "process.jsonl"; });
  std::vector<std::string> lines = split(item->text, '\n');
  REQUIRE(lines.size() > 5);
  CHECK(*check_chain(item->text, plan->process_head) == lines.size() - 1);

  const auto without = [&](std::size_t gone) {
    std::string text;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (i != gone) text += lines[i] + "\n";
    }
    return text;
  };
  for (std::size_t gone = 0; gone + 1 < lines.size(); ++gone) {
    CAPTURE(gone);
    CHECK_FALSE(check_chain(without(gone), plan->process_head));
  }
  CHECK_FALSE(check_chain(item->text + "{}", plan->process_head));
  CHECK_FALSE(check_chain("", plan->process_head));
}

TEST_CASE("What is no hand-in is refused in one sentence", "[handin]") {
  Scene scene;
  const auto code = [&](const fs::path& file) {
    Result<HandInCheck> check = check_hand_in(file, scene.cancel);
    REQUIRE_FALSE(check);
    return check.error().code;
  };
  CHECK(code(scene.dir / "gone.zip") == ErrorCode::not_found);
  CHECK(code(scene.dir.write("empty.zip", "")) == ErrorCode::bad_input);
  CHECK(code(scene.dir.write("text.zip", "not an archive at all")) == ErrorCode::bad_input);
  const fs::path whole = scene.hand_in().package;
  const std::string bytes = *read_file(whole);
  CHECK(code(scene.dir.write("cut.zip", bytes.substr(0, bytes.size() / 2))) ==
        ErrorCode::bad_input);
  CHECK(code(scene.dir.write("more.zip", bytes + "x")) == ErrorCode::bad_input);
  CHECK(code(scene.film.folder()) == ErrorCode::bad_input);
}

TEST_CASE("Every byte of an archive that is changed is noticed", "[handin]") {
  Scene scene;
  const std::string bytes = *read_file(scene.hand_in().package);
  // Some bytes of a zip say nothing (a version, an attribute): what they guard is read all the
  // same.
  std::size_t noticed = 0, tried = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    Result<HandInCheck> check =
        check_hand_in(scene.dir.write("changed.zip", changed), scene.cancel);
    ++tried;
    const bool told = !check || !check->problems.empty();
    noticed += told ? 1 : 0;
    if (told) continue;
    // Then everything in it must still be what was written.
    CHECK(check->bytes == scene.check(scene.film.exports_folder() / "tram-stop-handin.zip").bytes);
  }
  CHECK(noticed > tried * 9 / 10);
}

TEST_CASE("Hostile archives are refused before anything of them is believed", "[handin]") {
  if (!test::have_program("python3")) SKIP("python3 is not installed");
  Scene scene;
  const auto made = [&](const std::string& name, const std::string& body) {
    const fs::path file = scene.dir / name;
    const test::ProgramRun run = test::run(
        {"python3", "-c", "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w')\n" + body,
         file.string()});
    INFO(run.err);
    REQUIRE(run.exit == 0);
    return file;
  };
  const auto refused = [&](const fs::path& file) {
    CAPTURE(file.filename().string());
    Result<HandInCheck> check = check_hand_in(file, scene.cancel);
    CHECK_FALSE(check);
  };
  refused(made("up.zip", "z.writestr('../evil','x'); z.writestr('manifest.json','{}')"));
  refused(made("root.zip", "z.writestr('/etc/evil','x')"));
  refused(made("twice.zip", "z.writestr('a','x'); z.writestr('a','y')"));
  refused(made("link.zip",
               "i=zipfile.ZipInfo('l'); i.create_system=3; i.external_attr=0o120777<<16; "
               "z.writestr(i,'/etc/passwd')"));
  refused(made("bomb.zip",
               "z.writestr('b', bytes(300*1024*1024), compress_type=zipfile.ZIP_DEFLATED)"));
  refused(made("other.zip", "z.writestr('manifest.json','{\"kind\":\"something\"}')"));
  refused(made("newer.zip",
               "z.writestr('manifest.json','{\"kind\":\"shotlab-hand-in\",\"version\":99}')"));
}

TEST_CASE("A link in the film's folder is not followed into a hand-in", "[handin]") {
  Scene scene;
  scene.dir.write("private.txt", "not to be seen");
  fs::create_symlink(scene.dir / "private.txt", scene.film.folder() / "papers/marks.toml");

  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {});

  REQUIRE(plan);
  CHECK(std::none_of(plan->items.begin(), plan->items.end(),
                     [](const HandInItem& item) { return item.path == "papers/marks.toml"; }));
}

TEST_CASE("The page for people cannot be broken by a learner's words", "[handin]") {
  Scene scene;
  Papers papers;
  papers.authorship.film["prompt"] = "me | # [x](y)\n| forged | row |";
  REQUIRE(write_papers(scene.film.folder(), papers, scene.facts()));
  Result<HandInPlan> plan = plan_hand_in(scene.sources(), {});
  REQUIRE(plan);
  const auto page = std::find_if(plan->items.begin(), plan->items.end(),
                                 [](const HandInItem& i) { return i.path == "read-me.md"; });

  CHECK_THAT(page->text, test::contains("me \\| # \\[x\\](y) \\| forged \\| row \\|"));
}
