// SPDX-License-Identifier: Apache-2.0
//
// What goes with the request of a worked take, as a pack writes it.

#include "tests/exercises/engine/pack_fixture.h"
#include "tests/support/catch.h"

using namespace shotlab;
using test::contains;
using test::SmallPack;

namespace {

// A second take behind that of the model answer, with `lines` in it.
std::string second_take(const std::string& lines) {
  return "[[takes]]\nslots = { size = \"CU\", subject = \"a dog\" }\nseconds = 4\nseed = 2\n" +
         lines + "\n\n[answers]";
}

Result<Pack> pack_with(const std::string& lines) {
  SmallPack pack;
  pack.change(test::kModel, "[answers]", second_take(lines));
  return load_pack(pack.folder.path());
}

std::string refused(const std::string& lines) {
  const Result<Pack> pack = pack_with(lines);
  return pack ? "it was not refused" : pack.error().message.en;
}

}  // namespace

TEST_CASE("a worked take carries frames, clips, elements, masks and paths", "[engine]") {
  const Result<Pack> pack = pack_with(
      "with = [{ role = \"image\", take = 1, frame = 48 }, { role = \"video\", take = 1 },\n"
      "  { role = \"element\", paint = \"a lantern\", seed = 3 },\n"
      "  { role = \"mask\", ellipse = [0.4, 0.5, 0.2, 0.3] }]\n"
      "path = [{ seconds = 0, at = [0, 1.5, -6], look = [0, 1, 0] },\n"
      "  { seconds = 4.0, at = [0, 1.5, -3], look = [0, 1, 0], fov = 40 }]");
  REQUIRE(pack);
  const WorkedTake& take = pack->exercises[0].worked[0].takes[1];
  REQUIRE(take.files.size() == 4);
  CHECK(take.files[0].take == 1);
  CHECK(take.files[0].frame == 48);
  CHECK(take.files[2].paint == "a lantern");
  CHECK(take.files[2].seed == 3);
  REQUIRE(take.files[3].box);
  CHECK(take.files[3].box->w == 0.2);
  CHECK(take.files[3].ellipse);
  REQUIRE(take.camera_path.size() == 2);
  CHECK(take.camera_path[1].z == -3);
  CHECK(take.camera_path[1].fov == 40);
}

TEST_CASE("what a worked take cannot carry is named, with the line", "[engine]") {
  CHECK_THAT(refused("with = [{ role = \"imgae\", take = 1 }]"),
             contains("did you mean \"image\"") && contains("model.toml, line 15"));
  CHECK_THAT(refused("with = [{ role = \"image\", take = 2 }]"), contains("\"take\""));
  CHECK_THAT(refused("with = [{ role = \"image\" }]"), contains("one of the two"));
  CHECK_THAT(refused("with = [{ role = \"image\", take = 1, paint = \"x\" }]"),
             contains("one of the two"));
  CHECK_THAT(refused("with = [{ role = \"mask\", take = 1 }]"), contains("a mask has"));
  CHECK_THAT(refused("with = [{ role = \"mask\", box = [0.9, 0, 0.5, 1] }]"),
             contains("inside the picture"));
  CHECK_THAT(refused("with = [{ role = \"element\", take = 1 }]"), contains("an element is"));
  CHECK_THAT(refused("with = [{ role = \"image\", take = 1, frmae = 2 }]"), contains("frmae"));
  SmallPack first;
  first.change(test::kModel, "seed = 1", "seed = 1\nwith = [{ role = \"image\", take = 1 }]");
  const Result<Pack> none = load_pack(first.folder.path());
  REQUIRE_FALSE(none);
  CHECK_THAT(none.error().message.en, contains("no take stands before"));
}

TEST_CASE("a path of a worked take is whole, or its key is named", "[engine]") {
  const std::string good = "{ seconds = 0, at = [0, 1, -6], look = [0, 1, 0] }";
  CHECK_THAT(refused("path = [" + good + "]"), contains("two keys or more"));
  CHECK_THAT(refused("path = [" + good + ", " + good + "]"), contains("seconds"));
  CHECK_THAT(refused("path = [" + good + ", { seconds = 1, at = [0, 1], look = [0, 1, 0] }]"),
             contains("three metres"));
}

TEST_CASE("a criterion may be for some shots, each of which must be there", "[engine]") {
  const std::string shots =
      "shots = [{ id = \"a\", title = { en = \"A\", zh-Hant-HK = \"甲\" } },\n"
      "  { id = \"b\", title = { en = \"B\", zh-Hant-HK = \"乙\" } }]\n";
  const auto with = [&](const std::string& line) {
    SmallPack pack;
    pack.change(test::kExercise, "steps = ", shots + "steps = ");
    pack.change(test::kExercise, "check = \"V.length\"\n", "check = \"V.length\"\n" + line + "\n");
    for (const char* answer : {"model", "model-zh", "wrong"}) {
      pack.change("m1e1-first/worked/" + std::string(answer) + ".toml", "seconds = 4",
                  "shot = \"a\"\nseconds = 4");
    }
    pack.change("m1e1-first/worked/wrong.toml", "[\"length\"]", "[\"length.a\"]");
    return load_pack(pack.folder.path());
  };
  const Result<Pack> both = with("shots = [\"a\", \"b\"]");
  REQUIRE(both);
  const Criterion& criterion = both->exercises[0].criteria[0];
  CHECK(criterion.is_for("b"));
  CHECK_FALSE(criterion.is_for("c"));
  const Result<Pack> wrong = with("shots = [\"a\", \"c\"]");
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message.en, contains("no shot \"c\""));
}
