// SPDX-License-Identifier: Apache-2.0
//
// The program killed in the middle of a shot, and what the next start makes of it. The practice
// server lives on in a process of its own, as a real service does.

#include <signal.h>

#include <filesystem>

#include "tests/app/cli/background.h"
#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

struct KillMachine : test::Machine {
  KillMachine() {
    REQUIRE(run({"new", "film", "--format", "640x360@24"}).exit == 0);
    REQUIRE(server.has_said("\"key\""));
    url = nlohmann::json::parse(server.out())["base_url"];
  }
  std::map<std::string, std::string> with_server() const {
    auto variables = environment();
    variables["SHOTLAB_PRACTICE_URL"] = url;
    return variables;
  }
  nlohmann::json with_server_json(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const test::ProgramRun ran =
        test::run_program(words, {.environment = with_server(), .folder = dir.path().string()});
    INFO(ran.err << ran.out);
    return nlohmann::json::parse(ran.out);
  }

  std::string film() const { return (dir / "film").string(); }

  test::Background server{
      {"practice", "serve", "--speed", "0.02", "--json"}, environment(), dir.path(), "server"};
  std::string url;
};

}  // namespace

TEST_CASE("A shot killed at any step becomes exactly one take at the next start", "[cli]") {
  KillMachine machine;
  const std::string step =
      GENERATE("Waiting in line", "Rendering", "Finished; fetching soon", "Fetching the clip");
  test::Background shot({"shoot", "an old man waits at a tram stop, low evening sun, static camera",
                         "--film", machine.film(), "--seconds", "3", "--seed", "3"},
                        machine.with_server(), machine.dir.path(), "shot");
  REQUIRE(shot.has_said(step));
  shot.signal(SIGKILL);
  const bool killed_in_time = shot.wait() == 128 + SIGKILL;

  const auto resumed = machine.with_server_json({"jobs", "resume"});

  INFO(resumed.dump(2));
  if (killed_in_time && !resumed["jobs"].empty()) CHECK(resumed["jobs"][0]["state"] == "done");
  const auto takes = machine.with_server_json({"takes", "--film", machine.film()});
  CHECK(takes["takes"].size() == 1);
  CHECK(takes["damaged"].empty());
  CHECK(takes["unfinished_jobs"] == 0);
  const auto jobs = machine.with_server_json({"jobs", "list", "--all"});
  REQUIRE(jobs["jobs"].size() == 1);
  CHECK(jobs["jobs"][0]["take_sha256"] == takes["takes"][0]["sha256"]);
}

TEST_CASE("A practice job whose server has gone ends free of charge, in plain words", "[cli]") {
  KillMachine machine;
  test::Background shot({"shoot", "an old man waits", "--film", machine.film()},
                        machine.with_server(), machine.dir.path(), "shot");
  REQUIRE(shot.has_said("Waiting in line"));
  shot.signal(SIGKILL);
  shot.wait();
  machine.server.signal(SIGKILL);
  machine.server.wait();

  const auto resumed = machine.with_server_json({"jobs", "resume"});

  REQUIRE(resumed["jobs"].size() == 1);
  CHECK(resumed["jobs"][0]["state"] == "failed_free");
  CHECK_THAT(resumed["jobs"][0]["error"]["message"].get<std::string>(),
             test::contains("practice server was closed before it finished"));
}

TEST_CASE("Ctrl-C cancels a practice shot and ends 5, with nothing half-written", "[cli]") {
  KillMachine machine;
  test::Background shot({"shoot", "an old man waits", "--film", machine.film()},
                        machine.with_server(), machine.dir.path(), "shot");
  REQUIRE(shot.has_said("Waiting in line"));

  shot.signal(SIGINT);

  CHECK(shot.wait() == 5);
  CHECK(fs::is_empty(machine.dir / "film/takes"));
  CHECK(machine.with_server_json({"jobs", "--all"})["jobs"][0]["state"] == "cancelled");
}

TEST_CASE("The practice server says where it serves and ends at a polite signal", "[cli]") {
  KillMachine machine;
  const auto hello = nlohmann::json::parse(machine.server.out());
  CHECK(hello["key"] == "PRACTICE-KEY");
  CHECK_THAT(hello["base_url"].get<std::string>(), test::contains("http://127.0.0.1:"));

  machine.server.signal(SIGTERM);

  CHECK(machine.server.wait() == 0);
}

TEST_CASE("Two programs that shoot on one film at once make two takes and keep one ledger",
          "[cli]") {
  KillMachine machine;
  const auto words = [&](const char* seed) {
    return std::vector<std::string>{"shoot",      "an old man waits at a tram stop, static camera",
                                    "--film",     machine.film(),
                                    "--seconds",  "3",
                                    "--seed",     seed,
                                    "--provider", "practice"};
  };
  test::Background first(words("1"), machine.with_server(), machine.dir.path(), "first");
  test::Background second(words("2"), machine.with_server(), machine.dir.path(), "second");
  // Each also looks for what others left unfinished, and must leave the other's job to it.
  CHECK(first.wait() == 0);
  CHECK(second.wait() == 0);

  INFO(first.err() << second.err());
  const auto takes = machine.with_server_json({"takes", "--film", machine.film()})["takes"];
  REQUIRE(takes.size() == 2);
  CHECK(takes[0]["id"] != takes[1]["id"]);
  CHECK(takes[0]["job_id"] != takes[1]["job_id"]);
  CHECK(takes[0]["sha256"] != takes[1]["sha256"]);
  const auto ledger = machine.with_server_json({"jobs", "list", "--all"});
  REQUIRE(ledger["jobs"].size() == 2);
  CHECK(ledger["jobs"][0]["state"] == "done");
  CHECK(ledger["jobs"][1]["state"] == "done");
  CHECK(ledger["log_is_whole"] == true);
}
