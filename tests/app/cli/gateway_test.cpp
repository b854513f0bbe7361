// SPDX-License-Identifier: Apache-2.0
//
// The way that the page for instructors describes (app/generate/README.md): a class gateway with a
// budget for each student. Its double is the practice server's own; what LiteLLM documents beside
// it is said by a scripted server.

#include <httplib.h>

#include <algorithm>
#include <filesystem>

#include "tests/app/cli/background.h"
#include "tests/app/cli/scene.h"
#include "tests/support/liar_server.h"

using namespace shotlab;
using namespace shotlab::test;

namespace {

struct ClassRoom : Machine {
  Background server{{"practice", "serve", "--json"}, environment(), dir.path(), "server"};
  std::string url, key;

  explicit ClassRoom(double budget) {
    REQUIRE(server.has_said("\"key\""));
    url = nlohmann::json::parse(server.out())["base_url"];
    REQUIRE(run({"new", "film", "--format", "640x360@24"}).exit == 0);
    // As on the page, by the instructor, with the master key.
    httplib::Client gateway(url);
    const auto made =
        gateway.Post("/litellm/key/generate", {{"Authorization", "Bearer PRACTICE-KEY"}},
                     nlohmann::json{{"max_budget", budget}, {"key_alias", "7B Chan"}}.dump(),
                     "application/json");
    REQUIRE(made);
    REQUIRE(made->status == 200);
    key = nlohmann::json::parse(made->body)["key"];
  }
  void settings(const std::string& lines) const {
    dir.write("home/config/settings.toml",
              "version = 1\n[[provider]]\nname = \"class\"\n" + lines + "model = \"practice\"\n");
  }
  ProgramRun student(const std::vector<std::string>& words) const {
    auto variables = environment();
    variables["SHOTLAB_CLASS_API_KEY"] = key;
    return run_program(words, {.environment = variables, .folder = dir.path().string()});
  }
  ProgramRun shoot() const {
    return student({"--film", "film", "shoot", "--provider", "class", "a tram stop, static camera",
                    "--seconds", "3"});
  }
};

std::string video_road(const std::string& url) {
  return "wire = \"openai-videos\"\ndialect = \"litellm\"\nbase_url = \"" + url + "\"\n";
}

}  // namespace

