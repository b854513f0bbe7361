// SPDX-License-Identifier: Apache-2.0

#include <filesystem>

#include "exercises/engine/check.h"
#include "exercises/engine/pack.h"
#include "tests/exercises/engine/pack_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;
using test::kExercise;
using test::kModel;
using test::SmallPack;

namespace {

const std::filesystem::path kShipped = std::filesystem::path(SHOTLAB_PACKS_DIR) / "foundations";

std::string complaints(const std::filesystem::path& folder) {
  std::string all;
  for (const Error& error : lint_pack(folder)) all += error.message.en + "\n";
  return all;
}

std::string complaints_after(const std::string& what, const std::string& with,
                             const std::string& file = kExercise) {
  SmallPack pack;
  pack.change(file, what, with);
  return complaints(pack.folder.path());
}

// A copy of the shipped pack with one change.
std::string shipped_after(const std::string& file, const std::string& what,
                          const std::string& with) {
  test::TempDir copy;
  std::filesystem::copy(kShipped, copy / "pack", std::filesystem::copy_options::recursive);
  const std::string name = "pack/" + file;
  copy.write(name, test::replaced(copy.read(name), what, with));
  return complaints(copy / "pack");
}

}  // namespace

TEST_CASE("the shipped pack is clean", "[engine]") { CHECK(complaints(kShipped).empty()); }

TEST_CASE("the shipped pack has both exercises whole, in both languages", "[engine]") {
  const Result<Pack> pack = load_pack(kShipped);
  REQUIRE(pack);

  for (const char* id : {"m1e1", "m2e2"}) {
    CAPTURE(id);
    const Exercise* exercise = pack->find(id);
    REQUIRE(exercise);
    CHECK(exercise->hints.size() == 3);
    CHECK(exercise->rubric.size() == 3);
    CHECK(exercise->mistakes.size() == 3);
    CHECK(exercise->slot_hints.size() >= 5);
    for (const Criterion& criterion : exercise->criteria) {
      CAPTURE(criterion.id);
      CHECK(find_check(criterion.check));
    }
    std::size_t models = 0;
    for (const WorkedAnswer& answer : exercise->worked) models += answer.fails_on.empty() ? 1 : 0;
    CHECK(models == 2);
    CHECK(exercise->worked.size() - models >= exercise->mistakes.size());
  }
  CHECK(pack->find("m2e2")->quiz.size() == 5);
  CHECK(pack->find("m2e2")->shots.size() == 5);
}

TEST_CASE("taking one translation, hint or threshold away is noticed, with the line", "[engine]") {
  const std::string file = "m1e1-first-shot/exercise.toml";

  CHECK_THAT(shipped_after(file, ", zh-Hant-HK = \"第一個鏡頭\"", ""),
             contains(file + ", line ") && contains("\"title\" has no Traditional Chinese"));
  CHECK_THAT(shipped_after(file,
                           "[[hints]]\nen = \"Look at the slot that is still grey.\"\nzh-Hant-HK = "
                           "\"看看哪一欄仍是灰色。\"\n",
                           ""),
             contains(file + ", line ") && contains("three hints; here are 2"));
  CHECK_THAT(shipped_after(file, "live = { least = 4, most = 6 }", "live = { least = 4 }"),
             contains(file + ", line ") && contains("\"most\" has no threshold"));
}

TEST_CASE("the small pack of these tests is clean", "[engine]") {
  SmallPack pack;
  CHECK(complaints(pack.folder.path()).empty());
}

TEST_CASE("lint names what a readable pack lacks to teach", "[engine]") {
  CHECK_THAT(complaints_after("  { en = \"Two\", zh-Hant-HK = \"二\" },\n", ""),
             contains("three hints; here are 2"));
  CHECK_THAT(complaints_after("en = \"Three\"", "en = \"Try: MS, a dog, waits, street, dusk\""),
             contains("holds the whole prompt"));
  CHECK_THAT(complaints_after("\"model-zh\", ", ""), contains("no model answer in zh-Hant-HK"));
  CHECK_THAT(complaints_after(", \"wrong\"", ""), contains("only 0 wrong answers"));
  CHECK_THAT(complaints_after("[\"model\", \"model-zh\", \"wrong\"]",
                              "[\"wrong\", \"model\", \"model-zh\"]"),
             contains("first worked answer"));
  CHECK_THAT(complaints_after("size = { en = \"s\", zh-Hant-HK = \"景\" }\n", ""),
             contains("no grey words"));
  CHECK_THAT(complaints_after("[[rubric]]\ntext = { en = \"Clear\", zh-Hant-HK = \"清楚\" }\n", ""),
             contains("no rubric"));
  CHECK_THAT(complaints_after("keeper = true", "keeper = false", kModel),
             contains("keeps 0 takes"));
  CHECK_THAT(
      complaints_after("[answers]\nwhy = \"Because {keeper} is clear and short.\"\n", "", kModel),
      contains("leaves out the question"));
  CHECK_THAT(complaints_after("check = \"W.answer\"\ntitle = { en = \"Why\", zh-Hant-HK = "
                              "\"原因\" }\nparameters = { question = \"why\" }",
                              "check = \"T.keeper\"\ntitle = { en = \"Why\", zh-Hant-HK = "
                              "\"原因\" }"),
             contains("no criterion reads the question"));
}

TEST_CASE("lint tells everything at once, not only the first thing", "[engine]") {
  SmallPack pack;
  pack.change(kExercise, "minutes = 5", "minuts = 5");
  pack.change(kModel, "seed = 1", "sead = 1");

  const std::vector<Error> all = lint_pack(pack.folder.path());

  CHECK(all.size() >= 4);
}

TEST_CASE("every known check can be written in a pack", "[engine]") {
  CHECK(known_checks().size() >= 20);
  for (const std::string& id : known_checks()) {
    const CheckInfo* check = find_check(id);
    REQUIRE(check);
    CHECK(check->judge != nullptr);
  }
}
