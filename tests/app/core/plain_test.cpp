// SPDX-License-Identifier: Apache-2.0
//
// The small formats and rules that films are made of.

#include <filesystem>

#include "app/core/desk_files.h"
#include "app/core/inside.h"
#include "app/core/lineage.h"
#include "app/core/measurement_json.h"
#include "app/core/pace.h"
#include "app/core/paths.h"
#include "app/core/plain_json.h"
#include "app/core/progress.h"
#include "app/core/settings.h"
#include "app/core/slug.h"
#include "app/core/take_json.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

Environment variables(std::map<std::string, std::string> values) {
  return [values](const char* name) {
    const auto found = values.find(name);
    return found != values.end() ? found->second : std::string();
  };
}

}  // namespace

TEST_CASE("SHOTLAB_HOME moves all four places", "[core]") {
  const Paths paths = find_paths(variables({{"SHOTLAB_HOME", "/stick"}, {"XDG_DATA_HOME", "/d"}}));
  CHECK(paths == Paths{"/stick/config", "/stick/data", "/stick/state", "/stick/cache"});
}

TEST_CASE("XDG folders are obeyed, and relative ones ignored", "[core]") {
  const Paths paths = find_paths(
      variables({{"HOME", "/home/mei"}, {"XDG_CONFIG_HOME", "/c"}, {"XDG_STATE_HOME", "here"}}));
  CHECK(paths.config == "/c/shotlab");
  CHECK(paths.data == "/home/mei/.local/share/shotlab");
  CHECK(paths.state == "/home/mei/.local/state/shotlab");
  CHECK(paths.cache == "/home/mei/.cache/shotlab");
  CHECK(paths.ledger_file() == "/home/mei/.local/state/shotlab/ledger.db");
}

TEST_CASE("Settings add providers, and the built-in ones stay", "[core]") {
  test::TempDir dir;
  const Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};
  dir.write(
      "config/settings.toml",
      "version = 1\nlanguage = \"zh-Hant-HK\"\nfilms = \"/films\"\ndaily_cap_micros = 5000000\n"
      "[[provider]]\nname = \"class\"\nbase_url = \"https://class.example\"\nmodel = \"m\"\n");

  Result<Settings> settings =
      read_settings(paths, variables({{"SHOTLAB_PRACTICE_URL", "http://127.0.0.1:9"}}));

  REQUIRE(settings);
  CHECK(settings->language == Language::chinese);
  CHECK(settings->films == "/films");
  CHECK(settings->daily_cap_micros == 5'000'000);
  CHECK(settings->practice_url == "http://127.0.0.1:9");
  CHECK(find_provider(*settings, "practice") != nullptr);
  CHECK(find_provider(*settings, "gemini") != nullptr);
  REQUIRE(find_provider(*settings, "class") != nullptr);
  CHECK(find_provider(*settings, "class")->base_url == "https://class.example");
  CHECK(find_provider(*settings, "other") == nullptr);
  CHECK(key_variable("my-class") == "SHOTLAB_MY_CLASS_API_KEY");
}

TEST_CASE("A limit in the settings that cannot be understood is no missing limit", "[core]") {
  test::TempDir dir;
  const Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};
  for (const char* cap : {"1.5", "-5", "\"5\""}) {
    dir.write("config/settings.toml", std::string("version = 1\ndaily_cap_micros = ") + cap + "\n");
    const Result<Settings> settings = read_settings(paths, variables({}));
    INFO(cap);
    REQUIRE_FALSE(settings);
    CHECK_THAT(settings.error().message.en, test::contains("line 2"));
  }
}

TEST_CASE("Damaged settings are named with their line", "[core]") {
  test::TempDir dir;
  const Paths paths{dir / "config", dir / "data", dir / "state", dir / "cache"};
  const auto [text, part] = GENERATE(table<std::string, std::string>({
      {"version = 1\nfilms = [\n", "line"},
      {"version = 7\n", "newer Shotlab"},
      {"version = 1\n[[provider]]\nname = \"x\"\n", "needs name, base_url and model"},
      {"version = 1\n[[provider]]\nname = \"gemini\"\nbase_url = \"https://x\"\nmodel = \"m\"\n",
       "twice"},
  }));
  dir.write("config/settings.toml", text);

  Result<Settings> settings = read_settings(paths, variables({}));

  REQUIRE_FALSE(settings);
  CHECK_THAT(settings.error().message.en, test::contains(part));
  CHECK_THAT(settings.error().message.en, test::contains("settings.toml"));
}

TEST_CASE("Names of takes hold words that a folder can bear", "[core]") {
  CHECK(slug("an old man in a green coat") == "old-man-green");
  CHECK(slug("  The   LANTERN!! ") == "lantern");
  CHECK(slug("穿綠色外套的老伯，等車") == "穿綠色外套的");
  CHECK(slug("../../etc/passwd") == "etc-passwd");
  CHECK(slug("!!!") == "take");
  CHECK(slug("") == "take");
  CHECK(take_id(7, "lantern") == "0007-lantern");
  CHECK(take_id(12345, "x") == "12345-x");
  CHECK(number_of_id("0007-lantern") == 7);
  CHECK(number_of_id("7") == 0);
  CHECK(number_of_id("x-7") == 0);
  CHECK(number_of_id("-7-x") == 0);
}

