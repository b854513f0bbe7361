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

TEST_CASE("A job of a killed program is seen, keeps no new shot waiting, and can be cancelled",
          "[cli]") {
  test::Machine machine;
  REQUIRE(machine.run({"new", "film", "--format", "640x360@24"}).exit == 0);
  const fs::path faults = machine.dir.write(
      "faults.toml", "version = 1\n[[fault]]\nkind = \"stuck\"\nat = \"result\"\nnth = 1\n");
  test::Background server({"practice", "serve", "--json", "--faults", faults.string()},
                          machine.environment(), machine.dir.path(), "server");
  REQUIRE(server.has_said("\"key\""));
  auto variables = machine.environment();
  variables["SHOTLAB_PRACTICE_URL"] = nlohmann::json::parse(server.out())["base_url"];
  const auto run = [&](const std::vector<std::string>& words) {
    return test::run_program(words,
                             {.environment = variables, .folder = machine.dir.path().string()});
  };
  test::Background shot(
      {"--film", (machine.dir / "film").string(), "shoot", "an old man waits", "--seconds", "3"},
      variables, machine.dir.path(), "shot");
  REQUIRE(shot.has_said("Rendering"));

  // While it runs another program sees it; and when it was killed, so does the next.
  CHECK_THAT(run({"jobs"}).out, test::contains("running  practice"));
  shot.signal(SIGKILL);
  REQUIRE(shot.wait() == 128 + SIGKILL);
  CHECK_THAT(run({"jobs"}).out, test::contains("running  practice"));

  const test::ProgramRun next = run({"--film", "film", "shoot", "a tram comes", "--seconds", "3"});
  INFO(next.out << next.err);
  CHECK(next.exit == 0);
  CHECK_THAT(next.err, test::contains("An earlier job is still in the ledger"));
  const auto jobs = nlohmann::json::parse(run({"jobs", "--json"}).out)["jobs"];
  REQUIRE(jobs.size() == 1);
  const test::ProgramRun ended = run({"jobs", "cancel", jobs[0]["id"]});
  INFO(ended.out << ended.err);
  CHECK(ended.exit == 0);
  CHECK_THAT(ended.out, test::contains("cancelled"));
  CHECK_THAT(run({"jobs"}).out, test::contains("No unfinished jobs."));
  CHECK(run({"jobs", "cancel", jobs[0]["id"]}).exit == 2);
  CHECK(run({"jobs", "cancel", "nothing"}).exit == 2);
}

TEST_CASE("A practice server that was killed leaves its clips to the next one, which removes them",
          "[cli]") {
  test::Machine machine;
  auto variables = machine.environment();
  const fs::path temporary = machine.dir / "tmp";
  fs::create_directory(temporary);
  variables["TMPDIR"] = temporary.string();
  {
    test::Background server({"practice", "serve", "--json"}, variables, machine.dir.path(), "one");
    REQUIRE(server.has_said("\"key\""));
    server.signal(SIGKILL);
    server.wait();
  }
  REQUIRE_FALSE(fs::is_empty(temporary));

  test::Background server({"practice", "serve", "--json"}, variables, machine.dir.path(), "two");
  REQUIRE(server.has_said("\"key\""));
  CHECK(std::distance(fs::directory_iterator(temporary), fs::directory_iterator()) == 1);
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
  CHECK(fs::is_empty(temporary));
}
