// SPDX-License-Identifier: Apache-2.0

#include "exercises/engine/pack.h"

#include <filesystem>

#include "exercises/engine/model_answer.h"
#include "tests/exercises/engine/pack_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;
using test::kExercise;
using test::kModel;
using test::SmallPack;

namespace {

Error refusal(const SmallPack& pack) {
  const Result<Pack> loaded = load_pack(pack.folder.path());
  return loaded ? Error{ErrorCode::internal, {"(it loads)", ""}, {}} : loaded.error();
}

// The refusal after one change of the exercise.
std::string refused(const std::string& what, const std::string& with,
                    const std::string& file = kExercise) {
  SmallPack pack;
  pack.change(file, what, with);
  return refusal(pack).message.en;
}

}  // namespace

TEST_CASE("a sound pack loads with everything in it", "[engine]") {
  SmallPack small;

  const Result<Pack> pack = load_pack(small.folder.path());

  REQUIRE(pack);
  CHECK(pack->id == "small");
  CHECK(pack->title.zh == "小");
  REQUIRE(pack->exercises.size() == 1);
  const Exercise& exercise = pack->exercises[0];
  CHECK(exercise.minutes == 5);
  CHECK(exercise.hints.size() == 3);
  CHECK(exercise.slot_hints.at("size").zh == "景");
  REQUIRE(exercise.criteria.size() == 2);
  CHECK(std::get<double>(exercise.criteria[0].practice.at("most")) == 6);
  CHECK(exercise.criteria[0].required);
  REQUIRE(exercise.worked.size() == 3);
  CHECK(exercise.worked[0].id == "model");
  CHECK(exercise.worked[0].takes[0].slots.subject == "a dog");
  CHECK(exercise.worked[2].fails_on == std::vector<std::string>{"length"});
}

TEST_CASE("an exercise is found by id, slug or both", "[engine]") {
  SmallPack small;
  const Result<Pack> pack = load_pack(small.folder.path());
  REQUIRE(pack);

  for (const char* name : {"m1e1", "first", "m1e1 first", "m1e1-first"}) {
    CAPTURE(name);
    CHECK(pack->find(name) == &pack->exercises[0]);
  }
  CHECK(pack->find("m9e9") == nullptr);
  CHECK(pack->find("") == nullptr);
}

TEST_CASE("a mistyped key is refused with file, line and what was meant", "[engine]") {
  const std::string said = refused("minutes = 5", "minuts = 5\nminutes = 5");

  CHECK_THAT(said, contains("m1e1-first/exercise.toml, line 5"));
  CHECK_THAT(said, contains("\"minuts\"") && contains("did you mean \"minutes\"?"));
  SmallPack pack;
  pack.change(kExercise, "minutes = 5", "minuts = 5\nminutes = 5");
  CHECK_THAT(refusal(pack).message.zh, contains("第 5 行") && contains("你是指「minutes」嗎"));
}

TEST_CASE("mistyped checks, parameters, values and links find their neighbours", "[engine]") {
  CHECK_THAT(refused("\"V.length\"", "\"V.lenght\""), contains("did you mean \"V.length\"?"));
  CHECK_THAT(refused("practice = { least = 4", "practice = { leest = 4"),
             contains("did you mean \"least\"?"));
  CHECK_THAT(refused("question = \"why\"", "question = \"wy\""), contains("did you mean \"why\"?"));
  CHECK_THAT(refused("size = { en = \"s\"", "sise = { en = \"s\""),
             contains("did you mean \"size\"?"));
  CHECK_THAT(refused("[[questions]]\nid = \"why\"", "[[questions]]\nid = \"how\""),
             contains("no question \"why\""));
}

