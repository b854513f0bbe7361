// SPDX-License-Identifier: Apache-2.0
//
// How the command line speaks: help, languages, mistakes, exit status.

#include <string>

#include "tests/app/cli/scene.h"

using namespace shotlab;

namespace {

const std::vector<std::string> kVerbs{
    "demo", "probe",  "trim",   "join",  "measure",  "new",   "shoot", "takes",
    "keep", "note",   "answer", "cut",   "export",   "check", "jobs",  "practice",
    "pack", "doctor", "mark",   "proxy", "glossary", "label"};

}  // namespace

TEST_CASE("The help names every verb, in both languages", "[cli]") {
  test::Machine machine;
  const test::ProgramRun english = machine.run({"--help"});
  const test::ProgramRun chinese = machine.run({"--help", "--lang", "zh-Hant-HK"});
  CHECK(english.exit == 0);
  CHECK(chinese.exit == 0);
  for (const std::string& verb : kVerbs) {
    INFO(verb);
    CHECK_THAT(english.out, test::contains("\n  " + verb + " "));
    CHECK_THAT(chinese.out, test::contains("\n  " + verb + " "));
  }
  CHECK_THAT(english.out, test::contains("Exit: 0 done"));
  CHECK_THAT(chinese.out, test::contains("結束碼：0 完成"));
  CHECK_THAT(chinese.out, test::contains("用法"));
}

TEST_CASE("Every verb has a help of its own, in both languages", "[cli]") {
  test::Machine machine;
  for (const std::string& verb : kVerbs) {
    INFO(verb);
    const test::ProgramRun english = machine.run({verb, "--help"});
    const test::ProgramRun chinese = machine.run({verb, "--help", "--lang=zh-Hant-HK"});
    CHECK(english.exit == 0);
    CHECK(chinese.exit == 0);
    CHECK_THAT(english.out, test::contains("Usage:"));
    CHECK_THAT(chinese.out, test::contains("選項:"));
    CHECK(english.out.find("Exit: 0 done") == std::string::npos);  // Said once, by the program.
  }
}

TEST_CASE("The language follows the locale unless it is said", "[cli]") {
  test::Machine machine;
  auto environment = machine.environment();
  environment["LC_ALL"] = "zh_HK.UTF-8";
  const auto run = [&](const std::vector<std::string>& arguments) {
    return test::run_program(arguments,
                             {.environment = environment, .folder = machine.dir.path().string()});
  };
  CHECK_THAT(run({"takes"}).err, test::contains("這裏沒有影片"));
  CHECK_THAT(run({"takes", "--lang", "en"}).err, test::contains("There is no film here"));
}

TEST_CASE("What is not understood ends 2 and says where to look", "[cli]") {
  test::Machine machine;
  const std::vector<std::string> words =
      GENERATE(std::vector<std::string>{"dance"}, std::vector<std::string>{"trim"},
               std::vector<std::string>{"trim", "a.mp4", "--in", "1"},
               std::vector<std::string>{"pack"}, std::vector<std::string>{"probe", "a", "b"},
               std::vector<std::string>{"shoot", "--seconds", "soon"});
  const test::ProgramRun run = machine.run(words);
  CHECK(run.exit == 2);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, test::contains("--help"));
  CHECK(machine.json(words, 2)["error"]["code"] == "bad_input");
}

TEST_CASE("What is not understood is said in Chinese to whom it is Chinese", "[cli]") {
  test::Machine machine;
  const auto said = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--lang", "zh-Hant-HK"});
    return machine.run(words).err;
  };
  CHECK_THAT(said({"trim"}), test::contains("欠缺 FILE"));
  CHECK_THAT(said({"pack"}), test::contains("欠缺動詞"));
  CHECK_THAT(said({"trim", "a.mp4", "--mode", "foo"}), test::contains("「foo」不是"));
  CHECK_THAT(said({"shoot", "--seconds", "soon"}), test::contains("soon 不在"));
  CHECK_THAT(said({"probe", "a", "b"}), test::contains("不認識：b"));
}

TEST_CASE("A language that is none of ours is refused, not taken for English", "[cli]") {
  test::Machine machine;
  CHECK(machine.run({"--lang", "xx", "doctor"}).exit == 2);
  CHECK(machine.run({"--lang=zh-TW", "doctor"}).exit == 0);
}

TEST_CASE("A film without a name, or with one too long, is refused in a sentence", "[cli]") {
  test::Machine machine;
  for (const std::string& name : {std::string(), std::string(300, 'a')}) {
    const auto error = machine.json({"new", name}, 2)["error"];
    CHECK(error["code"] == "bad_input");
    CHECK(error.dump().find("made a mistake") == std::string::npos);
  }
}

TEST_CASE("Without a display the program says so and how to go on", "[cli]") {
  test::Machine machine;
  const test::ProgramRun run = machine.run({});
  CHECK(run.exit == 2);
  CHECK_THAT(run.err, test::contains("shotlab demo"));
}

TEST_CASE("The version is printed", "[cli]") {
  test::Machine machine;
  CHECK_THAT(machine.run({"--version"}).out, test::contains("shotlab 0."));
}

