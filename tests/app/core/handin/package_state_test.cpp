// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/package_state.h"

#include "app/core/gather.h"
#include "tests/app/core/handin/hand_in_scene.h"
#include "tests/exercises/engine/evidence.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

struct PackageScene : HandInScene {
  std::optional<PackageState> state() {
    Result<std::optional<PackageState>> state = package_state(film, settings, cancel);
    REQUIRE(state);
    return *state;
  }
};

}  // namespace

TEST_CASE("The package of a film is read back as it was packed", "[handin]") {
  PackageScene scene;
  CHECK_FALSE(scene.state());

  const HandInReport report = scene.hand_in();
  const std::optional<PackageState> state = scene.state();

  REQUIRE(state);
  CHECK(state->name == report.package.filename());
  CHECK(state->files == report.files);
  CHECK(state->current);
  CHECK(state->problems.empty());
  CHECK(state->secrets.empty());
}

TEST_CASE("Work that goes on makes the package an older one, until it is handed in again",
          "[handin]") {
  PackageScene scene;
  scene.hand_in();
  REQUIRE(scene.film.add_note(scene.used.id, "One thought more about this take."));
  CHECK_FALSE(scene.state()->current);

  const HandInReport again = scene.hand_in();
  CHECK(scene.state()->current);
  CHECK(scene.state()->name == again.package.filename());
}

TEST_CASE("A damaged package is told by name, and a good one of today's work is better",
          "[handin]") {
  PackageScene scene;
  const fs::path good = scene.hand_in().package;
  const fs::path newer = scene.hand_in().package;
  REQUIRE(newer != good);
  append(newer, "x");
  fs::resize_file(newer, fs::file_size(newer) / 2);

  CHECK(scene.state()->name == good.filename());
  fs::remove(good);
  const std::optional<PackageState> state = scene.state();
  CHECK(state->name == newer.filename());
  CHECK_FALSE(state->problems.empty());
}

TEST_CASE("Packages are in the order of their numbers, and other things are none", "[handin]") {
  PackageScene scene;
  const fs::path exports = scene.film.exports_folder();
  for (const char* name : {"f-handin-10.zip", "f-handin-9.zip", "f-handin.zip", ".f.zip", "a.mp4"})
    scene.dir.write("film/exports/" + std::string(name), "x");
  scene.dir.write("film/exports/folder/manifest.json", "{}");
  scene.dir.write("film/exports/other/x.json", "{}");
  std::vector<std::string> names;
  for (const fs::path& path : packages_in(exports)) names.push_back(path.filename().string());
  CHECK(names ==
        std::vector<std::string>{"folder", "f-handin.zip", "f-handin-9.zip", "f-handin-10.zip"});
}

TEST_CASE("What looks like a key in a package is found though it was packed elsewhere",
          "[handin]") {
  PackageScene scene;
  scene.options.folder = true;
  const fs::path package = scene.hand_in().package;
  append(package / "read-me.md", "AIza" + std::string(35, 'x'));

  CHECK(says(scene.state()->secrets, "read-me.md"));
}

TEST_CASE("A check of the package gathers it, and no other check does", "[handin]") {
  PackageScene scene;
  scene.hand_in();
  CHECK_FALSE(gather(asking("W.peer"), scene.film, scene.cancel, {}, scene.settings)->package);
  const Exercise exercise = asking("W.pack");

  const Result<Evidence> evidence = gather(exercise, scene.film, scene.cancel, {}, scene.settings);

  REQUIRE(evidence);
  REQUIRE(evidence->package);
  CHECK(judge(exercise, *evidence).passed);
}
