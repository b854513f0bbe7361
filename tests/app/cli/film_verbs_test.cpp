// SPDX-License-Identifier: Apache-2.0
//
// The verbs that work in a film folder, on the practice generator, through the whole chain.

#include <filesystem>
#include <fstream>

#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

// A film of 640x360, the smallest there is so that a take is rendered in a moment.
struct FilmMachine : test::Machine {
  explicit FilmMachine(const std::string& exercise = "m1e1") {
    std::vector<std::string> words{"new", "film", "--format", "640x360@24"};
    if (!exercise.empty()) words.insert(words.end(), {"--exercise", exercise});
    const test::ProgramRun run = test::Machine::run(words);
    INFO(run.err);
    REQUIRE(run.exit == 0);
  }
  nlohmann::json in_film(std::vector<std::string> words, int exit = 0) const {
    words.insert(words.end(), {"--film", "film"});
    return json(words, exit);
  }
  nlohmann::json shoot(const std::string& light, const std::string& seed) const {
    return in_film({"shoot", "--size", "medium shot", "--subject", "an old man in a green coat",
                    "--action", "waits", "--place", "tram stop", "--light", light, "--seed", seed});
  }
};

}  // namespace

TEST_CASE("new makes a film that other verbs find from anywhere inside it", "[cli]") {
  FilmMachine machine;
  const test::ProgramRun run = test::run_program(
      {"takes", "--json"},
      {.environment = machine.environment(), .folder = (machine.dir / "film/takes").string()});
  CHECK(run.exit == 0);
  const auto json = nlohmann::json::parse(run.out);
  CHECK(json["film"] == (machine.dir / "film").string());
  CHECK(json["takes"].empty());
}

TEST_CASE("new refuses what it cannot make, and changes nothing", "[cli]") {
  FilmMachine machine;
  machine.json({"new", "film"}, 2);
  machine.json({"new", "other", "--exercise", "m9e9"}, 2);
  machine.json({"new", "other", "--provider", "nobody"}, 2);
  machine.json({"new", "other", "--format", "1280"}, 2);
  CHECK_FALSE(fs::exists(machine.dir / "other"));
}

