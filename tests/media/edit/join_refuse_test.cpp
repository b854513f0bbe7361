// SPDX-License-Identifier: Apache-2.0
//
// What a join refuses, and what it leaves behind when it is stopped or the disk is full: nothing.

#include <sys/resource.h>

#include <csignal>
#include <functional>

#include "media/edit/film_plan.h"
#include "media/edit/join.h"
#include "tests/media/clips/clips.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;

namespace {

std::size_t entries_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// While it lives, no file of this process grows beyond `bytes`: as on a full disk.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before_) == 0);
    old_ = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before_;
    small.rlim_cur = bytes;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, old_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*old_)(int) = nullptr;
};

struct Scene {
  test::TempDir folder;
  std::filesystem::path clip =
      test::make_clip(folder / "a.mp4", {.frames = 48, .first_number = 9, .sound = true});

  JoinRequest request() const {
    return {.segments = {{clip, {1, 48}}, {clip}}, .target = folder / "film.mp4"};
  }
};

}  // namespace

TEST_CASE("What cannot be done is refused in one sentence before anything is written", "[edit]") {
  Scene scene;
  struct Row {
    const char* words;
    std::function<void(JoinRequest&)> spoil;
  };
  const std::vector<Row> rows = {
      {"Shot 1 lasts 47 frames", [](JoinRequest& r) { r.segments[1].dissolve = 60; }},
      {"Shot 1 is the first", [](JoinRequest& r) { r.segments[0].dissolve = 4; }},
      {"Shot 2 is to be heard 6 frames before it is seen, but its clip has only 0",
       [](JoinRequest& r) { r.segments[1].sound_lead = 6; }},
      {"Shot 1 is to be heard 4 frames after it is seen, but its clip has only 3",
       [](JoinRequest& r) {
         r.segments[0].range = {1, 45};
         r.segments[1].sound_lead = -4;
       }},
      {"speed",
       [](JoinRequest& r) {
         r.segments[0].speed = {0, 1};
       }},
      {"has 48 frames",
       [](JoinRequest& r) {
         r.segments[0].range = {0, 49};
       }},
      {"Title 1 is seen up to frame 200",
       [](JoinRequest& r) {
         r.titles = {{.text = "x", .range = {0, 200}}};
       }},
      {"no font called",
       [](JoinRequest& r) {
         r.titles = {{.text = "x", .range = {0, 20}, .font = "Nowhere"}};
       }},
      {"nowhere.wav",
       [](JoinRequest& r) { r.tracks = {{.sounds = {{.source = "/nowhere.wav"}}}}; }},
      {"less than its track wants",
       [&](JoinRequest& r) {
         r.tracks = {{.sounds = {{.source = scene.clip.string(), .from = 30, .frames = 40}}}};
       }},
      {"A film cannot be written under this name",
       [&](JoinRequest& r) { r.target = scene.folder / "film.gif"; }},
      {"A .webm file is not made of hevc",
       [&](JoinRequest& r) {
         r.target = scene.folder / "film.webm";
         r.codec = FilmCodec::hevc;
       }},
      {"A .mp4 file is not made of prores", [](JoinRequest& r) { r.codec = FilmCodec::prores; }},
      {"is the clip itself", [&](JoinRequest& r) { r.target = scene.clip; }},
  };
  for (const Row& row : rows) {
    JoinRequest request = scene.request();
    row.spoil(request);

    Result<JoinReport> report = join(request);

    INFO(row.words);
    REQUIRE_FALSE(report);
    CHECK_THAT(report.error().message.en, test::contains(row.words));
    CHECK_FALSE(report.error().message.zh.empty());
    CHECK(entries_in(scene.folder.path()) == 1);
  }
}

TEST_CASE("A full disk leaves nothing behind, whichever way a film is written", "[edit]") {
  Scene scene;
  JoinRequest request = scene.request();
  SECTION("copied and encoded side by side") {}
  SECTION("encoded") { request.copy = false; }
  SECTION("pictures") {
    request.codec = FilmCodec::png;
    request.target = scene.folder / "pictures";
  }
  Result<JoinReport> report = [&] {
    const SmallDisk disk(1500);
    return join(request);
  }();

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::io);
  CHECK(entries_in(scene.folder.path()) == 1);
}

TEST_CASE("A join that is stopped leaves nothing behind", "[edit]") {
  Scene scene;
  JoinRequest request = scene.request();
  SECTION("copied and encoded side by side") {}
  SECTION("encoded") { request.copy = false; }
  const Cancel cancel;
  double furthest = 0;

  Result<JoinReport> report = join(request, cancel, [&](double done) {
    CHECK(done >= furthest);
    furthest = done;
    if (done > 0.3) cancel.request();
  });

  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::cancelled);
  CHECK(furthest > 0.3);
  CHECK(entries_in(scene.folder.path()) == 1);
}

TEST_CASE("A film that was there stays until the new one is whole", "[edit]") {
  Scene scene;
  JoinRequest request = scene.request();
  scene.folder.write("film.mp4", "an older film");

  const Cancel cancel;
  cancel.request();
  CHECK_FALSE(join(request, cancel));

  CHECK(scene.folder.read("film.mp4") == "an older film");
}

TEST_CASE("The runs of a film are as few as can be, and cover it once", "[edit]") {
  FilmPlan plan;
  plan.fps = {24, 1};
  plan.frames = 84;
  FilmShot a;
  a.place = {0, 48};
  a.wanted.fade_in = 6;
  FilmShot b;
  b.place = {36, 84};
  b.wanted.dissolve = 12;
  plan.shots = {a, b};
  plan.titles = {{.text = "x", .range = {60, 70}}};

  const std::vector<FilmRun> runs = runs_of(plan);

  CHECK(runs == std::vector<FilmRun>{{{0, 6}, 0, false},
                                     {{6, 36}, 0, true},
                                     {{36, 48}, 0, false},
                                     {{48, 60}, 1, true},
                                     {{60, 70}, 1, false},
                                     {{70, 84}, 1, true}});
  CHECK(shot_level(a, 0) == 0);
  CHECK(shot_level(a, 3) == 0.5);
  CHECK(shot_level(a, 6) == 1);
  CHECK(shot_share(b, 36) == 1.0 / 13);
  CHECK(shot_share(b, 47) == 12.0 / 13);
  CHECK(shot_share(b, 48) == 1);
}
