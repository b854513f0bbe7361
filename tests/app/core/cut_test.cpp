// SPDX-License-Identifier: Apache-2.0

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/core/film.h"
#include "app/core/otio.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

struct Scene {
  test::TempDir dir;
  test::FakeClock clock;
  Film film = *Film::create(dir / "film", {.name = "Two lanes"}, clock);

  CutEvent take(const std::string& words, FrameRange range) {
    Take recipe;
    recipe.id = *film.new_take_id(words);
    Result<Take> stored = film.store_take(test::make_small_clip(dir / "new.mp4"), recipe);
    REQUIRE(stored);
    return {stored->id, "takes/" + stored->id + "/take.mp4", range};
  }
};

}  // namespace

TEST_CASE("A saved cut comes back frame for frame, and every save is a version", "[core]") {
  Scene scene;
  Cut cut;
  cut.fps = {30000, 1001};
  cut.width = 640;
  cut.height = 360;
  cut.events = {scene.take("老伯", {2, 20}), scene.take("a door", {0, 24})};

  Result<Cut> first = scene.film.save_cut(cut);
  REQUIRE(first);
  cut.events.pop_back();
  Result<Cut> second = scene.film.save_cut(cut);
  REQUIRE(second);

  CHECK(first->version == 1);
  CHECK(second->version == 2);
  CHECK(fs::exists(scene.dir / "film/cuts/0001.otio"));
  Result<std::optional<Cut>> newest = scene.film.newest_cut();
  REQUIRE(newest);
  CHECK(**newest == *second);
  CHECK(parse_otio(scene.dir.read("film/cuts/0001.otio"), "1")->events == first->events);
}

TEST_CASE("Every version of a cut is listed and read, a damaged one by name", "[core]") {
  Scene scene;
  Cut cut;
  cut.width = 640;
  cut.height = 360;
  cut.events = {scene.take("a door", {0, 24})};
  REQUIRE(scene.film.save_cut(cut));
  cut.events[0].range = {4, 20};
  REQUIRE(scene.film.save_cut(cut));
  REQUIRE(scene.film.save_cut(cut));
  scene.dir.write("film/cuts/0002.otio", "not a timeline");
  scene.dir.write("film/cuts/notes.txt", "x");

  CHECK(scene.film.cut_versions() == std::vector<int>{1, 2, 3});
  std::string saved;
  const Result<Cut> first = scene.film.cut_of(1, &saved);
  REQUIRE(first);
  CHECK(first->version == 1);
  CHECK(first->events[0].range == FrameRange{0, 24});
  CHECK(saved.size() >= 20);
  CHECK(scene.film.cut_of(2).error().code == ErrorCode::bad_input);
  CHECK_FALSE(scene.film.cut_of(9));
}

TEST_CASE("A film without cuts has none", "[core]") {
  Scene scene;
  Result<std::optional<Cut>> newest = scene.film.newest_cut();
  REQUIRE(newest);
  CHECK_FALSE(*newest);
}

TEST_CASE("Frames that a clip does not have cannot be cut", "[core]") {
  Scene scene;
  const CutEvent good = scene.take("a door", {0, 24});
  const FrameRange range =
      GENERATE(FrameRange{0, 25}, FrameRange{-1, 5}, FrameRange{7, 7}, FrameRange{9, 3});
  CutEvent bad = good;
  bad.range = range;
  Cut cut;
  cut.events = {good, bad};

  Result<Cut> saved = scene.film.save_cut(cut);

  REQUIRE_FALSE(saved);
  CHECK(saved.error().code == ErrorCode::bad_input);
  CHECK_THAT(saved.error().message.en, test::contains("has 24 frames"));
  CHECK_FALSE(fs::exists(scene.dir / "film/cuts/0001.otio"));
}

TEST_CASE("A cut cannot reach out of its film", "[core]") {
  Scene scene;
  test::make_small_clip(scene.dir / "secret.mp4");
  fs::create_symlink(scene.dir / "secret.mp4", scene.dir / "film/assets/link.mp4");
  const std::string source =
      GENERATE("../secret.mp4", "takes/../../secret.mp4", "assets/link.mp4", "");
  Cut cut;
  cut.events = {{"", source, {0, 5}}};

  Result<Cut> saved = scene.film.save_cut(cut);

  REQUIRE_FALSE(saved);
  CHECK_THAT(saved.error().message.en, test::contains("leads out of the film folder"));
}

