// SPDX-License-Identifier: Apache-2.0

#include "app/core/film.h"

#include <sys/stat.h>

#include <filesystem>

#include "media/base/hash.h"
#include "tests/app/core/small_clip.h"
#include "tests/support/catch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace shotlab;
namespace fs = std::filesystem;

namespace {

struct Scene {
  test::TempDir dir;
  test::FakeClock clock;

  Film film(const FilmInfo& info = {}) {
    Result<Film> made = Film::create(dir / "film", info, clock);
    REQUIRE(made);
    return *made;
  }

  Take store(Film& film, const std::string& words, const std::string& shot = "") {
    Result<std::string> id = film.new_take_id(words);
    REQUIRE(id);
    Take take;
    take.id = *id;
    take.request.prompt = words;
    take.exercise = "m1e1";
    take.shot = shot;
    take.provider = "practice";
    take.job_id = "job of " + *id;
    Result<Take> stored = film.store_take(test::make_small_clip(dir / "new.mp4"), take);
    REQUIRE(stored);
    return *stored;
  }
};

}  // namespace

TEST_CASE("A film that was made opens as it was made", "[core]") {
  Scene scene;
  FilmInfo info;
  info.name = "電車站 \"at dusk\"\n";
  info.language = Language::chinese;
  info.exercise = "m1e1";
  info.provider = "class";
  info.width = 640;
  info.height = 360;
  info.fps = {30000, 1001};
  scene.film(info);

  Result<Film> opened = Film::open(scene.dir / "film", scene.clock);

  REQUIRE(opened);
  CHECK(opened->info() == info);
}

TEST_CASE("A film is not made over a folder that holds something", "[core]") {
  Scene scene;
  scene.dir.write("film/letter.txt", "dear");

  Result<Film> made = Film::create(scene.dir / "film", {}, scene.clock);

  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::bad_input);
  CHECK_FALSE(fs::exists(scene.dir / "film/film.toml"));
}

TEST_CASE("A film that could not be made leaves nothing in the way of the next try", "[core]") {
  Scene scene;
  // So long that "takes" fits into a path and "exports" does not: no disk is needed to be full.
  fs::path folder = scene.dir.path();
  while (folder.string().size() < 3800) folder /= std::string(100, 'a');
  folder /= std::string(4095 - 7 - 1 - folder.string().size(), 'b');
  for (int n = 0; n < 2; ++n) {
    const Result<Film> film = Film::create(folder, {.name = "x"}, scene.clock);
    REQUIRE_FALSE(film);
    CHECK_THAT(film.error().message.en, test::contains("too long"));
    CHECK_FALSE(fs::exists(folder));
  }
  CHECK(Film::create({}, {.name = "x"}, scene.clock).error().code == ErrorCode::bad_input);
}

TEST_CASE("A folder without film.toml is said to be no film", "[core]") {
  Scene scene;
  scene.dir.write("other/a.txt", "");

  Result<Film> opened = Film::open(scene.dir / "other", scene.clock);

  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::not_found);
  CHECK_THAT(opened.error().message.en, test::contains("no film.toml"));
}

TEST_CASE("A film.toml as version 1 wrote it still opens", "[core]") {
  Scene scene;
  scene.dir.write("film/film.toml",
                  "version = 1\nname = \"Old\"\nlanguage = \"en\"\nexercise = \"m2e2\"\n"
                  "[format]\nwidth = 640\nheight = 360\nfps = \"25\"\n");

  Result<Film> opened = Film::open(scene.dir / "film", scene.clock);

  REQUIRE(opened);
  CHECK(opened->info().name == "Old");
  CHECK(opened->info().exercise == "m2e2");
  CHECK(opened->info().provider == "practice");
  CHECK(opened->info().fps == Rational{25, 1});
}

TEST_CASE("A film.toml that cannot be right is refused with its line or its field", "[core]") {
  Scene scene;
  const auto [text, part] = GENERATE(table<std::string, std::string>({
      {"version = 2\n", "newer Shotlab"},
      {"name = \"x\"\n", "does not say its version"},
      {"version = 1\nname = \n", "line 2"},
      {"version = 1\n[format]\nwidth = 641\n", "width and height"},
      {"version = 1\n[format]\nfps = \"0\"\n", "fps"},
      {"version = 1\nname = \"\xff\"\n", "UTF-8"},
  }));
  scene.dir.write("film/film.toml", text);

  Result<Film> opened = Film::open(scene.dir / "film", scene.clock);

  REQUIRE_FALSE(opened);
  CHECK_THAT(opened.error().message.en, test::contains(part));
  CHECK_THAT(opened.error().message.en, test::contains("film.toml"));
}