TEST_CASE(
    "An exercise is done from the command line: shoot, note, keep, answer, cut, export, check",
    "[cli]") {
  FilmMachine machine;
  const auto first = machine.shoot("soft morning window light", "5")["take"];
  const auto second = machine.shoot("neon at night", "6")["take"];
  CHECK(first["id"] == "0001-old-man-green");
  CHECK(second["number"] == 2);
  CHECK(second["seed"] == 6);
  CHECK(second["provider"] == "practice");
  CHECK(second["exercise"] == "m1e1");
  CHECK(fs::exists(second["clip"].get<std::string>()));
  CHECK(machine.json({"probe", second["clip"].get<std::string>()})["digital_source_type"] ==
        "algorithmicMedia");

  const auto listed = machine.in_film({"takes"});
  REQUIRE(listed["takes"].size() == 2);
  CHECK_THAT(listed["takes"][1]["changed"].get<std::string>(), test::contains("→"));
  CHECK(listed["unfinished_jobs"] == 0);

  CHECK(machine.in_film({"check"}, 1)["passed"] == false);
  machine.in_film(
      {"note", "1", "The morning light is soft and flat on his coat", "--judge", "maybe"});
  machine.in_film({"note", "2", "Neon gives his face a hard pink edge", "--judge", "keep"});
  CHECK(machine.in_film({"keep", "2"})["take"]["keeper"] == true);
  CHECK_THAT(machine.in_film({"answer"}).dump(), test::contains("why"));
  machine.in_film({"answer", "nonsense", "x"}, 2);
  machine.in_film({"answer", "why",
                   "I keep 0002-old-man-green because the neon stands behind his head and I can "
                   "read that he waits; in the other "
                   "take the light is the same everywhere and nothing tells me where to look."});

  const auto verdict = machine.in_film({"check"}, 0);
  INFO(verdict.dump(2));
  CHECK(verdict["exercise"] == "m1e1");
  CHECK(verdict["passed"] == true);
  CHECK_THAT(verdict["summary"].get<std::string>(), test::contains("checks that run here"));
  bool seen = false;
  for (const auto& criterion : verdict["criteria"]) {
    for (const char* key : {"id", "state", "measured", "wanted", "why", "evidence"})
      CHECK(criterion.contains(key));
    if (criterion["evidence"].is_string()) {
      seen = true;
      CHECK(fs::exists(criterion["evidence"].get<std::string>()));
    }
  }
  CHECK(seen);

  const auto noted = machine.in_film(
      {"note", "2", "The sign buzzes behind his ear", "--frame", "24", "--box", "0.5,0.2,0.2,0.3"});
  CHECK(noted["take"]["notes"].back()["frame"] == 24);
  CHECK(noted["take"]["notes"].back()["box"] == nlohmann::json::array({0.5, 0.2, 0.2, 0.3}));
  machine.in_film({"note", "2", "beyond the end", "--frame", "9999"}, 2);
  machine.in_film({"note", "2", "outside", "--frame", "24", "--box", "0.9,0.2,0.2,0.3"}, 2);
  machine.in_film({"note", "2", "on no frame", "--box", "0.5,0.2,0.2,0.3"}, 2);
  CHECK(machine.in_film({"takes", "2"})["take"]["notes"].size() == 2);

  const auto marked = machine.in_film({"mark", "2", "--frame", "24", "--box", "0.4,0.1,0.1,0.2"});
  CHECK(marked["marks"][0]["kind"] == "head");
  machine.in_film({"mark", "2", "--frame", "9999", "--box", "0.4,0.1,0.1,0.2"}, 2);
  machine.in_film({"mark", "2", "--frame", "24", "--box", "0.4,0.1"}, 2);
  CHECK(machine.in_film({"mark", "2"})["marks"].size() == 1);
  CHECK(machine.in_film({"mark", "2", "--clear"})["marks"].empty());

  machine.in_film({"export"}, 2);
  machine.in_film({"cut", "2:0-9999"}, 2);
  machine.in_film({"cut", "7"}, 2);
  const auto cut = machine.in_film({"cut", "2:0-48", "1:1.0s-2.0s"});
  CHECK(cut["cut"] == 1);
  CHECK(cut["frames"] == 72);
  CHECK(machine.in_film({"cut"})["events"][0]["take"] == "0002-old-man-green");
  machine.in_film({"cut", "2:0-48", "1:24-48"});
  CHECK(machine.in_film({"cut", "--show"})["cut"] == 3);
  CHECK(machine.in_film({"cut", "--versions"})["versions"].size() == 3);
  const auto changed = machine.in_film({"cut", "--against", "1", "--version", "3"});
  REQUIRE(changed["shots"].size() == 0);  // A second is 24 frames here.
  machine.in_film({"cut", "--against", "9"}, 2);
  machine.in_film({"cut", "--version", "9"}, 2);

  CHECK(machine.in_film({"label", "2", "night"})["labels"] == nlohmann::json::array({"night"}));
  CHECK(machine.in_film({"takes", "2"})["take"]["labels"][0] == "night");
  CHECK(machine.in_film({"label", "2", "night", "--undo"})["labels"].empty());
  machine.in_film({"label", "2", std::string(60, 'x')}, 2);
  CHECK(machine.in_film({"glossary", "橫搖"})["terms"][0]["en"] == "pan");

  const auto exported = machine.in_film({"export"});
  CHECK(exported["frames"] == 72);
  CHECK(exported["cut"] == 3);
  CHECK(exported["digital_source_type"] == "algorithmicMedia");
  CHECK(machine.json({"probe", exported["film"].get<std::string>()})["video"]["frames"] == 72);
  std::ifstream sidecar(exported["provenance"].get<std::string>());
  const auto provenance = nlohmann::json::parse(sidecar);
  CHECK(provenance["version"] == 1);
  REQUIRE(provenance["events"].size() == 2);
  CHECK(provenance["events"][0]["sha256"] == second["sha256"]);
  CHECK(provenance["events"][0]["tc_out"] == "00:00:02:00");
  CHECK(provenance["events"][1]["prompt"] == first["prompt"]);
  // Nothing is said of a film whose take is not the one that was received.
  const std::filesystem::path clip = second["clip"].get<std::string>();
  std::filesystem::rename(clip, machine.dir / "original.mp4");
  std::filesystem::copy_file(first["clip"].get<std::string>(), clip);
  const auto swapped = machine.in_film({"export"}, 2);
  CHECK_THAT(swapped["error"]["message"].dump(), test::contains("not the one that was received"));
  std::filesystem::remove(clip);
  std::filesystem::rename(machine.dir / "original.mp4", clip);
  // A second export is a second file; the first stays.
  const auto again = machine.in_film({"export"});
  CHECK(again["film"] != exported["film"]);
  machine.in_film({"export", "-o", exported["film"].get<std::string>()}, 2);
  machine.in_film({"export", "-o", exported["film"].get<std::string>(), "--force"});
  // Not even by force over a take.
  machine.in_film({"export", "-o", second["clip"].get<std::string>(), "--force"}, 2);

  // A dissolve and words over it: the film is shorter, and the rest of the takes is copied.
  const auto rich = machine.in_film({"cut", "2:0-48", "1:24-72", "--dissolve", "12", "--fade-out",
                                     "6", "--caption", "0-24:雨夜"});
  CHECK(rich["frames"] == 84);
  const auto film = machine.in_film({"export"});
  CHECK(film["frames"] == 84);
  CHECK(film["av_offset_samples"] == 0);
  CHECK(film["segments"][1]["frames"] == 48);

  // Heard before it is seen; no farther than the take reaches.
  CHECK(machine.in_film(
            {"cut", "2:0-48", "1:24-72", "--lead", "2:12"})["events"][1]["sound_lead"] == 12);
  CHECK(machine.in_film({"export"})["frames"] == 96);
  for (const char* wrong : {"2:25", "1:4", "3:4", "2", "two:4", "2:--4"})
    machine.in_film({"cut", "2:0-48", "1:24-72", "--lead", wrong}, 2);

  const auto jobs = machine.json({"jobs", "list", "--all"});
  CHECK(jobs["jobs"].size() == 2);
  CHECK(jobs["jobs"][0]["state"] == "done");
  CHECK(jobs["jobs"][0]["take_sha256"] == second["sha256"]);
  CHECK(jobs["money_in_flight"]["reserved_micros"] == 0);
  CHECK(jobs["log_is_whole"] == true);
}