TEST_CASE("the plan of a set is read, and a box that is none is refused with its line",
          "[engine]") {
  SmallPack pack;
  const std::string table =
      "[[set]]\nname = { en = \"wall\", zh-Hant-HK = \"牆\" }\nfrom = [-1, 0, 3]\nto = [1, 2.5, "
      "3.2]\n";
  pack.change(kExercise, "[slot_hints]", table + "[slot_hints]");
  const Result<Pack> read = load_pack(pack.folder.path());
  REQUIRE(read);
  REQUIRE(read->exercises[0].set.size() == 1);
  CHECK(read->exercises[0].set[0].name.zh == "牆");
  CHECK(read->exercises[0].set[0].high[1] == 2.5);

  const auto spoilt = [&](const std::string& from, const std::string& to) {
    std::string other = table;
    other.replace(other.find(from), from.size(), to);
    return refused("[slot_hints]", other + "[slot_hints]");
  };
  CHECK_THAT(spoilt("[1, 2.5, 3.2]", "[1, 2.5]"), contains("three metres each"));
  CHECK_THAT(spoilt("[-1, 0, 3]", "[2, 0, 3]"), contains("the lesser first"));
  CHECK_THAT(spoilt("to = ", "tu = "), contains("\"to\" is missing"));
}

TEST_CASE("wrong kinds, missing keys and double names are refused with their line", "[engine]") {
  CHECK_THAT(refused("minutes = 5", "minutes = \"five\""),
             contains("line 5") && contains("a whole number"));
  CHECK_THAT(refused("minutes = 5", "minutes = -5"), contains("1 to 10000"));
  CHECK_THAT(refused("minutes = 5\n", ""), contains("\"minutes\" is missing"));
  CHECK_THAT(refused("least = 4, most = 6 }\nlive", "least = \"four\", most = 6 }\nlive"),
             contains("should be a number"));
  CHECK_THAT(refused("minutes = 5", "minutes = 5\nminutes = 6"), contains("line 6"));
  CHECK_THAT(refused("id = \"why\"\ncheck", "id = \"length\"\ncheck"), contains("twice"));
  CHECK_THAT(refused("hints = [", "hints = ["), contains("(it loads)"));
  CHECK_THAT(refused("module = \"m1\"", "module = \"m7\""), contains("no module \"m7\""));
}

TEST_CASE("a criterion is required, advice, or required of practice takes", "[engine]") {
  const auto first = [](const std::string& line) {
    SmallPack pack;
    pack.change(kExercise, "check = \"V.length\"", "check = \"V.length\"\n" + line);
    const Result<Pack> loaded = load_pack(pack.folder.path());
    return loaded ? loaded->exercises[0].criteria[0] : Criterion{};
  };
  CHECK(first("").required);
  CHECK_FALSE(first("required = false").required);
  CHECK(first("required = \"practice\"").practice_only);
  CHECK(first("required = \"practice\"").required);
  CHECK_THAT(refused("check = \"V.length\"", "check = \"V.length\"\nrequired = \"live\""),
             contains("true, false or \"practice\""));
}

TEST_CASE("a missing translation is refused with its line and its language", "[engine]") {
  CHECK_THAT(
      refused("title = { en = \"First\", zh-Hant-HK = \"第一\" }", "title = { en = \"First\" }"),
      contains("line 7") && contains("Traditional Chinese"));
  CHECK_THAT(refused("{ en = \"Two\", zh-Hant-HK = \"二\" }", "{ zh-Hant-HK = \"二\" }"),
             contains("\"hints 2\"") && contains("English"));
  CHECK_THAT(refused("title = { en = \"Why\", zh-Hant-HK = \"原因\" }", "title = \"Why\""),
             contains("both languages"));
  CHECK_THAT(refused("zh-Hant-HK = \"清楚\"", "zh-Hant-HK = \" \""),
             contains("Traditional Chinese"));
}

TEST_CASE("a threshold for one profile only is refused", "[engine]") {
  CHECK_THAT(refused("live = { least = 4, most = 6 }\n", "live = { least = 4 }\n"),
             contains("\"most\"") && contains("live"));
  CHECK_THAT(refused("practice = { least = 4, most = 6 }\n", ""), contains("practice"));
}

TEST_CASE("worked answers are held to their exercise", "[engine]") {
  CHECK_THAT(refused("seed = 1", "sead = 1", kModel), contains("model.toml"));
  CHECK_THAT(refused("why = \"", "how = \"", kModel), contains("no question \"how\""));
  CHECK_THAT(refused("language = \"en\"", "language = \"fr\"", kModel),
             contains("en or zh-Hant-HK"));
  CHECK_THAT(refused("seconds = 4", "seconds = 4\nshot = \"pan\"", kModel),
             contains("no shot \"pan\""));
  CHECK_THAT(refused("seconds = 4", "seconds = 4\njudgement = \"superb\"", kModel),
             contains("keep, maybe or no"));
  CHECK_THAT(refused("[\"length\"]", "[\"lenght\"]", "m1e1-first/worked/wrong.toml"),
             contains("gives no verdict \"lenght\""));
  CHECK_THAT(refused("[answers]", "[[cut]]\ntake = 2\nin = 0\nout = 9\n[answers]", kModel),
             contains("not there"));
}

