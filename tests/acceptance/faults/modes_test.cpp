// SPDX-License-Identifier: Apache-2.0
//
// What each wire and dialect carries, by the real program against the practice server: each way of
// making a shot works, or is refused from the model's record before anything is sent. The table is
// kept in app/generate/README.md; `test_faults "[.modes]"` writes it anew.

#include <signal.h>

#include <atomic>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/practice/server.h"
#include "app/practice/wire.h"
#include "media/base/files.h"
#include "media/libav/picture_file.h"
#include "tests/acceptance/faults/lab.h"
#include "tests/app/cli/background.h"
#include "tests/app/cli/scene.h"
#include "tests/app/practice/fixtures.h"
#include "tests/app/practice/wires/every_line.h"

using namespace shotlab;
using namespace shotlab::test;
namespace fs = std::filesystem;

namespace {

const std::string kReadme = std::string(SHOTLAB_SOURCE_DIR) + "/app/generate/README.md";
const std::string kHead = "| wire / dialect |";

const std::vector<std::string> kModes = {
    "words", "first frame", "first + last", "ingredients", "own clip", "edit",
    "go on", "picture",     "4 MB picture", "refusal",     "cancel"};

// A picture that no compression makes small, so that it is too large to travel inside a request.
Picture noise() {
  Picture picture = make_picture(1280, 1200, 3);
  std::uint32_t state = 7;
  for (std::uint8_t& byte : picture.pixels) {
    state = state * 1664525u + 1013904223u;
    byte = static_cast<std::uint8_t>(state >> 24);
  }
  return picture;
}

class ModesLab : Machine {
 public:
  ModesLab() {
    PracticeOptions options;
    // A small recorded clip instead of a painted one: this is about the way, not the picture.
    const auto body = exchange("interactions/completed-inline").at("reply").at("body");
    for (const auto& step : body.at("steps")) {
      if (step.at("type") != "model_output") continue;
      for (const auto& block : step.at("content")) {
        if (block.contains("data"))
          options.clip =
              dir.write("clip.mp4", *practice::unbase64(block.at("data").get<std::string>()));
      }
    }
    options.on_fault = [this](const practice::Strike&) { struck_ = true; };
    auto started = PracticeServer::start(options);
    REQUIRE(started);
    server_ = std::move(*started);
    REQUIRE(write_picture(dir / "small.png", make_picture(320, 180, 3)));
    REQUIRE(write_picture(dir / "large.png", noise()));
    REQUIRE(fs::file_size(dir / "large.png") > (4u << 20));
  }

  std::string row(const WireLine& line) {
    dir.write("home/config/settings.toml",
              "version = 1\n[[provider]]\nname = \"wire\"\nwire = \"" + line.wire + "\"\n" +
                  (line.dialect.empty() ? "" : "dialect = \"" + line.dialect + "\"\n") +
                  "base_url = \"" + server_->base_url() + line.path + "\"\nmodel = \"practice\"\n");
    fs::remove_all(dir / "film");
    fs::remove_all(dir / "home/state");
    REQUIRE(run({"new", "film", "--format", "640x360@24", "--provider", "wire"}).exit == 0);
    std::string cells =
        "| " + line.wire + (line.dialect.empty() ? "" : " / " + line.dialect) + " |";
    for (const std::string& mode : kModes) {
      INFO(line.wire << " " << line.dialect << ": " << mode);
      cells += " " + cell(mode) + " |";
    }
    return cells;
  }

 private:
  std::map<std::string, std::string> variables() const {
    auto all = environment();
    all["SHOTLAB_WIRE_API_KEY"] = "PRACTICE-KEY";
    // A paid service is asked every ten seconds; behind the shim nobody waits for that.
    for (const auto& [name, value] : shim({{"SHOTLAB_FAULT_FAST", "1"}})) all[name] = value;
    return all;
  }
  std::size_t jobs() const {
    return nlohmann::json::parse(run({"jobs", "--all", "--json"}).out)["jobs"].size();
  }
  void place(const std::string& kind, practice::Step at, int times = 1) {
    practice::FaultRule rule;
    rule.kind = kind, rule.at = at, rule.times = times;
    server_->set_faults({1, {rule}});
  }

