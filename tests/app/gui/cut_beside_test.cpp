// SPDX-License-Identifier: Apache-2.0
//
// What the cut has beside its shots: titles, markers, tracks, and what changes at its edits.

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/core/cut_edits.h"
#include "app/gui/key_map.h"
#include "app/gui/panels/beside_edits.h"
#include "app/gui/panels/timeline_lanes.h"
#include "tests/app/gui/scene.h"
#include "tests/support/catch.h"

using namespace shotlab;
using namespace shotlab::gui;
using test::Scene;

namespace {

struct CutScene : Scene {
  explicit CutScene(std::int64_t head = 20) : Scene(test::busy_view(), Desk::cut) {
    ui.cut.film = true;
    screens.film.state = ScreenView::State::ready;
    screens.film.frames = cut_edit::length(view.cut);
    screens.film.frame = head;
    gui.frames(2);
  }
  // What the studio would do.
  void take() {
    REQUIRE(last<action::SetCutRest>() != nullptr);
    view.beside = last<action::SetCutRest>()->rest;
    gui.frames(3);
  }
  void pull(const char* name, float pixels) {
    REQUIRE(gui.why_not(name).empty());
    const Item* item = gui.items().find(name);
    const float x = (item->x0 + item->x1) / 2;
    const float y = (item->y0 + item->y1) / 2;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(0, true);
    gui.frames(2);
    io.AddMousePosEvent(x + pixels / 2, y);
    gui.frames(2);
    io.AddMousePosEvent(x + pixels, y);
    gui.frames(2);
    io.AddMouseButtonEvent(0, false);
    gui.frames(2);
  }
  float pixels_per_frame() {
    const Item* first = gui.items().find("cut/0");
    return (first->x1 - first->x0) / static_cast<float>(cut_edit::frames_of(view.cut[0]));
  }
};

CutTitle title_at(FrameRange range, const char* text = "Rain") {
  CutTitle title;
  title.text = text;
  title.range = range;
  return title;
}

}  // namespace

TEST_CASE("T puts a title of two seconds at the playhead, and the next words typed are its own",
          "[gui]") {
  CutScene scene(20);
  scene.gui.click("timeline/ruler");  // As a hand would that has just looked for the place.
  scene.gui.press(ImGuiKey_T);
  scene.take();
  REQUIRE(scene.view.beside.titles.size() == 1);
  CHECK(scene.view.beside.titles[0].range == FrameRange{20, 68});
  CHECK(scene.ui.cut.title == 0);

  scene.gui.type("Rain 雨");
  scene.take();
  CHECK(scene.view.beside.titles[0].text == "Rain 雨");
  CHECK(scene.last<action::SetCutRest>()->what == "title/0");
}

TEST_CASE("A title never reaches beyond the film's end", "[gui]") {
  CutScene scene(95);
  scene.gui.press(ImGuiKey_T);
  scene.take();
  CHECK(scene.view.beside.titles[0].range == FrameRange{95, cut_edit::length(scene.view.cut)});
}

TEST_CASE("A title is dragged to another time, and its edges change how long it is seen", "[gui]") {
  CutScene scene;
  scene.view.beside.titles = {title_at({10, 50})};
  scene.gui.frames(3);

  scene.pull("title/0", 20 * scene.pixels_per_frame());
  scene.take();
  const FrameRange moved = scene.view.beside.titles[0].range;
  CHECK(std::abs(moved.in - 30) <= 1);
  CHECK(moved.length() == 40);
  CHECK(scene.count<action::SetCutRest>() == 1);  // Once, when it is let go.

  scene.pull("title-out/0", -10 * scene.pixels_per_frame());
  scene.take();
  CHECK(std::abs(scene.view.beside.titles[0].range.length() - 30) <= 1);
  CHECK(scene.view.beside.titles[0].range.in == moved.in);
  scene.pull("title-in/0", -500 * scene.pixels_per_frame());
  scene.take();
  CHECK(scene.view.beside.titles[0].range.in == 0);
  CHECK(scene.count<action::SetCut>() == 0);  // No shot was touched.
}