TEST_CASE("A path that leaves its folder is no path", "[core]") {
  CHECK(relative_inside("takes/1/take.mp4") == "takes/1/take.mp4");
  CHECK(relative_inside("cuts/../takes/1") == "takes/1");
  CHECK_FALSE(relative_inside("../x"));
  CHECK_FALSE(relative_inside("a/../../x"));
  CHECK_FALSE(relative_inside("/etc/passwd"));
  CHECK_FALSE(relative_inside(""));
  CHECK_FALSE(relative_inside("."));
}

TEST_CASE("JSON that hides something is refused", "[core]") {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "{\"a\":";
  deep += "1" + std::string(100, '}');
  CHECK_THAT(parse_json(deep, "f").error().message.en, test::contains("too deeply"));
  CHECK_THAT(parse_json(R"({"a":1,"b":{"a":2,"a":3}})", "f").error().message.en,
             test::contains("is there twice"));
  CHECK(parse_json(R"({"a":1,"b":{"a":2}})", "f").ok());
  CHECK_THAT(parse_json("[1]", "f").error().message.en, test::contains("not a JSON object"));
  CHECK_THAT(parse_json("{\"a\": \"\xff\"}", "f").error().message.en, test::contains("not JSON"));
  CHECK_THAT(parse_json("{\"a\": 1e999}", "f").error().message.en, test::contains("not JSON"));
  CHECK_THAT(parse_json(std::string(5u << 20, ' '), "f").error().message.en,
             test::contains("4 MiB"));
}

TEST_CASE("A file of a hundred thousand keys or objects is refused or read, at once", "[core]") {
  std::string keys = "{\"k\":0", objects = "{\"a\":[0";
  for (int n = 0; n < 100'000; ++n) {
    keys += ",\"k" + std::to_string(n) + "\":0";
    objects += ",{}";
  }
  CHECK_THAT(parse_json(keys + "}", "f").error().message.en, test::contains("too many values"));
  CHECK(parse_json(objects + "]}", "f").ok());
}

TEST_CASE("A take.json as version 1 wrote it still opens", "[core]") {
  const char* text =
      R"({"version": 1, "id": "0003-cup", "number": 3, "exercise": "m1e1", "prompt": "a cup",
    "slots": {"size": "close-up", "subject": "a cup"}, "seconds": 4.0, "width": 640, "height": 360, "seed": 9,
    "provider": "practice", "model": "practice", "cost": {"estimated_micros": 0, "real_micros": 0, "currency": "USD"},
    "sha256": "ab", "bytes": 12, "notes": [{"utc": "2026-11-25T00:00:00Z", "text": "good"}],
    "judgement": "keep", "keeper": true, "something_new": [1, 2]})";

  Result<Take> take = parse_take(text, "take.json");

  REQUIRE(take);
  CHECK(take->number == 3);
  CHECK(take->slots.size == "close-up");
  CHECK(take->request.seed == 9);
  CHECK(take->judgement == Judgement::keep);
  CHECK(take->notes == std::vector<Note>{{"good", "2026-11-25T00:00:00Z"}});
  CHECK(parse_take(print_take(*take), "again")->request == take->request);
}

TEST_CASE("A pace grows, stays within its limits and is a little uneven", "[core]") {
  Pace pace({10s, 1.5, 60s, 0.2}, 12345);
  double expected = 10;
  bool uneven = false;
  for (int i = 0; i < 12; ++i) {
    const double seconds = static_cast<double>(pace.next().count()) / 1000;
    CHECK(seconds >= 0.8 * expected);
    CHECK(seconds <= 1.2 * expected);
    uneven = uneven || std::abs(seconds - expected) > 0.01 * expected;
    expected = std::min(60.0, expected * 1.5);
  }
  CHECK(uneven);
}

TEST_CASE("What a service asks for is obeyed, within reason", "[core]") {
  Pace pace({10s, 1.5, 60s, 0.0}, 1);
  CHECK(pace.next(33.0) == 33s);
  CHECK(pace.next(1.0) == 10s);
  CHECK(pace.next(1e9) == 300s);
  CHECK(Pace({10s, 1.5, 60s, 0.0}, 1).next(-5.0) == 10s);
}

TEST_CASE("Progress is changed without undoing what another program wrote", "[core]") {
  test::TempDir dir;
  const fs::path file = dir / "state/progress.toml";
  REQUIRE(change_progress(file, [](Progress& p) { p.films["m1e1"] = "/films/a \"b\""; }));
  REQUIRE(change_progress(file, [](Progress& p) { p.passed["m1e1"] = "2026-11-25T00:00:00Z"; }));

  Result<Progress> progress = read_progress(file);

  REQUIRE(progress);
  CHECK(progress->films.at("m1e1") == "/films/a \"b\"");
  CHECK(progress->passed.at("m1e1") == "2026-11-25T00:00:00Z");
}

