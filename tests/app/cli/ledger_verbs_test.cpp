// SPDX-License-Identifier: Apache-2.0
//
// Money, replays and keys from the command line.

#include <filesystem>
#include <fstream>

#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

TEST_CASE("A replay sends the same request again and gives the same picture", "[cli]") {
  test::Machine machine;
  REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);
  const auto first = machine.json({"shoot", "an old man waits at a tram stop", "--film", "film",
                                   "--seconds", "3", "--seed", "7"})["take"];

  const auto second = machine.json({"shoot", "--replay", "1", "--film", "film"})["take"];

  CHECK(second["request_sha256"] == first["request_sha256"]);
  CHECK(second["request_sha256"].get<std::string>().size() == 64);
  CHECK(second["replay_of"] == first["id"]);
  CHECK(second["id"] != first["id"]);
  // The practice generator obeys seeds: the same request is the same clip.
  CHECK(second["sha256"] == first["sha256"]);
  const test::ProgramRun mixed =
      machine.run({"shoot", "--replay", "1", "--seed", "8", "--film", "film"});
  CHECK(mixed.exit == 2);
  CHECK_THAT(mixed.err, test::contains("nothing else can be said with it"));
  const auto takes = machine.json({"takes", "--film", "film"})["takes"];
  REQUIRE(takes.size() == 2);
  CHECK(takes[0]["credentials"]["xmp_source_type"] == "algorithmicMedia");
  CHECK(takes[0]["credentials"]["c2pa"] == false);
}

TEST_CASE("Limits are set, shown and taken away from the command line", "[cli]") {
  test::Machine machine;
  const auto set = machine.json({"jobs", "budget", "exercise:m1e1", "--limit", "2.5"})["budgets"];
  REQUIRE(set.size() == 1);
  CHECK(set[0]["scope"] == "exercise:m1e1");
  CHECK(set[0]["cap_micros"] == 2'500'000);
  CHECK(machine.json({"jobs", "list"})["budgets"].size() == 1);
  CHECK(machine.run({"jobs", "budget", "weekly", "--limit", "1"}).exit == 2);
  CHECK(machine.json({"jobs", "budget", "exercise:m1e1", "--limit", "0"})["budgets"].empty());
}

TEST_CASE("A limit is set by an exercise's name as by its id; one that holds nothing is refused",
          "[cli]") {
  test::Machine machine;
  const auto set =
      machine.json({"jobs", "budget", "exercise:first-shot", "--limit", "0.5"})["budgets"];
  REQUIRE(set.size() == 1);
  CHECK(set[0]["scope"] == "exercise:m1e1");  // By which jobs are counted.
  CHECK(machine.run({"jobs", "budget", "exercise:frist-shot", "--limit", "1"}).exit == 2);
  CHECK(machine.run({"jobs", "budget", "person", "--limit", "0.0000004"}).exit == 2);
  CHECK(machine.json({"jobs", "budget", "exercise:*", "--limit", "3"})["budgets"].size() == 2);
}

TEST_CASE("The whole ledger is written down as JSON and as CSV", "[cli]") {
  test::Machine machine;
  REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);
  REQUIRE(machine.run({"shoot", "a tram", "--film", "film", "--seconds", "3"}).exit == 0);

  const auto json = nlohmann::json::parse(machine.run({"jobs", "export"}).out);
  CHECK(json["jobs"][0]["state"] == "done");
  CHECK(json["log_is_whole"] == true);
  REQUIRE(machine.run({"jobs", "export", "--format", "csv", "-o", "jobs.csv"}).exit == 0);
  CHECK_THAT(machine.dir.read("jobs.csv"), test::contains("id,state,provider"));
  CHECK_THAT(machine.dir.read("jobs.csv"), test::contains(",done,practice,"));
}

TEST_CASE("A key comes in on the standard input, and without a keyring nothing is kept", "[cli]") {
  test::Machine machine;
  auto variables = machine.environment();
  variables["DBUS_SESSION_BUS_ADDRESS"] = "";
  variables["XDG_RUNTIME_DIR"] = "";
  const std::string key = "CANARY-5b1e-KEY";

  const test::ProgramRun run = test::run_program(
      {"doctor", "--store-key", "gemini"},
      {.environment = variables, .folder = machine.dir.path().string(), .input = key + "\n"});

  CHECK(run.exit != 0);
  CHECK_THAT(run.err, test::contains("no keyring in this session"));
  CHECK((run.out + run.err).find(key) == std::string::npos);
  for (const auto& entry : fs::recursive_directory_iterator(machine.dir.path())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)),
                            std::istreambuf_iterator<char>());
    CHECK(bytes.find(key) == std::string::npos);
  }
  CHECK(test::run_program({"doctor", "--store-key", "nobody"}, {.environment = variables}).exit ==
        2);
}

TEST_CASE("A picture is made, listed and goes with a shot", "[cli]") {
  test::Machine machine;
  REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);

  const auto picture = machine.json(
      {"shoot", "--still",
       "a man in a red coat and a yellow hat stands still, studio, plain white background",
       "--seed", "1", "--film", "film"})["picture"];

  const std::string file = picture["clip"];
  CHECK_THAT(file, test::contains("/film/assets/pictures/0001-"));
  const auto listed = machine.json({"takes", "--film", "film"});
  CHECK(listed["takes"].empty());
  REQUIRE(listed["pictures"].size() == 1);
  CHECK(listed["pictures"][0]["sha256"] == picture["sha256"]);
  const auto take = machine.json(
      {"shoot", "she waits", "--reference", file, "--seconds", "3", "--film", "film"})["take"];
  CHECK(take["references"][0]["sha256"] == picture["sha256"]);
  CHECK(take["references"][0]["name"] == "picture.png");
  for (const char* more : {"--seconds=3", "--shot=a", "--extend=1", "--note=n"})
    CHECK(machine.run({"shoot", "--still", "a kite", "--film", "film", more}).exit == 2);
  CHECK(machine.run({"shoot", "x", "--edit", "1", "--extend", "1", "--film", "film"}).exit == 2);
}