TEST_CASE("A student shoots through the class gateway until the budget is spent", "[cli]") {
  ClassRoom room(0.5);  // Ten cents a second: two takes of three seconds, then no more.
  room.settings(video_road(room.url + "/litellm"));
  const ProgramRun fresh = room.student({"jobs", "account"});
  INFO(fresh.out << fresh.err);
  CHECK(fresh.exit == 0);
  CHECK_THAT(fresh.out, contains("class (7B Chan): USD 0.000 of USD 0.500 spent"));

  CHECK(room.shoot().exit == 0);
  CHECK(room.shoot().exit == 0);
  const ProgramRun refused = room.shoot();

  INFO(refused.out << refused.err);
  CHECK(refused.exit == 3);
  CHECK_THAT(refused.err,
             contains("Budget has been exceeded! Current cost: 0.60, Max budget: 0.5"));
  CHECK_THAT(refused.err, contains("used up"));
  const ProgramRun account = room.student({"jobs", "account", "--provider", "class", "--json"});
  const auto told = nlohmann::json::parse(account.out)["accounts"];
  REQUIRE(told.size() == 1);
  CHECK(told[0]["provider"] == "class");
  CHECK(told[0]["name"] == "7B Chan");
  CHECK(told[0]["spent_micros"] == 600'000);
  CHECK(told[0]["limit_micros"] == 500'000);
  // Refused before anything was made: it is free, and no take came of it.
  const auto jobs = nlohmann::json::parse(room.student({"jobs", "--all", "--json"}).out)["jobs"];
  REQUIRE(jobs.size() == 3);
  CHECK(jobs[0]["state"] == "failed_free");
  const auto takes = nlohmann::json::parse(room.student({"takes", "--film", "film", "--json"}).out);
  CHECK(takes["takes"].size() == 2);
}

TEST_CASE("Google's newest wire passes through the same gateway, on the same key", "[cli]") {
  ClassRoom room(5);
  room.settings("wire = \"gemini-interactions\"\ndialect = \"litellm\"\nbase_url = \"" + room.url +
                "/litellm/gemini\"\n");
  const ProgramRun shot = room.shoot();
  INFO(shot.out << shot.err);
  CHECK(shot.exit == 0);
  const ProgramRun account = room.student({"jobs", "account"});
  INFO(account.out << account.err);
  CHECK_THAT(account.out, contains("class (7B Chan): USD 0.300 of USD 5.000 spent"));
}

TEST_CASE("What a key has spent is read from what LiteLLM documents, and refusals are said",
          "[cli]") {
  struct Case {
    std::string body, status, said;
    int exit;
  };
  const std::vector<Case> cases = {
      // Nested in "info"; without a limit; the key itself is never shown.
      {R"({"key":"sk-02Wr4IAlN3","info":{"token":"80321a","spend":1.25,"max_budget":5.0,"key_alias":null,"models":["veo-3.1"],"metadata":{}}})",
       "200 OK", "class: USD 1.250 of USD 5.000 spent", 0},
      {R"({"info":{"spend":0.0001065,"max_budget":null,"key_alias":"7B"}})", "200 OK",
       "class (7B): USD 0.000 spent, no limit", 0},
      {R"({"spend":2,"max_budget":3})", "200 OK", "class: USD 2.000 of USD 3.000 spent", 0},
      {R"({"error":{"message":"Authentication Error, Invalid proxy server token passed","type":"auth_error","param":"None","code":"401"}})",
       "401 Unauthorized", "Invalid proxy server token", 3},
      {R"({"info":{"spend":"much"}})", "200 OK", "not with what the key has spent", 2},
      {"<html>Sign in</html>", "200 OK", "not with what the key has spent", 2},
  };
  for (const Case& one : cases) {
    LiarServer gateway({{read_request(), say(answer(one.body, "", one.status))}});
    Machine machine;
    machine.dir.write("home/config/settings.toml", "version = 1\n[[provider]]\nname = \"class\"\n" +
                                                       video_road(gateway.url()) +
                                                       "model = \"veo-3.1\"\n");
    auto variables = machine.environment();
    variables["SHOTLAB_CLASS_API_KEY"] = "CANARY-aa02-CLASS-KEY";

    const ProgramRun run =
        run_program({"jobs", "account", "--provider", "class"}, {.environment = variables});

    INFO(run.out << run.err);
    CHECK(run.exit == one.exit);
    CHECK_THAT(run.out + run.err, contains(one.said));
    REQUIRE(gateway.requests().size() == 1);
    CHECK_THAT(gateway.requests()[0], contains("GET /key/info HTTP"));
    CHECK_THAT(gateway.requests()[0], contains("Authorization: Bearer CANARY-aa02-CLASS-KEY"));
  }
}

TEST_CASE("A service that tells no spending is said to tell none", "[cli]") {
  Machine machine;
  const ProgramRun all = machine.run({"jobs", "account"});
  CHECK(all.exit == 0);
  CHECK_THAT(all.out, contains("a LiteLLM gateway would"));
  const ProgramRun practice = machine.run({"jobs", "account", "--provider", "practice"});
  CHECK(practice.exit == 2);
  CHECK_THAT(practice.err, contains("does not tell what a key has spent"));
  CHECK_THAT(machine.run({"jobs", "account", "--provider", "nobody"}).err,
             contains("No provider is called \"nobody\""));
}

TEST_CASE("A model that was switched off is refused with its successor, before a key is asked for",
          "[cli]") {
  Machine machine;
  machine.dir.write("home/config/settings.toml",
                    "version = 1\n[[provider]]\nname = \"old\"\nwire = \"google-lro\"\n"
                    "base_url = \"https://service.example\"\n"
                    "model = \"veo-3.1-generate-preview\"\n");
  REQUIRE(machine.run({"new", "film"}).exit == 0);

  const ProgramRun run =
      machine.run({"--film", "film", "shoot", "--provider", "old", "a kite", "--seconds", "8"});

  INFO(run.out << run.err);
  CHECK(run.exit == 2);
  CHECK_THAT(run.err, contains("\"veo-3.1-generate-preview\" was switched off on 2026-10-22"));
  CHECK_THAT(run.err, contains("Use \"gemini-omni-1.2-flash\" instead."));
  CHECK(machine.json({"jobs", "--all"})["jobs"].empty());
}

TEST_CASE("A model that the service itself retired is told with what replaces it", "[cli]") {
  LiarServer service({{read_request(),
                       say(answer("{\"error\":{\"code\":404,\"message\":\"models/next is no longer "
                                  "available.\",\"status\":\"NOT_FOUND\"}}",
                                  "", "404 Not Found"))}});
  Machine machine;
  machine.dir.write("home/config/settings.toml",
                    "version = 1\n[[provider]]\nname = \"own\"\nbase_url = \"" + service.url() +
                        "\"\nmodel = \"next\"\n");
  machine.dir.write(
      "home/config/models.json",
      R"({"version":1,"models":[{"model":"next","wire":"gemini-interactions","as_of":"2026-11-30",
          "seconds":{"min":3,"max":10,"step":1},"aspects":["16:9"],"usd_per_second":{"720p":0.1},
          "takes":[],"references":0,"result_hours":48,"replaced_by":"the-one-after"}]})");
  REQUIRE(machine.run({"new", "film"}).exit == 0);
  auto variables = machine.environment();
  variables["SHOTLAB_OWN_API_KEY"] = "CANARY-bb03-OWN-KEY";

  const ProgramRun run =
      run_program({"--film", "film", "shoot", "--provider", "own", "a kite"},
                  {.environment = variables, .folder = machine.dir.path().string()});

  INFO(run.out << run.err);
  CHECK(run.exit == 3);
  CHECK_THAT(run.err, contains("no longer available"));
  CHECK_THAT(run.err, contains("the-one-after"));
  CHECK(machine.json({"jobs", "--all"})["jobs"][0]["state"] == "failed_free");
}

