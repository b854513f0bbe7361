// SPDX-License-Identifier: Apache-2.0
//
// What a learner draws on takes, and what is gathered of it.

#include "app/core/marks.h"

#include <cmath>

#include "app/core/box_json.h"
#include "app/core/gather.h"
#include "app/core/pair_json.h"
#include "app/core/sound_json.h"
#include "media/base/files.h"
#include "media/libav/clip_writer.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
using test::contains;

namespace {

const FrameMark kHead{MarkKind::head, 4, {.4, .2, .2, .3}};

// A box of another colour on a patterned ground.
void make_boxed_clip(const std::filesystem::path& path) {
  ClipWriterOptions options;
  options.width = 320;
  options.height = 180;
  options.threads = 1;
  Result<ClipWriter> writer = ClipWriter::create(path, options);
  REQUIRE(writer);
  for (int n = 0; n < 24; ++n) {
    Picture picture = make_picture(320, 180, 3);
    for (int y = 0; y < 180; ++y) {
      for (int x = 0; x < 320; ++x) {
        const bool in = x >= 128 && x < 192 && y >= 36 && y < 90;
        const int grain = static_cast<int>(20 * std::sin(.4 * x) * std::sin(.5 * y));
        std::uint8_t* p = picture.row(y) + 3 * x;
        p[0] = static_cast<std::uint8_t>((in ? 180 : 90) + grain);
        p[1] = static_cast<std::uint8_t>((in ? 90 : 100) + grain);
        p[2] = static_cast<std::uint8_t>((in ? 60 : 120) + grain);
      }
    }
    REQUIRE(writer->add_picture(picture));
  }
  REQUIRE(writer->finish());
}

Exercise head_exercise() {
  Exercise exercise;
  exercise.id = "x1";
  Criterion criterion;
  criterion.id = "size";
  criterion.check = "V.head";
  criterion.title = {"Medium shot", "中景"};
  criterion.parameters = {{"size", std::string("MS")}};
  exercise.criteria.push_back(criterion);
  return exercise;
}

}  // namespace

TEST_CASE("Marks are read as they were drawn, and drawn anew on the same frame", "[core]") {
  const test::TempDir dir;
  REQUIRE(set_mark(dir.path(), "0001-a", kHead));
  REQUIRE(set_mark(dir.path(), "0001-a", {MarkKind::event, 9, {}}));
  REQUIRE(set_mark(dir.path(), "0002-b", {MarkKind::gaze, 2, {.5, .3, -.2, 0}}));
  FrameMark moved = kHead;
  moved.box.x = .45;
  REQUIRE(set_mark(dir.path(), "0001-a", moved));

  Result<Marks> marks = read_marks(dir.path());
  REQUIRE(marks);
  REQUIRE((*marks)["0001-a"].size() == 2);
  CHECK((*marks)["0001-a"][0] == moved);
  CHECK((*marks)["0002-b"][0].box.w == -.2);

  Result<int> gone = clear_marks(dir.path(), "0001-a", MarkKind::head);
  REQUIRE(gone);
  CHECK(*gone == 1);
  CHECK((*read_marks(dir.path()))["0001-a"].size() == 1);
}

TEST_CASE("A film without marks has none, a damaged file is named and kept", "[core]") {
  const test::TempDir dir;
  CHECK(read_marks(dir.path())->empty());
  REQUIRE(make_folder(dir / "papers"));
  const std::string broken =
      "version = 1\n[[mark]]\ntake = \"a\"\nkind = \"head\"\nframe = 1\nbox = [2, 0, 1, 1]\n";
  REQUIRE(write_file(dir / "papers" / "marks.toml", broken));
  const Result<Marks> marks = read_marks(dir.path());
  REQUIRE_FALSE(marks);
  CHECK_THAT(marks.error().message.en, contains("marks.toml"));
  CHECK_FALSE(set_mark(dir.path(), "b", kHead));
  CHECK(*read_file(dir / "papers" / "marks.toml") == broken);
}

TEST_CASE("A mark outside the picture is refused in a sentence", "[core]") {
  const test::TempDir dir;
  const Status refused = set_mark(dir.path(), "a", {MarkKind::head, 0, {.9, .1, .2, .2}});
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().hint.en, contains("0.4,0.1"));
  CHECK_FALSE(parse_box("1,2,3"));
  CHECK_FALSE(parse_box("a,b,c,d"));
  CHECK_FALSE(parse_box("nan,0,1,1"));
  CHECK(parse_box(" 0.41, 0.12,0.08,0.19")->y == .12);
}