TEST_CASE("A key of a hundred thousand parts is refused before the parser sees it", "[core]") {
  Scene scene;
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  const bool header = GENERATE(true, false);
  scene.dir.write("film/film.toml",
                  "version = 1\n" + (header ? "[" + key + "]\n" : key + " = 1\n"));

  Result<Film> opened = Film::open(scene.dir / "film", scene.clock);

  REQUIRE_FALSE(opened);
  CHECK_THAT(opened.error().message.en, test::contains("more than 32 parts"));
}

TEST_CASE("A stored take is the bytes as received, read-only, with its hash", "[core]") {
  Scene scene;
  Film film = scene.film();
  const std::string bytes = test::small_clip_bytes(scene.dir.path());

  const Take take = scene.store(film, "an old man in a green coat");

  CHECK(take.id == "0001-old-man-green");
  CHECK(take.number == 1);
  CHECK(take.sha256 == sha256(bytes));
  CHECK(take.bytes == static_cast<std::int64_t>(bytes.size()));
  CHECK(scene.dir.read("film/takes/" + take.id + "/take.mp4") == bytes);
  struct stat facts {};
  REQUIRE(::stat(take.clip.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0444);
  CHECK_FALSE(fs::exists(scene.dir / "new.mp4"));
}

TEST_CASE("Takes come back with everything that was said about them", "[core]") {
  Scene scene;
  Film film = scene.film();
  Take recipe;
  recipe.id = "0001-老伯";
  recipe.request = {.prompt = "中景，老伯",
                    .negative = "dog",
                    .seconds = 4.5,
                    .width = 640,
                    .height = 360,
                    .seed = 7,
                    .model = "practice",
                    .previous_id = "v1_x",
                    .references = {{"image", "hat.png", "ab12"}}};
  recipe.slots = {"中景", "老伯", "等車", "電車站", "黃昏", "定鏡"};
  recipe.rewritten_prompt = "rewritten";
  recipe.exercise = "m2e2";
  recipe.shot = "pan";
  recipe.provider = "practice";
  recipe.model = "practice";
  recipe.provider_job_id = "v1_9";
  recipe.job_id = "0123";
  recipe.parent = "0000-x";
  recipe.started_utc = "2026-11-25T05:00:00.000Z";
  recipe.finished_utc = "2026-11-25T05:00:04.000Z";
  recipe.cost_estimated_micros = 280'000;
  recipe.cost_real_micros = 290'000;
  Result<Take> stored = film.store_take(test::make_small_clip(scene.dir / "c.mp4"), recipe);
  REQUIRE(stored);
  REQUIRE(film.add_note("1", "  \"sharp\" hands\nsecond line  "));
  REQUIRE(film.judge_take("1", Judgement::maybe));
  REQUIRE(film.set_keeper("1", true));

  Result<std::vector<Take>> takes = film.takes();

  REQUIRE(takes);
  Take wanted = *stored;
  wanted.notes = {{"\"sharp\" hands\nsecond line", iso_time(scene.clock.utc())}};
  wanted.judgement = Judgement::maybe;
  wanted.keeper = true;
  CHECK(*takes == std::vector<Take>{wanted});
}

TEST_CASE("Storing one job twice gives the take that is there", "[core]") {
  Scene scene;
  Film film = scene.film();
  const Take first = scene.store(film, "a lantern");

  Result<Take> again = film.store_take(test::make_small_clip(scene.dir / "again.mp4"), first);

  REQUIRE(again);
  CHECK(again->id == first.id);
  CHECK(film.takes()->size() == 1);
}

TEST_CASE("Another take under a name that is taken gets the next number", "[core]") {
  Scene scene;
  Film film = scene.film();
  Take other = scene.store(film, "a lantern");
  other.job_id = "another job";

  Result<Take> stored = film.store_take(test::make_small_clip(scene.dir / "again.mp4"), other);

  REQUIRE(stored);
  CHECK(stored->id == "0002-lantern");
  CHECK(film.takes()->size() == 2);
}

TEST_CASE("Numbers of jobs on their way are not given again", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "a lantern");

  CHECK(*film.new_take_id("a door", {"0004-cup", "nonsense"}) == "0005-door");
}

