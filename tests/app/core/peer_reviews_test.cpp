// SPDX-License-Identifier: Apache-2.0

#include "app/core/peer_reviews.h"

#include "app/core/gather.h"
#include "tests/app/core/papers/paper_film.h"
#include "tests/exercises/engine/evidence.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;

namespace {

HandInCheck package(const std::string& manifest = "9f86") {
  HandInCheck check;
  check.film = "Night \"tram\"";
  check.manifest_sha256 = manifest;
  check.takes = {{"0001-old-man", 1, "aa"}, {"0012-tram", 12, "bb"}};
  return check;
}

}  // namespace

TEST_CASE("Reviews of packages are kept by package and section, and read back whole", "[core]") {
  test::PaperFilm scene;
  const auto& folder = scene.film.folder();
  REQUIRE(add_peer_note(folder, package(), {"story", "He waits in 0001.", "2026-11-30T10:00:00Z"}));
  REQUIRE(add_peer_note(folder, package(), {"light", "第12條偏冷", "2026-11-30T10:01:00Z"}));
  REQUIRE(add_peer_note(folder, package(), {"story", "He waits.\nLong.", "2026-11-30T10:02:00Z"}));
  REQUIRE(add_peer_note(folder, package("77"), {"story", "Another.", ""}));

  const Result<std::vector<PeerPackage>> all = read_peers(folder);
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  const PeerPackage& first = all->front();
  CHECK(first.film == "Night \"tram\"");
  REQUIRE(first.takes.size() == 2);
  CHECK(first.takes[1].number == 12);
  CHECK(first.takes[1].sha256 == "bb");
  REQUIRE(first.notes.size() == 2);
  CHECK(first.notes[0].section == "light");
  CHECK(first.notes[1].words == "He waits.\nLong.");

  CHECK(*remove_peer_note(folder, "77", "story"));
  CHECK_FALSE(*remove_peer_note(folder, "77", "story"));
  CHECK(read_peers(folder)->size() == 1);
}

TEST_CASE("A review without a section or without words is refused", "[core]") {
  test::PaperFilm scene;
  CHECK_FALSE(add_peer_note(scene.film.folder(), package(), {" ", "words", ""}));
  CHECK_FALSE(add_peer_note(scene.film.folder(), package(), {"story", " ", ""}));
  CHECK(read_peers(scene.film.folder())->empty());
}

TEST_CASE("A damaged file of peers' reviews is named and never written over", "[core]") {
  test::PaperFilm scene;
  const std::string damaged = "version = 1\n[[note]\n";
  scene.dir.write("film/papers/peers.toml", damaged);
  const Status added = add_peer_note(scene.film.folder(), package(), {"story", "words", ""});
  REQUIRE_FALSE(added);
  CHECK_THAT(added.error().message.en, contains("peers.toml"));
  CHECK(scene.dir.read("film/papers/peers.toml") == damaged);
}

TEST_CASE("A package that holds a take of this film is one's own", "[core]") {
  test::PaperFilm scene;
  const Take take = scene.shoot("an old man");
  HandInCheck mine = package();
  mine.takes[0].sha256 = take.sha256;
  REQUIRE(add_peer_note(scene.film.folder(), mine, {"story", "Good.", ""}));
  REQUIRE(add_peer_note(scene.film.folder(), package("77"), {"story", "Good too.", ""}));

  const Result<Evidence> evidence = gather(test::asking("W.peer"), scene.film, scene.cancel);

  REQUIRE(evidence);
  REQUIRE(evidence->peers.size() == 2);
  CHECK(evidence->peers[0].own);
  CHECK_FALSE(evidence->peers[1].own);
  CHECK(evidence->peers[1].takes[1] == std::pair<std::string, int>{"0012-tram", 12});
  CHECK(evidence->peers[1].notes.at("story") == "Good too.");
}