TEST_CASE("Control characters from outside do not reach the terminal", "[cli]") {
  test::Machine machine;
  const test::ProgramRun run = machine.run({"probe", "no\x1b[31msuch.mp4"});
  CHECK(run.exit == 2);
  CHECK(run.err.find('\x1b') == std::string::npos);
}

TEST_CASE("The doctor says what is there and never shows a key", "[cli]") {
  test::Machine machine;
  auto environment = machine.environment();
  environment["SHOTLAB_GEMINI_API_KEY"] = "CANARY-4711-KEY";
  const test::ProgramRun run =
      test::run_program({"doctor", "--json"}, {.environment = environment});
  const auto json = nlohmann::json::parse(run.out);
  CHECK(run.exit == 0);
  std::map<std::string, std::string> states;
  for (const auto& finding : json["findings"]) states[finding["id"]] = finding["state"];
  CHECK(states["packs"] == "good");
  CHECK(states["ledger"] == "good");
  CHECK(states["practice"] == "good");
  CHECK(states["window"] == "missing");
  CHECK(states["key.gemini"] == "good");
  CHECK((run.out + run.err).find("CANARY-4711-KEY") == std::string::npos);
  CHECK_THAT(machine.run({"doctor"}).out, test::contains("SHOTLAB_GEMINI_API_KEY"));
}

TEST_CASE("Damaged settings are named, and no verb goes on with half of them", "[cli]") {
  test::Machine machine;
  machine.dir.write("home/config/settings.toml", "version = 1\nfilms = [\n");
  const test::ProgramRun run = machine.run({"new", "film"});
  CHECK(run.exit == 2);
  CHECK_THAT(run.err, test::contains("settings.toml"));
  CHECK(machine.json({"doctor"}, 1)["good"] == false);
}

TEST_CASE("The course is listed, and its pack is sound", "[cli]") {
  test::Machine machine;
  const auto json = machine.json({"pack", "list"});
  REQUIRE(json["exercises"].size() >= 2);
  CHECK(json["exercises"][0]["id"] == "m1e1");
  const std::string pack = std::string(SHOTLAB_SOURCE_DIR) + "/exercises/packs/foundations";
  const auto lint = machine.json({"pack", "lint", pack});
  CHECK(lint["sound"] == true);
  CHECK(lint["problems"].empty());
}

TEST_CASE("One answer of a pack is made alone, and what the pack lacks is named", "[cli]") {
  test::Machine machine;
  const std::string pack = std::string(SHOTLAB_SOURCE_DIR) + "/exercises/packs/foundations";
  const auto json = machine.json({"pack", "lint", pack, "--only", "m1e2/starter"});
  CHECK(json["sound"] == true);
  REQUIRE(json["worked"].size() == 1);
  CHECK(json["worked"][0]["exercise"] == "m1e2");
  CHECK(json["worked"][0]["answer"] == "starter");

  const test::ProgramRun none = machine.run({"pack", "lint", pack, "--only", "m9e9"});
  CHECK(none.exit != 0);
  CHECK_THAT(none.err, test::contains("m9e9"));
}

TEST_CASE("A new pack is whole: it lints clean, and all its answers do as they say", "[cli]") {
  test::Machine machine;
  const auto made = machine.json({"pack", "new", "my-course"});
  CHECK(made["files"].size() == 6);
  const auto lint = machine.json({"pack", "lint", "my-course", "--make"});
  CHECK(lint["problems"].empty());
  CHECK(lint["sound"] == true);
  REQUIRE(lint["exercises"].size() == 1);
  CHECK(lint["exercises"][0]["models"] == 2);
  CHECK(lint["worked"].size() == 4);
  CHECK(machine.json({"pack", "list", "my-course"})["pack"] == "my-course");
}

TEST_CASE("A new pack is written over nothing, and its name can be an id", "[cli]") {
  test::Machine machine;
  machine.dir.write("full/letter.txt", "dear");
  CHECK(machine.run({"pack", "new", "full"}).exit == 2);
  CHECK_FALSE(std::filesystem::exists(machine.dir / "full/pack.toml"));
  CHECK(machine.run({"pack", "new", "full/letter.txt"}).exit == 2);
  CHECK(machine.run({"pack", "new", "課程"}).exit == 2);
  CHECK_FALSE(std::filesystem::exists(machine.dir / "課程"));
  CHECK(machine.run({"pack", "new"}).exit == 2);
  machine.json({"pack", "new", "Night School"});
  CHECK_THAT(machine.dir.read("Night School/pack.toml"), test::contains("id = \"night-school\""));
}

TEST_CASE("A pack with a typo is not sound, and the typo is named", "[cli]") {
  test::Machine machine;
  machine.dir.write("broken/pack.toml", "version = 1\nid = \"broken\"\ntitel = \"x\"\n");
  const test::ProgramRun run = machine.run({"pack", "lint", "broken"});
  CHECK(run.exit == 1);
  CHECK_THAT(run.out, test::contains("pack.toml"));
  // No pack at all is bad input, and no verdict.
  CHECK(machine.json({"pack", "lint", "nowhere"}, 2)["error"]["code"] == "not_found");
}