TEST_CASE("One damaged take does not hide the others", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one");
  const Take second = scene.store(film, "two");
  scene.store(film, "three");
  const fs::path folder = scene.dir / "film/takes" / second.id;
  const auto [what, says] = GENERATE_COPY(table<int, std::string>({
      {0, "not JSON"},
      {1, "newer Shotlab"},
      {2, "take.mp4 is missing"},
      {3, "has no take.json"},
      {4, "belongs to the take"},
      {5, "is there twice"},
      {6, "leads out of the film folder"},
  }));
  const std::string recipe = "film/takes/" + second.id + "/take.json";
  if (what == 0) scene.dir.write(recipe, "{\"version\": 1, ");
  if (what == 1) scene.dir.write(recipe, "{\"version\": 99}");
  if (what == 2) fs::remove(folder / "take.mp4");
  if (what == 3) fs::remove(folder / "take.json");
  if (what == 4) scene.dir.write(recipe, "{\"version\": 1, \"id\": \"0001-one\"}");
  if (what == 5) scene.dir.write(recipe, "{\"version\": 1, \"id\": \"a\", \"id\": \"b\"}");
  if (what == 6) {
    fs::remove(folder / "take.json");
    fs::create_symlink(scene.dir.write("elsewhere.json", "{}"), folder / "take.json");
  }

  std::vector<Error> damaged;
  Result<std::vector<Take>> takes = film.takes(&damaged);

  REQUIRE(takes);
  REQUIRE(takes->size() == 2);
  CHECK((*takes)[0].number == 1);
  CHECK((*takes)[1].number == 3);
  REQUIRE(damaged.size() == 1);
  CHECK_THAT(damaged.front().message.en, test::contains(says));
  CHECK_FALSE(damaged.front().message.zh.empty());
}

TEST_CASE("A take is found by id, number and unique beginning", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "a lantern");
  scene.store(film, "a door");

  CHECK(film.find_take("0002-door")->number == 2);
  CHECK(film.find_take("2")->number == 2);
  CHECK(film.find_take("0001")->number == 1);
  CHECK(film.find_take("0001-l")->number == 1);
  CHECK(film.find_take("000").error().code == ErrorCode::bad_input);
  CHECK(film.find_take("3").error().code == ErrorCode::not_found);
  CHECK(film.find_take("").error().code == ErrorCode::not_found);
  CHECK(film.find_take("../../x").error().code != ErrorCode::internal);
}

TEST_CASE("To make a take the keeper judges it, unless it was judged already", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "A lantern");
  scene.store(film, "A door");
  REQUIRE(film.judge_take("2", Judgement::maybe));

  REQUIRE(film.set_keeper("1", true));
  CHECK(film.find_take("1")->judgement == Judgement::keep);
  REQUIRE(film.set_keeper("2", true));
  CHECK(film.find_take("2")->judgement == Judgement::maybe);
  REQUIRE(film.set_keeper("1", false));
  CHECK(film.find_take("1")->judgement == Judgement::keep);
}

TEST_CASE("A shot has one keeper: the one before is let go", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one", "pan");
  scene.store(film, "two", "pan");
  scene.store(film, "three", "tilt");
  REQUIRE(film.set_keeper("1", true));
  REQUIRE(film.set_keeper("3", true));

  REQUIRE(film.set_keeper("2", true));

  CHECK_FALSE(film.find_take("1")->keeper);
  CHECK(film.find_take("2")->keeper);
  CHECK(film.find_take("3")->keeper);
}

TEST_CASE("A note without words is refused", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one");

  CHECK(film.add_note("1", " \n").error().code == ErrorCode::bad_input);
}

TEST_CASE("A note keeps the frame and the region that it is about", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one");
  const NotePlace frame{3, {}}, region{3, FrameBox{0.123456, 0.2, 0.3, 0.4}};

  REQUIRE(film.add_note("1", "the hand melts", region));
  REQUIRE(film.add_note("1", "the hand melts", frame));
  REQUIRE(film.add_note("1", "the hand melts"));

  const std::vector<Note> notes = film.takes()->front().notes;
  REQUIRE(notes.size() == 3);
  CHECK(notes[0].place == NotePlace{3, FrameBox{0.1235, 0.2, 0.3, 0.4}});
  CHECK(notes[1].place == frame);
  CHECK_FALSE(notes[2].place.has_value());
  // Each is taken back by its own place.
  REQUIRE(film.remove_note("1", "the hand melts", region));
  REQUIRE(film.remove_note("1", "the hand melts"));
  REQUIRE(film.takes()->front().notes.size() == 1);
  CHECK(film.takes()->front().notes[0].place == frame);
}

