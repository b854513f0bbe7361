// SPDX-License-Identifier: Apache-2.0

#include "app/core/handin/open_hand_in.h"

#include "app/core/handin/archive.h"
#include "app/core/plain_json.h"
#include "media/base/hash.h"
#include "tests/app/core/handin/hand_in_scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

std::string text_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A folder package with one file more, that its manifest knows.
void add_listed(const fs::path& package, const std::string& path, const std::string& text) {
  fs::create_directories((package / path).parent_path());
  append(package / path, text);
  Json manifest = Json::parse(text_of_file(package / "manifest.json"));
  manifest["files"].push_back({{"path", path}, {"bytes", text.size()}, {"sha256", sha256(text)}});
  fs::remove(package / "manifest.json");
  append(package / "manifest.json", manifest.dump());
}

}  // namespace

TEST_CASE("A package opens as the film that it was made of", "[handin]") {
  HandInScene scene;
  scene.options.takes = TakesWanted::all;
  for (const bool folder : {false, true}) {
    CAPTURE(folder);
    scene.options.folder = folder;
    const fs::path package = scene.hand_in().package;
    const fs::path target = scene.dir / (folder ? "of-folder" : "of-archive");

    const Result<OpenedHandIn> opened = open_hand_in(package, target, scene.cancel);

    REQUIRE(opened);
    CHECK(opened->without_clip == 0);
    Result<Film> film = Film::open(target, scene.clock);
    REQUIRE(film);
    CHECK(film->info() == scene.film.info());
    const Result<std::vector<Take>> takes = film->takes();
    REQUIRE(takes);
    REQUIRE(takes->size() == 2);
    for (const Take& take : *takes) {
      CHECK(*sha256_of_file(take.clip) == take.sha256);
      CHECK((fs::status(take.clip).permissions() & fs::perms::owner_write) == fs::perms::none);
    }
    CHECK(film->newest_cut()->has_value());
    CHECK(film->answers()->at("why") == scene.film.answers()->at("why"));
    CHECK(fs::exists(target / "papers/handed-in/process.jsonl"));
    CHECK_FALSE(fs::exists(target / "manifest.json"));
  }
}

TEST_CASE("Of recipes without clips it is told how many", "[handin]") {
  HandInScene scene;
  const Result<OpenedHandIn> opened =
      open_hand_in(scene.hand_in().package, scene.dir / "theirs", scene.cancel);
  REQUIRE(opened);
  CHECK(opened->check.takes.size() == 2);
  CHECK(opened->without_clip == 1);
}

TEST_CASE("Without a name it opens beside the package, and never over what is there", "[handin]") {
  HandInScene scene;
  const fs::path package = scene.hand_in().package;
  const Result<OpenedHandIn> first = open_hand_in(package, {}, scene.cancel);
  const Result<OpenedHandIn> second = open_hand_in(package, {}, scene.cancel);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->folder == package.parent_path() / package.stem());
  CHECK(second->folder == package.parent_path() / (package.stem().string() + "-2"));

  const Result<OpenedHandIn> over = open_hand_in(package, first->folder, scene.cancel);
  REQUIRE_FALSE(over);
  CHECK(over.error().message.en.find("is there already") != std::string::npos);
}

TEST_CASE("A package that was changed is not opened, and nothing of it is left", "[handin]") {
  HandInScene scene;
  scene.options.folder = true;
  const fs::path package = scene.hand_in().package;
  append(package / "film.toml", "\n# mine\n");

  const Result<OpenedHandIn> opened = open_hand_in(package, scene.dir / "theirs", scene.cancel);

  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.en.find("\"film.toml\" was changed") != std::string::npos);
  CHECK_FALSE(opened.error().hint.zh.empty());
  CHECK_FALSE(fs::exists(scene.dir / "theirs"));
}

TEST_CASE("Measurements that somebody packed are not believed", "[handin]") {
  HandInScene scene;
  scene.options.folder = true;
  const fs::path package = scene.hand_in().package;
  add_listed(package, ".cache/measure/false.json", "{}");
  add_listed(package, "takes/0001-old-man/mine.txt", "x");
  REQUIRE(scene.check(package).problems.empty());

  const Result<OpenedHandIn> opened = open_hand_in(package, scene.dir / "theirs", scene.cancel);

  REQUIRE(opened);
  CHECK_FALSE(fs::exists(scene.dir / "theirs/.cache"));
}

TEST_CASE("A package whose film cannot be read is not opened, and a look at it says why",
          "[handin]") {
  HandInScene scene;
  scene.options.folder = true;
  const fs::path package = scene.hand_in().package;
  Json manifest = Json::parse(text_of_file(package / "manifest.json"));
  for (Json& file : manifest["files"]) {
    if (file["path"] != "film.toml") continue;
    const std::string broken = "version = 99\n";
    file["bytes"] = broken.size();
    file["sha256"] = sha256(broken);
    fs::remove(package / "film.toml");
    append(package / "film.toml", broken);
  }
  fs::remove(package / "manifest.json");
  append(package / "manifest.json", manifest.dump());

  CHECK(scene.check(package).problems.empty());
  CHECK(says(scene.check(package).unreadable, "film.toml"));
  CHECK_FALSE(open_hand_in(package, scene.dir / "theirs", scene.cancel));
  CHECK_FALSE(fs::exists(scene.dir / "theirs"));
}

TEST_CASE("Opening that is stopped leaves nothing", "[handin]") {
  HandInScene scene;
  const fs::path package = scene.hand_in().package;
  Cancel stopped;
  stopped.request();
  CHECK_FALSE(open_hand_in(package, scene.dir / "theirs", stopped));
  CHECK_FALSE(fs::exists(scene.dir / "theirs"));
}
