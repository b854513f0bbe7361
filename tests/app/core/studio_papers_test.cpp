// SPDX-License-Identifier: Apache-2.0
//
// The papers and the hand-in as the studio keeps them.

#include <filesystem>

#include "app/core/film.h"
#include "app/core/handin/hand_in.h"
#include "app/core/papers/papers_files.h"
#include "app/core/studio.h"
#include "tests/app/core/studio_scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using Scene = test::StudioScene;
namespace fs = std::filesystem;

namespace {

Papers with_why(const View& view, const std::string& why) {
  Papers papers = view.papers.words;
  papers.disclosure.why = why;
  return papers;
}

}  // namespace

TEST_CASE("Papers are kept as they are typed, and are there again next time", "[core]") {
  Scene scene;
  for (const char* why : {"w", "we", "we had no tram"})
    scene.studio->act(action::SetPapers{with_why(scene.view(), why), "why"});
  CHECK(scene.view().papers.words.disclosure.why == "we had no tram");
  CHECK(scene.view().papers.saving);
  REQUIRE(scene.until([&] { return !scene.view().papers.saving; }));
  CHECK(read_papers(scene.dir / "film")->disclosure.why == "we had no tram");

  scene.studio->act(action::SetPapers{with_why(scene.view(), "and it rained"), "why"});
  scene.studio.reset();  // Closed at once.

  scene.open(scene.dir / "film");
  CHECK(scene.view().papers.words.disclosure.why == "and it rained");
}

TEST_CASE(
    "What another program wrote into the papers comes in, and a damaged paper is told and kept",
    "[core]") {
  Scene scene;
  scene.dir.write("film/papers/disclosure.toml", "version = 1\nwhy = \"by hand\"\n");
  scene.studio->act(action::Answer{"why", "x"});
  REQUIRE(scene.until([&] { return scene.view().papers.words.disclosure.why == "by hand"; }));

  scene.dir.write("film/papers/disclosure.toml", "version = 1\nwhy = \n");
  scene.studio->act(action::SetPapers{with_why(scene.view(), "typed over it"), "why"});
  REQUIRE(scene.until([&] { return scene.view().notice.has_value(); }));
  CHECK_THAT(scene.view().notice->message.en, test::contains("disclosure.toml"));
  CHECK(scene.dir.read("film/papers/disclosure.toml") == "version = 1\nwhy = \n");
}

TEST_CASE("A hand-in from the window says first what is missing, and is there whole", "[core]") {
  Scene scene;
  const std::string take = scene.shoot();
  scene.studio->act(action::KeepTake{take, true});
  REQUIRE(scene.until([&] { return scene.view().papers.cue.size() == 1; }));
  CHECK(scene.view().papers.cue[0].entry.take == take);

  scene.studio->act(action::PlanHandIn{});
  REQUIRE(scene.until([&] { return scene.view().handin.planned; }));
  const std::size_t missing = scene.view().handin.missing.size();
  CHECK(missing >= 4);
  CHECK_FALSE(scene.view().handin.files.empty());
  // The list follows the work without being asked again.
  scene.studio->act(action::Answer{"why", "The light on " + take});
  REQUIRE(scene.until([&] { return scene.view().handin.missing.size() < missing; }));

  // Typed last, and in the package all the same.
  Papers papers = scene.view().papers.words;
  papers.cue[0].human = "Chose the light.";
  scene.studio->act(action::SetPapers{papers, "cue"});
  scene.studio->act(action::HandIn{});
  CHECK(scene.view().handin.running);
  REQUIRE(scene.until([&] { return !scene.view().handin.running; }));

  REQUIRE_FALSE(scene.view().handin.error.has_value());
  const fs::path package = scene.view().handin.package;
  Result<HandInCheck> check = check_hand_in(package, Cancel());
  REQUIRE(check);
  CHECK(check->problems.empty());
  CHECK(check->files == scene.view().handin.package_files);
  REQUIRE(scene.until_idle());
  CHECK(read_papers(scene.dir / "film")->cue[0].human == "Chose the light.");
}

TEST_CASE("A hand-in that is refused is told where it was asked for, not as a notice", "[core]") {
  Scene scene;
  const std::string key = std::string("AIza") + "SyD-1234567890abcdefghijklmnopqrstu";
  scene.studio->act(action::Answer{"why", "with " + key});
  scene.studio->act(action::HandIn{});

  REQUIRE(scene.until([&] { return !scene.view().handin.running; }));

  REQUIRE(scene.view().handin.error.has_value());
  CHECK_THAT(scene.view().handin.error->message.en, test::contains("papers/answers.toml"));
  CHECK_FALSE(scene.view().notice.has_value());
  CHECK(fs::is_empty(scene.dir / "film/exports"));
}

TEST_CASE("The hash of a signed paper comes into its record; a file that is not there is told",
          "[core]") {
  Scene scene;
  Papers papers = scene.view().papers.words;
  papers.consents.push_back({.id = "consent-1", .person = "Aunt Mei"});
  scene.studio->act(action::SetPapers{papers, ""});

  scene.studio->act(action::AddEvidence{"consent-1", scene.dir.write("form.pdf", "x").string()});
  REQUIRE(
      scene.until([&] { return !scene.view().papers.words.consents[0].evidence_sha256.empty(); }));
  CHECK(scene.view().papers.words.consents[0].evidence == "form.pdf");
  scene.studio->act(action::AddEvidence{"consent-1", "/nowhere/form.pdf"});
  CHECK(scene.until([&] { return scene.view().notice.has_value(); }));
}