TEST_CASE("A label is put on a take once, and taken off", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one");
  REQUIRE(film.set_label("1", " night ", true));
  REQUIRE(film.set_label("1", "hand ok", true));
  REQUIRE(film.set_label("1", "night", true));
  CHECK(film.takes()->front().labels == std::vector<std::string>{"hand ok", "night"});
  REQUIRE(film.set_label("1", "hand ok", false));
  REQUIRE(film.set_label("1", "never there", false));
  CHECK(film.takes()->front().labels == std::vector<std::string>{"night"});
  for (const std::string& bad : {std::string(" "), std::string(41, 'x'), std::string("a\nb")})
    CHECK(film.set_label("1", bad, true).error().code == ErrorCode::bad_input);
}

TEST_CASE("A note about what is not in the take is refused, and nothing is written", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.store(film, "one");

  CHECK(film.add_note("1", "x", NotePlace{9999, {}}).error().code == ErrorCode::bad_input);
  CHECK(film.add_note("1", "x", NotePlace{-1, {}}).error().code == ErrorCode::bad_input);
  CHECK(film.add_note("1", "x", NotePlace{0, FrameBox{0.9, 0.1, 0.3, 0.2}}).error().code ==
        ErrorCode::bad_input);
  CHECK(film.takes()->front().notes.empty());
}

TEST_CASE("What a killed program left in the making is no take, and goes after a day", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.dir.write("film/takes/.0001-x.abc.part/take.mp4", "half");
  scene.dir.write("film/takes/.job-1.part", "half");
  CHECK(film.takes()->empty());
  CHECK(*film.new_take_id("x") == "0001-x");
  struct stat facts {};
  REQUIRE(::stat((scene.dir / "film/takes/.job-1.part").c_str(), &facts) == 0);
  scene.clock.started = std::chrono::seconds(facts.st_mtim.tv_sec);

  scene.clock.now = std::chrono::hours(23);
  REQUIRE(Film::open(film.folder(), scene.clock));
  CHECK(fs::exists(scene.dir / "film/takes/.job-1.part"));

  scene.clock.now = std::chrono::hours(25);
  REQUIRE(Film::open(film.folder(), scene.clock));
  CHECK_FALSE(fs::exists(scene.dir / "film/takes/.job-1.part"));
  CHECK_FALSE(fs::exists(scene.dir / "film/takes/.0001-x.abc.part"));
}

TEST_CASE("An answer keeps the hour of its last change, and the same words again change nothing",
          "[film]") {
  Scene scene;
  Film film = scene.film();
  REQUIRE(film.set_answer("guess", "the coat stays"));
  const std::string first = film.answer_times()->at("guess");
  scene.clock.now += std::chrono::minutes(5);
  REQUIRE(film.set_answer("guess", "the coat stays"));
  CHECK(film.answer_times()->at("guess") == first);
  REQUIRE(film.set_answer("other", "x"));
  CHECK(film.answer_times()->at("guess") == first);
  CHECK(film.answer_times()->at("other") > first);
  REQUIRE(film.set_answer("guess", "the hat stays"));
  CHECK(film.answer_times()->at("guess") > first);

  // A file of an older program knows no hours.
  scene.dir.write("film/papers/answers.toml", "version = 1\n\n[answers]\nguess = \"x\"\n");
  CHECK(film.answer_times()->empty());
  CHECK(film.answers()->at("guess") == "x");
}

TEST_CASE("Answers and choices of a quiz are kept apart, and any text survives", "[core]") {
  Scene scene;
  Film film = scene.film();
  const std::string text = "He looks \\ \"twice\".\n第二行\t\x01";

  REQUIRE(film.set_answer("why", text));
  REQUIRE(film.set_answer("quiz.clip 1", "pan"));
  REQUIRE(film.set_answer("why", text + "!"));

  CHECK(*film.answers() ==
        std::map<std::string, std::string>{{"quiz.clip 1", "pan"}, {"why", text + "!"}});
  CHECK_THAT(scene.dir.read("film/papers/answers.toml"), test::contains("version = 1\n"));
}

TEST_CASE("A damaged paper is named and never written over", "[core]") {
  Scene scene;
  Film film = scene.film();
  scene.dir.write("film/papers/answers.toml", "version = 1\n[answers\n");

  Status set = film.set_answer("why", "because");

  REQUIRE_FALSE(set);
  CHECK_THAT(set.error().message.en, test::contains("answers.toml"));
  CHECK(scene.dir.read("film/papers/answers.toml") == "version = 1\n[answers\n");
}