TEST_CASE("Damaged progress is never overwritten with a fresh one", "[core]") {
  test::TempDir dir;
  dir.write("state/progress.toml", "version = 1\n[films");
  CHECK_FALSE(
      change_progress(dir / "state/progress.toml", [](Progress& p) { p.last_exercise = "x"; }));
  CHECK(dir.read("state/progress.toml") == "version = 1\n[films");
}

TEST_CASE("Drafts of every shot and the log of hints come back", "[core]") {
  test::TempDir dir;
  Drafts drafts;
  drafts[""] = {{"中景", "a \"man\"", "waits", "", "night", ""}, "dog", 4.5, 12};
  drafts["pan"].slots.more = "pan left";
  REQUIRE(write_drafts(dir.path(), drafts));
  REQUIRE(log_hint(dir.path(), {1, "2026-11-25T00:00:00Z"}));
  REQUIRE(log_hint(dir.path(), {2, "2026-11-25T00:01:00Z"}));

  CHECK(*read_drafts(dir.path()) == drafts);
  CHECK(*read_hints(dir.path()) ==
        std::vector<OpenedHint>{{1, "2026-11-25T00:00:00Z"}, {2, "2026-11-25T00:01:00Z"}});
}

TEST_CASE("A measurement survives its JSON", "[core]") {
  Measurement m;
  m.move = MoveMeasurement{};
  m.move->coarse = Move::roll_ccw;
  m.move->fine = FineMove::roll;
  m.move->also = {Move::in};
  m.move->confidence = 0.75;
  m.move->path = {{0, 0, 0, 0}, {0.5, -0.25, 0.125, 1}};
  m.move->why_not = {"no corners", "沒有角點"};
  m.move->evidence = "/x/move.png";
  m.shots = ShotMeasurement{{24, 48}, {{{0, 12}, true}}, {{30, 36}}, ""};
  m.soundness = PictureSoundness{};
  m.soundness->frames = 96;
  m.soundness->frozen = {{{3, 20}}};
  m.soundness->first_black = 7;
  m.loudness = Loudness{-18.5, -1.25, false};
  m.tone = Tone{40, 55, 6.5};
  m.palette = {{255, 0, 17, 0.5}};

  const Measurement back = measurement_from(Json::parse(print_json(measurement_json(m, true))));

  CHECK(back.move->coarse == Move::roll_ccw);
  CHECK(back.move->fine == FineMove::roll);
  CHECK(back.move->also == std::vector<Move>{Move::in});
  CHECK(back.move->confidence == 0.75);
  REQUIRE(back.move->path.size() == 2);
  CHECK(back.move->path[1].y == -0.25);
  CHECK(back.move->why_not == m.move->why_not);
  CHECK(back.move->evidence == "/x/move.png");
  CHECK(back.shots->cuts == m.shots->cuts);
  CHECK(back.shots->fades.front().in);
  CHECK(back.shots->dissolves == m.shots->dissolves);
  CHECK(back.soundness->frozen.front().frames == FrameRange{3, 20});
  CHECK(back.soundness->first_black == 7);
  CHECK(back.loudness->true_peak_dbtp == -1.25);
  CHECK(back.tone->mean_b == 6.5);
  CHECK(back.palette.front().b == 17);
}

TEST_CASE("Loudness of silence is null in JSON, not a number that means nothing", "[core]") {
  Measurement m;
  m.loudness = Loudness{-70, -100, true};
  const Json json = measurement_json(m);
  CHECK(json["loudness"]["integrated_lufs"].is_null());
  CHECK(measurement_from(json).loudness->silent);
}

TEST_CASE("What changed between two takes is said slot by slot", "[core]") {
  Take a;
  a.request.prompt = "medium shot, an old man waits, tram stop, soft morning light";
  Take b = a;
  b.request.prompt = "close-up, an old man waits, tram stop, neon at night";

  const Text changed = what_changed(a, b);

  CHECK_THAT(changed.en, test::contains("→"));
  CHECK_THAT(changed.en, test::contains("size: "));
  CHECK_THAT(changed.zh, test::contains("→"));
  CHECK(changed.en.find("place") == std::string::npos);
}

TEST_CASE("The same words with another seed are said to be that", "[core]") {
  Take a;
  a.request.prompt = "an old man waits";
  a.request.seed = 1;
  Take b = a;
  b.request.seed = 2;
  CHECK_THAT(what_changed(a, b).en, test::contains("seed"));
  CHECK(what_changed(a, a).en == "nothing changed");
  b.request.seconds = 8;
  CHECK_THAT(what_changed(a, b).en, test::contains("4 s → 8 s"));
}

TEST_CASE("A draft that cannot be read is not written over", "[core]") {
  test::TempDir dir;
  dir.write("papers/draft.toml", "version = 9\n");
  CHECK_FALSE(write_drafts(dir.path(), {}));
  CHECK(dir.read("papers/draft.toml") == "version = 9\n");
}
