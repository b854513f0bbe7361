// SPDX-License-Identifier: Apache-2.0
//
// The painter by hand: practice render and practice sheet.

#include <filesystem>

#include "media/base/hash.h"
#include "tests/app/cli/scene.h"

using namespace shotlab;
namespace fs = std::filesystem;

TEST_CASE("practice render paints a take that is the same every time", "[cli]") {
  test::Machine machine;
  const std::string prompt = "MS, a man in a red coat waits, cinematic, courtyard, static camera";
  auto render = [&](const std::string& out) {
    return machine.json({"practice", "render", prompt, "-o", out, "--seconds", "1", "--format",
                         "160x90@12", "--seed", "7"});
  };
  const std::string a = (machine.dir / "a.mp4").string(), b = (machine.dir / "b.mp4").string();

  const auto json = render(a);
  render(b);

  CHECK(json["file"] == a);
  CHECK(json["frames"] == 12);
  CHECK(json["width"] == 160);
  CHECK(json["height"] == 90);
  CHECK(json["fps"] == 12.0);
  CHECK(json["seed"] == 7);
  CHECK_THAT(json["advisory"].get<std::string>(), test::contains("cinematic"));
  CHECK(*sha256_of_file(a) == *sha256_of_file(b));
  const auto facts = machine.json({"probe", a});
  CHECK(facts["video"]["frames"] == 12);
  CHECK(facts["digital_source_type"] == "algorithmicMedia");
}

TEST_CASE("practice render makes a still where the name says so", "[cli]") {
  test::Machine machine;
  const fs::path out = machine.dir / "still.png";

  const auto json = machine.json(
      {"practice", "render", "特寫，女人，天台", "-o", out.string(), "--format", "90x160"});

  CHECK(json["frames"] == 1);
  CHECK(json["width"] == 90);
  CHECK(fs::file_size(out) > 1000);
}

TEST_CASE("practice render says what is wrong and writes nothing", "[cli]") {
  test::Machine machine;
  machine.dir.write("there.mp4", "mine");
  const std::string there = (machine.dir / "there.mp4").string(),
                    odd = (machine.dir / "odd.avi").string(),
                    fresh = (machine.dir / "new.mp4").string();

  CHECK_THAT(machine.json({"practice", "render", "MS", "-o", there}, 2)["error"]["hint"]
                 .get<std::string>(),
             test::contains("--force"));
  machine.json({"practice", "render", "MS", "-o", odd}, 2);
  machine.json({"practice", "render", " ", "-o", fresh}, 2);
  machine.json({"practice", "render", "MS", "-o", fresh, "--format", "3x5"}, 2);

  CHECK(machine.dir.read("there.mp4") == "mine");
  CHECK_FALSE(fs::exists(odd));
  CHECK_FALSE(fs::exists(fresh));
}

TEST_CASE("practice sheet paints a list of prompts into one picture", "[cli]") {
  test::Machine machine;
  machine.dir.write("prompts.txt", "MS, a man, street\n@9 遠景，女人，庭院\nCU, a man, rooftop\n");
  const std::string list = (machine.dir / "prompts.txt").string(),
                    out = (machine.dir / "sheet.jpg").string();

  const auto json = machine.json({"practice", "sheet", list, "-o", out, "--columns", "2"});

  CHECK(json["columns"] == 2);
  CHECK(json["width"] == 640);
  CHECK(json["height"] == 360);
  CHECK(json["cells"].size() == 3);
  CHECK(json["cells"][1]["seed"] == 9);
  CHECK(fs::file_size(out) > 10'000);
  machine.dir.write("none.txt", "# nothing here\n");
  machine.json({"practice", "sheet", (machine.dir / "none.txt").string(), "-o", out, "--force"}, 2);
}

TEST_CASE("practice render flies a camera path from a file, and refuses a damaged one", "[cli]") {
  test::Machine machine;
  machine.dir.write("path.json", R"({"version": 1, "camera_path": [
      {"seconds": 0, "at": [0, 1.5, -6], "look": [0, 1, 0], "fov": 50},
      {"seconds": 1, "at": [0, 1.5, -4], "look": [0, 1, 0]}]})");
  machine.dir.write("lacks.json", R"({"version": 1, "camera_path": [{"seconds": 0}]})");
  machine.dir.write("words.json", "fly low over the roofs");
  const std::string out = (machine.dir / "flown.mp4").string();
  auto render = [&](const char* path, int status) {
    return machine.json({"practice", "render", "rooftop, overcast", "-o", out, "--seconds", "1",
                         "--format", "96x54@12", "--path", (machine.dir / path).string()},
                        status);
  };

  CHECK_THAT(render("lacks.json", 2)["error"]["message"].get<std::string>(),
             test::contains("key 1 lacks"));
  render("words.json", 2);
  render("nowhere.json", 2);
  CHECK_FALSE(fs::exists(out));
  CHECK(render("path.json", 0)["frames"] == 12);
}

TEST_CASE("practice render takes references, sources and elements by their options", "[cli]") {
  test::Machine machine;
  auto at = [&](const char* name) { return (machine.dir / name).string(); };
  const std::string person =
      "a man in a red coat and a yellow hat stands still, studio, plain white background";
  machine.json({"practice", "render", person, "-o", at("who.png"), "--format", "640x360"});
  machine.json({"practice", "render", "LS, courtyard, slow pan right", "-o", at("plate.mp4"),
                "--seconds", "1", "--format", "160x90@12"});
  machine.json({"practice", "render", "a dog", "-o", at("dog.png"), "--alone"});

  const std::vector<std::vector<std::string>> ways = {
      {"--reference", at("who.png")},
      {"--colours", at("who.png")},
      {"--first-frame", at("who.png"), "--last-frame", at("who.png")},
      {"--source", at("plate.mp4")},
      {"--source", at("plate.mp4"), "--element", at("dog.png"), "--at", "0.6,0.9,0.4"},
      {"--sound", "bell@0.5", "--sound", "雨"}};
  for (const std::vector<std::string>& way : ways) {
    CAPTURE(way[0]);
    std::vector<std::string> words = {
        "practice", "render",       "MS, a man waits, street, watercolour",
        "-o",       at("take.mp4"), "--seconds",
        "1",        "--format",     "160x90@12",
        "--force"};
    words.insert(words.end(), way.begin(), way.end());
    CHECK(machine.json(words)["frames"] == 12);
  }
  machine.json({"practice", "render", "a dog", "-o", at("dog.mp4"), "--alone"}, 2);
  machine.json({"practice", "render", "a dog", "-o", at("new.mp4"), "--source", at("plate.mp4"),
                "--element", at("dog.png"), "--at", "left"},
               2);
  machine.json({"practice", "render", "a dog", "-o", at("new.mp4"), "--reference", at("none.png")},
               2);
  CHECK_FALSE(fs::exists(at("new.mp4")));
}
