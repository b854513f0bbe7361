// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "app/core/desk_files.h"
#include "app/core/handin/archive.h"
#include "app/core/handin/process.h"
#include "app/core/plain_json.h"
#include "media/base/files.h"
#include "tests/app/core/handin/hand_in_scene.h"
#include "tests/support/program.h"

using namespace shotlab;
using namespace shotlab::test;

TEST_CASE("As a folder it holds the same, and every change of it is named", "[handin]") {
  HandInScene scene;
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
  HandInScene scene;
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
  HandInScene scene;
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

TEST_CASE("No byte of an archive can be changed so that what it holds is another", "[handin]") {
  HandInScene scene;
  const std::string bytes = *read_file(scene.hand_in().package);
  // Path and content of every file of a package.
  const auto held = [](const fs::path& package) {
    std::vector<std::string> all;
    const Status read = read_package(package, {[&](const std::string& path) -> Status {
                                                 all.push_back(path);
                                                 all.emplace_back();
                                                 return done();
                                               },
                                               [&](std::string_view part) {
                                                 all.back() += part;
                                                 return done();
                                               }});
    REQUIRE(read);
    return all;
  };
  const std::vector<std::string> before =
      held(scene.film.exports_folder() / "tram-stop-handin.zip");
  std::size_t noticed = 0, tried = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    CAPTURE(at);
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    const fs::path package = scene.dir.write("changed.zip", changed);
    Result<HandInCheck> check = check_hand_in(package, scene.cancel);
    ++tried;
    const bool told = !check || !check->problems.empty();
    noticed += told ? 1 : 0;
    // Some bytes of a zip say nothing (a version, an attribute): all that it holds is as it was.
    if (!told) CHECK(held(package) == before);
  }
  CHECK(noticed > tried * 9 / 10);
}

TEST_CASE("Hostile archives are refused before anything of them is believed", "[handin]") {
  if (!test::have_program("python3")) SKIP("python3 is not installed");
  HandInScene scene;
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