TEST_CASE("The chosen title has a place and fades, and Delete takes it away", "[gui]") {
  CutScene scene;
  scene.view.beside.titles = {title_at({10, 50})};
  scene.gui.frames(3);
  CHECK(scene.gui.items().find("title-fade/more") == nullptr);  // None is chosen.
  scene.gui.click("title/0");

  scene.gui.click("title-place/bottom");
  scene.take();
  CHECK(scene.view.beside.titles[0].place == TitlePlace::bottom);
  scene.gui.click("title-fade/more");
  scene.take();
  CHECK(scene.view.beside.titles[0].fade == 6);
  scene.gui.press(ImGuiKey_Delete);
  scene.take();
  CHECK(scene.view.beside.titles.empty());
  CHECK(scene.count<action::SetCut>() == 0);
  CHECK(scene.ui.cut.title == -1);
}

TEST_CASE("The film's screen has the titles that are seen, as strong as they are", "[gui]") {
  View view = test::busy_view();
  view.beside.titles = {title_at({10, 50}), title_at({60, 80})};
  view.beside.titles[0].fade = 3;
  view.titles = {{"/a.png", {}}, {"/b.png", {}}};
  ScreenView film;

  film.frame = 10;
  REQUIRE(with_titles(view, film).titles.size() == 1);
  CHECK(with_titles(view, film).titles[0].level == Catch::Approx(0.25));
  film.frame = 30;
  CHECK(with_titles(view, film).titles[0].level == 1);
  CHECK(with_titles(view, film).titles[0].picture == "/a.png");
  film.frame = 55;
  CHECK(with_titles(view, film).titles.empty());
}

TEST_CASE("M marks the frame under the playhead with a word; there again it is only chosen",
          "[gui]") {
  CutScene scene(33);
  scene.gui.press(ImGuiKey_M);
  scene.take();
  CHECK(scene.view.beside.markers == std::vector<CutMarker>{{33, ""}});
  scene.gui.type("the door 門");
  scene.take();
  CHECK(scene.view.beside.markers[0].text == "the door 門");

  const std::size_t before = scene.count<action::SetCutRest>();
  scene.gui.click("cut/0");  // Out of the field.
  scene.gui.press(ImGuiKey_M);
  CHECK(scene.ui.cut.marker == 0);
  CHECK(scene.count<action::SetCutRest>() == before);
}

TEST_CASE("Markers are kept in order, gone to by keys, and taken away", "[gui]") {
  CutScene scene(40);
  scene.view.beside.markers = {{10, "a"}, {60, "b"}};
  scene.gui.frames(3);

  scene.gui.chord(ImGuiMod_Shift, ImGuiKey_DownArrow);
  REQUIRE(scene.last_move<transport::Seek>() != nullptr);
  CHECK(scene.last_move<transport::Seek>()->frame == 60);
  scene.gui.chord(ImGuiMod_Shift, ImGuiKey_UpArrow);
  CHECK(scene.last_move<transport::Seek>()->frame == 10);

  scene.gui.press(ImGuiKey_M);
  scene.take();
  REQUIRE(scene.view.beside.markers.size() == 3);
  CHECK(scene.view.beside.markers[1].at == 40);
  CHECK(scene.ui.cut.marker == 1);

  scene.gui.click("marker/0");
  CHECK(scene.last_move<transport::Seek>()->frame == 10);
  scene.gui.click("marker-remove");
  scene.take();
  CHECK(scene.view.beside.markers.size() == 2);
}

TEST_CASE("A marker stands on the timeline where its frame does", "[gui]") {
  CutScene scene;
  scene.view.beside.markers = {{cut_edit::start_of(scene.view.cut, 1), "the cut"}};
  scene.view.beside.titles = {title_at({cut_edit::start_of(scene.view.cut, 1), 90})};
  scene.gui.frames(3);
  const float shot = scene.gui.items().find("cut/1")->x0;
  CHECK(std::abs(scene.gui.items().find("marker/0")->x0 - shot) <= 1);
  CHECK(std::abs(scene.gui.items().find("title/0")->x0 - shot) <= 1);
}

TEST_CASE("A track has a level, goes under other sound, says what it is for, and is muted",
          "[gui]") {
  CutScene scene;
  scene.view.beside.tracks = {{.name = "music", .sounds = {{.source = "assets/m.mp3", .at = 12}}}};
  scene.gui.frames(3);
  scene.gui.click("track/0");

  scene.gui.click("track-level/less");
  scene.take();
  CHECK(scene.view.beside.tracks[0].gain_db == -1);
  scene.gui.click("track-duck/more");
  scene.take();
  CHECK(scene.view.beside.tracks[0].duck_db == 3);
  scene.gui.click("track-role/ambience");
  scene.take();
  CHECK(scene.view.beside.tracks[0].role == SoundRole::ambience);
  scene.gui.click("track-role/music");
  scene.take();
  CHECK(scene.view.beside.tracks[0].role == SoundRole::music);
  scene.gui.click("track-role/music");
  scene.take();
  CHECK(scene.view.beside.tracks[0].role == SoundRole::unsaid);
  scene.gui.click("track-mute");
  scene.take();
  CHECK(scene.view.beside.tracks[0].mute);
  scene.gui.click("track-remove");
  scene.take();
  CHECK(scene.view.beside.tracks.empty());
}