  std::string cell(const std::string& mode) {
    const std::string small = (dir / "small.png").string();
    struck_ = false;
    server_->set_faults({});
    std::vector<std::string> words = {"--film", (dir / "film").string(), "shoot",
                                      "a paper kite rises"};
    const auto add = [&](const std::vector<std::string>& more) {
      words.insert(words.end(), more.begin(), more.end());
    };
    if (mode == "first frame") add({"--first-frame", small});
    if (mode == "first + last") add({"--first-frame", small, "--last-frame", small});
    if (mode == "ingredients") add({"--reference", small, "--reference", small});
    if (mode == "own clip") add({"--video", (dir / "clip.mp4").string()});
    if (mode == "edit") add({"--edit", "1"});
    if (mode == "go on") add({"--extend", "1"});
    if (mode == "picture") add({"--still"});
    if (mode == "4 MB picture") {
      place("hang-up", practice::Step::upload);  // A mishap there shows that it went there.
      add({"--first-frame", (dir / "large.png").string()});
    }
    if (mode == "refusal") place("refused-after-run", practice::Step::result);
    if (mode != "picture") add({"--seconds", "3"});
    if (mode == "cancel") return cancelled(words);

    const std::size_t before = jobs();
    const ProgramRun shot =
        run_program(words, {.environment = variables(), .folder = dir.path().string()});

    INFO(shot.out << shot.err);
    if (shot.exit == 2) {
      CHECK(jobs() == before);  // Said before anything was sent or written down.
      CHECK_FALSE(shot.err.empty());
      return "–";
    }
    if (mode == "refusal") {
      CHECK(shot.exit == 3);
      CHECK_THAT(shot.err, contains("I can't make a video of that person"));
      return "in words";
    }
    CHECK(shot.exit == 0);
    CHECK(jobs() == before + 1);
    const std::string made = shot.out.substr(shot.out.find("  /") + 2);
    CHECK(fs::exists(made.substr(0, made.find('\n'))));
    if (mode == "4 MB picture") return struck_ ? "uploaded" : "in the request";
    return "yes";
  }

  // Ctrl-C while the service works: what it says then, and how the ledger has it.
  std::string cancelled(const std::vector<std::string>& words) {
    place("stuck", practice::Step::result);
    Background shot(words, variables(), dir.path(), "shot");
    REQUIRE(shot.has_said("Waiting in line"));
    shot.signal(SIGINT);
    CHECK(shot.wait() == 5);
    const auto job = nlohmann::json::parse(run({"jobs", "--all", "--json"}).out)["jobs"][0];
    INFO(job.dump(2) << shot.err());
    if (job["state"] == "cancelled") return "yes";
    const bool in_sight = job["state"] == "accepted" || job["state"] == "running";
    CHECK(in_sight);  // With its money.
    CHECK_THAT(shot.err(), contains("did not say that it stopped"));
    return "goes on";
  }

  std::unique_ptr<PracticeServer> server_;
  std::atomic<bool> struck_{false};
};

std::string head() {
  std::string line = kHead, rule = "|---|";
  for (const std::string& mode : kModes) line += " " + mode + " |", rule += "---|";
  return line + "\n" + rule + "\n";
}

// The table as it stands in the page, from its head to the line before an empty one.
std::string kept_table() {
  const Result<std::string> page = read_file(kReadme);
  REQUIRE(page);
  const std::size_t from = page->find(kHead);
  REQUIRE(from != std::string::npos);
  return page->substr(from, page->find("\n\n", from) + 1 - from);
}

std::string made_table() {
  ModesLab lab;
  std::string table = head();
  for (const WireLine& line : every_line()) table += lab.row(line) + "\n";
  return table;
}

}  // namespace

TEST_CASE("Each wire carries each way of making a shot, or says before sending that it cannot",
          "[faults]") {
  if (!shim_works()) SKIP("the fault shim cannot go in front of a sanitized program");
  const std::string made = made_table(), kept = kept_table();
  std::istringstream now(made), then(kept);
  for (std::string a, b; std::getline(now, a);) {
    std::getline(then, b);
    CHECK(a == b);
  }
  CHECK(made == kept);
}

TEST_CASE("Write the table of what each wire carries", "[.modes]") {
  REQUIRE(shim_works());
  const std::string made = made_table();
  std::string page = *read_file(kReadme);
  page.replace(page.find(kHead), kept_table().size(), made);
  REQUIRE(write_file(kReadme, page));
  std::cout << made;
}
