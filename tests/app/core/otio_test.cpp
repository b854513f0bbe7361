// SPDX-License-Identifier: Apache-2.0

#include "app/core/otio.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

// All that a cut can say.
Cut rich_cut() {
  Cut cut;
  cut.version = 4;
  cut.name = "Two lanes 兩條巷";
  cut.fps = {30000, 1001};
  cut.width = 1920;
  cut.height = 800;
  cut.events = {{"0001-a", "takes/0001-a/take.mp4", {2, 90}},
                {"", "assets/own 片.mp4", {10, 131}},
                {"0002-b", "takes/0002-b/take.mp4", {0, 77}}};
  cut.events[0].fade_in = 12;
  cut.events[0].gain_db = -3.5;
  cut.events[1].dissolve = 15;
  cut.events[1].speed = {3, 2};
  cut.events[1].mute = true;
  cut.events[1].sound_lead = -9;
  cut.events[2].sound_lead = 12;
  cut.events[2].dissolve = 8;
  cut.events[2].fade_out = 24;
  cut.titles = {{.text = "雨中\nRain",
                 .range = {30, 90},
                 .place = TitlePlace::lower_third,
                 .size = 0.08,
                 .font = "Noto Sans CJK HK",
                 .colour = "#ffcc00",
                 .fade = 8},
                {.text = "a title card", .range = {0, 40}},
                {.text = "and a caption", .range = {120, 150}, .place = TitlePlace::bottom}};
  cut.tracks = {{.name = "narration",
                 .role = SoundRole::dialogue,
                 .sounds = {{.source = "assets/voice.wav", .at = 60, .from = 3, .frames = 40},
                            {.source = "assets/voice.wav", .at = 10, .frames = 80}}},
                {.name = "empty", .mute = true},
                {.name = "music",
                 .gain_db = -6,
                 .duck_db = 9,
                 .sounds = {{.source = "assets/music.mp3",
                             .at = 0,
                             .fade_in = 30,
                             .fade_out = 60,
                             .gain_db = 1.5}}}};
  cut.markers = {{12, "the door 門"}, {140, ""}};
  cut.loudness_lufs = -16;
  cut.true_peak_dbtp = -1.5;
  return cut;
}

const std::vector<SourceFacts> kSources = {{{24000, 1001}, 200}, {{25, 1}, 300}, {{30, 1}, 100}};

}  // namespace

TEST_CASE("All that a cut says comes back from OpenTimelineIO as it went in", "[core]") {
  const Cut cut = rich_cut();

  Result<Cut> read = parse_otio(print_otio(cut, kSources), "0004.otio");

  REQUIRE(read);
  CHECK(read->events == cut.events);
  CHECK(read->titles == cut.titles);
  CHECK(read->tracks == cut.tracks);
  CHECK(read->markers == cut.markers);
  CHECK(*read == cut);
}

TEST_CASE("A sound edit that is out of all bounds is read as far as one may be", "[core]") {
  std::string text = print_otio(rich_cut(), kSources);
  const std::string lead = "\"sound_lead\": 12";
  REQUIRE(text.find(lead) != std::string::npos);
  text.replace(text.find(lead), lead.size(), "\"sound_lead\": 9223372036854775807");

  Result<Cut> read = parse_otio(text, "0004.otio");

  REQUIRE(read);
  CHECK(read->events[2].sound_lead == kMostLead);
}

TEST_CASE("Dissolves of every length come back to the frame at mixed rates", "[core]") {
  for (std::int64_t dissolve = 1; dissolve <= 40; ++dissolve) {
    Cut cut = rich_cut();
    cut.events[1].dissolve = dissolve;
    cut.events[2].dissolve = dissolve;
    cut.events[2].fade_out = 0;

    Result<Cut> read = parse_otio(print_otio(cut, kSources), "0004.otio");

    REQUIRE(read);
    CHECK(read->events == cut.events);
  }
}