TEST_CASE("A timeline that names a clip outside its film is refused when it is read", "[core]") {
  Scene scene;
  Cut cut;
  cut.events = {scene.take("a door", {0, 24})};
  REQUIRE(scene.film.save_cut(cut));
  std::string text = scene.dir.read("film/cuts/0001.otio");
  const std::string inside = "../takes/0001-door/take.mp4";
  const std::string outside =
      GENERATE("../../secret.mp4", "/etc/passwd", "file:///etc/passwd", "..%2F..%2Fsecret.mp4");
  text.replace(text.find(inside), inside.size(), outside);
  scene.dir.write("film/cuts/0001.otio", text);

  Result<std::optional<Cut>> newest = scene.film.newest_cut();

  REQUIRE_FALSE(newest);
  CHECK_THAT(newest.error().message.en, test::contains("outside the film folder"));
  CHECK_THAT(newest.error().message.en, test::contains("0001.otio"));
}

TEST_CASE("A cut is OpenTimelineIO with the schemas that editors know", "[core]") {
  Scene scene;
  Cut cut;
  cut.events = {scene.take("老伯", {2, 20})};
  REQUIRE(scene.film.save_cut(cut));

  const auto timeline = nlohmann::json::parse(scene.dir.read("film/cuts/0001.otio"));

  CHECK(timeline["OTIO_SCHEMA"] == "Timeline.1");
  CHECK(timeline["tracks"]["OTIO_SCHEMA"] == "Stack.1");
  const auto& track = timeline["tracks"]["children"][0];
  CHECK(track["OTIO_SCHEMA"] == "Track.1");
  CHECK(track["kind"] == "Video");
  const auto& clip = track["children"][0];
  CHECK(clip["OTIO_SCHEMA"] == "Clip.2");
  CHECK(clip["source_range"]["start_time"]["value"] == 2.0);
  CHECK(clip["source_range"]["duration"]["value"] == 18.0);
  CHECK(clip["source_range"]["duration"]["rate"] == 24.0);
  const auto& media = clip["media_references"]["DEFAULT_MEDIA"];
  CHECK(media["OTIO_SCHEMA"] == "ExternalReference.1");
  CHECK(media["target_url"] == "../takes/0001-%E8%80%81%E4%BC%AF/take.mp4");
  CHECK(media["available_range"]["duration"]["value"] == 24.0);
}

TEST_CASE("OpenTimelineIO's own reader takes a cut", "[core]") {
  if (!test::have_program("python3")) SKIP("python3 is not installed");
  if (test::run({"python3", "-c", "import opentimelineio"}).exit != 0)
    SKIP("opentimelineio for Python is not installed");
  Scene scene;
  Cut cut;
  cut.events = {scene.take("a door", {2, 20})};
  REQUIRE(scene.film.save_cut(cut));

  const std::string script =
      "import opentimelineio as o, sys\n"
      "t = o.adapters.read_from_file(sys.argv[1])\n"
      "c = next(iter(t.find_clips() if hasattr(t, 'find_clips') else t.each_clip()))\n"
      "print(c.name, c.source_range.start_time.to_frames(), c.source_range.duration.to_frames())\n";
  const test::ProgramRun run =
      test::run({"python3", "-c", script, (scene.dir / "film/cuts/0001.otio").string()});

  CHECK(run.exit == 0);
  CHECK(run.out == "0001-door 2 18\n");
}

TEST_CASE("A cut by a newer Shotlab is refused by name", "[core]") {
  const std::string text =
      R"({"OTIO_SCHEMA": "Timeline.1", "metadata": {"shotlab": {"version": 9}}, "tracks": {}})";

  Result<Cut> cut = parse_otio(text, "0001.otio");

  REQUIRE_FALSE(cut);
  CHECK_THAT(cut.error().message.en, test::contains("newer Shotlab"));
}

TEST_CASE("A timeline by another editor, of the older clip schema, is read too", "[core]") {
  const std::string text = R"({"OTIO_SCHEMA": "Timeline.1", "name": "Elsewhere", "tracks": {
    "OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [
    {"OTIO_SCHEMA": "Clip.1", "name": "x", "source_range": {"OTIO_SCHEMA": "TimeRange.1",
      "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 12.0},
      "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 24.0}},
     "media_reference": {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "../assets/own.mp4"}}]}]}})";

  Result<Cut> cut = parse_otio(text, "0001.otio");

  REQUIRE(cut);
  CHECK(cut->events == std::vector<CutEvent>{{"", "assets/own.mp4", {12, 36}}});
}