TEST_CASE("Limits hold back no model whose price nobody knows", "[cli]") {
  Machine machine;
  machine.dir.write("home/config/settings.toml",
                    "version = 1\n[[provider]]\nname = \"own\"\n"
                    "base_url = \"https://service.example\"\nmodel = \"never-heard-of\"\n");
  REQUIRE(machine.run({"new", "film"}).exit == 0);
  REQUIRE(machine.run({"jobs", "budget", "day", "--limit", "1"}).exit == 0);
  auto variables = machine.environment();
  variables["SHOTLAB_OWN_API_KEY"] = "CANARY-cc04-OWN-KEY";

  const ProgramRun run =
      run_program({"--film", "film", "shoot", "--provider", "own", "a kite"},
                  {.environment = variables, .folder = machine.dir.path().string()});

  INFO(run.out << run.err);
  CHECK(run.exit == 2);
  CHECK_THAT(run.err, contains("Nobody knows what \"never-heard-of\" costs"));
  CHECK(machine.json({"jobs", "--all"})["jobs"].empty());
}

TEST_CASE("Of two programs that shoot at once, a limit for one shot lets one through", "[cli]") {
  Machine machine;
  Background server({"practice", "serve", "--json"}, machine.environment(), machine.dir.path(),
                    "server");
  REQUIRE(server.has_said("\"key\""));
  const std::string url = nlohmann::json::parse(server.out())["base_url"];
  machine.dir.write("home/config/settings.toml",
                    "version = 1\n[[provider]]\nname = \"paid\"\nbase_url = \"" + url +
                        "\"\nmodel = \"practice\"\n");
  machine.dir.write(
      "home/config/models.json",
      R"({"version":1,"models":[{"model":"practice","wire":"gemini-interactions","as_of":"2026-11-30",
          "seconds":{"min":3,"max":10,"step":1},"aspects":["16:9"],"usd_per_second":{"360p":0.1},
          "takes":[],"references":0,"result_hours":48}]})");
  auto variables = machine.environment();
  variables["SHOTLAB_PAID_API_KEY"] = "PRACTICE-KEY";
  for (const std::string scope : {"person", "day", "exercise:m1e1", "exercise:*"}) {
    INFO(scope);
    std::filesystem::remove_all(machine.dir / "home/state");
    std::filesystem::remove_all(machine.dir / "film");
    REQUIRE(machine
                .run({"new", "film", "--format", "640x360@24", "--exercise", "m1e1", "--provider",
                      "paid"})
                .exit == 0);
    REQUIRE(machine.run({"jobs", "budget", scope, "--limit", "0.5"}).exit == 0);
    const std::vector<std::string> words = {"shoot",     "an old man waits at a tram stop",
                                            "--film",    (machine.dir / "film").string(),
                                            "--seconds", "3"};

    Background first(words, variables, machine.dir.path(), "first");
    Background second(words, variables, machine.dir.path(), "second");
    const int a = first.wait(), b = second.wait();

    INFO(first.err() << second.err());
    CHECK(std::min(a, b) == 0);
    CHECK(std::max(a, b) == 3);
    CHECK_THAT(a == 0 ? second.err() : first.err(), contains("would pass"));
    const auto ledger = machine.json({"jobs", "--all"});
    CHECK(ledger["jobs"].size() == 1);
    CHECK(ledger["money_in_flight"]["spent_micros"] == 300'000);
    CHECK(ledger["log_is_whole"] == true);
  }
}