TEST_CASE("What was measured comes back from its JSON", "[core]") {
  BoxMeasurement box;
  box.mark = kHead;
  box.look = {4, kHead.box, {.25F, 0, .75F}, {0, 1, 0}, 0xF0F0F0F012345678};
  box.early = box.look;
  box.drift = Likeness{.5, .25, 7, 1.5};
  box.stands_out = .4;
  box.left_right = 1.3;
  const BoxMeasurement back = box_from(Json::parse(print_json(box_json(box, true))));
  CHECK(back.mark == box.mark);
  CHECK(back.look == box.look);
  CHECK(back.early->box == box.early->box);
  CHECK_FALSE(back.late);
  CHECK(back.drift->layout_bits == 7);
  CHECK(*back.stands_out == .4);
  CHECK_FALSE(box_json(box, false).contains("look"));

  SoundMeasurement sound;
  sound.duration_s = 2;
  sound.onsets = {.25, 1.5};
  sound.zeros = {{.5, 1}};
  sound.levels = {-20, -120};
  sound.clipped = 3;
  const SoundMeasurement heard = sound_from(Json::parse(print_json(sound_json(sound))));
  CHECK(heard.onsets == sound.onsets);
  CHECK(heard.zeros == sound.zeros);
  CHECK(heard.levels == sound.levels);
  CHECK(heard.clipped == 3);

  PairMeasurement pair;
  pair.region = RegionDifference{.98, 12, .1, 4, {}, "region.png"};
  pair.composite = CompositeMeasurement{};
  pair.composite->why_not = {"Nothing.", "沒有。"};
  const PairMeasurement read = pair_from(Json::parse(print_json(pair_json(pair))));
  CHECK(read.region->inside_delta == 12);
  CHECK(read.region->evidence == "region.png");
  CHECK(read.composite->why_not.zh == "沒有。");
  CHECK_FALSE(read.follow);
  // Anything else than what we wrote is nothing, and never a crash.
  CHECK(box_from(Json::parse(R"({"box": "x", "look": {"colours": {"bins": -1}}})"))
            .look.colours.empty());
}

TEST_CASE("A marked head is measured in the take and judged by its height", "[core]") {
  const test::TempDir dir;
  test::FakeClock clock;
  Result<Film> film = Film::create(dir / "film", {}, clock);
  REQUIRE(film);
  make_boxed_clip(dir / "new.mp4");
  Take take;
  take.id = *film->new_take_id("somebody");
  take.exercise = "x1";
  take.provider = "practice";
  take.job_id = "job";
  Result<Take> stored = film->store_take(dir / "new.mp4", take);
  REQUIRE(stored);

  const Exercise exercise = head_exercise();
  Result<Evidence> before = gather(exercise, *film, {});
  REQUIRE(before);
  CHECK(judge(exercise, *before).criteria[0].state == VerdictState::cannot_measure);

  REQUIRE(set_mark(film->folder(), stored->id, kHead));
  for (int look = 0; look < 2; ++look) {  // Measured, and from the cache.
    Result<Evidence> evidence = gather(exercise, *film, {});
    REQUIRE(evidence);
    REQUIRE(evidence->takes[0].measurement->boxes.size() == 1);
    CHECK(*evidence->takes[0].measurement->boxes[0].stands_out > .3);
    CHECK(std::filesystem::exists(evidence->takes[0].measurement->boxes[0].evidence));
    const CriterionVerdict verdict = judge(exercise, *evidence).criteria[0];
    CHECK(verdict.value == 30);
    CHECK(verdict.state == VerdictState::close);  // It would pass, but is not kept yet.
  }

  // A number that was changed by hand in the cache is measured anew.
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(film->folder() / ".cache")) {
    if (entry.path().filename() != "numbers.json") continue;
    std::string numbers = *read_file(entry.path());
    const std::size_t height = numbers.find("0.3");
    REQUIRE(height != std::string::npos);
    numbers.replace(height, 3, "0.9");
    REQUIRE(write_file(entry.path(), numbers));
  }
  Result<Evidence> true_again = gather(exercise, *film, {});
  REQUIRE(true_again);
  CHECK(judge(exercise, *true_again).criteria[0].value == 30);

  // Another box is another measurement.
  FrameMark smaller = kHead;
  smaller.box.h = .1;
  REQUIRE(set_mark(film->folder(), stored->id, smaller));
  Result<Evidence> again = gather(exercise, *film, {});
  REQUIRE(again);
  CHECK(judge(exercise, *again).criteria[0].value == 10);
}
