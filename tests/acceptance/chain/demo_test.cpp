// SPDX-License-Identifier: Apache-2.0
//
// `shotlab demo`: what `./lab` runs where there is no display, and what a newcomer sees first.

#include <filesystem>

#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

TEST_CASE("The demo leaves a film with takes, an export, evidence and a verdict", "[acceptance]") {
  test::Machine machine;

  const auto json = machine.json({"demo"});

  INFO(json.dump(2));
  CHECK(json["takes"].size() >= 2);
  for (const auto& take : json["takes"]) CHECK(fs::exists(take.get<std::string>()));
  CHECK(fs::exists(json["exported"].get<std::string>()));
  CHECK(json["verdict"]["exercise"] == "m1e1");
  CHECK(json["verdict"]["passed"] == true);
  bool evidence = false;
  for (const auto& criterion : json["verdict"]["criteria"]) {
    if (!criterion["evidence"].is_string()) continue;
    evidence = true;
    CHECK(fs::exists(criterion["evidence"].get<std::string>()));
  }
  CHECK(evidence);
  CHECK(json["seconds"].get<double>() > 0);
  CHECK(json["film"].get<std::string>().starts_with((machine.dir / "home").string()));
}

TEST_CASE("The demo never writes over a folder that is there", "[acceptance]") {
  test::Machine machine;
  machine.dir.write("mine/letter.txt", "dear");

  const test::ProgramRun run = machine.run({"demo", "--out", "mine"});

  CHECK(run.exit == 2);
  CHECK(machine.dir.read("mine/letter.txt") == "dear");
  CHECK_FALSE(fs::exists(machine.dir / "mine/film.toml"));
}