TEST_CASE("A clip that was altered after it arrived is noticed", "[cli]") {
  FilmMachine machine;
  const std::string clip = machine.shoot("night", "1")["take"]["clip"];
  fs::permissions(clip, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(clip, std::ios::app | std::ios::binary) << "more";

  const auto verdict = machine.in_film({"check"}, 1);

  CHECK_THAT(verdict.dump(), test::contains("received"));
}

TEST_CASE("A shot that asks for nothing, or for too much, is refused before anything is sent",
          "[cli]") {
  FilmMachine machine;
  machine.in_film({"shoot"}, 2);
  machine.in_film({"shoot", "a man", "--subject", "a man"}, 2);
  machine.in_film({"shoot", "a man", "--shot", "pan"}, 2);
  machine.in_film({"shoot", "a man", "--parent", "7"}, 2);
  CHECK(machine.json({"jobs", "--all"})["jobs"].empty());
}

TEST_CASE("What goes with a shot beside words stands in its recipe", "[cli]") {
  FilmMachine machine("");
  machine.in_film(
      {"shoot", "an empty window room, static camera", "--seconds", "3", "--seed", "4"});
  const auto joined = machine.in_film({"shoot", "a dog", "--seconds", "3", "--seed", "4", "--video",
                                       "1", "--mask", "ellipse:0.5,0.5,0.2,0.4"})["take"];
  REQUIRE(joined["references"].size() == 2);
  CHECK(joined["references"][0]["role"] == "video");
  CHECK(joined["references"][1]["role"] == "mask");

  machine.dir.write("path.json",
                    R"({"version": 1, "camera_path": [{"seconds": 0, "at": [0, 1.5, -6],
"look": [0, 1, 0]}, {"seconds": 3, "at": [0, 1.5, -4], "look": [0, 1, 0]}]})");
  const auto flown = machine.in_film({"shoot", "a street", "--seconds", "3", "--seed", "4",
                                      "--path", "path.json", "--reference", "1@10"})["take"];
  CHECK(flown["camera_path"].size() == 2);
  CHECK(flown["references"][0]["name"].get<std::string>().ends_with("-f00011.png"));

  machine.dir.write("text.json", "a path");
  machine.in_film({"shoot", "a street", "--path", "text.json"}, 2);
  machine.in_film({"shoot", "a street", "--path", "absent.json"}, 2);
  machine.in_film({"shoot", "a street", "--reference", "1@9000"}, 2);
  machine.in_film({"shoot", "a street", "--video", "1", "--mask", "box:9,9,9,9"}, 2);
  machine.in_film({"shoot", "a street", "--mask", "box:0.1,0.1,0.5,0.5"}, 2);
  machine.dir.write("one.json", R"({"version": 1, "camera_path": [{"seconds": 0,
"at": [0, 1.5, -6], "look": [0, 1, 0]}]})");
  machine.in_film({"shoot", "a street", "--path", "one.json"}, 2);
  CHECK(machine.in_film({"takes"})["takes"].size() == 3);
}