TEST_CASE("A sound of the film goes onto a track of its own from the playhead on", "[gui]") {
  CutScene scene(33);
  scene.view.sounds = {"assets/rain/drops.wav"};
  scene.gui.frames(3);

  scene.gui.click("sound-add/rain/drops.wav");

  scene.take();
  REQUIRE(scene.view.beside.tracks.size() == 1);
  const CutTrack& track = scene.view.beside.tracks[0];
  CHECK(track.name == "drops");
  REQUIRE(track.sounds.size() == 1);
  CHECK(track.sounds[0].source == "assets/rain/drops.wav");
  CHECK(track.sounds[0].at == 33);
  CHECK(track.sounds[0].frames == 0);
}

TEST_CASE("What has been chosen is in sight, however far the pane was scrolled", "[gui]") {
  Scene scene(test::busy_view(), Desk::cut, 1024, 640);
  for (int n = 0; n < 12; ++n) scene.view.sounds.push_back("assets/" + std::to_string(n) + ".wav");
  scene.view.beside.tracks = {{.name = "music"}};
  scene.gui.frames(3);
  for (const TakeRow& row : scene.view.takes) {
    if (row.take.keeper) scene.gui.wheel("bin/" + row.take.id, -60);
  }
  scene.gui.frames(2);
  REQUIRE(scene.gui.why_not("sound-add/11.wav").empty());

  scene.gui.click("track/0");
  scene.gui.frames(2);

  CHECK(scene.gui.why_not("track-level/more").empty());
}

TEST_CASE("Only one thing of the cut is chosen at a time", "[gui]") {
  CutScene scene;
  scene.view.beside.titles = {title_at({10, 50})};
  scene.view.beside.tracks = {{.name = "music"}};
  scene.gui.frames(3);

  scene.gui.click("cut/1");
  scene.gui.click("title/0");
  CHECK(scene.ui.cut.chosen == -1);
  scene.gui.click("track/0");
  CHECK(scene.ui.cut.title == -1);
  scene.gui.click("cut/1");
  CHECK(scene.ui.cut.track == -1);
  CHECK(scene.ui.cut.chosen == 1);
}

TEST_CASE("Each edit says how much changes there, or that it cannot be measured", "[gui]") {
  EditRow row;
  CHECK(words_of_edit(row).en == "…");
  row.problem = {"gone", "不見了"};
  CHECK(words_of_edit(row).en == "cannot measure");
  CHECK(words_of_edit(row).zh == "量度不到");
  row = {.measured = true};
  row.palette = 1.9;
  CHECK(words_of_edit(row).en == "alike");
  row.palette = 5;
  CHECK(words_of_edit(row).en == "shift");
  row.palette = 15;
  CHECK(words_of_edit(row).en == "jump");

  CutScene scene;
  scene.view.edits = {row};
  std::vector<DrawnText> drawn;
  scene.gui.kit.audit = &drawn;
  scene.gui.frames(2);
  scene.gui.kit.audit = nullptr;
  CHECK(std::any_of(drawn.begin(), drawn.end(),
                    [](const DrawnText& text) { return text.text == "15 jump"; }));
  const Item* edit = scene.gui.items().find("edit/1");
  REQUIRE(edit != nullptr);
  CHECK(std::abs((edit->x0 + edit->x1) / 2 - scene.gui.items().find("cut/1")->x0) <= 2);
}

TEST_CASE("Editors find markers under the keys of their own program", "[gui]") {
  const auto key = [](KeyPreset preset, Command command) {
    KeySettings settings;
    settings.preset = preset;
    return key_names(bindings(settings)).at(command);
  };
  for (const KeyPreset preset : {KeyPreset::shotlab, KeyPreset::premiere, KeyPreset::resolve})
    CHECK(key(preset, Command::set_marker) == "M");
  CHECK(key(KeyPreset::premiere, Command::next_marker) == "Shift+M");
  CHECK(key(KeyPreset::resolve, Command::next_marker) == "Shift+↓");
}
