// SPDX-License-Identifier: Apache-2.0
//
// What goes with a shot beside words: named by a person, or made for a worked answer.

#include <filesystem>

#include "app/core/mask_file.h"
#include "app/core/shot_sources.h"
#include "app/core/worked_files.h"
#include "media/libav/picture_file.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;
using test::contains;

namespace {

struct Scene {
  test::TempDir dir;
  test::FakeClock clock;
  Film film = make();
  Take take = store();

  Film make() {
    FilmInfo info;
    info.width = 64, info.height = 36;
    Result<Film> made = Film::create(dir / "film", info, clock);
    REQUIRE(made);
    return *made;
  }
  Take store() {
    Take made;
    made.id = "0001-lantern";
    made.request.prompt = "a lantern";
    made.request.seconds = 1;
    made.provider = "practice";
    Result<Take> stored = film.store_take(test::make_small_clip(dir / "new.mp4"), made);
    REQUIRE(stored);
    return *stored;
  }
  Result<ReferenceFile> named(const std::string& role, const std::string& words) {
    return named_reference(role, words, film, Cancel());
  }
  std::string refusal(const std::string& role, const std::string& words) {
    const Result<ReferenceFile> file = named(role, words);
    return file ? "it was not refused" : file.error().message.en;
  }
};

int grey_at(const fs::path& file, int x, int y) {
  const Result<Picture> picture = read_picture(file);
  REQUIRE(picture);
  return picture->row(y)[x * 3];
}

}  // namespace

TEST_CASE("A frame of a take can go with a shot, named by take and frame", "[core]") {
  Scene scene;

  const Result<ReferenceFile> early = scene.named("image", "1@2");
  const Result<ReferenceFile> late = scene.named("last_frame", "0001-lantern@20");

  REQUIRE(early);
  REQUIRE(late);
  CHECK(early->role == "image");
  CHECK(early->path == scene.film.folder() / "assets/frames/0001-lantern-f00003.png");
  // The clip grows lighter.
  CHECK(grey_at(early->path, 5, 5) + 60 < grey_at(late->path, 5, 5));
}

TEST_CASE("A frame that is not there is refused, and nothing is written", "[core]") {
  Scene scene;
  CHECK_THAT(scene.refusal("image", "1@24"), contains("24"));
  CHECK_THAT(scene.refusal("image", "1@x"), contains("no frame of a take"));
  CHECK_THAT(scene.refusal("image", "7@2"), contains("7"));
  CHECK_FALSE(fs::exists(scene.film.folder() / "assets/frames"));
}

TEST_CASE("A take is named as a source clip, and a file that is there wins", "[core]") {
  Scene scene;
  CHECK(scene.named("video", "1")->path == scene.take.clip);
  scene.dir.write("1@2", "a file of that name");
  CHECK(scene.named("image", (scene.dir / "1@2").string())->path == scene.dir / "1@2");
  CHECK(scene.named("image", "elsewhere.png")->path == "elsewhere.png");
}

TEST_CASE("A mask is drawn from its words: white inside, black outside, clean at its edge",
          "[core]") {
  Scene scene;
  const Result<ReferenceFile> box = scene.named("mask", "box:0.5,0.25,0.25,0.5");
  REQUIRE(box);
  CHECK(grey_at(box->path, 40, 18) == 255);
  CHECK(grey_at(box->path, 31, 18) == 0);
  CHECK(grey_at(box->path, 40, 8) == 0);
  const Result<ReferenceFile> round = scene.named("mask", "ellipse:0.5,0.25,0.25,0.5");
  REQUIRE(round);
  CHECK(grey_at(round->path, 40, 18) == 255);
  CHECK(grey_at(round->path, 32, 9) == 0);  // A corner of the box.
  CHECK(box->path != round->path);
  CHECK_FALSE(scene.named("mask", "ellipse:0.5,0.25"));
  CHECK_FALSE(scene.named("mask", "box:0.9,0,0.5,1"));
}

TEST_CASE("A mask is painted with a brush: round at its ends, as wide as the brush", "[core]") {
  MaskDrawing drawing;
  drawing.strokes = {{{{.25, .5}, {.5, .5}}, .1}, {{{.9, .25}}, .1}};
  const Picture mask = draw_mask(drawing, 200, 100);
  const auto grey = [&](int x, int y) { return static_cast<int>(mask.row(y)[x * 3]); };

  CHECK(grey(75, 50) == 255);
  CHECK(grey(75, 41) == 255);  // The brush is 20 pixels wide.
  CHECK(grey(75, 39) == 0);
  CHECK(grey(110 - 2, 50) == 255);
  CHECK(grey(108, 58) == 0);    // Its end is round.
  CHECK(grey(180, 25) == 255);  // One point is a dot.
  CHECK(grey(180, 75) == 0);
}

TEST_CASE("A mask of nothing, or beside the picture, is refused and not written", "[core]") {
  Scene scene;
  const auto refused = [&](const MaskDrawing& drawing) {
    return !write_mask(drawing, scene.film.folder(), 64, 36);
  };
  CHECK(refused({}));
  CHECK(refused({{}, {BrushStroke{}}}));
  CHECK(refused({{}, {{{{1.5, .5}}, .1}}}));
  CHECK(refused({{}, {{{{.5, .5}}, 0}}}));
  CHECK(refused({MaskShape{{.9, 0, .5, 1}, false}, {}}));
  CHECK_FALSE(fs::exists(scene.film.folder() / "assets/masks"));
  CHECK_FALSE(refused({{}, {{{{.5, .5}}, .1}}}));
}

TEST_CASE("What a worked take needs is made from its earlier takes and from words", "[core]") {
  Scene scene;
  const std::vector<WorkedFile> wanted = {
      {.role = "image", .take = 1, .frame = 3},
      {.role = "video", .take = 1},
      {.role = "mask", .box = FrameBox{.25, .25, .5, .5}, .ellipse = true},
      {.role = "element", .paint = "a dog", .seed = 3}};

  const auto files = make_worked_files(wanted, {scene.take}, scene.film, 1, Cancel());

  REQUIRE(files);
  REQUIRE(files->size() == 4);
  CHECK(files->at(1).path == scene.take.clip);
  const Result<Picture> dog = read_picture(files->at(3).path, 4);
  REQUIRE(dog);
  CHECK(dog->pixels[3] == 0);  // Its corner is clear.
  const Result<References> kept = keep_references(scene.film, *files);
  REQUIRE(kept);
  CHECK(kept->recipe.at(2).role == "mask");
  CHECK(kept->attachments.at(0).mime == "image/png");
}

TEST_CASE("A take that a worked answer has not made yet is asked for in vain", "[core]") {
  Scene scene;
  const auto files =
      make_worked_files({{.role = "video", .take = 2}}, {scene.take}, scene.film, 1, Cancel());
  REQUIRE_FALSE(files);
  CHECK_THAT(files.error().message.en, contains("not made yet"));
}