TEST_CASE("Own footage that lies in the film stands in a cut beside takes", "[cli]") {
  FilmMachine machine("");
  const auto take = machine.shoot("night", "3")["take"];
  fs::create_directories(machine.dir / "film/assets");
  fs::copy_file(take["clip"].get<std::string>(), machine.dir / "film/assets/room.mp4");

  const auto cut = machine.in_film({"cut", "assets/room.mp4:0-24", "1:24-72"});

  REQUIRE(cut["events"].size() == 2);
  CHECK(cut["events"][0]["take"] == "");
  CHECK(cut["events"][0]["source"] == "assets/room.mp4");
  CHECK(cut["frames"] == 72);
  CHECK(machine.in_film({"export"})["frames"] == 72);
  machine.in_film({"cut", "assets/absent.mp4"}, 2);
  machine.in_film({"cut", "assets/../../room.mp4"}, 2);
  machine.in_film({"cut", "/etc/hostname"}, 2);
  machine.in_film({"cut", "assets/room.mp4:90-99"}, 2);
}

TEST_CASE("An exercise with several shots wants to know which one a take is for", "[cli]") {
  FilmMachine machine("m2e2");
  const auto json = machine.in_film({"shoot", "a market lane"}, 2);
  CHECK_THAT(json["error"]["message"].get<std::string>(), test::contains("pan"));
  machine.in_film({"answer", "quiz.clip1", "sideways"}, 2);
  machine.in_film({"answer", "quiz.clip1", "pan"});
}

TEST_CASE("A film of an unknown service is not shot, and no key is asked for the practice one",
          "[cli]") {
  FilmMachine machine("");
  std::string text = machine.dir.read("film/film.toml");
  text.replace(text.find("\"practice\""), 10, "\"gemini\"");
  machine.dir.write("film/film.toml", text);

  const auto json = machine.in_film({"shoot", "a lantern"}, 3);

  CHECK_THAT(json["error"]["hint"].get<std::string>(), test::contains("SHOTLAB_GEMINI_API_KEY"));
}

TEST_CASE("An instructor waives what a machine may see wrongly, by name, and nothing else",
          "[cli]") {
  FilmMachine machine("m3e3");
  machine.in_film({"review", "waive", "rides", "--by", "Ms Wong"}, 2);  // No reason.
  machine.in_film({"review", "waive", "keeper", "--by", "Ms Wong", "--reason", "late"}, 2);
  machine.in_film({"review", "waive", "nothing", "--by", "Ms Wong", "--reason", "late"}, 2);
  machine.in_film({"review", "release", "board", "--by", "Kit"}, 2);  // Nothing waits for it.
  const auto waived = machine.in_film(
      {"review", "waive", "rides", "--by", "Ms Wong", "--reason", "The set was dark."});
  CHECK(waived["waivers"][0]["name"] == "rides");
  CHECK(waived["releases"].empty());

  machine.shoot("overcast day", "3");
  const auto checked = machine.in_film({"check"}, 1);
  bool seen = false;
  for (const auto& one : checked["criteria"]) {
    if (one["id"] != "rides") continue;
    seen = true;
    CHECK(one["state"] == "waived");
    CHECK_THAT(one["why"].get<std::string>(), test::contains("Ms Wong"));
  }
  CHECK(seen);
  const auto back = machine.in_film({"review", "waive", "rides", "--take-back"});
  CHECK(back["waivers"].empty());

  // Where there are several shots, the shot is named.
  FilmMachine moves("m2e2");
  moves.in_film({"review", "waive", "move", "--by", "Ms Wong", "--reason", "dark"}, 2);
  moves.in_film({"review", "waive", "move.pan", "--by", "Ms Wong", "--reason", "dark"});
}

TEST_CASE("progress lists the course, begins one exercise anew, and opens models to who has passed",
          "[cli]") {
  FilmMachine machine("m1e1");
  const auto all = machine.json({"progress", "list"});
  CHECK(all["exercises"].size() == 10);
  CHECK(all["exercises"][0]["state"] == "started");
  CHECK(machine.json({"progress", "list", "--search", "NUDGE"})["exercises"].size() == 1);
  CHECK(machine.json({"progress", "list", "--search", "軌跡"})["exercises"].size() >= 1);
  CHECK(machine.json({"progress", "model", "m1e1"}, 1)["model"].is_null());

  const auto reset = machine.json({"progress", "reset", "m1e1"});
  CHECK(reset["kept"] == (machine.dir / "film").string());
  CHECK(fs::exists(machine.dir / "film/film.toml"));
  CHECK(machine.json({"progress", "list"})["exercises"][0]["state"] == "untouched");
  CHECK(machine.json({"progress", "reset", "m1e1"})["kept"].is_null());
  machine.json({"progress", "reset", "m9e9"}, 2);
}

TEST_CASE("Verbs outside a film say how to get into one", "[cli]") {
  test::Machine machine;
  for (const char* verb : {"takes", "cut", "export", "check"}) {
    INFO(verb);
    CHECK_THAT(machine.json({verb}, 2)["error"]["hint"].get<std::string>(),
               test::contains("shotlab new"));
  }
}