TEST_CASE("a worked take tells what to keep out and what it grew from", "[engine]") {
  test::SmallPack pack;
  const std::string second =
      "[[takes]]\nslots = { size = \"CU\", subject = \"a dog\" }\nseconds = 4\nseed = 2\n"
      "negative = \"chair\"\nfrom = 1\n\n[answers]";
  pack.change(test::kModel, "[answers]", second);
  const Result<Pack> read = load_pack(pack.folder.path());
  REQUIRE(read);
  const WorkedAnswer& model = read->exercises[0].worked[0];
  REQUIRE(model.takes.size() == 2);
  CHECK(model.takes[0].from == 0);
  CHECK(model.takes[1].from == 1);
  CHECK(model.takes[1].negative == "chair");

  CHECK_THAT(refused("seed = 1", "seed = 1\nfrom = 1", test::kModel), contains("\"from\""));
}

TEST_CASE("a newer or unversioned file is refused by name", "[engine]") {
  CHECK_THAT(refused("version = 1", "version = 2"), contains("version 2"));
  CHECK_THAT(refused("version = 1\n", ""), contains("\"version\" is missing"));
  CHECK_THAT(refused("version = 1", "version = 3", "pack.toml"), contains("pack.toml, line 1"));
}

TEST_CASE("hostile packs are refused: endless keys, huge files, odd names, links", "[engine]") {
  SmallPack endless;
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  endless.put(kExercise, key + " = 1\n");
  CHECK_THAT(refusal(endless).message.en, contains("more than 32 parts"));

  SmallPack huge;
  huge.put("pack.toml", std::string(20 << 20, '#'));
  CHECK_THAT(refusal(huge).message.en, contains("256 KiB"));

  for (const char* name : {"../../etc", "a/b", "UPPER", "", ".", "nul\\u0000"}) {
    SmallPack odd;
    odd.change("pack.toml", "m1e1-first", name);
    CAPTURE(name);
    CHECK_FALSE(load_pack(odd.folder.path()));
  }

  SmallPack linked;
  std::filesystem::remove(linked.folder / kExercise);
  std::filesystem::create_symlink("/etc/hostname", linked.folder / kExercise);
  CHECK_THAT(refusal(linked).message.en, contains("may not hold links"));
}

TEST_CASE("a folder without a pack is not found, a missing exercise is named", "[engine]") {
  const Result<Pack> nowhere = load_pack("/nowhere/at/all");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == ErrorCode::not_found);
  CHECK_FALSE(nowhere.error().hint.en.empty());

  SmallPack pack;
  std::filesystem::remove(pack.folder / kExercise);
  CHECK_THAT(refusal(pack).message.en, contains("exercise.toml"));
}

TEST_CASE("a model answer is told in its own language, with takes by their number", "[engine]") {
  Exercise exercise;
  exercise.questions = {{"why", {"Why?", "為甚麼？"}}};
  WorkedAnswer wrong, english, chinese;
  wrong.fails_on = {"length"};
  english.language = "en";
  english.takes.resize(2);
  english.takes[1].slots.subject = "an old man";
  english.takes[1].keeper = true;
  english.answers["why"] = "{keeper} waits longer than {take.1}.";
  chinese = english;
  chinese.language = "zh-Hant-HK";
  exercise.worked = {wrong, english, chinese};

  const WorkedAnswer* model = model_answer(exercise, Language::english);
  REQUIRE(model == &exercise.worked[1]);
  const std::vector<ModelLine> lines = model_lines(exercise, *model);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].head.en == "Take 2 · kept");
  CHECK(lines[1].words == "an old man");
  CHECK(lines[2].words == "take 2 waits longer than take 1.");
  CHECK(model_answer(exercise, Language::chinese) == &exercise.worked[2]);
  exercise.worked = {wrong};
  CHECK(model_answer(exercise, Language::english) == nullptr);
}