TEST_CASE("A dissolve is a transition round the cut with handles on either side", "[core]") {
  Cut cut;
  cut.events = {{"", "a.mp4", {0, 48}}, {"", "b.mp4", {5, 53}}};
  cut.events[1].dissolve = 12;

  const auto json = nlohmann::json::parse(print_otio(cut, {{{24, 1}, 100}, {{24, 1}, 100}}));

  const auto& children = json["tracks"]["children"][0]["children"];
  REQUIRE(children.size() == 3);
  CHECK(children[0]["source_range"]["duration"]["value"] == 42);
  CHECK(children[1]["OTIO_SCHEMA"] == "Transition.1");
  CHECK(children[1]["transition_type"] == "SMPTE_Dissolve");
  CHECK(children[1]["in_offset"]["value"] == 6);
  CHECK(children[1]["out_offset"]["value"] == 6);
  CHECK(children[2]["source_range"]["start_time"]["value"] == 11);
  CHECK(children[2]["source_range"]["duration"]["value"] == 42);
}

TEST_CASE("OpenTimelineIO's own library reads all of a cut", "[core]") {
  if (!test::have_program("python3")) SKIP("python3 is not installed");
  if (test::run({"python3", "-c", "import opentimelineio"}).exit != 0)
    SKIP("opentimelineio for Python is not installed");
  const test::TempDir folder;
  Cut cut = rich_cut();
  cut.fps = {24, 1};
  folder.write("0004.otio", print_otio(cut, {{{24, 1}, 200}, {{24, 1}, 300}, {{24, 1}, 100}}));

  const std::string script =
      "import opentimelineio as o, sys\n"
      "t = o.adapters.read_from_file(sys.argv[1])\n"
      "print(len(t.tracks), [len(k) for k in t.tracks], t.tracks[0].duration().to_frames())\n";
  const test::ProgramRun run =
      test::run({"python3", "-c", script, (folder.path() / "0004.otio").string()});

  CHECK(run.exit == 0);
  CHECK_THAT(run.out, test::contains("7 ["));
}

TEST_CASE("What we could not render is refused by name when a timeline is read", "[core]") {
  auto json = nlohmann::json::parse(print_otio(rich_cut(), kSources));
  auto& tracks = json["tracks"]["children"];
  SECTION("a second picture track") { tracks.push_back(tracks[0]); }
  SECTION("FreezeFrame.1") {
    tracks[0]["children"][0]["effects"].push_back({{"OTIO_SCHEMA", "FreezeFrame.1"}});
  }
  SECTION("Transition") { tracks[0]["children"].erase(0); }
  SECTION("Stack.1") { tracks[1]["children"].push_back({{"OTIO_SCHEMA", "Stack.1"}}); }

  Result<Cut> read = parse_otio(json.dump(), "0004.otio");

  REQUIRE_FALSE(read);
  CHECK_THAT(read.error().message.en, test::contains("cannot be rendered here"));
  CHECK_THAT(read.error().message.en, test::contains("0004.otio"));
}

TEST_CASE("A cut of the first version, with hard cuts only, still opens", "[core]") {
  const std::string text = R"({"OTIO_SCHEMA": "Timeline.1", "name": "Old",
    "metadata": {"shotlab": {"version": 1, "cut": 2, "width": 640, "height": 360, "fps": "25/1"}},
    "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [
      {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [
        {"OTIO_SCHEMA": "Clip.2", "metadata": {"shotlab": {"take": "0001-a"}}, "source_range":
          {"OTIO_SCHEMA": "TimeRange.1",
           "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 12.0},
           "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": 24.0, "value": 24.0}},
         "media_references": {"DEFAULT_MEDIA": {"OTIO_SCHEMA": "ExternalReference.1",
           "target_url": "../takes/0001-a/take.mp4"}},
         "active_media_reference_key": "DEFAULT_MEDIA"}]}]}})";

  Result<Cut> cut = parse_otio(text, "0002.otio");

  REQUIRE(cut);
  CHECK(cut->fps == Rational{25, 1});
  CHECK(cut->events == std::vector<CutEvent>{{"0001-a", "takes/0001-a/take.mp4", {12, 36}}});
}
