// SPDX-License-Identifier: Apache-2.0
//
// The papers and the hand-in from the command line, on a film that was really shot.

#include <filesystem>
#include <fstream>

#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

struct PaperMachine : test::Machine {
  PaperMachine() { json({"new", "film", "--format", "640x360@24", "--exercise", "m1e1"}); }
  nlohmann::json in_film(std::vector<std::string> words, int exit = 0) const {
    words.insert(words.end(), {"--film", "film"});
    return json(words, exit);
  }
};

}  // namespace

TEST_CASE("Papers are filled and a film is handed in from the command line", "[cli]") {
  PaperMachine machine;
  machine.in_film({"shoot", "--size", "medium shot", "--subject", "an old man", "--action", "waits",
                   "--place", "tram stop", "--light", "soft morning light", "--seed", "5"});
  machine.in_film({"cut", "1:0-48"});

  const auto asked = machine.in_film({"papers"});
  REQUIRE(asked["cue"].size() == 1);
  CHECK(asked["cue"][0]["tc_out"] == "00:00:02:00");
  CHECK(asked["cue"][0]["missing"].size() == 2);
  const auto filled = machine.in_film(
      {"papers", "cue", "1", "--person", "invented", "--human", "Chose the moment."});
  CHECK(filled["cue"][0]["missing"].empty());
  machine.in_film({"papers", "who", "--author", "Chan Siu Ming"});
  const auto disclosed =
      machine.in_film({"papers", "disclose", "--why", "no tram was at hand", "--draft"});
  for (const char* thing : {"tool", "where", "why", "human"})
    CHECK(disclosed["disclosure"]["line"]["en"]["names"][thing] == true);
  CHECK(machine.in_film({"papers", "cue", "7", "--human", "x"}, 2)["error"]["code"] == "not_found");

  const auto listed = machine.in_film({"handin", "--list"});
  CHECK_FALSE(fs::exists(machine.dir / "film/exports/first-shot-handin.zip"));
  const auto handed = machine.in_film({"handin"});
  CHECK(handed["files"] == listed["files"].size() + 1);
  CHECK_FALSE(handed["missing"].empty());
  const std::string package = handed["package"];
  CHECK(machine.json({"handin", "--verify", package})["whole"] == true);

  machine.in_film({"handin", "--folder", "-o", "mine"});
  std::ofstream(machine.dir / "mine/read-me.md", std::ios::app) << "A better mark, please.";
  const auto changed = machine.json({"handin", "--verify", "mine"}, 1);
  CHECK(changed["whole"] == false);
  CHECK(changed["problems"][0] == "\"read-me.md\" was changed.");
  machine.in_film({"handin", "-o", "mine"}, 2);
  machine.json({"handin", "--verify", "film"}, 2);
}

TEST_CASE("A package is opened as a film, and its takes are reviewed by somebody else", "[cli]") {
  PaperMachine theirs;
  theirs.in_film({"shoot", "--size", "medium shot", "--subject", "an old man", "--action", "waits",
                  "--place", "tram stop", "--light", "soft morning light", "--seed", "5"});
  const std::string package = theirs.in_film({"handin", "--takes", "all"})["package"];
  PaperMachine mine;

  const auto opened = mine.json({"handin", "--open", package, "-o", "theirs"});
  CHECK(opened["takes"] == 1);
  CHECK(opened["without_clip"] == 0);
  CHECK(mine.json({"takes", "--film", "theirs"})["takes"].size() == 1);
  mine.json({"handin", "--open", package, "-o", "theirs"}, 2);
  mine.json({"handin", "--open", "film"}, 2);

  const auto reviewed =
      mine.in_film({"review", "peer", package, "--section", "story", "--words", "He waits in 1."});
  REQUIRE(reviewed["notes"].size() == 1);
  CHECK(reviewed["notes"][0]["section"] == "story");
  CHECK(mine.in_film({"review", "peer", package})["notes"] == reviewed["notes"]);
  CHECK(mine.in_film({"review", "list"})["peers"][0]["words"] == "He waits in 1.");
  mine.in_film({"review", "peer", package, "--section", "story"}, 2);
  CHECK(mine.in_film({"review", "peer", package, "--section", "story", "--take-back"})["notes"]
            .empty());
  // One's own is not a peer's.
  theirs.in_film({"review", "peer", package, "--section", "story", "--words", "I am good."}, 2);
}

TEST_CASE("A hand-in with a key of this machine in it ends with 2 and is not written", "[cli]") {
  PaperMachine machine;
  auto environment = machine.environment();
  environment["SHOTLAB_GEMINI_API_KEY"] = "a key for this one test";
  machine.in_film({"answer", "why", "I used a key for this one test."});

  const test::ProgramRun run =
      test::run_program({"handin", "--film", "film", "--no-check"},
                        {.environment = environment, .folder = machine.dir.path().string()});

  CHECK(run.exit == 2);
  CHECK_THAT(run.err, test::contains("papers/answers.toml"));
  CHECK(fs::is_empty(machine.dir / "film/exports"));
}
