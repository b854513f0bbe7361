// SPDX-License-Identifier: Apache-2.0
//
// A take gone on with, changed and cancelled, wire by wire, from the command line.

#include "tests/app/cli/background.h"
#include "tests/app/cli/scene.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

struct Wire {
  std::string settings;  // Without the address.
  std::string path;
  bool extends, edits;
};

const std::vector<Wire> kWires = {
    {"wire = \"gemini-interactions\"\n", "", true, true},
    {"wire = \"openai-videos\"\ndialect = \"generic\"\n", "", true, true},
    {"wire = \"google-lro\"\ndialect = \"gemini\"\n", "", true, false},
    {"wire = \"openrouter-videos\"\n", "", false, true},
};

}  // namespace

TEST_CASE("A take is gone on with after the program was closed: the practice generator remembers",
          "[cli]") {
  Machine machine;
  REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);
  const auto first = machine.json({"--film", "film", "shoot",
                                   "an old man in a red coat waits at a tram stop, slow pan right",
                                   "--seconds", "3", "--seed", "5"})["take"];

  const auto next = machine.json(
      {"--film", "film", "shoot", "he looks up", "--extend", "1", "--seconds", "3"})["take"];

  CHECK(next["parent"] == first["id"]);
  CHECK(next["sha256"] != first["sha256"]);
  const auto changed =
      machine.json({"--film", "film", "shoot", "in the rain", "--edit", "2"})["take"];
  CHECK(changed["parent"] == next["id"]);
  // What was never made here is not known here.
  const ProgramRun strange =
      machine.run({"--film", "film", "shoot", "on", "--extend", "9", "--seconds", "3"});
  CHECK(strange.exit == 2);
}

// Long: ten takes are painted. tests/acceptance/faults holds every way of every wire in the suite.
TEST_CASE("Each wire goes on from a take, or changes one, or says before sending that it cannot",
          "[.][long][cli]") {
  Machine machine;
  Background server({"practice", "serve", "--json"}, machine.environment(), machine.dir.path(),
                    "server");
  REQUIRE(server.has_said("\"key\""));
  const std::string url = nlohmann::json::parse(server.out())["base_url"];
  auto variables = machine.environment();
  variables["SHOTLAB_WIRE_API_KEY"] = "PRACTICE-KEY";
  const auto shoot = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--film", "film", "shoot", "--provider", "wire"});
    words.insert(words.end(), {"--seconds", "3", "--json"});
    return run_program(words, {.environment = variables, .folder = machine.dir.path().string()});
  };
  for (const Wire& wire : kWires) {
    INFO(wire.settings);
    std::filesystem::remove_all(machine.dir / "film");
    machine.dir.write("home/config/settings.toml", "version = 1\n[[provider]]\nname = \"wire\"\n" +
                                                       wire.settings + "base_url = \"" + url +
                                                       "\"\nmodel = \"practice\"\n");
    REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);
    const ProgramRun first = shoot({"a tram stop, static camera"});
    INFO(first.out << first.err);
    REQUIRE(first.exit == 0);

    const std::string id = nlohmann::json::parse(first.out)["take"]["id"];
    const ProgramRun on = shoot({"a tram comes", "--extend", id});
    INFO(on.out << on.err);
    CHECK(on.exit == (wire.extends ? 0 : 2));
    const ProgramRun edit = shoot({"in the rain", "--edit", id});
    INFO(edit.out << edit.err);
    CHECK(edit.exit == (wire.edits ? 0 : 2));

    if (!wire.extends || on.exit != 0) continue;
    const auto take = nlohmann::json::parse(on.out)["take"];
    CHECK(take["parent"] == id);
  }
}
